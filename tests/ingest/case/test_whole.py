"""What a case file that holds becomes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graphkit.errors import InputRejected
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.records import Document, Evidence, JointFact, Link
from graphkit.model.registry import Schema
from graphkit.model.share import Share
from graphkit.model.statements import Direction, Proposition, Wording
from ingest.case import CaseReading, Count, accept, read
from ingest.case.columns import FILES
from tests.ingest.case.whole import WHOLE, as_csv, reading_of, said, whole, written


@pytest.fixture
def reading(tmp_path: Path) -> CaseReading:
    return reading_of(tmp_path, whole())


def entity(reading: CaseReading, local: str) -> Entity:
    return next(one for one in reading.batch.entities if one.id == reading.ids[local])


def link(reading: CaseReading, local: str) -> Link:
    return next(one for one in reading.batch.links if one.id == reading.ids[local])


def fact(reading: CaseReading, local: str) -> JointFact:
    return next(one for one in reading.batch.facts if one.id == reading.ids[local])


def document(reading: CaseReading, local: str) -> Document:
    return next(one for one in reading.batch.documents if one.id == f"case:harbour/{local}")


def about(reading: CaseReading, local: str) -> list[Evidence]:
    return [one for one in reading.batch.evidence if one.about == reading.ids[local]]


def test_a_case_with_every_file_holds(reading: CaseReading) -> None:
    assert WHOLE.keys() == FILES.keys()
    assert said(reading) == []
    accept(reading)


def test_every_row_becomes_one_record_and_an_identity_two(reading: CaseReading) -> None:
    batch = reading.batch
    sizes = {name: len(rows) for name, rows in WHOLE.items()}
    entities = ("vessels", "companies", "people", "banks", "places", "identities")
    facts = ("leases", "accounts", "payments", "events", "contracts")

    assert len(batch.entities) == sum(sizes[f"{name}.csv"] for name in entities)
    assert len(batch.links) == sizes["links.csv"] + sizes["identities.csv"]
    assert len(batch.facts) == sum(sizes[f"{name}.csv"] for name in facts)
    assert len(batch.designations) == sizes["designations.csv"]
    assert len(batch.documents) == sizes["documents.csv"]
    assert len(batch.evidence) == sizes["evidence.csv"]


def test_an_entity_gets_its_strongest_identifier(reading: CaseReading) -> None:
    ids = reading.ids

    assert ids["star"] == "imo:1111117"
    assert ids["owner"] == "reg:sg:1X"
    assert ids["organ"] == "un:KPe.020"
    assert ids["one"] == "ofac:20565"
    assert ids["bank"] == "bic:FTBDKPPY"
    assert ids["port"] == "case:harbour/port"
    assert ids["comet"] == link(reading, "comet").id


def test_an_entity_keeps_every_identifier_and_its_id_in_the_case(reading: CaseReading) -> None:
    assert entity(reading, "owner").identifiers == (
        Identifier(Kind.REGISTRATION, "sg:1X"),
        Identifier(Kind.OFAC, "17068"),
        Identifier(Kind.CASE, "harbour/owner"),
    )


def test_an_entity_keeps_what_its_cells_state(reading: CaseReading) -> None:
    star, owner, fronts = (entity(reading, one) for one in ("star", "owner", "fronts"))

    assert (star.schema_, star.name, star.imo_number) == (Schema.VESSEL, "STAR", "1111117")
    assert (star.flag, star.type) == (("pa", "kp"), ("Tanker",))
    assert owner.registration_number == ("sg:1X", "22")
    assert (owner.schema_, entity(reading, "organ").schema_) == (Schema.COMPANY, "PublicBody")
    assert entity(reading, "bank").swift_bic == "FTBDKPPYXXX"
    assert entity(reading, "moon").notes == ("Seen once; never again.",)
    assert fronts.unidentified
    assert not owner.unidentified


def test_an_identity_is_an_entity_and_the_link_of_its_hull_to_it(reading: CaseReading) -> None:
    comet = next(one for one in reading.batch.entities if one.schema_ is Schema.VESSEL_IDENTITY)
    used = link(reading, "comet")

    assert (comet.id, comet.name, comet.imo_number) == ("case:harbour/comet", "COMET", "123")
    assert (used.type, used.from_id, used.to_id) == ("HAS_IDENTITY", reading.ids["moon"], comet.id)
    assert used.date == "2017"
    assert [one.document for one in about(reading, "comet")] == ["case:harbour/paper"]


def test_a_link_joins_graph_ids_and_keeps_its_share(reading: CaseReading) -> None:
    owns = link(reading, "owns")

    assert (owns.from_id, owns.to_id) == ("reg:sg:1X", "imo:1111117")
    assert owns.share == Share(25.0, 50.0, minimum_exclusive=True)
    assert link(reading, "runs").share.unknown
    assert link(reading, "runs").role == "ISM"


def test_a_joint_fact_has_its_holders_by_role(reading: CaseReading) -> None:
    assert fact(reading, "lease").type == "Lease"
    assert fact(reading, "lease").roles == {
        "lessee": ("reg:sg:1X", "un:KPe.020"),
        "vessel": ("imo:1111117",),
    }
    assert fact(reading, "account").type == "BankAccount"
    assert fact(reading, "account").end_date == ".."
    assert fact(reading, "payment").amount == "72016.76"
    assert fact(reading, "call").roles["vessel"] == ("case:harbour/comet",)


def test_a_designation_names_its_entity(reading: CaseReading) -> None:
    (listing,) = reading.batch.designations

    assert (listing.entity_id, listing.stage) == ("reg:sg:1X", "in force")
    assert listing.measures == ("blocking", "travel ban")
    assert [one.about for one in about(reading, "listing")] == [listing.id]


def test_a_document_says_whether_its_origin_is_known(tmp_path: Path) -> None:
    case = whole()
    case["documents.csv"].append(
        {"id": "blog", "title": "A blog", "kind": "note", "publisher": "X", "retrieved": "2018"}
    )
    reading = reading_of(tmp_path, case)
    origin, heard, unknown = (document(reading, one) for one in ("list", "paper", "blog"))

    assert (origin.relies_on, origin.relies_on_known) == ((), True)
    assert (heard.relies_on, heard.relies_on_known) == (("case:harbour/list",), True)
    assert (unknown.relies_on, unknown.relies_on_known) == ((), False)
    assert heard.held_by == "bic:FTBDKPPY"
    assert (origin.reliability, unknown.reliability) == ("A", "F")


def test_evidence_keeps_how_its_words_put_it(reading: CaseReading) -> None:
    seen, doubted = about(reading, "owns")
    (hedged,), (remembered,) = about(reading, "paid"), about(reading, "runs")

    assert (seen.locator, seen.quote, seen.read) == ("17068", "Owner", True)
    assert (seen.proposition, seen.direction) == (Proposition.LINK, Direction.SUPPORTS)
    assert (doubted.proposition, doubted.direction) == ("share", Direction.CONTRADICTS)
    assert (hedged.wording, hedged.admitted_by) == (Wording.HEDGED, "reg:sg:1X")
    assert (remembered.memory, remembered.credibility, remembered.locator) == ("hi", 2, None)
    assert [one.element for one in about(reading, "payment")] == ["", "reg 12"]
    assert [one.about for one in about(reading, "star")] == ["imo:1111117"]


def test_an_empty_cell_stays_unknown(reading: CaseReading) -> None:
    payment = fact(reading, "payment")

    assert (payment.date, payment.currency, payment.kind) == ("", "", "")
    assert "payee" not in payment.roles
    assert (
        link(reading, "runs").bounds().certainly_on(link(reading, "runs").bounds().end_max) is False
    )


def test_the_run_names_every_file_by_its_hash(reading: CaseReading) -> None:
    assert (reading.run.source, reading.run.title) == ("case:harbour", "Case file harbour")
    assert {one.name: (one.sha256, one.rows) for one in reading.run.files} == {
        name: (hashlib.sha256(as_csv(rows)).hexdigest(), len(rows)) for name, rows in WHOLE.items()
    }
    assert reading.counts["vessels.csv"] == Count(2, 2, 0)
    assert reading.run.rows_read == reading.run.rows_accepted == sum(map(len, WHOLE.values()))


def test_the_same_files_are_the_same_reading(tmp_path: Path) -> None:
    folder = written(tmp_path, whole())

    assert read(folder) == read(folder)


def test_any_file_may_be_absent(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {"vessels.csv": whole()["vessels.csv"]})

    assert said(reading) == []
    assert list(reading.ids) == ["star", "moon"]


def test_a_refusal_shows_every_problem_and_says_that_nothing_was_written(tmp_path: Path) -> None:
    case = whole()
    case["links.csv"][0]["type"] = "OWN"
    case["banks.csv"][0]["country"] = "uk"
    reading = reading_of(tmp_path, case)

    with pytest.raises(InputRejected) as refused:
        accept(reading)

    assert str(refused.value).splitlines() == [
        "case:harbour: 2 problems; nothing was written",
        "  banks.csv:2 country: 'uk' is no country code; write its two lower-case letters of"
        " ISO 3166: kp, sg, gb",
        "  links.csv:2 type: 'OWN' is no link type; did you mean OWNS?",
        "  Correct them and run the command again; see docs/reference/case-file.md.",
    ]
    assert refused.value.exit_code == 6
