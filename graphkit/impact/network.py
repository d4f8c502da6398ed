"""Who would lose how much through whom, as arrays: what both cascade models run on.

A pair says that `exposed` would lose between `least` and `most` if `through` were cut off. An
amount that is known has both ends alike. Nothing here knows where the amounts come from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Extreme(StrEnum):
    """Which end of all ranges a run takes: the least impact that fits, or the most."""

    LEAST = "least"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Network:
    """Pairs of parties with the range of what one would lose through the other.

    Args:
        parties: how many there are; a party is a number from 0.
        exposed: of each pair, who would lose. A pair occurs once, and nobody is exposed to itself.
        through: of each pair, whose being cut off would cost it.
        least: of each pair, the least that it may be, in one currency, above 0.
        most: of each pair, the most that it may be.
        buffer: of each party, the loss that it can bear, in that currency; NaN where unknown.
    """

    parties: int
    exposed: Ints
    through: Ints
    least: Floats
    most: Floats
    buffer: Floats
    _order: Ints = field(init=False, repr=False)
    _starts: Ints = field(init=False, repr=False)

    def __post_init__(self) -> None:
        order = np.argsort(self.through, kind="stable")
        counts = np.bincount(self.through, minlength=self.parties)
        object.__setattr__(self, "_order", order)
        object.__setattr__(self, "_starts", np.concatenate(([0], np.cumsum(counts))))

    def pairs_through(self, some: Ints) -> Ints:
        """Return the places of all pairs through some parties, in time linear in their number."""
        first, last = self._starts[some], self._starts[some + 1]
        sizes = last - first
        shift = np.repeat(first - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
        return self._order[shift + np.arange(sizes.sum())] if sizes.size else sizes

    def at_stake(self, extreme: Extreme) -> Floats:
        """Return what each party has at stake with all others, at one end of the ranges."""
        amounts = self.least if extreme is Extreme.LEAST else self.most
        found = np.bincount(self.exposed, weights=amounts, minlength=self.parties)
        return found.astype(np.float64)
