"""Dates of birth as the list states them, in EDTF where they say a day, a month, years.

"Approximately" states no range: such a date stays in notes, as does one whose note says more than
the date ("from false passport").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.un.elements import Fault, Group
from ingest.un.listing import day, first

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = re.compile(rf"({'|'.join(MONTHS)})[a-z]*\.? (\d{{4}})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
EXACT, BETWEEN, ROUGHLY = "EXACT", "BETWEEN", "APPROXIMATELY"
_HAS = {
    EXACT: ({"DATE"}, {"YEAR"}, set()),
    BETWEEN: ({"FROM_YEAR", "TO_YEAR"},),
    ROUGHLY: ({"DATE"}, {"YEAR"}, {"FROM_YEAR", "TO_YEAR"}, set()),
}
"""Which elements a date of each type has; without any, its note is all that it says."""


@dataclass(frozen=True, slots=True)
class Birth:
    """One date of birth: in EDTF, or in words for notes; exactly one of them."""

    edtf: str = ""
    words: str = ""


def birth(group: Group) -> Birth:
    """Read one INDIVIDUAL_DATE_OF_BIRTH; raises Fault for a type or a form that is not known."""
    kind, note = first(group, "TYPE_OF_DATE"), first(group, "NOTE")
    stated = {name: first(group, name) for name in ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")}
    stated = {name: text for name, text in stated.items() if text}
    if kind not in _HAS:
        raise Fault("TYPE_OF_DATE", kind, f"none of {', '.join(_HAS)}")
    if set(stated) not in _HAS[kind] or not (stated or note):
        raise Fault("INDIVIDUAL_DATE_OF_BIRTH", str(stated), f"not how an {kind} date is written")
    edtf = _edtf(stated)
    if kind == EXACT and (month := _month(f"{note} {stated.get('YEAR', '')}".strip())):
        return Birth(month)
    if kind == ROUGHLY or note:
        parts = ("" if kind == EXACT else kind.lower(), edtf, f"({note})" if note else "")
        return Birth(words=" ".join(["date of birth:", *filter(None, parts)]))
    return Birth(edtf)


def _edtf(stated: dict[str, str]) -> str:
    if "DATE" in stated:
        return day("DATE", stated["DATE"])
    years = [_year(name, text) for name, text in stated.items()]
    return f"[{years[0]}..{years[1]}]" if len(years) > 1 else "".join(years)


def _year(name: str, stated: str) -> str:
    if not _YEAR.fullmatch(stated):
        raise Fault(name, stated, "no year of four digits")
    return stated


def _month(stated: str) -> str:
    """Return `1973-11` for `Nov. 1973`."""
    found = _MONTH.fullmatch(stated)
    return f"{found[2]}-{MONTHS.index(found[1]) + 1:02}" if found else ""
