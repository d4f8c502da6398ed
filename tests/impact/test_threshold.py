"""The threshold cascade against plain Python, by hand, and by what must hold of any cascade."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from graphkit.impact.network import Extreme
from graphkit.impact.threshold import NEVER, fall
from tests.impact.plain import World, falls, network, shares, worlds

CHAIN = {(1, 0): 5.0, (2, 1): 5.0, (3, 2): 5.0}
STAR = {(1, 0): 2.0, (2, 0): 2.0, (3, 0): 2.0}
RING = {(1, 0): 1.0, (2, 1): 1.0, (0, 2): 1.0}


def rounds(amounts: dict[tuple[int, int], float], cut: int, share: float = 1.0) -> list[int]:
    found: list[int] = fall(network(4, amounts), np.array([cut]), share, Extreme.MOST).tolist()
    return found


def seeds(world: World) -> np.ndarray:
    return np.array(sorted(world.cut))


def test_along_a_chain_each_falls_a_round_later() -> None:
    assert rounds(CHAIN, 0) == [0, 1, 2, 3]
    assert rounds(CHAIN, 2) == [NEVER, NEVER, 0, 1]


def test_the_hub_of_a_star_takes_all_with_it_and_a_leaf_nobody() -> None:
    assert rounds(STAR, 0) == [0, 1, 1, 1]
    assert rounds(STAR, 1) == [NEVER, 0, NEVER, NEVER]


def test_a_ring_comes_round_once_and_stops() -> None:
    assert rounds(RING, 0) == [0, 1, 2, NEVER]


@pytest.mark.parametrize(("share", "falls_then"), [(0.4, True), (0.41, False)])
def test_a_party_falls_at_its_threshold_and_not_just_below(share: float, falls_then: bool) -> None:
    amounts = {(1, 0): 4.0, (1, 2): 6.0}
    assert (rounds(amounts, 0, share)[1] == 1) is falls_then


@pytest.mark.parametrize(("equity", "falls_then"), [(4.0, True), (4.5, False)])
def test_a_known_buffer_counts_instead_of_the_threshold(equity: float, falls_then: bool) -> None:
    net = network(3, {(1, 0): 4.0, (1, 2): 6.0}, None, {1: equity})
    found = fall(net, np.array([0]), 0.1, Extreme.LEAST).tolist()
    assert (found[1] == 1) is falls_then


def test_one_more_loss_adds_to_those_before() -> None:
    amounts = {(1, 0): 3.0, (2, 0): 2.0, (2, 1): 2.0, (2, 3): 2.0}
    assert rounds(amounts, 0, 0.6) == [0, 1, 2, NEVER]


def test_who_is_isolated_takes_nobody_with_it() -> None:
    assert rounds({}, 0) == [0, NEVER, NEVER, NEVER]
    assert fall(network(0, {}), np.array([], dtype=np.int64), 0.5, Extreme.MOST).tolist() == []


def test_an_amount_that_may_be_small_falls_only_at_one_end() -> None:
    net = network(3, {(1, 0): 1.0, (1, 2): 1.0}, {(1, 0): 9.0, (1, 2): 9.0})
    assert fall(net, np.array([0]), 0.5, Extreme.MOST).tolist() == [0, 1, NEVER]
    assert fall(net, np.array([0]), 0.5, Extreme.LEAST).tolist() == [0, NEVER, NEVER]


@given(world=worlds(), share=shares)
def test_it_is_what_plain_python_finds(world: World, share: float) -> None:
    plain = falls(world.parties, world.amounts, world.cut, share, world.buffers)
    for extreme in Extreme:  # both ends of every range are alike here
        found = fall(world.real, seeds(world), share, extreme)
        assert {n: r for n, r in enumerate(found.tolist()) if r != NEVER} == plain


@given(world=worlds(), share=shares)
def test_whatever_the_amounts_are_the_answer_lies_between_both_ends(
    world: World, share: float
) -> None:
    real = falls(world.parties, world.amounts, world.cut, share, world.buffers)
    least = fall(world.possible, seeds(world), share, Extreme.LEAST).tolist()
    most = fall(world.possible, seeds(world), share, Extreme.MOST).tolist()
    for party in range(world.parties):
        if least[party] != NEVER:
            assert real[party] <= least[party]
        if party in real:
            assert 0 <= most[party] <= real[party]


@given(world=worlds(), low=shares, high=shares)
def test_a_lower_threshold_and_a_larger_cut_take_no_fewer(
    world: World, low: float, high: float
) -> None:
    low, high = min(low, high), max(low, high)
    strict = fall(world.real, seeds(world), high, Extreme.MOST) != NEVER
    mild = fall(world.real, seeds(world), low, Extreme.MOST) != NEVER
    alone = fall(world.real, seeds(world)[:1], high, Extreme.MOST) != NEVER
    assert not (strict & ~mild).any()
    assert not (alone & ~strict).any()
