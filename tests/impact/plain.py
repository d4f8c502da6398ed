"""The models again in plain Python, slow and to the letter, and random networks to try them on.

Nothing here is shared with graphkit.impact but the shape of a network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from graphkit.impact.network import Network

Amounts = Mapping[tuple[int, int], float]
"""What one would lose through another, by (exposed, through)."""

MOST_PARTIES = 7


def network(
    parties: int,
    least: Amounts,
    most: Amounts | None = None,
    buffers: Mapping[int, float] | None = None,
) -> Network:
    """Return the arrays of these amounts."""
    pairs = sorted(least)
    upper = least if most is None else most
    buffer = np.full(parties, np.nan)
    for party, amount in (buffers or {}).items():
        buffer[party] = amount
    return Network(
        parties,
        np.array([a for a, _ in pairs], dtype=np.int64),
        np.array([b for _, b in pairs], dtype=np.int64),
        np.array([least[pair] for pair in pairs], dtype=np.float64),
        np.array([upper[pair] for pair in pairs], dtype=np.float64),
        buffer,
    )


def falls(
    parties: int, amounts: Amounts, cut: set[int], share: float, buffers: Mapping[int, float]
) -> dict[int, int]:
    """Return the round in which each party that falls does so."""
    rounds = dict.fromkeys(cut, 0)
    number = 0
    while True:
        number += 1
        now = []
        for party in range(parties):
            mine = {other: amount for (one, other), amount in amounts.items() if one == party}
            lost = sum(amount for other, amount in mine.items() if other in rounds)
            bearable = buffers.get(party, share * sum(mine.values()))
            if party not in rounds and lost > 0 and lost >= bearable * (1 - 1e-9):
                now.append(party)
        if not now:
            return rounds
        rounds |= dict.fromkeys(now, number)


def weight(
    amounts: Amounts, share: float, buffers: Mapping[int, float]
) -> dict[tuple[int, int], float]:
    """Return W of each pair."""
    stake: dict[int, float] = {}
    for (one, _), amount in amounts.items():
        stake[one] = stake.get(one, 0.0) + amount
    return {
        (one, other): min(1.0, amount / buffers.get(one, share * stake[one]))
        for (one, other), amount in amounts.items()
    }


def distressed(
    parties: int, weights: Mapping[tuple[int, int], float], shock: Mapping[int, float]
) -> list[float]:
    """Return h in the end: every party has a state U, D or I, and all are updated at once."""
    h = [shock.get(party, 0.0) for party in range(parties)]
    state = ["D" if amount > 0 else "U" for amount in h]
    while "D" in state:
        then = [
            min(1.0, h[party] + sum(
                part * h[other]
                for (one, other), part in weights.items()
                if one == party and state[other] == "D"
            ))
            for party in range(parties)
        ]  # fmt: skip
        state = [
            "I" if was in ("D", "I") else ("D" if amount > 0 else "U")
            for was, amount in zip(state, then, strict=True)
        ]
        h = then
    return h


def rank(amounts: Amounts, h: list[float], shock: Mapping[int, float]) -> float:
    """Return DebtRank: distress beyond the shock, weighted by what each has at stake."""
    whole = sum(amounts.values())
    gained = {party: amount - shock.get(party, 0.0) for party, amount in enumerate(h)}
    return sum(gained[one] * amount for (one, _), amount in amounts.items()) / whole if whole else 0


@dataclass(frozen=True)
class World:
    """A random network: what is possible, what is so, and who is cut off."""

    parties: int
    least: dict[tuple[int, int], float]
    most: dict[tuple[int, int], float]
    amounts: dict[tuple[int, int], float]
    buffers: dict[int, float]
    cut: set[int]

    @property
    def possible(self) -> Network:
        return network(self.parties, self.least, self.most, self.buffers)

    @property
    def real(self) -> Network:
        return network(self.parties, self.amounts, None, self.buffers)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a network whose amounts are whole numbers within ranges."""
    parties = draw(st.integers(1, MOST_PARTIES))
    everybody = [(a, b) for a in range(parties) for b in range(parties) if a != b]
    pairs = draw(st.lists(st.sampled_from(everybody), unique=True)) if everybody else []
    least, most, amounts = {}, {}, {}
    for pair in pairs:
        low, middle, high = sorted(draw(st.tuples(*[st.integers(1, 20)] * 3)))
        least[pair], amounts[pair], most[pair] = float(low), float(middle), float(high)
    party = st.integers(0, parties - 1)
    buffers = draw(st.dictionaries(party, st.integers(1, 30).map(float), max_size=3))
    cut = draw(st.sets(party, min_size=1, max_size=2))
    return World(parties, least, most, amounts, buffers, cut)


shares = st.sampled_from([0.05, 0.1, 0.25, 0.3, 0.5, 0.75, 1.0])
