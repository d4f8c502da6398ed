"""Dates as documents state them (EDTF) and the four bounds that queries read.

Extended Date/Time Format, the parts that occur in sanctions material: `2017`, `2017-10`,
`2017-10-19`, unspecified digits (`201X`, `2017-XX`), one of a range (`[2017-09..2017-11]`,
`[..2021-07-15]` on or before, `[2019-01-31..]` on or after), `..` for an end that the document
says is open, and nothing at all for unknown. `?`, `~` and `%` are refused: a reader must not have
to guess how wide an "approximately" is, so the writer states the range.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

FIRST_DAY = date(1, 1, 1)
"""Stands for an unknown beginning: no day is earlier."""
LAST_DAY = date(9999, 12, 31)
"""Stands for an unknown end, and for never."""

OPEN = ".."
REMEMBERED = 1 << 14
"""Texts whose days are kept: one release repeats few of them very often."""
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?", re.ASCII)


class DateError(ValueError):
    """A date that is not written in the accepted part of EDTF, or that no calendar has."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The four days between which a fact certainly or possibly stood; never empty.

    A fact certainly stood on a day from `start_max` to `end_min`, and possibly on a day from
    `start_min` to `end_max`, both ends included.
    """

    start_min: date = FIRST_DAY
    start_max: date = LAST_DAY
    end_min: date = FIRST_DAY
    end_max: date = LAST_DAY

    @property
    def days(self) -> tuple[date, date, date, date]:
        """The four days in the order in which they are written."""
        return self.start_min, self.start_max, self.end_min, self.end_max

    def possibly_on(self, day: date) -> bool:
        """Tell whether the fact may have stood on `day`."""
        return self.start_min <= day <= self.end_max

    def certainly_on(self, day: date) -> bool:
        """Tell whether the fact stood on `day` whatever the unknown days are."""
        return self.start_max <= day <= self.end_min


@lru_cache(maxsize=REMEMBERED)
def day_range(stated: str) -> tuple[date, date]:
    """Return the first and last day that an EDTF text may mean; unknown is all days."""
    text = stated.strip()
    if not text:
        return FIRST_DAY, LAST_DAY
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    return _point(text)


def _one_of(text: str) -> tuple[date, date]:
    first, dots, last = text[1:-1].partition("..")
    if not dots or not (first.strip() or last.strip()):
        raise DateError(f"{text!r} is no date range; write [2017-09..2017-11] or [..2021-07-15]")
    low = _point(first.strip())[0] if first.strip() else FIRST_DAY
    high = _point(last.strip())[1] if last.strip() else LAST_DAY
    if low > high:
        raise DateError(f"{text!r} ends before it begins")
    return low, high


def _point(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(
            f"{text!r} is no date; write 2017, 2017-10, 2017-10-19 or a range [2017-09..2017-11]"
        )
    year, month, day = match.groups()
    if "X" in year or month in (None, "XX"):
        if (day or "XX") != "XX" or ("X" in year and month not in (None, "XX")):
            raise DateError(f"{text!r} states a finer part of an unstated one; write a range")
        years = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return _calendar_day(text, years[0], 1, 1), _calendar_day(text, years[1], 12, 31)
    return _within_month(text, int(year), int(month), day)


def _within_month(text: str, year: int, month: int, day: str | None) -> tuple[date, date]:
    if day in (None, "XX"):
        first = _calendar_day(text, year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1])
    only = _calendar_day(text, year, month, int(day or 0))
    return only, only


def _calendar_day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DateError(f"{text!r} is not a day of the calendar ({error})") from None


def standing(start: str = "", end: str = "", on: str = "") -> Bounds:
    """Bound a fact that stands for a period: ownership, management, an account, a listing.

    Args:
        start: when it began, EDTF; empty when no document says.
        end: when it ended, EDTF; `..` when a document says that it goes on; empty when unknown.
        on: a day on which a document says that it stood, without saying since or until when.
    """
    start_min, start_max = day_range(start)
    end_min, end_max = (LAST_DAY, LAST_DAY) if end.strip() == OPEN else day_range(end)
    if on.strip():
        first, last = day_range(on)
        if last < start_min or first > end_max:
            raise DateError(f"is said to stand on {on}, outside {start or '?'} to {end or '?'}")
        start_max, end_min = min(start_max, last), max(end_min, first)
    start_max, end_min = min(start_max, end_max), max(end_min, start_min)
    if start_min > start_max or end_min > end_max:
        raise DateError(f"ends ({end}) before it begins ({start})")
    return Bounds(start_min, start_max, end_min, end_max)


def event(on: str) -> Bounds:
    """Bound something that happened on one day, which may be known only roughly."""
    first, last = day_range(on)
    return Bounds(first, last, first, last)


def until(bounds: Bounds) -> Bounds:
    """Return bounds whose stated end is the first day after, not the last day in force."""
    day_before = [
        end - timedelta(days=1) if FIRST_DAY < end < LAST_DAY else end
        for end in (bounds.end_min, bounds.end_max)
    ]
    end_min, end_max = (max(end, bounds.start_min) for end in day_before)
    return Bounds(bounds.start_min, min(bounds.start_max, end_max), end_min, end_max)
