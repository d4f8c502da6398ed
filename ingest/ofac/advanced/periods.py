"""Dates and periods of the advanced form, as the legacy form writes them and as EDTF.

A day is exact; a period has a start and an end, each a range of days of its own: 1961 is a period
from 1 January to 31 December. `Approximate` states no range, as "circa" does in the legacy form.
"""

from __future__ import annotations

import calendar
from datetime import date

from lxml import etree

from ingest.files.xml import child, text
from ingest.ofac.advanced.words import ReferenceValues, words
from ingest.ofac.days import MONTHS, written
from ingest.ofac.structure import stop

Days = tuple[date, date]


def day(element: etree._Element, values: ReferenceValues) -> date:
    """Read Year, Month and Day; raises InputRejected where no calendar has such a day."""
    _gregorian(element, values)
    return plain_day(element, values.file)


def plain_day(element: etree._Element, file: str) -> date:
    """Read a day where no calendar can be looked up yet."""
    year, month, day_of_month = (text(element, name) for name in ("Year", "Month", "Day"))
    try:
        return date(int(year), int(month), int(day_of_month))
    except ValueError:
        stop(f"{year}-{month}-{day_of_month} is no day", file, element)


def period(element: etree._Element, values: ReferenceValues) -> Days | None:
    """Return the first and last day that a DatePeriod may mean; None where it states none."""
    _gregorian(element, values)
    start, end = child(element, "Start"), child(element, "End")
    ends = [child(one, name) for one in (start, end) if one is not None for name in ("From", "To")]
    days = [day(one, values) for one in ends if one is not None]
    if not days:
        return None
    if min(days) != days[0] or max(days) != days[-1]:
        stop("a DatePeriod that ends before it begins", values.file, element)
    return days[0], days[-1]


def _gregorian(element: etree._Element, values: ReferenceValues) -> None:
    stated = values.optional("CalendarType", element)
    values.one_of((words().calendar, ""), stated, "CalendarType", element)


def is_approximate(element: etree._Element) -> bool:
    """Tell whether a period is marked as approximate."""
    ends = (child(element, name) for name in ("Start", "End"))
    return any(one is not None and one.get("Approximate") == "true" for one in ends)


def worded(element: etree._Element, values: ReferenceValues) -> str:
    """Return a DatePeriod as the legacy form writes it: `08 Sep 1966`, `1951 to 1953`."""
    days = period(element, values)
    if days is None:
        return ""
    return f"circa {_worded(*days)}" if is_approximate(element) else _worded(*days)


def _worded(first: date, last: date) -> str:
    if first == last:
        return written(first)
    if _begins_year(first) and _ends_year(last):
        same = first.year == last.year
        return str(first.year) if same else f"{first.year} to {last.year}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        months = [f"{MONTHS[one.month - 1]} {one.year}" for one in (first, last)]
        return " to ".join(dict.fromkeys(months))
    return f"{written(first)} to {written(last)}"


def _begins_year(one: date) -> bool:
    return (one.month, one.day) == (1, 1)


def _ends_year(one: date) -> bool:
    return (one.month, one.day) == (12, 31)


def edtf(element: etree._Element | None, values: ReferenceValues) -> str:
    """Return one end of a period, Start or End, as EDTF; empty where there is none."""
    if element is None:
        return ""
    ends = (child(element, name) for name in ("From", "To"))
    days = [day(one, values) for one in ends if one is not None]
    if len(set(days)) == 1:
        return days[0].isoformat()
    return f"[{days[0].isoformat()}..{days[-1].isoformat()}]" if days else ""
