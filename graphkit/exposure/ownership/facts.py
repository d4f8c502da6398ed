"""Stated links and listings as they stood on a day: what the cascade is made of.

A link counts as far as it possibly stood on the day; whether it certainly did is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from graphkit.exposure.time import status_on
from graphkit.model.dates import LAST_DAY, Bounds
from graphkit.model.share import Share


class Way(StrEnum):
    """How blocking passes from one entity to another."""

    OWNERSHIP = "ownership"
    CONTROL = "control"
    AGENCY = "agency"
    IDENTITY = "identity"


WAYS = {
    "OWNS": Way.OWNERSHIP,
    "CONTROLS": Way.CONTROL,
    "ACTS_FOR": Way.AGENCY,
    "SAME_AS": Way.IDENTITY,
    "BRANCH_OF": Way.IDENTITY,
    "POSSIBLY_SAME_AS": Way.IDENTITY,
}
"""The links that a rule may count; a branch is its bank in law, and one is another under a name."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A stated link, from the one above (owner, controller, principal) to the one below.

    `standard` is what its evidence had reached by the day of knowledge; `certain` says that it
    stood on the day asked about whatever its unknown days are.
    """

    link: str
    kind: str
    role: str
    above: str
    below: str
    share: Share
    bounds: Bounds
    standard: int
    certain: bool

    @property
    def way(self) -> Way:
        """How it passes blocking."""
        return WAYS[self.kind]


@dataclass(frozen=True, slots=True)
class Listing:
    """A designation that freezes, as it possibly or certainly stood on the day asked about."""

    id: str
    entity: str
    authority: str
    standard: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read: links, listings, and which entities are things (ships, aircraft)."""

    links: tuple[Fact, ...] = ()
    listings: tuple[Listing, ...] = ()
    things: frozenset[str] = frozenset()


def fact(row: Mapping[str, Any], day: date, known_by: date) -> Fact:
    """Read a row of ownership/above or ownership/below."""
    bounds = _bounds(row)
    timeless = WAYS[row["kind"]] is Way.IDENTITY and bounds == Bounds()
    return Fact(
        link=row["link"],
        kind=row["kind"],
        role=row["role"],
        above=row["above"],
        below=row["below"],
        share=_owned(
            Share(
                row["shareMin"],
                row["shareMax"],
                row["shareMinExclusive"],
                row["shareMaxExclusive"],
            )
        ),
        bounds=bounds,
        standard=_reached(row["reached"], known_by),
        certain=row["kind"] != "POSSIBLY_SAME_AS" and (timeless or bounds.certainly_on(day)),
    )


def _owned(share: Share) -> Share:
    """Return the share that an owner holds: who owns something owns more than nothing of it."""
    if share.minimum > 0 or share.maximum == 0:
        return share
    return Share(0.0, share.maximum, True, share.maximum_exclusive)


def listing(row: Mapping[str, Any], day: date, known_by: date) -> Listing | None:
    """Read a row of ownership/listings or ownership/designated; None if it did not stand.

    A listing that is said to be in force and has no recorded end stands, as it does in a chain;
    one that is suspended, or ended on a day that nobody states, stands possibly.
    """
    on = Bounds(day, day, day, day)
    bounds = _bounds(row)
    status = status_on(bounds, row["stage"], row["endReason"] == "annulled", on)
    if status not in ("listed", "possibly listed"):
        return None
    doubtful = row["stage"] == "suspended" or (
        row["stage"] == "ended" and bounds.end_max == LAST_DAY
    )
    return Listing(
        id=row["id"],
        entity=row["entity"],
        authority=row["authority"],
        standard=_reached(row["reached"], known_by),
        certain=status == "listed" and not doubtful,
    )


def _bounds(row: Mapping[str, Any]) -> Bounds:
    return Bounds(row["startMin"], row["startMax"], row["endMin"], row["endMax"])


def _reached(reached: Sequence[date], known_by: date) -> int:
    """Return the highest standard that published evidence had met by a day."""
    return max((n for n, day in enumerate(reached) if day <= known_by), default=0)


def at_least(facts: Facts, standard: int) -> Facts:
    """Return the links and listings whose evidence reaches a standard."""
    return Facts(
        tuple(one for one in facts.links if one.standard >= standard),
        tuple(one for one in facts.listings if one.standard >= standard),
        facts.things,
    )


def holders(links: Iterable[Fact]) -> dict[str, str]:
    """Return one name for each set of entities that are, or may be, one and the same holder.

    What two of them hold is never added together for certain: it may be the same shares.
    """
    names: dict[str, str] = {}

    def root(one: str) -> str:
        while (above := names.setdefault(one, one)) != one:
            names[one] = names.setdefault(above, above)
            one = above
        return one

    for link in links:
        if link.way is Way.IDENTITY:
            first, second = sorted((root(link.above), root(link.below)))
            names[second] = first
    return {one: root(one) for one in list(names)}
