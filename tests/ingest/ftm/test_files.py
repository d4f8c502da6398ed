"""The real files, counted to the last row."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import UsageError
from graphkit.model.statements import DocumentKind
from ingest.ftm import read
from tests.ingest.ftm.made import Told, told

DAY = date(2024, 6, 1)
ZALA = "yente_zala.entities.ftm.json"


@pytest.fixture(scope="module")
def zala(files: Path) -> Told:
    """A sanctioned maker of drones with its neighbours, as OpenSanctions publishes them."""
    return told(files / ZALA)


def schemata(found: Told) -> dict[str, int]:
    return dict(Counter(str(one.schema_) for one in found.entities))


@pytest.mark.parametrize(
    ("name", "rows", "organizations"),
    [
        ("nomenklatura_donations.ijson", 474, 17),
        ("yente_parteispenden.entities.ftm.json", 475, 18),
    ],
)
def test_donations_are_payments_of_many_to_few(
    files: Path, name: str, rows: int, organizations: int
) -> None:
    found = told(files / name, DAY)

    assert (found.run.rows_read, found.rejects) == (rows, [])
    assert schemata(found) == {"Company": 56, "Person": 22, "Organization": organizations}
    assert len(found.facts) == len({one.id for one in found.facts}) == 290
    assert {
        (one.type, one.currency, set(one.roles) == {"payer", "payee"}) for one in found.facts
    } == {("Payment", "EUR", True)}
    assert sum(len(one.address) for one in found.entities) == 120
    assert found.summary == [
        f"{name}: {rows} read = {rows} accepted + 0 rejected",
        f"entities: {78 + organizations} = 56 Company, 22 Person, {organizations} Organization",
        "links and joint facts: 290 Payment",
        "designations: 0",
    ]


def test_a_payment_with_two_beneficiaries_is_one_fact(files: Path) -> None:
    found = told(files / "yente_parteispenden.entities.ftm.json", DAY)

    assert Counter(len(one.roles["payee"]) for one in found.facts) == {1: 289, 2: 1}


def test_a_file_that_says_of_no_day_asks_for_one(files: Path) -> None:
    reading = read(files / "nomenklatura_donations.ijson")

    with pytest.raises(UsageError, match="--dated"):
        list(reading.rows())


def test_a_topic_alone_designates_nobody(files: Path) -> None:
    found = told(files / "yente_t1.entities.ftm.json")

    assert (found.run.rows_read, found.run.rows_accepted) == (7, 6)
    assert found.rejects == [(4, "", "Address to which no row of the file refers")]
    assert schemata(found) == {"Person": 4, "Organization": 2}
    assert {one.topics for one in found.entities} == {("sanction",)}
    assert (found.links, found.facts, found.designations) == ([], [], [])
    assert found.run.dated == "2024-06-01"  # the last day on which rows were seen


@pytest.mark.parametrize(
    ("name", "entities", "gone"),
    [
        ("yente_t2_20240527194702-wnk.entities.delta.json", 2, []),
        ("yente_t2_20240528014702-pfh.entities.delta.json", 2, ["NK-2T3S8Hu29ktYnKSTgQp2wL"]),
        ("yente_t2_20240528134729-3iv.entities.delta.json", 1, []),
    ],
)
def test_deltas_add_and_replace(files: Path, name: str, entities: int, gone: list[str]) -> None:
    found = told(files / name)

    assert found.run.delta
    assert found.run.source == "ftm:yente_t2"  # that of the release, and of all its deltas
    assert (len(found.entities), found.rejects) == (entities, [])
    assert [one for batch in found.batches for one in batch.gone] == gone


def test_what_is_around_a_listed_company(zala: Told) -> None:
    assert (zala.run.rows_read, zala.run.rows_accepted) == (91, 90)
    assert zala.rejects == [(45, "", "a Passport without a number")]
    assert (zala.run.dated, zala.run.delta, zala.run.authorities) == ("2026-04-29", False, ())
    assert schemata(zala) == {"Company": 11, "Person": 6}
    assert Counter(one.type for one in zala.links) == {"OWNS": 14, "FAMILY_OF": 4, "DIRECTS": 3}
    assert len(zala.evidence) == 64  # one for each data set that has the row
    assert len(zala.run.documents) == 27


def test_three_shares_of_one_owner_from_one_day_are_three_links(zala: Told) -> None:
    owned = [
        one
        for one in zala.links
        if (one.from_id, one.to_id)
        == ("ftm:NK-aU5ybkbRFJucf8YMwsJvDw", "ftm:NK-abdzbEBkqyT29GyREbiURZ")
        and one.type == "OWNS"
    ]

    assert {(str(one.share), one.start_date, one.end_date) for one in owned} == {
        ("50 %", "2015-11-25", "2023-03-02"),
        ("48 %", "2015-11-25", "2023-12-21"),
        ("51 %", "2015-11-25", ""),
    }
    assert len({one.id for one in owned}) == 3
    assert sum(1 for one in zala.links if one.lot) == 3  # no other link needs to be told apart


def test_listings_of_all_authorities(zala: Told) -> None:
    assert Counter(one.authority for one in zala.designations) == {
        "US": 8,
        "CH": 4,
        "FR": 4,
        "NZ": 4,
        "EU": 3,
        "MC": 3,
        "UA": 3,
        "BE": 2,
        "UK": 2,
        "The Insolvency Service": 2,
        "ГУР МО України": 2,
        "AU": 1,
        "CA": 1,
        "JP": 1,
        "Ministry of Economy, Trade and Industry": 1,
        "Department of the Commerce - International Trade Administration;"
        " Entity List (EL) - Bureau of Industry and Security": 1,
    }
    assert len({one.id for one in zala.designations}) == 42


def test_only_what_freezes_is_said_to_freeze(zala: Told) -> None:
    freezing = Counter(
        one.authority
        for one in zala.designations
        if {"asset freeze", "blocking"} & set(one.measures)
    )

    # 5 of 8 US listings are exclusions from procurement, which OFAC is named as the agency of
    assert freezing == {"FR": 4, "NZ": 4, "US": 3, "MC": 3, "EU": 2, "UK": 2, "AU": 1}
    assert (
        "note: 22 × listings that state no measure which is known here; no freeze is claimed"
        in (zala.summary)
    )


def test_the_life_of_a_listing(zala: Told) -> None:
    by_id = {one.list_id: one for one in zala.designations}

    expired = by_id["21055612200016"]
    assert (expired.authority, expired.stage, expired.end_reason) == ("UA", "ended", "expired")
    assert (expired.effective, expired.end) == ("2021-10-30", "2024-10-30")
    standing = by_id["24076112200021"]
    assert (standing.stage, standing.effective, standing.end) == (
        "in force",
        "2024-11-12",
        "2034-11-12",
    )
    # OFAC's list has no days: it was there when it was first seen
    assert by_id["45928"].effective == "[..2023-11-02]"
    # two days for one listing: between them it may have stood
    assert by_id["69730"].effective == "[2023-12-21..2025-04-23]"


def test_an_official_list_relies_on_the_list_itself(zala: Told) -> None:
    documents = {one.id: one for batch in zala.batches for one in batch.documents}

    ofac = documents["ftm-us_ofac_sdn-2026-04-29"]
    assert (ofac.kind, ofac.reliability, ofac.publisher) == (DocumentKind.LIST, "A", "OFAC")
    assert (ofac.relies_on, ofac.relies_on_known) == (("ofac-sdn-2026-04-29",), True)
    register = documents["ftm-ext_ru_egrul-2026-04-29"]
    assert (register.kind, register.reliability) == (DocumentKind.RESEARCH, "B")
    assert (register.relies_on, register.relies_on_known) == ((), False)
    unknown = documents["ftm-permid-2026-04-29"]
    assert (unknown.kind, unknown.reliability) == (DocumentKind.RESEARCH, "C")


def test_numbers_of_two_companies_name_neither(zala: Told) -> None:
    by_id = {one.id: {str(x) for x in one.identifiers} - {one.id} for one in zala.entities}

    assert by_id["ftm:NK-nR5AXM9AVPq4pQaSPSaVam"] == {"ofac:16911", "reg:ru:1111832003018"}
    assert by_id["ftm:NK-56Edov9bas9puzaChH5pBy"] == set()  # two register numbers
    assert by_id["ftm:NK-abdzbEBkqyT29GyREbiURZ"] == set()  # also two numbers of OFAC


def test_reading_twice_gives_the_same(files: Path, zala: Told) -> None:
    assert told(files / ZALA).rows == zala.rows
