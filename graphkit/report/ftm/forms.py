"""Values in the forms that FollowTheMoney keeps: ids, partial dates, text."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from graphkit.model.dates import FIRST_DAY, LAST_DAY, OPEN, day_range

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_OTHER = re.compile(r"[^0-9a-zA-Z.]+")
OF_FTM = "ftm:"


def ftm_id(own: str) -> str:
    """Return the id under which something is written: letters, digits, `.` and `-`.

    What came from FollowTheMoney keeps its id there. What has other characters than these gets a
    short hash of its own id, so that no two become one.
    """
    plain = own.removeprefix(OF_FTM) if own.startswith(OF_FTM) else own.replace(":", "-", 1)
    if _ID.fullmatch(plain):
        return plain
    slug = _OTHER.sub("-", own).strip("-.") or "x"
    return f"{slug}-{hashlib.sha256(own.encode()).hexdigest()[:8]}"


def partial(stated: str) -> str:
    """Return the partial date that holds all days which an EDTF text may mean; empty for none."""
    if not stated or stated == OPEN:
        return ""
    first, last = day_range(stated)
    if first == FIRST_DAY or last == LAST_DAY:
        return ""
    return _common(first, last)


def _common(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return ""
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def is_exact(stated: str) -> bool:
    """Tell whether a partial date says all that an EDTF text says."""
    return not stated or (stated != OPEN and partial(stated) == stated)


def spaced(text: str) -> str:
    """Return text with one blank between words."""
    return " ".join(text.split())
