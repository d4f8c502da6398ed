"""The threshold cascade: a party falls once what it has lost reaches what it can bear.

After D. Watts, "A simple model of global cascades on random networks" (2002: a fraction of the
neighbours), and P. Gai and S. Kapadia, "Contagion in financial networks" (2010,
doi:10.1098/rspa.2009.0410: losses against a buffer of capital), both from memory; with nothing
recovered. What a party can bear is its buffer where that is known, else a share of all that it has
at stake.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.impact.network import Extreme, Floats, Ints, Network

NEVER = -1
SLACK = 1e-9
"""Sums in floating point that miss the threshold by this part of it have reached it."""


def fall(network: Network, cut: Ints, share: float, extreme: Extreme) -> Ints:
    """Return the round in which each party falls: 0 if it is cut off, NEVER if it does not fall.

    With `MOST` every loss is taken as large, and all else at stake as small, as its range allows;
    with `LEAST` the other way. What really happens at any amounts within the ranges lies between.
    The work is linear in the pairs through those who fall.

    Args:
        network: who would lose how much through whom.
        cut: who is cut off.
        share: the part of what it has at stake whose loss a party without a known buffer cannot
            bear, above 0 and at most 1.
        extreme: which ends of the ranges to take.
    """
    rounds = np.full(network.parties, NEVER, dtype=np.int64)
    books = _Books.opened(network, share, extreme)
    falling, number = np.unique(cut), 0
    while falling.size:
        rounds[falling] = number
        hit = books.lose(network.pairs_through(falling))
        hit = hit[rounds[hit] == NEVER]
        falling, number = hit[books.cannot_bear(hit)], number + 1
    return rounds


@dataclass(frozen=True, slots=True)
class _Books:
    """What each party has lost so far, and what else it has, each at its end of the ranges."""

    network: Network
    share: float
    lost: Floats
    kept: Floats
    losses: Floats
    others: Floats

    @classmethod
    def opened(cls, network: Network, share: float, extreme: Extreme) -> _Books:
        most = extreme is Extreme.MOST
        losses, others = (network.most, network.least) if most else (network.least, network.most)
        kept = network.at_stake(Extreme.LEAST if most else Extreme.MOST)
        return cls(network, share, np.zeros(network.parties), kept, losses, others)

    def lose(self, pairs: Ints) -> Ints:
        """Book the loss of some pairs; return who has lost."""
        exposed = self.network.exposed[pairs]
        np.add.at(self.lost, exposed, self.losses[pairs])
        np.subtract.at(self.kept, exposed, self.others[pairs])
        return np.unique(exposed)

    def cannot_bear(self, parties: Ints) -> np.ndarray:
        """Tell of each party whether what it has lost reaches what it can bear."""
        lost, kept = self.lost[parties], np.maximum(self.kept[parties], 0.0)
        known = self.network.buffer[parties]
        bearable = np.where(np.isnan(known), self.share * (lost + kept), known)
        return lost >= bearable * (1 - SLACK)
