"""DebtRank against plain Python, the closed cases by hand, and the properties of the paper."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.impact.debtrank import debtrank, distress, mean, weights
from graphkit.impact.network import Extreme, Network
from tests.impact.plain import World, distressed, network, rank, shares, weight, worlds

MOST, LEAST = Extreme.MOST, Extreme.LEAST


def shock(net: Network, **at: float) -> np.ndarray:
    """Return the shock of parties `p0`, `p1` …"""
    found = np.zeros(net.parties)
    for name, amount in at.items():
        found[int(name[1:])] = amount
    return found


def reached(amounts: dict[tuple[int, int], float], w: float, **at: float) -> list[float]:
    """Return the distress where every pair has the weight w."""
    net = network(4, amounts)
    found: list[float] = distress(net, np.full(net.least.size, w), shock(net, **at)).tolist()
    return found


CHAIN = {(1, 0): 1.0, (2, 1): 1.0, (3, 2): 1.0}
STAR = {(1, 0): 1.0, (2, 0): 1.0, (3, 0): 1.0}
RING = {(1, 0): 1.0, (2, 1): 1.0, (0, 2): 1.0}
PAIR = {(1, 0): 1.0, (0, 1): 1.0}


def test_along_a_chain_distress_is_multiplied() -> None:
    assert reached(CHAIN, 0.5, p0=1.0) == [1.0, 0.5, 0.25, 0.125]


def test_the_hub_of_a_star_reaches_every_leaf_and_a_leaf_nobody() -> None:
    assert reached(STAR, 0.5, p0=1.0) == [1.0, 0.5, 0.5, 0.5]
    assert reached(STAR, 0.5, p1=1.0) == [0.0, 1.0, 0.0, 0.0]


def test_a_ring_is_run_through_once() -> None:
    assert reached(RING, 0.5, p0=1.0) == [1.0, 0.5, 0.25, 0.0]
    assert reached(RING, 1.0, p0=0.5) == [1.0, 0.5, 0.5, 0.0], "it comes back once, and stops"


def test_a_loop_does_not_amplify() -> None:
    h = reached(PAIR, 0.5, p0=0.4)
    assert h == pytest.approx([0.4 + 0.5 * 0.5 * 0.4, 0.5 * 0.4, 0.0, 0.0])


def test_two_that_are_shocked_add_up_and_stop_at_one() -> None:
    both = {(2, 0): 1.0, (2, 1): 1.0}
    assert reached(both, 0.3, p0=1.0, p1=1.0)[2] == pytest.approx(0.6)
    assert reached(both, 0.8, p0=1.0, p1=1.0)[2] == 1.0


def test_who_is_hit_again_once_inactive_passes_nothing_more_on() -> None:
    # 0 hits 1 at once, and again by way of 2; 3 has only the first from 1
    amounts = {(1, 0): 1.0, (2, 0): 1.0, (1, 2): 1.0, (3, 1): 1.0}
    assert reached(amounts, 0.5, p0=1.0) == [1.0, 0.75, 0.5, 0.25]


def test_a_faint_short_cut_can_lower_what_is_reached() -> None:
    """A limit of the model of 2012: who is touched early passes on only what it had then."""
    slow = network(4, {(1, 0): 1.0, (2, 1): 1.0, (3, 2): 1.0})
    short = network(4, {(1, 0): 1.0, (2, 0): 1.0, (2, 1): 1.0, (3, 2): 1.0})
    before = distress(slow, np.array([1.0, 1.0, 1.0]), shock(slow, p0=1.0))
    after = distress(short, np.array([1.0, 0.01, 1.0, 1.0]), shock(short, p0=1.0))
    assert before[3] == 1.0
    assert after[3] == pytest.approx(0.01)


def test_an_isolated_party_has_no_impact() -> None:
    net = network(3, {(2, 1): 1.0})
    h = distress(net, weights(net, 0.5, MOST), shock(net, p0=1.0))
    assert debtrank(net, h, shock(net, p0=1.0), MOST) == 0.0
    nobody = network(0, {})
    assert debtrank(nobody, distress(nobody, np.array([]), np.array([])), np.array([]), MOST) == 0.0


def test_the_weight_is_the_amount_over_the_buffer_and_at_most_one() -> None:
    net = network(3, {(1, 0): 2.0, (1, 2): 6.0, (2, 0): 3.0}, None, {1: 4.0})
    assert weights(net, 0.5, MOST).tolist() == [0.5, 1.0, 1.0]
    assert weights(net, 1.0, LEAST).tolist() == [0.5, 1.0, 1.0]
    assert weights(network(3, {(1, 0): 2.0, (1, 2): 6.0}), 0.5, MOST).tolist() == [0.5, 1.0]


def test_value_is_what_each_has_at_stake() -> None:
    net = network(3, {(1, 0): 2.0, (2, 1): 6.0}, None, {1: 4.0, 2: 12.0})
    h = distress(net, weights(net, 1.0, MOST), shock(net, p0=1.0))
    assert h.tolist() == [1.0, 0.5, 0.25]
    assert debtrank(net, h, shock(net, p0=1.0), MOST) == pytest.approx((0.5 * 2 + 0.25 * 6) / 8)


@given(world=worlds(), share=shares, size=st.floats(0.0, 1.0))
def test_it_is_what_plain_python_finds(world: World, share: float, size: float) -> None:
    hit = dict.fromkeys(world.cut, size)
    plain = distressed(world.parties, weight(world.amounts, share, world.buffers), hit)
    net, first = world.real, shock(world.real, **{f"p{n}": a for n, a in hit.items()})
    for extreme in Extreme:
        h = distress(net, weights(net, share, extreme), first)
        assert h == pytest.approx(plain)
        assert debtrank(net, h, first, extreme) == pytest.approx(rank(world.amounts, plain, hit))


@given(world=worlds(), low=shares, high=shares)
def test_whatever_the_amounts_are_the_answer_lies_between_both_ends(
    world: World, low: float, high: float
) -> None:
    low, high = min(low, high), max(low, high)
    hit = dict.fromkeys(world.cut, 1.0)
    net, first = world.possible, shock(world.possible, **{f"p{n}": 1.0 for n in world.cut})
    least = distress(net, weights(net, high, LEAST), first)
    most = distress(net, weights(net, low, MOST), first)
    assert ((least >= 0) & (most <= 1)).all()
    for share in (low, high):
        h = distressed(world.parties, weight(world.amounts, share, world.buffers), hit)
        assert (least <= np.array(h) + 1e-9).all()
        assert (np.array(h) <= most + 1e-9).all()
        real = rank(world.amounts, h, hit)
        assert debtrank(net, least, first, LEAST) <= real + 1e-9
        assert real <= debtrank(net, most, first, MOST) + 1e-9


@given(world=worlds(), small=st.floats(0.05, 1.0), large=st.floats(0.05, 1.0))
def test_a_larger_shock_of_the_same_parties_reaches_no_less(
    world: World, small: float, large: float
) -> None:
    small, large = min(small, large), max(small, large)
    net = world.real
    w = weights(net, 0.3, MOST)
    one, other = (
        distress(net, w, shock(net, **{f"p{n}": size for n in world.cut}))
        for size in (small, large)
    )
    assert (one <= other + 1e-9).all()


rows = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(0, 9)), max_size=6)


@given(rows=rows)
def test_the_mean_is_bounded_by_every_choice_of_weights(rows: list[tuple[int, int, int]]) -> None:
    values = np.array([v / 4 for v, _, _ in rows])
    low = np.array([float(min(a, b)) for _, a, b in rows])
    high = np.array([float(max(a, b)) for _, a, b in rows])
    choices = product(*zip(low, high, strict=True))
    means = [(values * c).sum() / sum(c) for c in map(np.array, choices) if sum(c) > 0]
    if not means:
        assert mean(values, low, high, MOST) == 0.0
        return
    assert mean(values, low, high, MOST) == pytest.approx(max(means))
    assert mean(values, low, high, LEAST) == pytest.approx(min(means))
