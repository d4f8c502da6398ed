"""Days as GLEIF writes them: a moment with its offset, of which the day is what is meant.

A day is taken as it is written and never moved into another time zone: `2018-11-09T00:00:00+01:00`
is 9 November. Some issuers write midnight at home as the hour elsewhere (`2012-11-04T05:00:00Z`),
so a day can be off by one.
"""

from __future__ import annotations

import re

from graphkit.model.dates import DateError, day_range
from ingest.codes import Refused

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:T\d{2}:\d{2}:(?P<seconds>\d{2}(?:\.\d+)?)(?:Z|[+-]\d{2}:\d{2})?)?",
    re.ASCII,
)


def day(field: str, stated: str) -> str:
    """Return the day of a moment, `2018-11-09`; empty for none; raises Refused for no moment."""
    if not stated:
        return ""
    found = _MOMENT.fullmatch(stated)
    try:
        if found:
            day_range(found["day"])
            return found["day"]
    except DateError as error:
        raise Refused(field, stated, str(error)) from None
    raise Refused(field, stated, f"{stated!r} is no moment such as 2018-11-09T00:00:00Z")


def is_clock(stated: str) -> bool:
    """Tell whether a moment is the reading of a clock: a day has no seconds.

    So a beginning that is one is the moment at which somebody entered the record, and what it tells
    of began then at the latest.
    """
    found = _MOMENT.fullmatch(stated)
    return bool(found and found["seconds"] and float(found["seconds"]))


def beginning(field: str, stated: str) -> str:
    """Return when something began, EDTF: `[..2023-05-18]` where the moment is that of the entry."""
    began = day(field, stated)
    return f"[..{began}]" if is_clock(stated) else began
