"""What holds for any evidence at all, against an oracle written from the rules in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graphkit.model.proof import Assessment, Status
from graphkit.model.records import Document, Evidence
from graphkit.model.statements import Direction
from tests.model.papers import NEVER, assessed, denies, document, says

FIRST = date(2018, 1, 1)
BY_PUBLISHER = {
    "press": 2,
    "research": 2,
    "imagery": 2,
    "ship tracking": 2,
    "primary record": 3,
    "note": 1,
    "denial": 1,
}
BY_AUTHORITY = {
    "judgment": 5,
    "default judgment": 3,
    "sanctions list": 3,
    "official act": 4,
    "official finding": 3,
    "accusation": 2,
    "proposal": 2,
    "public register": 4,
    "admission": 4,
}
KINDS = sorted(BY_PUBLISHER | BY_AUTHORITY)
REPORTS = ["press", "imagery", "research", "ship tracking"]


def oracle(evidence: Sequence[Evidence], papers: dict[str, Document]) -> int:
    """Return the standard that supporting evidence reaches together."""
    supports = [one for one in evidence if one.direction == "supports"]
    alone = [worth(one, papers[one.document]) for one in supports]
    best = max(alone, default=0)
    for (one, a), (other, b) in product(zip(supports, alone, strict=True), repeat=2):
        reports = a >= 2 and b >= 1 and one.read and other.read
        if reports and independent(one.document, other.document, papers):
            best = max(best, 3)
    return best


def worth(one: Evidence, paper: Document) -> int:
    if one.memory:
        return min(worth_if_read(one, paper), {"hi": 1, "med": 1, "lo": 0}[one.memory])
    return worth_if_read(one, paper) if one.read else min(worth_if_read(one, paper), 2)


def worth_if_read(one: Evidence, paper: Document) -> int:
    graded = paper.kind in BY_PUBLISHER
    if one.credibility == 5 or (graded and paper.reliability in ("E", "F")):
        return 0
    if one.wording != "stated" or one.credibility in (4, 6):
        return 1
    if graded and paper.reliability in ("C", "D"):
        return 1
    if paper.kind == "admission" and not one.admitted_by:
        return 2
    return (BY_PUBLISHER | BY_AUTHORITY)[paper.kind]


def independent(first: str, second: str, papers: dict[str, Document]) -> bool:
    one, other = ancestors(first, papers), ancestors(second, papers)
    unsaid = [name for name in one | other if name in papers and not papers[name].relies_on_known]
    at_sea = [
        any(n in papers and papers[n].kind == "ship tracking" for n in s) for s in (one, other)
    ]
    return not (one & other or unsaid or all(at_sea))


def ancestors(name: str, papers: dict[str, Document]) -> set[str]:
    return {name}.union(*(ancestors(one, papers) for one in papers[name].relies_on))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Document], list[Evidence]]:
    """Draw papers and statements: of all kinds, or reports that may corroborate each other."""
    reports = draw(st.booleans())
    papers: list[Document] = []
    for _ in range(draw(st.integers(2 if reports else 1, 5))):
        papers.append(draw(paper(papers, reports)))
    stated = st.lists(statements(papers, reports), max_size=6, unique_by=lambda one: one.id)
    plain = [says(one.id) for one in papers[-2:]] if reports and draw(st.booleans()) else []
    return papers, [*plain, *(one for one in draw(stated) if one not in plain)]


@st.composite
def paper(draw: st.DrawFn, before: list[Document], reports: bool) -> Document:
    relies_on: list[Document] = []
    if before and draw(st.integers(0, 2)) == 2:
        relies_on = draw(st.lists(st.sampled_from(before), max_size=2, unique=True))
    return document(
        f"paper-{len(before)}",
        draw(st.sampled_from(REPORTS if reports else KINDS)),
        draw(st.sampled_from("BCA" if reports else "ABCDEF")),
        *(one.id for one in relies_on),
        published=str(FIRST + timedelta(draw(st.integers(0, 6)))),
        relies_on_known=bool(relies_on) or draw(st.sampled_from([True, True, False])),
    )


def statements(papers: list[Document], reports: bool = False) -> st.SearchStrategy[Evidence]:
    return st.builds(
        lambda name, against, read, memory, quote, **more: (denies if against else says)(
            name, read=read, memory="" if read else memory, quote=quote if read else "", **more
        ),
        name=st.sampled_from([one.id for one in papers]),
        against=st.sampled_from([False, False, True]),
        read=st.booleans(),
        memory=st.sampled_from(["", "", "hi", "lo"]),
        quote=st.sampled_from(["", "a", "b"]),
        wording=st.sampled_from(["stated", "stated", "hedged", "attempted"]),
        credibility=st.sampled_from([3, 2] if reports else [3, 1, 2, 4, 5, 6]),
        admitted_by=st.sampled_from(["", "case:a/x"]),
    )


World = tuple[list[Document], list[Evidence]]


def assess_all(papers: list[Document], evidence: Sequence[Evidence]) -> Assessment:
    return assessed(papers, *evidence) if evidence else assessed([], *evidence)


def known_by(day: date, papers: list[Document], evidence: Sequence[Evidence]) -> list[Evidence]:
    published = {one.id for one in papers if one.published <= day.isoformat()}
    return [one for one in evidence if one.document in published]


DAYS = [FIRST + timedelta(n) for n in range(-1, 8)]


@given(worlds())
def test_the_standard_is_that_of_the_rules(world: World) -> None:
    papers, evidence = world
    assert assess_all(papers, evidence).standard == oracle(evidence, {p.id: p for p in papers})


@given(worlds())
def test_each_day_replays_what_had_been_published_by_then(world: World) -> None:
    papers, evidence = world
    reached = assess_all(papers, evidence).reached

    assert list(reached) == sorted(reached)
    for day in DAYS:
        then = known_by(day, papers, evidence)
        standard = max((n for n, met in enumerate(reached) if met <= day), default=0)
        assert standard == oracle(then, {p.id: p for p in papers})
        assert standard == assess_all(papers, then).standard
        assert (reached[0] <= day) == any(one.direction == "supports" for one in then)


@given(worlds(), st.data())
def test_more_support_never_lowers_or_delays(world: World, data: st.DataObject) -> None:
    papers, evidence = world
    more = data.draw(statements(papers)).model_copy(update={"direction": Direction.SUPPORTS})
    before, after = assess_all(papers, evidence), assess_all(papers, [*evidence, more])

    assert after.standard >= before.standard
    assert after.if_read >= before.if_read
    assert all(b <= a for a, b in zip(before.reached, after.reached, strict=True))


@given(worlds(), st.data())
def test_contradiction_lowers_nothing_and_is_always_seen(world: World, data: st.DataObject) -> None:
    papers, evidence = world
    against = data.draw(statements(papers)).model_copy(update={"direction": Direction.CONTRADICTS})
    before, after = assess_all(papers, evidence), assess_all(papers, [*evidence, against])

    assert (after.standard, after.reached) == (before.standard, before.reached)
    assert after.status in (Status.DISPUTED, Status.REFUTED)
    assert (after.status is Status.REFUTED) == (after.refuted_from < NEVER)
    assert after.refuted_from <= before.refuted_from


@given(worlds())
def test_what_is_refuted_stays_so_on_every_later_day(world: World) -> None:
    papers, evidence = world
    now = assess_all(papers, evidence)
    for day in DAYS:
        then = assess_all(papers, known_by(day, papers, evidence))
        if now.refuted_from <= day:
            assert then.status is Status.REFUTED
            assert then.refuted_from == now.refuted_from


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_evidence_never_matters(world: World, random: Random) -> None:
    papers, evidence = world
    shuffled = random.sample(evidence, len(evidence))
    assert assess_all(papers, shuffled) == assess_all(papers[::-1], evidence)


@given(worlds())
def test_reading_what_was_not_read_gives_what_was_promised(world: World) -> None:
    papers, evidence = world
    read = [e if e.memory else e.model_copy(update={"read": True}) for e in evidence]
    before, after = assess_all(papers, evidence), assess_all(papers, read)

    assert before.if_read == after.if_read == after.standard >= before.standard


@given(worlds(), st.integers(0, 5))
def test_a_ceiling_cuts_and_changes_nothing_below(world: World, ceiling: int) -> None:
    papers, evidence = world
    whole = assess_all(papers, evidence)
    cut = assessed(papers, *evidence, ceiling=ceiling) if evidence else whole

    assert cut.standard == min(whole.standard, ceiling)
    assert cut.reached[: ceiling + 1] == whole.reached[: ceiling + 1]
    assert set(cut.reached[ceiling + 1 :]) <= {NEVER}


@given(worlds())
def test_a_standard_is_met_on_some_day_and_none_above(world: World) -> None:
    papers, evidence = world
    one = assess_all(papers, evidence)
    met = [n for n, day in enumerate(one.reached) if day < NEVER]
    assert max(met, default=0) == one.standard
