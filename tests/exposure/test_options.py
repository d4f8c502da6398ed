"""The words of a question are read the same whether a shell or Python states them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import UsageError
from graphkit.exposure import options
from graphkit.exposure.ownership.rules import Regime
from graphkit.exposure.question import Question
from graphkit.model.automaton import Opening
from graphkit.model.proof import Standard
from graphkit.settings import Settings

TODAY = date(2026, 6, 30)


def asked_of(**words: Any) -> Question:
    return options.asked_of(Settings(today=TODAY), "delta", **words)


@given(st.dates())
def test_a_day_is_the_same_as_text_as_date_and_as_its_midnight(day: date) -> None:
    midnight = datetime(day.year, day.month, day.day)
    for stated in (day.isoformat(), day, midnight):
        assert options.parse_day(stated, "--as-of") == day


@pytest.mark.parametrize(
    "stated",
    [
        "2018-03",
        "2018",
        "30.3.2018",
        "",
        datetime(2018, 3, 30, 0, 1),
        datetime(2018, 1, 1, 9, tzinfo=UTC),
    ],
)
def test_what_is_no_one_day_is_refused(stated: Any) -> None:
    with pytest.raises(UsageError) as refused:
        options.parse_day(stated, "--as-of")
    assert refused.value.where == "--as-of"


def test_a_standard_is_a_number_or_a_name() -> None:
    for one in Standard:
        for stated in (
            int(one),
            str(int(one)),
            one.words,
            one.words.upper().replace(" ", "-"),
            one,
        ):
            assert options.parse_standard(stated) is one


@pytest.mark.parametrize("stated", [6, -1, "6", "", "proof"])
def test_another_standard_is_refused(stated: Any) -> None:
    with pytest.raises(UsageError, match="is no standard"):
        options.parse_standard(stated)


def test_one_text_is_a_word_and_never_its_letters() -> None:
    assert options.parse_rules("us") == options.parse_rules(["us"]) == (Regime.US,)
    assert options.parse_rules("us, EU") == options.parse_rules(["us", "eu"])
    assert options.parse_rules(()) == tuple(Regime)
    assert options.parse_include("siblings,family") == {Opening.SIBLINGS, Opening.FAMILY}
    assert [*options.several("abc")] == ["abc"]


def test_a_trace_ends_at_one_rule_only() -> None:
    assert options.parse_rule(" US ") == "us"
    assert options.parse_rule(None) is None
    for word in ("us,eu", "", "mars"):
        with pytest.raises(UsageError, match="has no rule on ownership here"):
            options.parse_rule(word)


@pytest.mark.parametrize(("stated", "days"), [("180d", 180), ("180", 180), (180, 180), (0, 0)])
def test_a_number_of_days_is_read(stated: Any, days: int) -> None:
    assert options.parse_days(stated) == days


@pytest.mark.parametrize("stated", ["-1", -1, 1.5, "soon", "1e3", "¹"])
def test_what_is_no_number_of_days_is_refused(stated: Any) -> None:
    with pytest.raises(UsageError, match="is no number of days"):
        options.parse_days(stated)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"max_hops": 0}, "--max-hops: 0 is not in the range 1 to 8"),
        ({"max_hops": 9}, "--max-hops: 9 is not in the range 1 to 8"),
        ({"limit": 10_001}, "--limit: 10001 is not in the range 1 to 10000"),
        ({"seconds": 0.09}, "--seconds: 0.09 is less than 0.1 seconds"),
        ({"seconds": float("nan")}, "--seconds: nan is less than 0.1 seconds"),
        ({"known_to": "a", "history": True}, "not what one party held"),
    ],
)
def test_what_is_out_of_range_or_contradicts_itself_is_refused(
    words: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        asked_of(**words)
    assert said in str(refused.value)


def test_the_bounds_themselves_are_taken() -> None:
    asked = asked_of(max_hops=8, limit=10_000, seconds=0.1)
    assert (asked.max_hops, asked.limit, asked.seconds) == (8, 10_000, 0.1)


def test_what_is_left_out_is_the_setting() -> None:
    asked = asked_of()
    assert asked.known_by == TODAY
    assert asked.seconds == Settings().query_seconds
    assert asked.as_of is None
