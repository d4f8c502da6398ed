"""Anticipatory de-risking: who follows whom, by hand and against a plain fixpoint."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.impact.peers import Drop, follow

Pairs = set[tuple[str, str]]


def told(found: list[Drop]) -> list[tuple[int, str, str]]:
    return [(one.round, one.provider, one.bank) for one in found]


def plain(pairs: Pairs, cut: set[str], peers: int) -> Pairs:
    """Return all pairs that end, by trying every rule until none changes anything."""
    banks = {bank for _, bank in pairs}
    serving = {bank: {one for one, other in pairs if other == bank} for bank in banks}
    gone, ended = set(cut), set[tuple[str, str]]()
    while True:
        now = {
            (one, bank)
            for one, bank in pairs
            if bank not in cut
            and (one in gone or sum((o, bank) in ended for o in serving[bank]) >= peers)
        }
        now |= ended
        alone = {b for b in banks - cut if all((one, b) in now for one in serving[b])}
        if now == ended and alone <= gone:
            return ended
        ended, gone = now, gone | alone


def test_where_one_peer_is_enough_the_others_follow_the_cut() -> None:
    pairs = {("hub", "a"), ("one", "a"), ("two", "a"), ("one", "b")}
    assert told(follow(pairs, {"hub"}, 1)) == [(1, "one", "a"), (1, "two", "a")]


def test_where_two_are_needed_one_cut_moves_nobody() -> None:
    pairs = {("hub", "a"), ("one", "a"), ("two", "a")}
    assert follow(pairs, {"hub"}, 2) == []


def test_two_that_are_cut_together_are_two_peers() -> None:
    pairs = {("hub", "a"), ("branch", "a"), ("one", "a")}
    (only,) = follow(pairs, {"hub", "branch"}, 2)
    assert (only.provider, only.before, only.providers) == ("one", 2, 3)


def test_a_bank_that_all_have_dropped_serves_nobody() -> None:
    pairs = {("hub", "a"), ("one", "a"), ("a", "b"), ("two", "b"), ("two", "c")}
    assert told(follow(pairs, {"hub"}, 1)) == [(1, "one", "a"), (3, "two", "b")]


def test_a_bank_that_keeps_one_provider_still_serves() -> None:
    pairs = {("hub", "a"), ("one", "a"), ("a", "b"), ("two", "b")}
    assert follow(pairs, {"hub"}, 2) == []


def test_who_serves_the_one_cut_off_is_not_counted_and_a_ring_ends() -> None:
    pairs = {("one", "hub"), ("hub", "a"), ("a", "hub"), ("a", "b"), ("b", "a")}
    assert told(follow(pairs, {"hub"}, 1)) == [(1, "b", "a")]


def test_nobody_follows_where_nothing_is_recorded() -> None:
    assert follow([], {"hub"}, 1) == []
    assert follow({("one", "a")}, {"hub"}, 1) == []


names = st.sampled_from("abcdef")
networks = st.sets(st.tuples(names, names).filter(lambda pair: pair[0] != pair[1]))
several = st.sets(names, min_size=1, max_size=2)
needed = st.integers(1, 3)


@given(pairs=networks, cut=several, peers=needed)
def test_it_is_what_the_plain_fixpoint_finds(pairs: Pairs, cut: set[str], peers: int) -> None:
    found = {(one.provider, one.bank) for one in follow(pairs, cut, peers)}
    ended = plain(pairs, cut, peers)
    gone = set(cut) | {
        bank for _, bank in pairs - {p for p in pairs if p[1] in cut}
        if all(pair in ended for pair in pairs if pair[1] == bank)
    }  # fmt: skip
    assert found <= ended
    assert {pair for pair in ended if pair[0] not in gone} <= found


@given(pairs=networks, cut=several, peers=needed)
def test_needing_more_peers_moves_no_more(pairs: Pairs, cut: set[str], peers: int) -> None:
    less = {(one.provider, one.bank) for one in follow(pairs, cut, peers)}
    more = {(one.provider, one.bank) for one in follow(pairs, cut, peers + 1)}
    ended, fewer = plain(pairs, cut, peers), plain(pairs, cut, peers + 1)
    assert more <= ended
    assert fewer <= ended
    assert len(less) == len(follow(pairs, cut, peers)), "nobody drops a bank twice"
    assert all(one.before >= peers for one in follow(pairs, cut, peers))
