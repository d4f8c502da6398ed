"""What documents say of days becomes four bounds that claim no more than was said."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphkit.model.dates import (
    FIRST_DAY,
    LAST_DAY,
    Bounds,
    DateError,
    day_range,
    event,
    standing,
    until,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


ACCEPTED = {
    "2017-10-19": ("2017-10-19", "2017-10-19"),
    "2017-10": ("2017-10-01", "2017-10-31"),
    "2017-10-XX": ("2017-10-01", "2017-10-31"),
    "2017": ("2017-01-01", "2017-12-31"),
    "2017-XX": ("2017-01-01", "2017-12-31"),
    "2017-XX-XX": ("2017-01-01", "2017-12-31"),
    "201X": ("2010-01-01", "2019-12-31"),
    "201X-XX": ("2010-01-01", "2019-12-31"),
    "201X-XX-XX": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "[2017-09..2017-11]": ("2017-09-01", "2017-11-30"),
    "[2017-09-15..2017]": ("2017-09-15", "2017-12-31"),
    "[201X..2021-07-15]": ("2010-01-01", "2021-07-15"),
    "[2017-10-19..2017-10-19]": ("2017-10-19", "2017-10-19"),
    "[..2021-07-15]": ("0001-01-01", "2021-07-15"),
    "[2019-01-31..]": ("2019-01-31", "9999-12-31"),
    "[ 2017-09 .. 2017-11 ]": ("2017-09-01", "2017-11-30"),
    "  2017-10-19\t": ("2017-10-19", "2017-10-19"),
    "": ("0001-01-01", "9999-12-31"),
    "   ": ("0001-01-01", "9999-12-31"),
    "2016-02": ("2016-02-01", "2016-02-29"),
    "2017-02": ("2017-02-01", "2017-02-28"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "2000-02-29": ("2000-02-29", "2000-02-29"),
    "0001": ("0001-01-01", "0001-12-31"),
    "0001-01-01": ("0001-01-01", "0001-01-01"),
    "9999": ("9999-01-01", "9999-12-31"),
    "9999-12": ("9999-12-01", "9999-12-31"),
    "9999-12-31": ("9999-12-31", "9999-12-31"),
}
REFUSED = [
    "2018-02-30",
    "2017-02-29",
    "1900-02-29",
    "2017-04-31",
    "2017-13",
    "2017-00",
    "2017-01-00",
    "2017-01-32",
    "2017-21",  # a season
    "0000",
    "0000-01-01",
    "000X",  # year 0 among them
    "-0044-03-15",
    "10000",
    "Y20170",
    "217",
    "2017-1-5",
    "20171019",
    "2017/2018",  # an interval: write two dates or a range
    "2017-10-19T12:00",
    "19.10.2017",
    "19 October 2017",
    "2017?",
    "2017~",
    "2017-10%",
    "?",
    "XXXX",
    "2XXX",
    "2X17",
    "201x",
    "201X-10",
    "20XX-10-19",
    "2017-XX-19",
    "201X-XX-05",
    "..",
    "...",
    "[..]",
    "[ .. ]",
    "[]",
    "[2017]",
    "[2017,2018]",
    "[2018..2017]",
    "[2017-09..2017-08]",
    "[2017-02-30..2017-11]",
    "[2017..2018..2019]",
    "[2017..2018",
    "2017..2018",
    "2017 -10",
    "unknown",
    "now",
    "present",
    "２０１７",  # digits of another script
    "٢٠١٧",
]


@pytest.mark.parametrize("stated", ACCEPTED)
def test_a_stated_date_is_the_days_that_it_may_mean(stated: str) -> None:
    assert day_range(stated) == tuple(day(one) for one in ACCEPTED[stated])


@pytest.mark.parametrize("stated", REFUSED)
def test_what_no_calendar_has_or_a_reader_would_guess_at_is_refused(stated: str) -> None:
    with pytest.raises(DateError) as refused:
        day_range(stated)
    assert stated.strip("[] ").partition("..")[0].strip() in str(refused.value)


@pytest.mark.parametrize("stated", ["..", "2018-02-30", "0000"])
def test_an_event_is_refused_with_its_day(stated: str) -> None:
    with pytest.raises(DateError):
        event(stated)


@pytest.mark.parametrize(
    ("start", "end", "on", "expected"),
    [
        ("", "", "", Bounds()),
        ("2016", "", "", ("2016-01-01", "2016-12-31", "2016-01-01", "9999-12-31")),
        ("2016", "..", "", ("2016-01-01", "2016-12-31", "9999-12-31", "9999-12-31")),
        ("", "2018", "", ("0001-01-01", "2018-12-31", "2018-01-01", "2018-12-31")),
        ("", "..", "", ("0001-01-01", "9999-12-31", "9999-12-31", "9999-12-31")),
        ("2016-11", "2018-04", "", ("2016-11-01", "2016-11-30", "2018-04-01", "2018-04-30")),
        ("2017", "2017", "", ("2017-01-01", "2017-12-31", "2017-01-01", "2017-12-31")),
        (
            "[..2009-12-31]",
            "[2013-01-01..]",
            "",
            ("0001-01-01", "2009-12-31", "2013-01-01", "9999-12-31"),
        ),
        ("", "", "2018-03-30", ("0001-01-01", "2018-03-30", "2018-03-30", "9999-12-31")),
        ("", "", "2013", ("0001-01-01", "2013-12-31", "2013-01-01", "9999-12-31")),
        ("2017", "", "2018-03-30", ("2017-01-01", "2017-12-31", "2018-03-30", "9999-12-31")),
        ("2017", "2019", "2017-03-30", ("2017-01-01", "2017-03-30", "2019-01-01", "2019-12-31")),
        ("2017", "..", "2018", ("2017-01-01", "2017-12-31", "9999-12-31", "9999-12-31")),
        ("2016-02-29", "2016-02-29", "", ("2016-02-29",) * 4),
    ],
)
def test_a_period_has_four_bounds(
    start: str, end: str, on: str, expected: Bounds | tuple[str, ...]
) -> None:
    if not isinstance(expected, Bounds):
        expected = Bounds(*(day(one) for one in expected))
    assert standing(start, end, on) == expected


@pytest.mark.parametrize(
    ("start", "end", "on", "words"),
    [
        ("2018", "2017", "", "ends (2017) before it begins (2018)"),
        ("2018-01-02", "2018-01-01", "", "before it begins"),
        ("2018", "", "2017-12-31", "said to stand on 2017-12-31, outside 2018 to ?"),
        ("", "2018-12", "2019", "said to stand on 2019, outside ? to 2018-12"),
        ("2017", "2018", "2019", "said to stand on 2019, outside 2017 to 2018"),
        ("..", "", "", "'..' is no date"),
        ("", "", "..", "'..' is no date"),
        ("", "now", "", "'now' is no date"),
    ],
)
def test_a_period_that_contradicts_itself_is_refused_and_says_how(
    start: str, end: str, on: str, words: str
) -> None:
    with pytest.raises(DateError) as refused:
        standing(start, end, on)
    assert words in str(refused.value)


def test_an_end_on_the_day_of_the_beginning_is_one_day() -> None:
    one = standing("2018-01-01", "2018-01-01")

    assert one.certainly_on(day("2018-01-01"))
    assert not one.possibly_on(day("2017-12-31"))
    assert not one.possibly_on(day("2018-01-02"))


def test_an_event_known_roughly_is_certain_on_no_day() -> None:
    rough, exact = event("2017-10"), event("2017-10-19")

    assert rough == Bounds(*(day(f"2017-10-{n}") for n in ("01", "31", "01", "31")))
    assert rough.possibly_on(day("2017-10-01"))
    assert rough.possibly_on(day("2017-10-31"))
    assert not rough.possibly_on(day("2017-11-01"))
    assert not any(rough.certainly_on(day("2017-10-01") + timedelta(n)) for n in range(31))
    assert exact.certainly_on(day("2017-10-19"))
    assert not exact.possibly_on(day("2017-10-20"))


def test_an_event_without_a_day_may_have_been_on_any() -> None:
    assert event("") == Bounds()


def test_an_unknown_end_is_never_now() -> None:
    unknown, open_end = standing("2016-11-03"), standing("2016-11-03", "..")

    for later in ("2016-11-04", "2026-11-23", "9999-12-31"):
        assert unknown.possibly_on(day(later))
        assert not unknown.certainly_on(day(later))
        assert open_end.certainly_on(day(later))
    assert unknown.certainly_on(day("2016-11-03"))


def test_an_unknown_beginning_is_never_the_beginning_of_the_list() -> None:
    known_end = standing(end="2018-04-10")

    assert known_end.possibly_on(day("1950-01-01"))
    assert known_end.certainly_on(day("2018-04-10"))
    assert not known_end.certainly_on(day("2018-04-09"))
    assert not known_end.possibly_on(day("2018-04-11"))


DAYS = st.dates(FIRST_DAY, LAST_DAY)


@st.composite
def points(draw: st.DrawFn) -> str:
    written = draw(DAYS).isoformat()
    forms = [written, written[:7], written[:4], written[:7] + "-XX"]
    if written >= "0010":  # else the year 0 is among them
        forms.append(written[:3] + "X")
    return draw(st.sampled_from(forms))


@st.composite
def statements(draw: st.DrawFn) -> str:
    first, last = draw(points()), draw(points())
    form = draw(st.sampled_from(["point", "range", "before", "after", "nothing"]))
    if form == "range":
        assume(day_range(first)[0] <= day_range(last)[1])
        return f"[{first}..{last}]"
    return {"point": first, "before": f"[..{last}]", "after": f"[{first}..]", "nothing": ""}[form]


@st.composite
def periods(draw: st.DrawFn) -> tuple[str, str, str]:
    start, on = draw(statements()), draw(st.one_of(st.just(""), statements()))
    end = draw(st.one_of(st.just(".."), statements()))
    try:
        standing(start, end, on)
    except DateError:
        assume(False)
    return start, end, on


@given(DAYS)
def test_a_day_written_out_is_that_day_and_lies_in_its_month_and_year(some: date) -> None:
    written = some.isoformat()
    last = calendar.monthrange(some.year, some.month)[1]

    assert day_range(written) == (some, some)
    assert day_range(written[:7]) == (some.replace(day=1), some.replace(day=last))
    assert day_range(written[:4]) == (some.replace(month=1, day=1), some.replace(month=12, day=31))


@given(statements())
def test_a_statement_means_at_least_one_day(stated: str) -> None:
    first, last = day_range(stated)
    assert first <= last


@given(periods())
def test_bounds_are_in_order(period: tuple[str, str, str]) -> None:
    one = standing(*period)

    assert one.start_min <= one.start_max
    assert one.end_min <= one.end_max
    assert one.start_min <= one.end_max


@given(statements())
def test_bounds_of_an_event_are_those_of_its_day(stated: str) -> None:
    one = event(stated)
    assert (one.start_min, one.start_max) == (one.end_min, one.end_max) == day_range(stated)


@given(periods(), DAYS)
def test_what_is_certain_is_possible(period: tuple[str, str, str], some: date) -> None:
    one = standing(*period)
    if one.certainly_on(some):
        assert one.possibly_on(some)


@given(periods())
def test_bounds_are_what_all_choices_of_days_say(period: tuple[str, str, str]) -> None:
    """Certain means in every choice of a first and a last day, possible means in one."""
    start, end, on = period
    one = standing(*period)
    first = day_range(start)
    last = (LAST_DAY, LAST_DAY) if end == ".." else day_range(end)
    seen = day_range(on) if on else None
    near = {d for pair in (first, last, seen or first) for d in pair}
    near |= {d + timedelta(1) for d in near if d < LAST_DAY}
    near |= {d - timedelta(1) for d in near if d > FIRST_DAY}
    choices = [
        (a, b)
        for a in near
        for b in near
        if first[0] <= a <= first[1] and last[0] <= b <= last[1] and a <= b
        if seen is None or (a <= seen[1] and b >= seen[0])
    ]
    assert choices
    for some in near:
        assert one.possibly_on(some) == any(a <= some <= b for a, b in choices)
        if one.certainly_on(some):
            assert all(a <= some <= b for a, b in choices)


@given(periods(), DAYS)
def test_a_day_on_which_it_stood_is_certain(period: tuple[str, str, str], some: date) -> None:
    start, end, _ = period
    assume(standing(start, end).possibly_on(some))
    assert standing(start, end, some.isoformat()).certainly_on(some)


@given(periods(), points())
def test_a_narrower_statement_never_widens_bounds(period: tuple[str, str, str], point: str) -> None:
    start, end, on = period
    wide = standing(*period)
    first, last = day_range(start)
    low, high = day_range(point)
    assume(first <= low <= high <= last)
    try:
        narrow = standing(point, end, on)
    except DateError:  # the narrower beginning contradicts the rest
        assume(False)
    assert narrow.start_min >= wide.start_min
    assert narrow.start_max <= wide.start_max
    assert narrow.end_min >= wide.end_min
    assert narrow.end_max <= wide.end_max


@given(periods())
def test_bounds_stay_in_order_where_the_end_is_the_first_day_after(
    period: tuple[str, str, str],
) -> None:
    whole = standing(*period)
    cut = until(whole)

    assert cut.start_min == whole.start_min
    assert cut.start_min <= cut.start_max <= cut.end_max <= whole.end_max
    assert cut.start_min <= cut.end_min <= cut.end_max
    assert whole.end_max - cut.end_max <= timedelta(1)


@given(periods(), DAYS)
def test_a_day_more_never_widens_bounds(period: tuple[str, str, str], some: date) -> None:
    start, end, _ = period
    wide = standing(start, end)
    assume(wide.possibly_on(some))
    narrow = standing(start, end, some.isoformat())

    assert narrow.start_min == wide.start_min
    assert narrow.end_max == wide.end_max
    assert narrow.start_max <= wide.start_max
    assert narrow.end_min >= wide.end_min
