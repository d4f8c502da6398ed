"""The bundled sample is a valid case file that keeps its own rules."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from graphkit.model.proof import Standard, assess
from graphkit.model.records import Batch, Evidence
from ingest.case import accept, read
from tests.ingest.sample.rows import FOLDER, rows, split

NOT_IN_THE_FILES = {
    "8312497": "NEW REGENT: EU Annex XIV",
    "8514306": "UNICA: EU Annex XV",
    "8518572": "JIN HYE: EU Annex XIV",
    "8518780": "JIE SHUN: EU Annex XIV",
    "8532413": "MYONG RYU 1: US advisory",
    "8791667": "WAN HENG 11: EU Annex XIV",
    "8905490": "WISE HONEST: court complaint",
    "8937675": "TONG SAN 2: EU Annex XIV",
    "9036387": "NEW KONK: EU Annex XV",
    "9191773": "BILLIONS NO. 18: EU Annex XIV",
    "9562233": "PETREL 8: EU Annex XIV",
}
"""Ships' numbers from documents that others read; ingest/sample/README.md says so too."""

READ = (
    "ofac-csv-2019-01/sdn.csv",
    "ofac-csv-2021-07/sdn.csv",
    "un-xml-2026-02-27/UN_consolidated.xml",
)


@cache
def _batch() -> Batch:
    reading = read(FOLDER)
    accept(reading)
    return reading.batch


@cache
def _texts(data: Path) -> dict[str, str]:
    return {file: (data / file).read_text("utf-8", "replace") for file in READ}


def test_the_reader_accepts_every_row() -> None:
    reading = read(FOLDER)

    assert reading.problems == ()
    assert all(found == taken and lost == 0 for found, taken, lost in reading.counts.values())
    assert reading.run.source == "case:sample"


def test_every_kind_of_file_and_of_joint_fact_occurs() -> None:
    batch = _batch()

    assert {fact.type for fact in batch.facts} == {
        "BankAccount",
        "Lease",
        "Payment",
        "PortCall",
        "Shipment",
        "ShipToShipTransfer",
    }
    assert {one.authority for one in batch.designations} == {"UN", "US", "EU"}
    assert {one.stage for one in batch.designations} == {"proposed", "in force", "ended"}
    assert {measure for one in batch.designations for measure in one.measures} == {
        "asset freeze",
        "blocking",
        "correspondent account prohibition",
        "de-flagging",
        "port ban",
        "travel ban",
    }


def test_every_imo_number_stands_in_a_file_or_is_accounted_for(data: Path) -> None:
    tables = (("vessels", "imoNumber"), ("companies", "imoCompanyNumber"))
    numbers = {row[column] for table, column in tables for row in rows(table) if row[column]}
    absent = {n for n in numbers if not any(n in text for text in _texts(data).values())}

    assert len(numbers) > 50
    assert absent == set(NOT_IN_THE_FILES)
    for number in absent:
        row = next(row for row in rows("vessels") if row["imoNumber"] == number)
        assert row["notes"].startswith("IMO number as in"), row


def test_a_number_known_from_memory_alone_is_nowhere() -> None:
    winmore = next(row for row in rows("vessels") if row["id"] == "lighthouse-winmore")

    assert winmore["imoNumber"] == ""
    assert not [file for file in FOLDER.iterdir() if "9635690" in file.read_text("utf-8")]


def test_everybody_is_listed_under_the_number_that_is_given(data: Path) -> None:
    us, un = _texts(data)[READ[1]], _texts(data)[READ[2]]
    people = rows("people")

    assert len(people) == 12
    for person in people:
        surname = person["name"].replace("Vasili Aleksandrovich ", "").split()[0]
        assert person["ofacId"] or person["unId"]
        if uid := person["ofacId"]:
            assert re.search(rf'(?m)^{uid},"{surname}, [^"]*","individual"', us), person
        if reference := person["unId"]:
            assert re.search(rf"<REFERENCE_NUMBER>{re.escape(reference)} *<", un), person


def test_every_number_of_a_list_belongs_to_the_name_that_is_given(data: Path) -> None:
    us, un = _texts(data)[READ[1]], _texts(data)[READ[2]]
    for table in ("vessels", "companies", "banks"):
        for row in rows(table):
            names = [row["name"], *split(row.get("alias", ""))]
            if uid := row["ofacId"]:
                listed = re.search(rf'(?m)^{uid},"([^"]*)"', us)
                assert listed, row
                assert listed[1] in names, row
            if reference := row.get("unId"):
                assert re.search(rf"<REFERENCE_NUMBER>{re.escape(reference)} *<", un), row


def test_un_listings_bear_the_day_of_the_list(data: Path) -> None:
    un = _texts(data)[READ[2]]
    listings = [r for r in rows("designations") if r["authority"] == "UN" and r["listId"]]

    assert len(listings) > 25
    for row in listings:
        number = re.escape(row["listId"])
        day = re.search(
            rf"<REFERENCE_NUMBER>{number} *</REFERENCE_NUMBER>\s*<LISTED_ON>(.{{10}})", un
        )
        assert day, row
        assert row["effective"] == day[1], row


def test_a_day_of_a_us_listing_has_evidence_of_that_day() -> None:
    dated = {row["about"] for row in rows("evidence") if row["proposition"] == "date"}
    exact = [
        row
        for row in rows("designations")
        if row["authority"] == "US" and row["listId"] and not row["effective"].startswith("[")
    ]

    assert exact
    assert [row["id"] for row in exact if row["id"] not in dated] == []


def test_memory_reaches_standard_1_at_most_and_the_unread_2() -> None:
    batch = _batch()
    documents = {one.id: one for one in batch.documents}
    for one in batch.evidence:
        reached = assess([one], documents, of_listing=one.about.startswith("designation:")).standard
        if one.memory:
            assert reached <= Standard.SINGLE_REPORT, one
        elif not one.read:
            assert reached <= Standard.RELIABLE_REPORT, one


def test_a_lot_names_the_one_cargo_that_a_report_follows() -> None:
    assert [row["id"] for row in rows("events") if row["lot"] == "yeosu-2017-10-11"] == [
        "winmore-cargo",
        "winmore-to-sam-jong-2",
    ]
    assert {row["lot"] for row in rows("events")} == {"", "yeosu-2017-10-11"}


def test_the_acquittal_contradicts_one_element_and_not_the_payment() -> None:
    about = _about("chinpo-canal-2013-07-08")
    against = [one for one in about if one.direction.value == "contradicts"]

    assert [one.proposition.value for one in against] == ["element"]
    assert against[0].element.startswith("DPRK-Regulations reg 12(b)")
    assert any(one.proposition.value == "link" for one in about if one not in against)


def test_the_owners_denial_is_of_knowledge_and_of_nothing_else() -> None:
    denied = [
        one for one in _about("winmore-to-sam-jong-2") if one.direction.value == "contradicts"
    ]

    assert [(one.proposition.value, one.document) for one in denied] == [
        ("knowledge", "case:sample/win-more-denial-2018-08")
    ]


def _about(row_id: str) -> list[Evidence]:
    about = read(FOLDER).ids[row_id]
    return [one for one in _batch().evidence if one.about == about]
