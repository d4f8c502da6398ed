"""Who reaches a clearer through one bank, by hand and against networkx."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graphkit.impact.access import Access, Account, Outcome, access, reach


def accounts(*told: str) -> list[Account]:
    """Read `us>hub`, or `us>hub?` for one that only possibly stood."""
    found = []
    for one in told:
        provider, respondent = one.rstrip("?").split(">")
        found.append(Account(one.rstrip("?"), provider, respondent, not one.endswith("?"), 3))
    return found


def outcomes(found: list[Access]) -> dict[str, tuple[Outcome, int, int | None]]:
    return {one.bank: (one.outcome, one.before, one.after) for one in found}


def test_a_bank_with_no_other_provider_loses_its_path_and_so_does_the_one_below_it() -> None:
    found = access(accounts("us>hub", "hub>a", "a>b"), {"us"}, {"hub"})
    assert outcomes(found) == {"a": (Outcome.LOSES, 2, None), "b": (Outcome.LOSES, 3, None)}
    assert found[1].through == ("us>hub", "hub>a", "a>b")


def test_a_bank_with_another_provider_keeps_a_longer_path() -> None:
    found = access(accounts("us>hub", "hub>a", "us>x", "x>y", "y>a"), {"us"}, {"hub"})
    assert outcomes(found) == {"a": (Outcome.KEEPS, 2, 3)}
    assert found[0].other == ("us>x", "x>y", "y>a")


def test_a_path_over_an_account_that_only_possibly_stood_is_kept_only_possibly() -> None:
    found = access(accounts("us>hub", "hub>a", "us>x", "x>a?"), {"us"}, {"hub"})
    assert outcomes(found) == {"a": (Outcome.MAY_KEEP, 2, 2)}
    assert found[0].certain


def test_an_account_in_the_wrong_direction_is_no_path() -> None:
    assert access(accounts("us>hub", "a>hub"), {"us"}, {"hub"}) == []


def test_a_provider_that_reaches_no_clearer_is_no_other_path() -> None:
    found = access(accounts("us>hub", "hub>a", "x>a"), {"us"}, {"hub"})
    assert outcomes(found) == {"a": (Outcome.LOSES, 2, None)}


def test_where_the_bank_itself_reaches_no_clearer_nobody_loses_one() -> None:
    told = accounts("x>hub", "hub>a")
    assert access(told, {"us"}, {"hub"}) == []
    assert not reach(told, {"us"}, {"hub"})


def test_a_clearer_that_is_cut_off_is_none_any_more() -> None:
    found = access(accounts("us>a", "us>b", "us2>b"), {"us", "us2"}, {"us"})
    assert outcomes(found) == {"a": (Outcome.LOSES, 1, None), "b": (Outcome.KEEPS, 1, 1)}
    assert reach([], {"us"}, {"us"})


def test_a_clearer_below_needs_no_path_and_neither_does_who_hangs_on_it() -> None:
    assert access(accounts("us>hub", "hub>us2", "us2>a"), {"us", "us2"}, {"hub"}) == []


def test_who_hangs_on_the_one_cut_off_in_a_ring_does_not_hold_itself() -> None:
    found = access(accounts("us>hub", "hub>a", "a>b", "b>a"), {"us"}, {"hub"})
    assert {one.outcome for one in found} == {Outcome.LOSES}
    assert len(found) == 2


pairs = st.sets(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(
        lambda pair: pair[0] != pair[1]
    )
)


@given(pairs=pairs, clearers=st.sets(st.sampled_from("abc"), max_size=2))
def test_it_is_what_networkx_finds(pairs: set[tuple[str, str]], clearers: set[str]) -> None:
    told = [Account(f"{a}>{b}", a, b, True, 3) for a, b in pairs]
    found = access(told, clearers, {"g"})
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from("abcdefg")
    now = nearest(graph, clearers)
    graph.remove_node("g")
    then = nearest(graph, clearers)
    below = nx.DiGraph(pair for pair in pairs if pair[0] not in clearers)
    below.add_node("g")
    hanging = nx.descendants(below, "g") - clearers if "g" in now else set()
    assert {one.bank: (one.before, one.after) for one in found} == {
        bank: (now[bank], then.get(bank)) for bank in hanging
    }
    assert {one.bank for one in found if one.outcome is Outcome.LOSES} == hanging - then.keys()


def nearest(graph: nx.DiGraph[str], clearers: set[str]) -> dict[str, int]:
    starts = {one for one in clearers if one in graph}
    found = nx.multi_source_dijkstra_path_length(graph, starts) if starts else {}
    return {bank: int(length) for bank, length in found.items()}
