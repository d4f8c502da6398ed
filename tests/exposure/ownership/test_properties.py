"""What must hold of every network, tried on many by hypothesis."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from graphkit.exposure.ownership.cascade import (
    RANK,
    Blocked,
    blocked_by,
    cascade,
    network,
)
from graphkit.exposure.ownership.facts import Fact, Facts, Listing, at_least
from graphkit.exposure.ownership.rules import Rule, rules
from graphkit.exposure.ownership.stake import Amount, stakes
from graphkit.model.share import Share
from tests.exposure.ownership.worlds import STANDING, judge, listed, same, tie

NAMES = st.sampled_from([f"p{n}" for n in range(6)])
RULES = st.sampled_from(rules())
TENTHS = st.integers(1, 1000)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    low, high = sorted((draw(TENTHS) / 10, draw(TENTHS) / 10))
    opened = low < high
    return Share(low, high, opened and draw(st.booleans()), opened and draw(st.booleans()))


@st.composite
def holdings(draw: st.DrawFn) -> Fact:
    owner, owned = draw(NAMES), draw(NAMES)
    number = draw(st.integers(0, 10**6))
    return Fact(f"own{number}", "OWNS", draw(st.sampled_from(["", "tranche A"])), owner, owned,
                draw(shares()), STANDING, draw(st.integers(1, 5)), draw(st.booleans()))  # fmt: skip


@st.composite
def ties(draw: st.DrawFn) -> list[Fact]:
    above, below = draw(NAMES), draw(NAMES)
    sure, standard = draw(st.booleans()), draw(st.integers(1, 5))
    kind = draw(st.sampled_from(["CONTROLS", "ACTS_FOR", "same"]))
    if kind == "same":
        return same(above, below, certain=sure, standard=standard)
    return [tie(kind, above, below, certain=sure, standard=standard)]


@st.composite
def stated(draw: st.DrawFn) -> Facts:
    links = draw(st.lists(holdings(), max_size=10))
    links += [one for several in draw(st.lists(ties(), max_size=3)) for one in several]
    names = draw(st.lists(NAMES, max_size=3))
    listings = [
        Listing(f"listing{n}", name, draw(st.sampled_from(["US", "EU", "UK", "UN"])),
                draw(st.integers(1, 5)), draw(st.booleans()))
        for n, name in enumerate(names)
    ]  # fmt: skip
    return Facts(tuple(links), tuple(listings), frozenset(draw(st.lists(NAMES, max_size=1))))


def judged(facts: Facts, rule: Rule) -> dict[str, Blocked]:
    return blocked_by(cascade(network(facts, rule)))


def rank(found: dict[str, Blocked], name: str) -> int:
    return RANK[found.get(name, Blocked.NOT)]


@given(stated(), RULES)
def test_what_is_certain_is_possible_in_every_fixpoint(facts: Facts, rule: Rule) -> None:
    for one in cascade(network(facts, rule)):
        assert one.certain <= one.possible


@given(stated(), RULES, st.integers(0, 9), st.floats(0, 100))
def test_a_larger_share_never_frees_anybody(
    facts: Facts, rule: Rule, which: int, more: float
) -> None:
    assume(any(one.kind == "OWNS" for one in facts.links))
    owned = [n for n, one in enumerate(facts.links) if one.kind == "OWNS"]
    place = owned[which % len(owned)]
    links = list(facts.links)
    old = links[place].share
    low, high = min(100.0, old.minimum + more), min(100.0, old.maximum + more)
    links[place] = replace(links[place], share=Share(low, high, False, False))
    before = judged(facts, rule)
    after = judged(replace(facts, links=tuple(links)), rule)
    assert all(rank(after, name) >= RANK[answer] for name, answer in before.items())


@given(stated(), RULES, NAMES)
def test_another_listing_never_frees_anybody(facts: Facts, rule: Rule, name: str) -> None:
    another = Listing("another", name, rule.authorities[0], 5, True)
    before = judged(facts, rule)
    after = judged(replace(facts, listings=(*facts.listings, another)), rule)
    assert all(rank(after, one) >= RANK[answer] for one, answer in before.items())
    assert after[name] is Blocked.CERTAINLY


@given(stated(), RULES)
def test_better_proof_never_blocks_more(facts: Facts, rule: Rule) -> None:
    before = None
    for standard in range(6):
        net = network(at_least(facts, standard), rule, facts.links)
        found = blocked_by(cascade(net))
        if before is not None:
            assert all(rank(before, name) >= RANK[answer] for name, answer in found.items())
        before = found


@given(stated(), RULES)
def test_the_order_in_which_facts_are_read_changes_nothing(facts: Facts, rule: Rule) -> None:
    turned = Facts(facts.links[::-1], facts.listings[::-1], facts.things)
    assert judged(turned, rule) == judged(facts, rule)


@given(stated())
def test_nobody_is_blocked_where_nobody_is_listed(facts: Facts) -> None:
    for rule in rules():
        assert judged(replace(facts, listings=()), rule) == {}


@given(stated(), st.sampled_from([one for one in rules() if one.entity]))
def test_adding_shares_together_blocks_no_fewer(facts: Facts, rule: Rule) -> None:
    alone = judged(facts, rule.model_copy(update={"added": False}))
    together = judged(facts, rule.model_copy(update={"added": True}))
    assert all(rank(together, name) >= RANK[answer] for name, answer in alone.items())


@given(st.lists(holdings(), max_size=12))
def test_a_stake_is_an_interval_and_each_owner_has_one(links: list[Fact]) -> None:
    found = stakes(links)
    assert len({(one.owner, one.owned) for one in found}) == len(found)
    for one in found:
        assert Amount() <= one.low
        assert one.low.percent <= one.high.percent
    assert sorted(link for one in found for link in one.links) == sorted(one.link for one in links)


@given(st.lists(NAMES, min_size=2, max_size=6, unique=True))
def test_a_ring_of_whole_owners_blocks_nobody_unless_one_is_listed(ring: list[str]) -> None:
    links = [
        Fact(f"{a}{b}", "OWNS", "", a, b, Share(100, 100), STANDING, 5, True)
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
    ]
    assert judge(links, []) == {}
    assert judge(links, listed(ring[-1])) == dict.fromkeys(ring, Blocked.CERTAINLY)
