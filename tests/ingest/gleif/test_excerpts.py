"""The real excerpts, each read to its end: exact counts, and what is odd in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graphkit.graph.merge import KNOWN_BY_IDENTIFIER
from graphkit.model.entities import Entity
from graphkit.model.registry import Schema
from graphkit.model.share import Share
from tests.ingest.gleif.conftest import rows_of

COUNTS = {
    # file: rows, entities, links, exceptions, deleted
    "lei-data.xml": (13, 13, 0, 0, 0),
    "lei-updates-data2.xml": (12, 12, 0, 0, 0),
    "lei-updates-data2-new.xml": (12, 12, 0, 0, 0),
    "rr-data.xml": (10, 16, 10, 0, 0),
    "rr-updates-data2.xml": (11, 11, 11, 0, 0),
    "rr-updates-data2-new.xml": (10, 11, 9, 0, 1),
    "repex-data.xml": (10, 10, 0, 10, 0),
    "repex-updates-data2.xml": (7, 7, 0, 7, 0),
    "repex-updates-data2-new.xml": (7, 6, 0, 6, 1),
}


@pytest.mark.parametrize("name", COUNTS)
def test_every_record_of_an_excerpt_is_taken(gleif: Path, name: str) -> None:
    reading, rows = rows_of(gleif / name)
    run = reading.run()
    batches = [row.records for row in rows]

    assert (
        len(rows),
        len({entity.id for one in batches for entity in one.entities}),
        len({link.id for one in batches for link in one.links}),
        sum(1 for one in batches for said in one.evidence if said.element),
        sum(len(one.gone) for one in batches),
    ) == COUNTS[name]
    assert run.rows_read == run.rows_accepted == len(rows) == run.files[0].rows
    assert [row.line for row in rows] == list(range(1, len(rows) + 1))
    proved = {said.about for one in batches for said in one.evidence}
    assert {link.id for one in batches for link in one.links} <= proved
    assert {document.id for one in batches for document in one.documents} == set(run.documents)
    assert reading.summary()[0] == f"{name}: {len(rows)} read = {len(rows)} accepted + 0 rejected"
    assert not any("not known here" in line for line in reading.summary())


def test_all_excerpts_together(gleif: Path) -> None:
    every = [row for name in COUNTS for row in rows_of(gleif / name)[1]]

    assert len(every) == 92
    links = Counter(link.type for row in every for link in row.records.links)
    assert links == {"OPERATES": 14, "CONTROLS": 13, "PART_OF": 3}
    reasons = Counter(one.quote for row in every for one in row.records.evidence if one.element)
    assert reasons == {
        "NON_CONSOLIDATING": 11,
        "NO_KNOWN_PERSON": 5,
        "NATURAL_PERSONS": 4,
        "NO_LEI": 2,
        "NON_PUBLIC": 1,
    }


@pytest.fixture(scope="module")
def entities(gleif: Path) -> dict[str, Entity]:
    """The entities of the three level 1 excerpts, by LEI; of several the last."""
    files = ("lei-updates-data2.xml", "lei-updates-data2-new.xml", "lei-data.xml")
    every = [row.records.entities[0] for name in files for row in rows_of(gleif / name)[1]]
    return {one.lei_code: one for one in every}


def test_a_company_with_a_number_of_its_national_register(entities: dict[str, Entity]) -> None:
    found = entities["213800FERQ5LE3H7WJ58"]
    assert (found.name, found.schema_) == ("DENTSU INTERNATIONAL LIMITED", Schema.COMPANY)
    assert [str(one) for one in found.identifiers] == [
        "lei:213800FERQ5LE3H7WJ58",
        "reg:gb:01403668",
    ]
    assert found.start_date == "1978-12-05"
    assert found.previous_name == ("DENTSU AEGIS NETWORK LTD.", "AEGIS GROUP PLC")
    registered = Counter(
        str(number).split(":")[1]
        for one in entities.values()
        for number in one.identifiers
        if number.kind == "reg"
    )
    assert registered == {"sk": 3, "au": 3, "gb": 2, "se": 1, "lu": 1}


def test_a_fund_is_no_company_and_bears_no_number_of_its_umbrella(
    entities: dict[str, Entity],
) -> None:
    found = entities["00QDBXDXLLF3W3JJJO36"]
    assert (found.schema_, found.type) == (Schema.ORGANIZATION, ("FUND",))
    assert found.registration_number == ("2835527 (RA000602)", "0001052118 (RA000665)")
    assert [str(one) for one in found.identifiers] == ["lei:00QDBXDXLLF3W3JJJO36"]
    assert {one.type for one in entities.values()} == {(), ("FUND",)}


def test_an_entity_that_was_dissolved(entities: dict[str, Entity]) -> None:
    found = entities["00TR8NKAEL48RGTZEW89"]
    assert found.end_date == "2018-11-09"
    assert {"LEI registration: RETIRED", "entity status: INACTIVE"} <= set(found.notes)
    assert [one.lei_code for one in entities.values() if one.end_date] == [found.lei_code]


def test_trap_a_whole_that_is_written_as_one(gleif: Path) -> None:
    _, rows = rows_of(gleif / "rr-updates-data2.xml")
    links = [link for row in rows for link in row.records.links]

    doubtful = [one for one in links if "ACCOUNTING_CONSOLIDATION 1.00 PERCENTAGE" in one.notes]
    assert [one.share for one in doubtful] == [Share(), Share()]
    whole = [one for one in links if "ACCOUNTING_CONSOLIDATION 100.00 PERCENTAGE" in one.notes]
    assert [one.share for one in whole] == [Share(100, 100)] * 3


def test_trap_beginnings_that_are_moments_of_entry(gleif: Path) -> None:
    _, rows = rows_of(gleif / "rr-data.xml")
    links = [link for row in rows for link in row.records.links]

    assert [one.start_date for one in links if one.start_date.startswith("[")] == [
        "[..2023-05-18]",
        "[..2023-05-18]",
        "[..2023-05-02]",
        "[..2023-05-01]",
        "[..2023-05-01]",
        "[..2023-05-09]",
    ]


def test_a_relationship_file_alone_names_its_parties_by_their_leis(gleif: Path) -> None:
    _, rows = rows_of(gleif / "rr-data.xml")
    parties = [one for row in rows for one in row.records.entities]

    assert all(one.name == one.lei_code and one.notes == (KNOWN_BY_IDENTIFIER,) for one in parties)
