"""Dates as OFAC writes them (`08 Sep 1966`, `1951 to 1953`) in EDTF, and back."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STATED = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]{2}) )?(\d{4})")


def edtf(stated: str) -> str | None:
    """Return EDTF, or None for what is no such date ("circa 1947" states no range)."""
    first, to, last = stated.partition(" to ")
    days = [_day(one) for one in ((first, last) if to else (first,))]
    if None in days:
        return None
    return f"[{days[0]}..{days[1]}]" if to else days[0]


def _day(stated: str) -> str | None:
    found = _STATED.fullmatch(stated.strip())
    if found is None or (found[2] and found[2] not in MONTHS):
        return None
    month = f"-{MONTHS.index(found[2]) + 1:02}" if found[2] else ""
    return f"{found[3]}{month}" + (f"-{int(found[1]):02}" if found[1] else "")


def written(day: date) -> str:
    """Write a day as OFAC does: `08 Sep 1966`."""
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year:04}"
