"""Days drawn on an axis: certain, possible, unknown, and the time for which a party was listed."""

from __future__ import annotations

from datetime import date

import lxml.etree
from hypothesis import given
from hypothesis import strategies as st

from graphkit.exposure.shape import Days
from graphkit.model.dates import Bounds, event, standing
from graphkit.report.dossier.terms import period, stood_on
from graphkit.report.dossier.timeline import LABELS, WIDTH, Span, timeline
from tests.report.dossier.made import listing, node, step

SVG = "{http://www.w3.org/2000/svg}"
UNKNOWN = Bounds().days


def row(bounds: Days, kind: str = "fact") -> list[tuple[str, float, float]]:
    """Return what is drawn for one fact beside a known one: class, from and to."""
    known = Span("known", "", standing("2015-01-01", "2020-12-31").days, "fact")
    drawing = timeline([known, Span("asked", "when", bounds, kind)])
    assert drawing is not None
    last = lxml.etree.fromstring(drawing).findall(f"{SVG}g")[-1]
    return [
        (one.get("class", ""), float(one.get("x", "0")), float(one.get("width", "0")))
        for one in last.findall(f"{SVG}rect")
    ]


def test_a_fact_with_both_days_is_certain_between_them() -> None:
    (possible, certain) = row(standing("2016-01-01", "2018-12-31").days)

    assert (possible[0], certain[0]) == ("possible", "certain")
    assert possible[1:] == certain[1:]


def test_a_fact_whose_end_is_unknown_is_only_possible_to_the_edge() -> None:
    (possible,) = row(standing("2018-01-01").days)[:1]

    assert possible[1] + possible[2] > WIDTH - 20
    # it certainly stood on its first day, and nobody says for how long
    assert [one for one in row(standing("2018-01-01").days) if one[0] == "certain"][0][2] <= 4


def test_a_fact_of_no_known_day_has_no_bar() -> None:
    assert row(UNKNOWN) == []
    assert row(UNKNOWN, "event") == []


def test_without_any_day_there_is_no_timeline() -> None:
    assert timeline([Span("unknown", "dates unknown", UNKNOWN, "fact")]) is None
    assert timeline([]) is None


def test_an_event_on_a_day_is_a_point_and_within_a_year_a_pale_stretch() -> None:
    assert row(event("2017-12-09").days, "event") == []  # a diamond, no bar
    (rough,) = row(event("2017").days, "event")
    assert rough[0] == "possible"


def test_the_time_of_a_listing_is_shaded_through_all_rows() -> None:
    spans = [
        Span("fact", "2015", standing("2015-01-01", "2016-01-01").days, "fact"),
        Span("UN DPRK", "2018", standing("2018-03-30", "..").days, "listing"),
    ]
    drawing = timeline(spans)
    assert drawing is not None
    bands = [
        one
        for one in lxml.etree.fromstring(drawing).findall(f"{SVG}rect")
        if one.get("class", "").startswith("band")
    ]

    assert [one.get("class") for one in bands] == ["band possible", "band certain"]
    assert all(float(one.get("height", "0")) > 2 * 24 for one in bands)


def test_the_day_asked_about_is_a_line() -> None:
    spans = [Span("fact", "2015", standing("2015", "2016").days, "fact")]

    assert "as of 2015-06-01" in (timeline(spans, date(2015, 6, 1)) or "")
    assert "as of" not in (timeline(spans) or "")


days = st.dates(date(1950, 1, 1), date(2040, 1, 1))


@given(st.lists(st.tuples(days, days).map(sorted), min_size=1, max_size=6))
def test_nothing_is_drawn_outside_the_axis(known: list[list[date]]) -> None:
    spans = [
        Span("a fact", "then", standing(f"{first}", f"{last}").days, "fact")
        for first, last in known
    ]
    drawing = timeline(spans)
    assert drawing is not None
    for one in lxml.etree.fromstring(drawing).iter(f"{SVG}rect"):
        assert float(one.get("x", "0")) >= LABELS - 0.1
        assert float(one.get("x", "0")) + float(one.get("width", "0")) <= WIDTH + 4


def test_a_period_says_what_is_known_and_no_more() -> None:
    one, other = node("ONE"), node("OTHER")

    def told(**fields: object) -> str:
        return period(step("OWNS", one, other, "it owned it.", **fields))

    assert told(start="2016-11", end="2018-04") == "2016-11 – 2018-04"
    assert told(start="2016-11", end="..") == "2016-11 – goes on"
    assert told(start="2016-11", end=None) == "2016-11 – ?"
    assert told(start="2017-12-09", event=True) == "2017-12-09"
    assert told(start="[2017-01..2017-03]", event=True) == "2017-01 to 2017-03"
    assert told(start=None, end=None) == "dates unknown"
    assert period(listing("1", start="[..2019-01-31]", end="")) == "by 2019-01-31 – ?"


def test_a_fact_stated_for_a_day_stood_on_it() -> None:
    assert stood_on(standing(on="2018-03-30").days) == "stood on 2018-03-30"
    assert stood_on(standing(on="2013").days) == "stood within 2013-01-01 – 2013-12-31"
    assert stood_on(standing("2013").days) is None
    assert stood_on(standing("[..2019-06-30]").days) is None
    assert stood_on(UNKNOWN) is None
