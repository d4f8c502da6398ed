"""A question under a regime, as it is asked of the graph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from graphkit.model.dates import FIRST_DAY, LAST_DAY, Bounds
from graphkit.regimes.scenario import Regime
from graphkit.regimes.world import Listing, Party, World


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Args:
        regime: the rules and tests.
        as_of: the day asked about; what happened later does not count.
        known_by: only evidence published by this day counts.
        least: the lowest standard that counts, whatever a rule needs.
        assume_designated: ids of parties that are supposed to be designated.
        assume_delisted: ids of parties whose listings are supposed not to be.
        seconds: time budget of each query.
    """

    regime: Regime
    as_of: date
    known_by: date
    least: int = 1
    assume_designated: tuple[str, ...] = ()
    assume_delisted: tuple[str, ...] = ()
    seconds: float | None = None

    @property
    def degree(self) -> int:
        """How many steps of service to those who act the rules count at most."""
        return max((one.degree for one in self.regime.rules), default=0)


def suppose(world: World, asked: Question) -> World:
    """Return what was read, changed as the question supposes; the graph knows nothing of it.

    A supposed designation counts on every day: the question is whom such dealings would catch, not
    who knew of a listing that there never was. Dealings and ties stay shared with the world given.
    """
    parties = dict(world.parties)
    for id_ in set(asked.assume_delisted) & parties.keys():
        parties[id_] = replace(parties[id_], listings=())
    for id_ in set(asked.assume_designated) & parties.keys():
        parties[id_] = _designated(parties[id_])
    return replace(world, parties=parties)


def _designated(party: Party) -> Party:
    supposed = Listing(
        id=f"supposed:{party.id}",
        authority="supposed",
        programme="supposed",
        stage="in force",
        measures=("blocking", "asset freeze"),
        bounds=Bounds(FIRST_DAY, FIRST_DAY, LAST_DAY, LAST_DAY),
        assumed=True,
    )
    return replace(party, listings=(*party.listings, supposed))
