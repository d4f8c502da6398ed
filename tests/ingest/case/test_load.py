"""A case in the graph: the same in every form, accounted for row by row, and what it left there."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import openpyxl
import pytest

from graphkit.graph import Graph, LoadReport, audit
from graphkit.graph.load import load as load_batch
from graphkit.model.rows import Row
from ingest.case import CaseReading, left, left_lines, load, read
from tests.ingest.case.test_containers import fill
from tests.ingest.case.whole import Case, reading_of, whole
from tests.ingest.files.packing import zipped
from tests.ingest.sample.rows import rows as sample_rows
from tests.support.sample import SAMPLE

UNCHANGED = {"created": 0, "changed": 0}


def done(report: LoadReport) -> dict[str, int]:
    return {"created": report.created, "changed": report.changed}


def forms(parent: Path) -> dict[str, Path]:
    """Write the bundled sample in each form under the name `sample`."""
    files = {one.name: one.read_bytes() for one in sorted(SAMPLE.glob("*.csv"))}
    packed, zip_, book = parent / "gz" / "sample", parent / "sample.zip", parent / "sample.xlsx"
    packed.mkdir(parents=True)
    for name, content in files.items():
        (packed / f"{name}.gz").write_bytes(gzip.compress(content))
    zip_.write_bytes(zipped(files))
    workbook = openpyxl.Workbook()
    for table in (name.removesuffix(".csv") for name in files):
        fill(workbook.create_sheet(table), sample_rows(table))
    workbook.remove(workbook.worksheets[0])
    workbook.save(book)
    return {".csv.gz": packed, ".zip": zip_, ".xlsx": book}


def test_the_sample_makes_the_same_graph_in_every_form(graph: Graph, tmp_path: Path) -> None:
    plain = read(SAMPLE)
    first = load(graph, plain)
    assert first.created > 800

    for form, path in forms(tmp_path).items():
        again = read(path)
        assert again.batch == plain.batch, form
        report = load(graph, again)
        assert done(report) == UNCHANGED, form
        assert report.rows.total.unchanged == plain.run.rows_read, form
        assert left(graph, again).count == 0, form
    assert [check.name for check in audit(graph) if check.faults] == []


def test_every_row_of_every_file_is_loaded_and_then_unchanged(graph: Graph) -> None:
    reading = read(SAMPLE)
    report = load(graph, reading)

    assert {name: (rows.read, rows.loaded) for name, rows in report.rows.files.items()} == {
        name: (count.read, count.read) for name, count in reading.counts.items()
    }
    again = load(graph, reading)
    assert {name: (rows.read, rows.unchanged) for name, rows in again.rows.files.items()} == {
        name: (count.read, count.read) for name, count in reading.counts.items()
    }
    assert again.counters == {}
    assert load_batch(graph, reading.batch, reading.run).counters == {}


def test_the_rows_of_a_case_are_its_records(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, whole())
    rows = list(reading.rows())

    assert len(rows) == reading.run.rows_read
    assert {(row.file, row.line) for row in rows} == {
        (name, line) for name, count in reading.counts.items() for line in range(2, count.read + 2)
    }
    for kind in type(reading.batch).model_fields:
        stated = [one for row in rows for one in getattr(row.records, kind)]
        key = {id(one): one for one in stated}
        assert len(key) == len(getattr(reading.batch, kind))
    assert all(isinstance(row, Row) for row in rows)


def test_a_case_with_a_problem_has_no_rows(tmp_path: Path) -> None:
    case = whole()
    case["links.csv"][0]["type"] = "OWN"

    assert list(reading_of(tmp_path, case).rows()) == []


# -- rows that were taken out ----------------------------------------------------------------------


def loaded(graph: Graph, parent: Path, case: Case) -> CaseReading:
    shutil.rmtree(parent, ignore_errors=True)
    parent.mkdir()
    reading = reading_of(parent, case)
    load(graph, reading)
    return reading


def without(case: Case, file: str, id_: str) -> None:
    """Take a row out, and all evidence about it."""
    case[file] = [row for row in case[file] if row["id"] != id_]
    case["evidence.csv"] = [row for row in case["evidence.csv"] if row["about"] != id_]
    if not case[file]:
        del case[file]


def test_a_row_that_was_taken_out_is_named_and_stays(graph: Graph, tmp_path: Path) -> None:
    loaded(graph, tmp_path / "first", whole())
    case = whole()
    without(case, "links.csv", "paid")
    without(case, "companies.csv", "fronts")
    without(case, "designations.csv", "listing")
    without(case, "payments.csv", "payment")
    without(case, "events.csv", "call")
    without(case, "identities.csv", "comet")
    again = loaded(graph, tmp_path / "second", case)

    found = left(graph, again)
    assert found.rows == ("comet", "fronts")
    assert found.statements == (
        "HAS_IDENTITY: MOON, COMET",
        "PAID: Owner Ltd, more than 20 fronts",
        "Payment: Owner Ltd, STAR",
        "PortCall 2017-10-11: COMET, The Port",
        "US DPRK: Owner Ltd",
    )
    assert found.evidence == 0
    lines = list(left_lines(found))
    assert lines[0] == "no longer stated by the case, and still in the graph: 7"
    assert "  PAID: Owner Ltd, more than 20 fronts" in lines
    assert lines[-1].startswith("To take a statement back, leave its row in the case")
    assert [check.name for check in audit(graph) if check.faults] == []


def test_evidence_that_was_taken_out_is_counted(graph: Graph, tmp_path: Path) -> None:
    loaded(graph, tmp_path / "first", whole())
    case = whole()
    case["evidence.csv"] = [
        row for row in case["evidence.csv"] if row.get("proposition") != "share"
    ]
    found = left(graph, loaded(graph, tmp_path / "second", case))

    assert (found.rows, found.statements, found.evidence) == ((), (), 1)
    assert "  evidence: 1" in list(left_lines(found))


def test_a_statement_with_another_beginning_leaves_the_former(graph: Graph, tmp_path: Path) -> None:
    loaded(graph, tmp_path / "first", whole())
    case = whole()
    case["links.csv"][0]["startDate"] = "2011"
    found = left(graph, loaded(graph, tmp_path / "second", case))

    assert (found.rows, found.statements) == ((), ("OWNS: Owner Ltd, STAR",))


def test_nothing_is_left_of_a_case_that_states_the_same(graph: Graph, tmp_path: Path) -> None:
    reading = loaded(graph, tmp_path / "first", whole())

    assert left(graph, reading).count == 0
    assert list(left_lines(left(graph, reading))) == []


@pytest.mark.parametrize("other", ["harbour2", "harbou"])
def test_another_case_with_a_name_alike_is_another_case(
    graph: Graph, tmp_path: Path, other: str
) -> None:
    reading = loaded(graph, tmp_path / "first", whole())
    shutil.copytree(tmp_path / "first" / "harbour", tmp_path / other)
    load(graph, read(tmp_path / other))

    assert left(graph, reading).count == 0
