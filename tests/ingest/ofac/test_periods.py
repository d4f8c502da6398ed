"""Dates of the advanced form, as the legacy form writes them: the same days, never others."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from graphkit.errors import InputRejected
from graphkit.model.dates import day_range
from ingest.ofac.advanced.periods import edtf, worded
from ingest.ofac.advanced.words import ReferenceValues
from ingest.ofac.days import edtf as from_words
from ingest.ofac.days import written

VALUES = ReferenceValues(
    "sdn_advanced.xml",
    etree.fromstring(
        "<ReferenceValueSets><CalendarTypeValues><CalendarType ID='1'>Gregorian</CalendarType>"
        "</CalendarTypeValues></ReferenceValueSets>"
    ),
)
Range = tuple[date, date]


def point(name: str, day: date) -> str:
    return f"<{name}><Year>{day.year}</Year><Month>{day.month}</Month><Day>{day.day}</Day></{name}>"


def period(start: Range | None, end: Range | None, approximate: str = "false") -> etree._Element:
    """Return a DatePeriod; each end is the first and the last day that it may mean."""
    ends = ""
    for name, days in (("Start", start), ("End", end)):
        if days:
            inside = point("From", days[0]) + point("To", days[1])
            ends += f"<{name} Approximate='{approximate}'>{inside}</{name}>"
    return etree.fromstring(f"<DatePeriod CalendarTypeID='1'>{ends}</DatePeriod>")


def on(year: int, month: int, day: int) -> Range:
    return date(year, month, day), date(year, month, day)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (on(1966, 9, 8), on(1966, 9, 8), "08 Sep 1966"),
        (on(1961, 1, 1), on(1961, 12, 31), "1961"),
        (on(1968, 2, 1), on(1968, 2, 29), "Feb 1968"),
        (on(1967, 2, 1), on(1967, 2, 28), "Feb 1967"),
        (on(1968, 2, 1), on(1968, 2, 28), "01 Feb 1968 to 28 Feb 1968"),  # a day short of a month
        (on(1951, 1, 1), on(1953, 12, 31), "1951 to 1953"),
        ((date(1984, 1, 1), date(1984, 12, 31)), (date(1986, 1, 1), date(1986, 12, 31)),
         "1984 to 1986"),
        (on(1946, 9, 26), on(1946, 12, 7), "26 Sep 1946 to 07 Dec 1946"),
        (on(1950, 3, 1), on(1951, 4, 30), "Mar 1950 to Apr 1951"),
        (on(1966, 9, 8), None, "08 Sep 1966"),
        (None, None, ""),
    ],
)  # fmt: skip
def test_a_period_in_words(start: Range | None, end: Range | None, expected: str) -> None:
    assert worded(period(start, end), VALUES) == expected


def test_what_is_approximate_states_no_range() -> None:
    said = worded(period(on(1948, 1, 1), on(1948, 12, 31), "true"), VALUES)

    assert said == "circa 1948"
    assert from_words(said) is None


DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))


@given(st.lists(DAYS, min_size=4, max_size=4).map(sorted))
def test_words_mean_the_days_of_the_period_and_no_others(days: list[date]) -> None:
    first, *_, last = days

    said = worded(period((days[0], days[1]), (days[2], days[3])), VALUES)

    assert day_range(from_words(said) or "") == (first, last)


@given(DAYS)
def test_a_day_is_written_as_it_is_read(day: date) -> None:
    assert from_words(written(day)) == day.isoformat()


@given(st.integers(1900, 2030), st.integers(1, 12))
def test_a_whole_month_is_that_month(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]

    said = worded(period(on(year, month, 1), on(year, month, last)), VALUES)

    assert from_words(said) == f"{year}-{month:02}"


def test_one_end_as_edtf() -> None:
    whole = period((date(2017, 1, 1), date(2017, 12, 31)), on(2018, 2, 3))

    assert edtf(whole[0], VALUES) == "[2017-01-01..2017-12-31]"
    assert edtf(whole[1], VALUES) == "2018-02-03"
    assert edtf(None, VALUES) == ""


def test_a_period_that_ends_before_it_begins_stops() -> None:
    with pytest.raises(InputRejected, match="ends before it begins"):
        worded(period(on(2018, 1, 1), on(2017, 1, 1)), VALUES)
