"""Accounts, correspondents and letters of credit on a real server."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.errors import UsageError
from graphkit.exposure.time import status_on
from graphkit.graph import Graph
from graphkit.model.proof import Standard
from graphkit.network.found import Found, Known
from graphkit.network.money import (
    NestedRow,
    accounts_of_holder,
    letter_of_credit,
    nested_correspondents,
)
from tests.exposure.story import Story
from tests.network.telling import NOW, TODAY, named, told


def on(*day: int) -> Known:
    return Known(TODAY, date(*day))


def chains(found: Found[NestedRow]) -> list[list[str]]:
    return [[bank["name"] for bank in row["banks"]] for row in found.rows]


def nested(measures: tuple[str, ...] = ("correspondent account prohibition",)) -> Story:
    """Tell of a US bank with a respondent that keeps an account for a bank, which has another's."""
    story = Story()
    story.link("CORRESPONDENT_OF", "bank-us", "bank-asia", 4, start_date="2010-01-01",
               end_date="2015-12-31", currency="USD")  # fmt: skip
    story.fact("BankAccount", 3, roles={"bank": "bank-asia", "holder": "bank-dandong"},
               start_date="2012-01-01", end_date="2017-12-31", currency="EUR")  # fmt: skip
    story.link("CORRESPONDENT_OF", "bank-dandong", "bank-kkbc", 2, start_date="2013-01-01")
    story.listed("bank-kkbc", effective="2014-01-01")
    story.listed("bank-dandong", effective="2017-12-08", measures=measures)
    named(story, "bank-us", country=("us",))
    named(story, "bank-asia", country=("sg",))
    return story


def test_accounts_below_accounts_lead_to_the_first_listed_bank(graph: Graph) -> None:
    story = nested()
    told(graph, story)

    row = nested_correspondents(graph, on(2015, 1, 1), country="US").rows[0]

    assert [bank["name"] for bank in row["banks"]] == [
        "bank-us", "bank-asia", "bank-dandong", "bank-kkbc",
    ]  # fmt: skip
    assert (row["accounts"], row["standard"], row["listedName"]) == (3, 2, "bank-kkbc")
    assert row["currencies"] == ["USD", "EUR", ""]
    assert row["certain"] is False, "the account of the last bank may have been closed"
    assert row["links"] == [story.links[0].id, story.facts[0].id, story.links[1].id]
    assert [bank["country"] for bank in row["banks"]] == [["us"], ["sg"], [], []]


def test_a_bank_under_an_account_prohibition_ends_a_chain_and_shows_the_measure(
    graph: Graph,
) -> None:
    told(graph, nested())

    found = nested_correspondents(graph, NOW, bank="case:story/bank-us")

    assert chains(found) == [["bank-us", "bank-asia", "bank-dandong"]]
    (listing,) = found.rows[0]["designations"]
    assert listing["measures"] == ["correspondent account prohibition"]
    assert listing["whileOpen"] is False, "the first account was closed when the rule began"
    assert found.rows[0]["certain"] is True
    assert (found.rows[0]["openFrom"], found.rows[0]["openUntil"]) == (
        date(2012, 1, 1),
        date(2015, 12, 31),
    )


def test_accounts_count_only_while_all_of_them_are_open(graph: Graph) -> None:
    told(graph, nested())

    def seen(known: Known, **asked: Any) -> list[list[str]]:
        return chains(nested_correspondents(graph, known, bank="case:story/bank-us", **asked))

    whole = ["bank-us", "bank-asia", "bank-dandong", "bank-kkbc"]
    assert seen(on(2013, 12, 31)) == []
    assert seen(on(2014, 1, 1)) == [whole]
    assert seen(on(2015, 12, 31)) == [whole]
    assert seen(on(2016, 1, 1)) == []
    assert seen(on(2014, 1, 1), most_accounts=2) == []
    assert seen(Known(TODAY, date(2014, 1, 1), Standard(3))) == []
    assert seen(Known(date(2016, 12, 31), date(2014, 1, 1))) == []


def test_accounts_that_cannot_have_been_open_together_are_no_chain(graph: Graph) -> None:
    story = Story()
    story.link("CORRESPONDENT_OF", "bank-a", "bank-b", start_date="2010", end_date="2012-05-31")
    story.link("CORRESPONDENT_OF", "bank-b", "bank-listed", start_date="2012-06-01")
    story.link("CORRESPONDENT_OF", "bank-c", "bank-b", start_date="2010", end_date="2012-06-01")
    story.listed("bank-listed")
    told(graph, story)

    assert chains(nested_correspondents(graph, NOW, bank="case:story/bank-a")) == []
    assert chains(nested_correspondents(graph, NOW, bank="case:story/bank-c")) == [
        ["bank-c", "bank-b", "bank-listed"]
    ]


def test_two_respondents_of_one_bank_and_a_customer_that_is_no_bank_are_no_chain(
    graph: Graph,
) -> None:
    story = Story()
    story.link("CORRESPONDENT_OF", "bank-hub", "bank-a")
    story.link("CORRESPONDENT_OF", "bank-hub", "bank-listed")
    story.fact("BankAccount", roles={"bank": "bank-a", "holder": "company-listed"})
    story.listed("bank-listed")
    story.listed("company-listed")
    told(graph, story)

    assert chains(nested_correspondents(graph, NOW, bank="case:story/bank-a")) == []
    assert chains(nested_correspondents(graph, NOW, bank="case:story/bank-hub")) == [
        ["bank-hub", "bank-listed"]
    ]


def test_a_branch_is_its_bank_and_no_account(graph: Graph) -> None:
    story = Story()
    story.link("BRANCH_OF", "bank-branch", "bank-head")
    story.link("CORRESPONDENT_OF", "bank-head", "bank-listed", start_date="2010", end_date="2011")
    story.listed("bank-listed")
    told(graph, story)

    row = nested_correspondents(graph, NOW, bank="case:story/bank-branch").rows[0]

    assert [bank["name"] for bank in row["banks"]] == ["bank-branch", "bank-head", "bank-listed"]
    assert (row["accounts"], row["certain"]) == (1, True)


def test_a_chain_begins_at_one_bank_or_in_one_country(graph: Graph) -> None:
    told(graph, nested())

    both: dict[str, Any] = {"bank": "case:story/bank-us", "country": "us"}
    for asked in ({}, both):
        with pytest.raises(UsageError, match="at a bank or in a country"):
            nested_correspondents(graph, NOW, **asked)
    assert nested_correspondents(graph, NOW, country="kp").rows == ()
    assert nested_correspondents(graph, NOW, bank="case:story/bank-kkbc").rows == ()


def test_the_accounts_of_a_holder_over_all_banks(graph: Graph) -> None:
    story = Story()
    first = story.fact("BankAccount", 4, roles={"bank": "bank-b", "holder": "acme",
                       "signatory": "person-tan"}, start_date="2010-01-01", end_date="2012-12-31",
                       reference="77-1")  # fmt: skip
    second = story.fact("BankAccount", 2, roles={"bank": "bank-a", "holder": "acme"}, date="2015")
    story.fact("BankAccount", roles={"bank": "bank-a", "holder": "other"})
    story.listed("bank-a", effective="2014-01-01")
    told(graph, story)

    found = accounts_of_holder(graph, "case:story/acme", NOW)

    assert [
        (row["name"], row["designated"], row["standard"], row["certain"], row["links"])
        for row in found.rows
    ] == [("bank-a", True, 2, True, [second.id]), ("bank-b", False, 4, True, [first.id])]
    assert found.rows[1]["signatories"] == [{"id": "case:story/person-tan", "name": "person-tan"}]
    assert found.rows[1]["reference"] == "77-1"

    def at(known: Known) -> list[tuple[str, bool]]:
        rows = accounts_of_holder(graph, "case:story/acme", known).rows
        return [(row["name"], row["certain"]) for row in rows]

    assert at(on(2012, 12, 31)) == [("bank-a", False), ("bank-b", True)]
    assert at(on(2013, 1, 1)) == [("bank-a", False)]
    assert at(Known(TODAY, standard=Standard(3))) == [("bank-b", True)]
    assert at(Known(date(2016, 12, 31))) == []
    assert accounts_of_holder(graph, "case:story/person-tan", NOW).rows == ()


def test_the_accounts_that_banks_keep_for_a_bank_are_its_accounts(graph: Graph) -> None:
    story = nested()
    told(graph, story)

    rows = accounts_of_holder(graph, "case:story/bank-asia", NOW).rows

    assert [(row["name"], row["kind"], row["currency"]) for row in rows] == [
        ("bank-us", "CORRESPONDENT_OF", "USD")
    ]


def credit() -> Story:
    """Tell of a letter of credit and of parties that were listed at different times."""
    story = Story()
    roles = {
        "applicant": "buyer", "beneficiary": "seller", "issuing": "bank-issuing",
        "advising": "bank-advising", "confirming": "bank-confirming",
    }  # fmt: skip
    story.fact("LetterOfCredit", 3, roles=roles, date="2015-06-15", amount="5000000",
               currency="USD", goods="coal", reference="LC-1")  # fmt: skip
    story.listed("buyer", effective="2015-06-15")
    story.listed("seller", effective="2015-06-16")
    story.listed("bank-issuing", effective="2010-01-01", end="2015-06-15", end_reason="delisted")
    story.listed("bank-advising", effective="[2015-06-01..2015-06-30]")
    story.listed("bank-confirming", effective="2010-01-01", end="2016-01-01", end_reason="annulled",
                 stage="ended")  # fmt: skip
    return story


def test_the_parties_to_a_letter_of_credit_and_how_each_was_listed(graph: Graph) -> None:
    story = credit()
    told(graph, story)

    found = letter_of_credit(graph, story.facts[0].id, on(2015, 7, 1))

    assert {
        row["role"]: (row["name"], row["designations"][0]["onDay"], row["designations"][0]["asOf"])
        for row in found.rows
    } == {
        "APPLICANT": ("buyer", "listed", "listed"),
        "BENEFICIARY": ("seller", "listed later", "listed"),
        "ISSUING": ("bank-issuing", "ended before", "ended before"),
        "ADVISING": ("bank-advising", "possibly listed", "listed"),
        "CONFIRMING": ("bank-confirming", "void", "void"),
    }
    row = found.rows[0]
    assert (row["type"], row["date"], row["amount"], row["currency"], row["goods"]) == (
        "LetterOfCredit", "2015-06-15", "5000000", "USD", "coal",
    )  # fmt: skip
    by_party = letter_of_credit(graph, "case:story/seller", on(2015, 7, 1))
    assert by_party.rows == found.rows
    assert letter_of_credit(graph, story.facts[0].id, on(2015, 6, 14)).rows == ()
    assert letter_of_credit(graph, story.facts[0].id, Known(TODAY, standard=Standard(4))).rows == ()
    assert letter_of_credit(graph, "fact:none", NOW).rows == ()
    assert all(
        one["asOf"] is None
        for row in letter_of_credit(graph, story.facts[0].id, NOW).rows
        for one in row["designations"]
    )


def test_a_listing_stands_to_a_letter_of_credit_as_to_a_chain(graph: Graph) -> None:
    """The query and `graphkit trace` say the same of a listing and a day, on all kinds of both."""
    story = Story()
    days = ["2015-06-15", "2015-06", "[2015-06-10..2015-06-20]", ""]
    for number, day in enumerate(days):
        roles = {"applicant": "buyer", "beneficiary": "seller", "issuing": "bank-a"}
        story.fact("LetterOfCredit", roles=roles, date=day, reference=f"LC-{number}")
    lives: list[dict[str, str]] = [
        {"effective": "2015-06-15"},
        {"effective": "2015-06"},
        {"effective": "[..2015-06-14]", "end": "2015-06-16"},
        {"effective": "2014", "end": "2015-06-15"},
        {"effective": "2014", "end": "2015-06"},
        {"effective": "2014", "stage": "proposed"},
        {"effective": "2016", "end": "2017", "end_reason": "annulled", "stage": "ended"},
        {"effective": "2014", "end": ".."},
        {"effective": "2018-01-01"},
    ]
    listings = [
        story.listed("seller", list_id=str(number), **life) for number, life in enumerate(lives)
    ]
    told(graph, story)
    facts = {fact.id: fact.bounds() for fact in story.facts}
    expected = {
        (fact, one.id): status_on(one.bounds(), one.stage, one.void, bounds)
        for fact, bounds in facts.items()
        for one in listings
    }

    rows = letter_of_credit(graph, "case:story/seller", NOW).rows

    stood = {
        (row["dealing"], one["id"]): one["onDay"] for row in rows for one in row["designations"]
    }
    assert stood == expected
    assert set(stood.values()) == {
        "listed", "possibly listed", "listed later", "ended before", "proposed", "void",
    }  # fmt: skip


def test_a_payment_has_parties_by_role_too_and_a_lease_is_no_letter_of_credit(
    graph: Graph,
) -> None:
    story = Story()
    roles = {"payer": "acme", "payee": "beta", "clearing": "bank-us"}
    paid = story.fact("Payment", roles=roles, date="2014")
    leased = story.fact("Lease", of="time", roles={"lessee": "acme", "vessel": "ship-a"})
    told(graph, story)

    rows = letter_of_credit(graph, "case:story/acme", NOW).rows

    assert [(row["dealing"], row["role"], row["name"]) for row in rows] == [
        (paid.id, "CLEARING", "bank-us"),
        (paid.id, "PAYEE", "beta"),
        (paid.id, "PAYER", "acme"),
    ]
    assert letter_of_credit(graph, leased.id, NOW).rows == ()
