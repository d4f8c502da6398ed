"""The dated rules on ownership: every day has one, each is cited, and wrong data is refused."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graphkit.exposure.ownership.rules import (
    Counts,
    Regime,
    Rule,
    Threshold,
    freezing,
    rule_on,
    rules,
)
from graphkit.model.citation import Citation
from graphkit.model.dates import FIRST_DAY, LAST_DAY

CITED = (Citation(text="a text", verified="M", confidence="hi"),)


@given(st.sampled_from(Regime), st.dates())
def test_every_day_has_exactly_one_rule(regime: Regime, day: date) -> None:
    found = [one for one in rules() if one.regime is regime and one.start <= day <= one.end]
    assert found == [rule_on(regime, day)]


@pytest.mark.parametrize(
    ("regime", "last_day", "before", "after"),
    [
        (Regime.US, date(2008, 2, 13), "us-before-2008", "us-2008"),
        (Regime.US, date(2014, 8, 12), "us-2008", "us-2014"),
        (Regime.EU, date(2024, 7, 2), "eu-before-2024", "eu-2024"),
        (Regime.UK, date(2020, 12, 30), "uk-before-2020", "uk-2020"),
        (Regime.UN, date(2006, 10, 13), "un-before-2006", "un-2006"),
    ],
)
def test_a_rule_ends_on_the_day_before_the_next(
    regime: Regime, last_day: date, before: str, after: str
) -> None:
    assert rule_on(regime, last_day).id == before
    assert rule_on(regime, last_day + timedelta(days=1)).id == after


@pytest.mark.parametrize(
    ("name", "entity", "added", "control", "agency"),
    [
        ("us-2008", Threshold(at_least=Decimal(50)), False, Counts.NO, Counts.NO),
        ("us-2014", Threshold(at_least=Decimal(50)), True, Counts.NO, Counts.NO),
        ("eu-before-2024", Threshold(more_than=Decimal(50)), True, Counts.YES, Counts.NO),
        ("eu-2024", Threshold(at_least=Decimal(50)), True, Counts.YES, Counts.POSSIBLY),
        ("uk-2020", Threshold(more_than=Decimal(50)), False, Counts.YES, Counts.NO),
        (
            "un-2006",
            Threshold(more_than=Decimal(50), perhaps_more_than=Decimal(0)),
            False,
            Counts.YES,
            Counts.POSSIBLY,
        ),
    ],
)
def test_each_rule_says_what_the_authority_says(
    name: str, entity: Threshold, added: bool, control: Counts, agency: Counts
) -> None:
    rule = next(one for one in rules() if one.id == name)
    assert (rule.entity, rule.added, rule.control, rule.agency) == (entity, added, control, agency)
    assert rule.authorities == (rule.regime.value.upper(),)


def test_guidance_is_called_guidance_and_law_is_not() -> None:
    guidance = {one.id for one in rules() if one.guidance}
    assert guidance == {"us-2008", "us-2014", "eu-before-2024", "eu-2024"}


def test_a_port_ban_an_advisory_and_a_correspondent_rule_do_not_freeze() -> None:
    assert set(freezing()) == {"asset freeze", "blocking"}


def test_what_was_read_says_where_and_memory_says_how_sure() -> None:
    for rule in rules():
        for one in rule.citations:
            assert bool(one.url or one.file) is (one.verified == "S")
            assert bool(one.confidence) is (one.verified == "M")


@pytest.mark.parametrize(
    "wrong",
    [
        {"verified": "S"},
        {"verified": "M"},
        {"verified": "M", "confidence": "hi", "url": "https://example.org"},
        {"verified": "S", "url": "https://example.org", "confidence": "hi"},
    ],
)
def test_a_citation_that_hides_how_it_is_known_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Citation.model_validate({"text": "a text", **wrong})


@pytest.mark.parametrize(
    "wrong",
    [
        {"from": date(2020, 1, 2), "to": date(2020, 1, 1)},
        {"entity": {"at_least": 50}},
        {"entity": {"at_least": 50, "more_than": 50}, "property": {"more_than": 0}},
        {"entity": {}, "property": {"more_than": 0}},
        {"control": "maybe"},
        {"thresold": 50},
        {"citations": []},
    ],
)
def test_a_rule_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    stated = {
        "id": "us-x", "regime": "us", "authorities": ["US"], "says": "x", "uncounted": "x",
        "citations": CITED,
    }  # fmt: skip
    assert Rule.model_validate(stated).start == FIRST_DAY
    assert Rule.model_validate(stated).end == LAST_DAY
    with pytest.raises(ValidationError):
        Rule.model_validate({**stated, **wrong})


def test_a_test_reads_like_a_sentence() -> None:
    said = {one.id: one.entity.words for one in rules() if one.entity}
    assert said["us-2014"] == "50 % or more"
    assert said["uk-2020"] == "over 50 %"
    assert said["un-2006"] == "over 50 %; open from over 0 %"
