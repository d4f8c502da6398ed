"""Each query of this room: a positive, near-misses by day, standard and direction, and nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.catalogue import query
from tests.impact.tale import DAY, Ask

KNOWN = {"asOf": DAY, "knownBy": date(2018, 12, 31), "standard": 1}


def rows(ask: Ask, name: str, **how: Any) -> list[dict[str, Any]]:
    return ask.graph.read(query(f"impact/{name}"), {**KNOWN, **how})


def below(ask: Ask, *banks: str, name: str = "respondents", **how: Any) -> set[str]:
    ids = [ask.story.id(bank) for bank in banks]
    found = rows(ask, name, ids=ids, **{"currency": "USD", **how})
    other = "respondentName" if name == "respondents" else "providerName"
    return {row[other] for row in found if row["kind"] != "identity"}


def dealt(ask: Ask, name: str, **how: Any) -> set[tuple[str, str, str]]:
    found = rows(ask, "dealings", ids=[ask.story.id(name)], limit=100, **how)
    return {(row["name"], row["relation"], row["role"]) for row in found}


def claims(ask: Ask, **how: Any) -> set[tuple[str, str]]:
    found = rows(ask, "ties", **how)
    return {(row["creditor"].split("/")[1], row["debtor"].split("/")[1]) for row in found}


def test_names_are_the_branches_of_a_bank_at_the_standard_asked(ask: Ask) -> None:
    subject = ask.story.id("bank-hub")
    assert [row["name"] for row in rows(ask, "names", subject=subject)] == [
        "bank-hub", "bank-hub-branch"]  # fmt: skip
    assert len(rows(ask, "names", subject=subject, standard=4)) == 1
    assert len(rows(ask, "names", subject=subject, knownBy=date(2016, 12, 31))) == 1
    assert rows(ask, "names", subject="case:story/nobody") == []


def test_dealings_are_seen_from_the_one_asked_about(ask: Ask) -> None:
    assert dealt(ask, "company-trader") == {
        ("bank-hub", "serves it", "from"), ("company-buyer", "it serves", "to")}  # fmt: skip
    assert ("company-insurer", "serves it", "insurer") in dealt(ask, "bank-hub")
    assert ("company-payee", "dealt with", "to") in dealt(ask, "bank-hub")
    assert dealt(ask, "company-payee") == {("bank-hub", "dealt with", "from")}
    assert dealt(ask, "company-trader", standard=4) == {("company-buyer", "it serves", "to")}
    assert dealt(ask, "company-trader", asOf=date(2009, 12, 31)) == set()
    assert dealt(ask, "company-owner") == set(), "an owner has no dealing"


def test_an_event_counts_from_its_day_on(ask: Ask) -> None:
    def payee(day: date) -> bool:
        return ("company-payee", "dealt with", "to") in dealt(ask, "bank-hub", asOf=day)

    assert payee(date(2020, 1, 1))
    assert payee(DAY)
    assert not payee(date(2018, 6, 29))


def test_a_limit_of_dealings_is_kept(ask: Ask) -> None:
    ids = [ask.story.id("bank-hub")]
    assert len(rows(ask, "dealings", ids=ids, limit=3)) == 3


def test_respondents_are_below_and_providers_above(ask: Ask) -> None:
    assert below(ask, "bank-mid") == {"bank-safe", "bank-maybe"}
    assert below(ask, "bank-mid", name="providers") == {"bank-us"}
    assert below(ask, "bank-below") == set()
    assert below(ask, "bank-below", name="providers") == {"bank-lone"}
    assert below(ask, "bank-hub-branch") == {"bank-under-branch"}
    assert below(ask, "bank-under-branch", name="providers") == {"bank-hub-branch"}
    assert below(ask, "company-trader", name="providers") == set()


@pytest.mark.parametrize(
    ("how", "bank", "there"),
    [
        ({}, "bank-euro", False),
        ({"currency": "EUR"}, "bank-euro", True),
        ({}, "bank-late", False),
        ({"asOf": date(2018, 7, 1)}, "bank-late", True),
        ({}, "bank-past", False),
        ({"asOf": date(2018, 6, 29)}, "bank-past", True),
        ({}, "bank-rumour", True),
        ({"standard": 2}, "bank-rumour", False),
        ({"knownBy": date(2016, 12, 31)}, "bank-lone", False),
    ],
)
def test_an_account_counts_in_its_currency_on_its_days(
    ask: Ask, how: dict[str, Any], bank: str, there: bool
) -> None:
    assert (bank in below(ask, "bank-hub", **how)) is there
    assert ("bank-hub" in below(ask, bank, name="providers", **how)) is there


def test_an_account_is_certain_only_in_a_currency_that_is_stated(ask: Ask) -> None:
    ids = [ask.story.id("bank-mid")]
    found = rows(ask, "respondents", ids=ids, currency="USD")
    assert {row["respondentName"]: row["certain"] for row in found} == {
        "bank-safe": True, "bank-maybe": False}  # fmt: skip


def test_ties_run_from_the_one_with_the_claim(ask: Ask) -> None:
    found = claims(ask)
    assert {
        ("bank-lone", "bank-hub"),
        ("bank-hub", "company-trader"),
        ("company-saver", "bank-hub"),
        ("bank-under-branch", "bank-hub-branch"),
    } <= found
    assert ("bank-hub", "bank-lone") not in found
    assert ("bank-late", "bank-hub") not in found
    assert ("bank-late", "bank-hub") in claims(ask, asOf=date(2018, 7, 1))
    assert ("bank-lone", "bank-hub") not in claims(ask, standard=3)
    assert claims(ask, asOf=date(2009, 12, 31)) == set()


def test_identities_are_read_whole(ask: Ask) -> None:
    found = rows(ask, "identities")
    assert [(row["one"], row["other"]) for row in found] == [
        ("case:story/bank-hub-branch", "case:story/bank-hub")]  # fmt: skip
    assert rows(ask, "identities", standard=4) == []
