"""Windows: what counts within days of a day, and during a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graphkit.exposure.answer import Temporal
from tests.exposure.story import Story, Tell, paths

PAID = [["payer", "listed-party"]]


def payment(day: str) -> Story:
    story = Story()
    story.listed("listed-party")
    story.link("PAID", "payer", "listed-party", date=day)
    return story


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2018-01-01", PAID), ("2017-12-31", []), ("2018-06-30", PAID), ("2018-07-01", [])],
)
def test_an_event_counts_within_days_of_the_day(
    told: Callable[[Story], Tell], day: str, expected: list[list[str]]
) -> None:
    answer = told(payment(day))("payer", as_of=date(2018, 6, 30), within=180)
    assert paths(answer) == expected


def test_an_event_on_some_day_of_the_window_is_possible(told: Callable[[Story], Tell]) -> None:
    ask = told(payment("2018"))
    possible = ask("payer", as_of=date(2018, 12, 31), within=30)
    assert [one.temporal for one in possible.results] == [Temporal.POSSIBLE]
    certain = ask("payer", as_of=date(2018, 12, 31), within=364)
    assert [one.temporal for one in certain.results] == [Temporal.CERTAIN]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2018-05-01", "2018-05-31", PAID),
        ("2018-05-11", "2018-05-31", []),
        ("2018-01-01", "2018-05-09", []),
    ],
)
def test_an_event_counts_during_a_period(
    told: Callable[[Story], Tell], first: str, last: str, expected: list[list[str]]
) -> None:
    ask = told(payment("2018-05-10"))
    period = date.fromisoformat(first), date.fromisoformat(last)
    assert paths(ask("payer", during=period)) == expected


def test_standing_facts_must_meet_inside_the_period(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.listed("listed-party")
    story.link("SERVES", "bank-one", "customer", start_date="2015-01-01", end_date="2016-12-31")
    story.link("CONTROLS", "listed-party", "customer", start_date="2016-07-01", end_date="..")
    ask = told(story)
    met = ask("bank-one", during=(date(2016, 12, 31), date(2018, 1, 1)))
    assert [one.temporal for one in met.results] == [Temporal.CERTAIN]
    assert met.results[0].target.as_of == "listed"
    assert not ask("bank-one", during=(date(2017, 1, 1), date(2018, 1, 1))).results
    assert not ask("bank-one", during=(date(2015, 1, 1), date(2016, 6, 30))).results


def test_who_was_listed_only_before_the_period_is_passed(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.listed("listed-before", end="2012-01-01")
    story.listed("listed-party")
    story.link("ACTS_FOR", "agent", "listed-before", start_date="2000-01-01", end_date="..")
    story.link("ACTS_FOR", "listed-before", "listed-party", start_date="2000-01-01", end_date="..")
    ask = told(story)
    within = ask("agent", during=(date(2011, 12, 31), date(2013, 1, 1)))
    assert paths(within) == [["agent", "listed-before"]]
    after = ask("agent", during=(date(2012, 1, 1), date(2013, 1, 1)))
    assert ["agent", "listed-before", "listed-party"] in paths(after)
