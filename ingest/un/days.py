"""Times as the comments write them, in EDTF."""

from __future__ import annotations

import re

from ingest.un.births import MONTHS

_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")
_US_DAY = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")
_MONTH = re.compile(r"([A-Z][a-z]+) (\d{4})")
_YEAR = re.compile(r"\d{4}")


def edtf(words: str) -> str:
    """Return the time that words state: `on 24 September 2017`, `in mid-January 2018`, `in 2001`.

    "Late" or "mid" states no days: the month or year is what is stated.
    """
    if found := _DAY.search(words):
        return f"{found[3]}-{_month(found[2])}-{int(found[1]):02}"
    if found := _US_DAY.search(words):
        return f"{found[3]}-{_month(found[1])}-{int(found[2]):02}"
    if found := _MONTH.search(words):
        return f"{found[2]}-{_month(found[1])}"
    found = _YEAR.search(words)
    return found[0] if found else ""


def _month(name: str) -> str:
    return f"{MONTHS.index(name[:3]) + 1:02}"
