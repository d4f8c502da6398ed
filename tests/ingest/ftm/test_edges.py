"""What edges become: links, joint facts, or notes where the registry has no place for them."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.model.share import Share
from tests.ingest.ftm.conftest import Tell
from tests.ingest.ftm.made import BANK, COMPANY, OTHER, PARTIES, PERSON, SHIP, entity

ADA, BOB = PERSON, entity("Person", "bob", name="Bob Invented")
BODY = entity("Organization", "body", name="An Invented Body")


@pytest.mark.parametrize(
    ("line", "link"),
    [
        (("Ownership", {"owner": "ada", "asset": "acme"}), ("OWNS", "ada", "acme", "")),
        (("Ownership", {"owner": "acme", "asset": "ship"}), ("OWNS", "acme", "ship", "")),
        (("Control", {"controller": "ada", "controlled": "acme", "controlType": "veto"}),
         ("CONTROLS", "ada", "acme", "veto")),
        (("Directorship", {"director": "ada", "organization": "acme", "role": "chair"}),
         ("DIRECTS", "ada", "acme", "chair")),
        (("Membership", {"member": "acme", "organization": "body"}),
         ("PART_OF", "acme", "body", "")),
        (("Employment", {"employee": "ada", "employer": "acme"}), ("EMPLOYS", "acme", "ada", "")),
        (("Representation", {"agent": "acme", "client": "bolt", "role": "agent"}),
         ("ACTS_FOR", "acme", "bolt", "agent")),
        (("Representation", {"agent": "acme", "client": "bolt", "role": "brokers: of ships"}),
         ("BROKERS", "acme", "bolt", "of ships")),
        (("Family", {"person": "ada", "relative": "bob", "relationship": "father"}),
         ("FAMILY_OF", "bob", "ada", "father")),
        (("Associate", {"person": "ada", "associate": "bob"}), ("ASSOCIATE_OF", "bob", "ada", "")),
        (("Succession", {"predecessor": "acme", "successor": "bolt"}),
         ("SUCCEEDS", "bolt", "acme", "")),
        (("UnknownLink", {"subject": "acme", "object": "ship", "role": "seen with"}),
         ("LINKED_TO", "acme", "ship", "seen with")),
        (("UnknownLink", {"subject": "acme", "object": "ship", "role": "manages: ISM"}),
         ("MANAGES", "acme", "ship", "ISM")),
        (("Debt", {"debtor": "acme", "creditor": "bank"}), ("FINANCES", "bank", "acme", "")),
        (("Similar", {"candidate": "acme", "match": "bolt", "criteria": "same name"}),
         ("POSSIBLY_SAME_AS", "acme", "bolt", "same name")),
    ],
)  # fmt: skip
def test_an_edge_becomes_a_link_the_right_way_round(
    tell: Tell, line: tuple[str, dict[str, str]], link: tuple[str, str, str, str]
) -> None:
    schema, properties = line

    told = tell(entity(schema, "edge", **properties), *PARTIES, BOB, BODY)

    kind, source, target, role = link
    assert [(one.type, one.from_id, one.to_id, one.role) for one in told.links] == [
        (kind, f"ftm:{source}", f"ftm:{target}", role)
    ]
    assert [(one.about, one.locator, one.read) for one in told.evidence] == [
        (told.links[0].id, "edge", True)
    ]
    assert told.rejects == []


@pytest.mark.parametrize(
    ("schema", "properties"),
    [
        ("Membership", {"member": "ada", "organization": "body"}),  # a person is no organ
        ("Directorship", {"director": "acme", "organization": "bolt"}),  # no person
        ("Family", {"person": "ada", "relative": "acme"}),
        ("Ownership", {"owner": "ada", "asset": "house"}),
        ("Ownership", {"owner": "house", "asset": "acme"}),
        ("UnknownLink", {"subject": "ada", "object": "house", "role": "lives in"}),
        ("Payment", {"payer": "ship", "beneficiary": "acme"}),
    ],
)
def test_an_edge_without_a_place_is_kept_in_notes_of_its_parties(
    tell: Tell, schema: str, properties: dict[str, str]
) -> None:
    house = entity("RealEstate", "house", name="An invented house")

    told = tell(entity(schema, "edge", **properties), *PARTIES, BODY, house)

    assert (told.links, told.facts) == ([], [])
    parties = {f"ftm:{one}" for one in properties.values()} - {"ftm:house", "ftm:lives in"}
    noted = {one.id: one.notes for one in told.entities if any(schema in n for n in one.notes)}
    assert set(noted) == parties
    assert len(set(noted.values())) == 1
    assert f"note: 1 × {schema} that the registry has no place for" in told.summary
    assert [rule for _, _, rule in told.rejects] == [
        "schema RealEstate is not represented (a thing that is neither a vessel, an aircraft nor a"
        " company)"
    ]


@pytest.mark.parametrize(
    ("schema", "properties", "reject"),
    [
        ("Ownership", {"owner": "ada", "asset": "gone"},
         ("asset", "dangling reference: no row of the file is gone")),
        ("Ownership", {"asset": "acme"}, ("owner", "an Ownership without an owner")),
        ("Ownership", {"owner": "acme", "asset": "acme"},
         ("asset", "both ends are the same entity")),
        ("Payment", {"payer": "gone", "beneficiary": "acme"},
         ("payer", "dangling reference: no row of the file is gone")),
        ("Sanction", {"entity": "gone"},
         ("entity", "dangling reference: no row of the file is gone")),
        ("Sanction", {"program": "X"}, ("entity", "a Sanction without an entity")),
        ("EconomicActivity", {"ccdNumber": "1"}, ("", "an EconomicActivity of nobody")),
        ("Debt", {"debtor": "acme"}, ("creditor", "a Debt without a creditor")),
    ],
)  # fmt: skip
def test_an_edge_that_joins_nothing_is_refused(
    tell: Tell, schema: str, properties: dict[str, str], reject: tuple[str, str]
) -> None:
    told = tell(*PARTIES, entity(schema, "edge", **properties))

    assert told.rejects == [(6, *reject)]


def test_an_edge_to_a_refused_entity_dangles(tell: Tell) -> None:
    nameless = entity("Company", "x", email="x@example.org")

    told = tell(nameless, entity("Ownership", "edge", owner="ada", asset="x"), ADA)

    assert [line for line, _, _ in told.rejects] == [1, 2]
    assert told.rejects[1][2].startswith("dangling reference")


@pytest.mark.parametrize(
    ("percentage", "share", "note"),
    [
        (["48"], Share(48, 48), ""),
        (["48.5 %"], Share(48.5, 48.5), ""),
        (["33,3%"], Share(33.3, 33.3), ""),
        (["25-50"], Share(25, 50), ""),
        ([">50"], Share(50, 100, True, False), ""),
        (["25", "30"], Share(25, 30), ""),  # the row does not say which
        (["a third"], Share(), "percentage: a third"),
        (["150"], Share(), "percentage: 150"),
        ([], Share(), ""),
    ],
)
def test_a_percentage_is_a_share_or_stays_in_notes(
    tell: Tell, percentage: list[str], share: Share, note: str
) -> None:
    edge = entity("Ownership", "edge", owner="ada", asset="acme", percentage=percentage)

    found = tell(ADA, COMPANY, edge).links[0]

    assert (found.share, found.notes) == (share, note)


@pytest.mark.parametrize(
    ("days", "stated", "note"),
    [
        ({"startDate": "2017-10", "endDate": "2019"}, ("2017-10", "2019", ""), ""),
        ({"date": "2018-03-30T10:00:00"}, ("", "", "2018-03-30"), ""),
        ({"startDate": ["2017-01-01", "2017-06"]}, ("[2017-01-01..2017-06-30]", "", ""), ""),
        ({"startDate": "circa 1963"}, ("", "", ""), "startDate: circa 1963"),
        ({"startDate": "2026-02-30"}, ("", "", ""), "startDate: 2026-02-30"),
        ({"startDate": "2020", "endDate": "2019"}, ("", "", ""),
         "days that contradict each other, start_date: 2020, end_date: 2019"),
    ],
)  # fmt: skip
def test_days_are_as_stated_or_in_notes(
    tell: Tell, days: dict[str, Any], stated: tuple[str, str, str], note: str
) -> None:
    found = tell(ADA, COMPANY, entity("Ownership", "e", owner="ada", asset="acme", **days)).links[0]

    assert (found.start_date, found.end_date, found.date) == stated
    assert found.notes == note


def test_two_rows_of_one_statement_are_one_link_with_two_pieces_of_evidence(tell: Tell) -> None:
    same = {"owner": "ada", "asset": "acme", "percentage": "50", "startDate": "2020"}

    told = tell(ADA, COMPANY, entity("Ownership", "e1", **same), entity("Ownership", "e2", **same))

    assert len({one.id for one in told.links}) == 1
    assert {one.locator for one in told.evidence} == {"e1", "e2"}


def test_two_rows_that_differ_are_two_links(tell: Tell) -> None:
    same = {"owner": "ada", "asset": "acme", "startDate": "2020"}

    told = tell(
        ADA,
        COMPANY,
        entity("Ownership", "e1", percentage="50", endDate="2021", **same),
        entity("Ownership", "e2", percentage="40", **same),
    )

    assert len({one.id for one in told.links}) == 2


def test_each_owner_owns_each_asset(tell: Tell) -> None:
    told = tell(ADA, COMPANY, OTHER, entity("Ownership", "e", owner="ada", asset=["acme", "bolt"]))

    assert {one.to_id for one in told.links} == {"ftm:acme", "ftm:bolt"}


def test_what_an_edge_says_beside_is_in_its_notes_and_its_source_with_the_evidence(
    tell: Tell,
) -> None:
    told = tell(
        ADA,
        COMPANY,
        entity(
            "Ownership",
            "e",
            owner="ada",
            asset="acme",
            sharesCount="100",
            sourceUrl="https://x.org",
        ),
    )

    assert told.links[0].notes == "sharesCount: 100"
    assert told.evidence[0].notes == "sourceUrl: https://x.org"


def test_a_payment_with_the_banks_of_its_accounts(tell: Tell) -> None:
    account = entity("BankAccount", "k", bank="bank", iban="DE00", accountType="current")
    payment = entity(
        "Payment", "p", payer="ada", beneficiary="acme", payerAccount="k", amount="100",
        currency="USD", date="2018-03-30", transactionNumber="T1", purpose="canal",
    )  # fmt: skip

    told = tell(account, payment, ADA, COMPANY, BANK)

    (found,) = told.facts
    assert found.roles == {
        "payer": ("ftm:ada",),
        "payee": ("ftm:acme",),
        "payerBank": ("ftm:bank",),
    }
    assert (found.amount, found.currency, found.date) == ("100", "USD", "2018-03-30")
    assert (found.reference, found.notes) == ("T1", "payerAccount: k; purpose: canal")


def test_payments_of_one_day_and_sum_are_told_apart_by_their_rows(tell: Tell) -> None:
    same = {"payer": "ada", "beneficiary": "acme", "amount": "100", "date": "2018-03-30"}

    told = tell(ADA, COMPANY, entity("Payment", "p1", **same), entity("Payment", "p2", **same))

    assert [one.reference for one in told.facts] == ["ftm:p1", "ftm:p2"]
    assert len({one.id for one in told.facts}) == 2


@pytest.mark.parametrize(
    ("days", "on", "note"),
    [
        ({"date": "2018-03"}, "2018-03", ""),
        ({"startDate": "2018-01", "endDate": "2018-03"}, "[2018-01-01..2018-03-31]", ""),
        ({"date": "2018-03-30", "endDate": "2019"}, "2018-03-30", "endDate: 2019"),
    ],
)
def test_a_payment_happens_on_a_day(tell: Tell, days: dict[str, str], on: str, note: str) -> None:
    told = tell(ADA, COMPANY, entity("Payment", "p", payer="ada", beneficiary="acme", **days))

    assert (told.facts[0].date, told.facts[0].notes) == (on, note)


def test_the_owner_of_an_account_holds_it_at_its_bank(tell: Tell) -> None:
    account = entity("BankAccount", "k", bank="bank", accountNumber="77", accountType="current")
    owning = entity("Ownership", "e", owner="ada", asset="k", startDate="2010")

    (found,) = tell(owning, account, ADA, BANK).facts

    assert (found.type, found.roles) == (
        "BankAccount",
        {"holder": ("ftm:ada",), "bank": ("ftm:bank",)},
    )
    assert (found.reference, found.start_date, found.notes) == (
        "77",
        "2010",
        "accountType: current",
    )


def test_customs_papers_are_shipments(tell: Tell) -> None:
    paper = entity(
        "EconomicActivity", "c", sender="acme", receiver="bolt", transport="ship", ccdNumber="C1",
        goodsDescription="invented coal", declarant="ada", date="2017-10-11", invoiceAmount="5",
    )  # fmt: skip

    (found,) = tell(paper, *PARTIES).facts

    assert found.type == "Shipment"
    assert found.roles == {
        "shipper": ("ftm:acme",),
        "consignee": ("ftm:bolt",),
        "carrier": ("ftm:ship",),
    }
    assert (found.goods, found.reference, found.date) == ("invented coal", "C1", "2017-10-11")
    assert found.notes == "declarant: ada; invoiceAmount: 5"


def test_the_ship_of_customs_papers_may_be_no_ship(tell: Tell) -> None:
    lorry = entity("Vehicle", "lorry", name="A lorry")
    paper = entity("EconomicActivity", "c", sender="acme", receiver="bolt", transport="lorry")

    told = tell(paper, lorry, COMPANY, OTHER, SHIP)

    assert set(told.facts[0].roles) == {"shipper", "consignee"}
    assert told.facts[0].notes == "parties without a role: A lorry (ftm:lorry)"
