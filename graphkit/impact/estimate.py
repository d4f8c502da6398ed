"""Run both cascades at both ends of every range, and say of whom what they make."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.impact.amounts import Valued, valued
from graphkit.impact.debtrank import debtrank, distress, weights
from graphkit.impact.given import Given
from graphkit.impact.merged import Merged
from graphkit.impact.network import Extreme, Floats, Ints
from graphkit.impact.question import Question
from graphkit.impact.rows import IdentityRow, TieRow
from graphkit.impact.threshold import NEVER, fall


@dataclass(frozen=True, slots=True)
class Run:
    """One run of both models: rounds of falling, distress, and DebtRank."""

    rounds: Ints
    distress: Floats
    debtrank: float


@dataclass(frozen=True, slots=True)
class Cascade:
    """Both runs over the network, and who was cut off.

    `reached` are the places of those who fall or are distressed in either run, the hardest hit
    first, without those cut off; `cut` is how many of those the network has.
    """

    valued: Valued
    least: Run
    most: Run
    reached: Ints
    cut: int

    def fallen(self, extreme: Extreme) -> int:
        """Return how many fall, without those cut off."""
        run = self.least if extreme is Extreme.LEAST else self.most
        return int((run.rounds > 0).sum())


def cascade(
    asked: Question,
    cut: Collection[str],
    ties: Sequence[TieRow],
    same: Sequence[IdentityRow],
    given: Given,
) -> Cascade:
    """Return what the loss of those cut off does to the whole network of claims.

    Raises:
        UsageError: equity is given, and there is no amount to set it against.
    """
    one = Merged(((row["one"], row["other"]) for row in same), preferred=asked.subject)
    found = valued(ties, given, one, asked.currency, asked.spread, asked.channel)
    gone = {one(name) for name in cut}
    seeds = np.array([n for n, name in enumerate(found.ids) if name in gone], dtype=np.int64)
    least = _run(found, seeds, asked.threshold.high, Extreme.LEAST)
    most = _run(found, seeds, asked.threshold.low, Extreme.MOST)
    hit = (most.rounds != NEVER) | (least.rounds != NEVER) | (most.distress > 0)
    hit[seeds] = False
    reached = np.flatnonzero(hit)
    keys = (reached, -most.distress[reached], -least.distress[reached])
    return Cascade(found, least, most, reached[np.lexsort(keys)], int(seeds.size))


def _run(found: Valued, seeds: Ints, share: float, extreme: Extreme) -> Run:
    network = found.network
    shock = np.zeros(network.parties)
    shock[seeds] = 1.0
    h = distress(network, weights(network, share, extreme), shock)
    rank = debtrank(network, h, shock, extreme)
    return Run(fall(network, seeds, share, extreme), h, rank)
