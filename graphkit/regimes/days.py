"""Whether something happened or stood within a period: certainly, possibly or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graphkit.model.dates import FIRST_DAY, LAST_DAY, Bounds


class Sure(StrEnum):
    """How sure it is that days overlap."""

    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both in it; empty where the last is before the first."""

    first: date = FIRST_DAY
    last: date = LAST_DAY

    def within(self, other: Period) -> Period:
        """Return the days that are in both."""
        return Period(max(self.first, other.first), min(self.last, other.last))

    @property
    def empty(self) -> bool:
        """Tell whether it has no day."""
        return self.last < self.first


def core(bounds: Bounds) -> Period:
    """Return the days on which a fact certainly stood."""
    return Period(bounds.start_max, bounds.end_min)


def hull(bounds: Bounds) -> Period:
    """Return the days on which a fact possibly stood."""
    return Period(bounds.start_min, bounds.end_max)


def overlap(bounds: Bounds, period: Period) -> Sure:
    """Say whether a fact happened, or stood on some day, within a period.

    An event whose day is known roughly lies in a period certainly if all its days do; what stood
    longer lies in it certainly also if one of the days on which it surely stood does.
    """
    possible = hull(bounds).within(period)
    if period.empty or possible.empty:
        return Sure.NOT
    if possible == hull(bounds) or not core(bounds).within(period).empty:
        return Sure.CERTAINLY
    return Sure.POSSIBLY


def together(bounds: Bounds, others: list[Bounds], period: Period) -> Sure:
    """Say whether a fact lies in a period on a day on which others stood too."""
    surely, maybe = period, period
    for one in others:
        surely, maybe = surely.within(core(one)), maybe.within(hull(one))
    if overlap(bounds, surely) is Sure.CERTAINLY:
        return Sure.CERTAINLY
    return Sure.NOT if overlap(bounds, maybe) is Sure.NOT else Sure.POSSIBLY


def words(bounds: Bounds) -> str:
    """Say when, as a reader writes it."""
    first, last = bounds.start_min, bounds.end_max
    if (first, last) == (FIRST_DAY, LAST_DAY):
        stood = core(bounds)
        return "on days that no document bounds" if stood.empty else f"on {stood.first}"
    if first == last:
        return f"on {first}"
    begin = "" if first == FIRST_DAY else f"{first}"
    end = "" if last == LAST_DAY else f"{last}"
    return f"in [{begin}..{end}]"
