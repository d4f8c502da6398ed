"""What every form promises to whoever loads it: rows, counts, and the same again."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.model.rows import Reject, Row
from ingest.ofac import read as open_list
from ingest.ofac import transform
from ingest.ofac.source import OfacList
from tests.ingest.ofac.conftest import Whole, Write
from tests.ingest.ofac.invented import ADVANCED, DAY, STANDARD, legacy

FORMS = ("legacy", "standard", "advanced")


@pytest.fixture(params=FORMS)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A list in one of the forms."""
    if request.param == "legacy":
        return legacy(tmp_path)
    return {"standard": STANDARD, "advanced": ADVANCED}[request.param]


def test_what_was_read_is_what_was_accepted_and_what_was_rejected(
    path: Path, small: OfacList
) -> None:
    reading = open_list(path, DAY, small)
    given = list(reading.rows())
    run = reading.run()

    rejects = [one for one in given if isinstance(one, Reject)]
    assert run.rows_read == run.rows_accepted + len(rejects)
    assert run.rows_read == sum(rows.read for rows in reading.counts.values())
    assert all(rows.read == rows.accepted + rows.rejected for rows in reading.counts.values())
    assert run.rows_read == sum(file.rows for file in run.files)
    assert sum(isinstance(one, Row) for one in given) == 6


def test_the_same_files_give_the_same_rows(path: Path, small: OfacList) -> None:
    first, second = open_list(path, DAY, small), open_list(path, DAY, small)

    once = list(first.rows())
    assert list(second.rows()) == once
    assert list(first.rows()) == once
    assert first.run() == second.run()
    assert first.summary() == second.summary()


def test_a_row_is_one_party_with_all_that_hangs_on_it(path: Path, small: OfacList) -> None:
    reading = open_list(path, DAY, small)

    rows = [one for one in reading.rows() if isinstance(one, Row)]

    assert [row.line for row in rows] == [1, 2, 3, 4, 5, 6]
    assert {row.file for row in rows} == {reading.run().files[0].name}
    assert all(len(row.records.entities) == 1 for row in rows)
    assert all(row.records.documents == rows[0].records.documents for row in rows)
    assert [transform(party, reading.known) for party in reading.parties] == rows


def test_a_reference_leads_to_an_entity_of_the_list(path: Path, small: OfacList) -> None:
    rows = [one for one in open_list(path, DAY, small).rows() if isinstance(one, Row)]
    ids = {row.records.entities[0].id for row in rows}

    for row in rows:
        assert {link.from_id for link in row.records.links} <= ids
        assert {link.to_id for link in row.records.links} <= ids
        assert {one.entity_id for one in row.records.designations} == {row.records.entities[0].id}


def test_the_real_lists_hold_the_same_promises(list_2019: Whole, list_2021: Whole) -> None:
    for whole, rows, rejected in ((list_2019, 7379, 10), (list_2021, 8976, 0)):
        assert (len(whole.rows), len(whole.rejects)) == (rows, rejected)
        assert whole.run.rows_read == whole.run.rows_accepted + rejected
        assert whole.run.documents == (whole.batch.documents[0].id,)
        assert {one.document for one in whole.batch.evidence} == set(whole.run.documents)
        about = {one.about for one in whole.batch.evidence}
        designations, links = whole.batch.designations, whole.batch.links
        assert about == {one.id for one in designations} | {one.id for one in links}


def test_the_summary_says_what_was_rejected(write: Write, small: OfacList) -> None:
    reading = open_list(write(add=('99,1,-0- ,"Lima","Peru",-0- ',)), source=small)
    list(reading.rows())

    lines = reading.summary()

    assert "add.csv: 1 read = 0 accepted + 1 rejected" in lines
    assert "note: add.csv:1: uid 99: no row of sdn.csv that it could belong to; rejected" in lines


def test_the_summary_is_not_flooded_by_what_was_rejected(write: Write, small: OfacList) -> None:
    strays = tuple(f'{uid},1,-0- ,"Lima","Peru",-0- ' for uid in range(100, 115))
    reading = open_list(write(add=strays), source=small)
    given = list(reading.rows())

    said = [line for line in reading.summary() if line.startswith("note: ")]

    assert sum(isinstance(one, Reject) for one in given) == 15
    assert len(said) == 11
    assert said[-1] == "note: 5 more rejected"
