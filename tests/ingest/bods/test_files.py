"""Files of statements: arrays and lines, packed and not, and everything that is none."""

from __future__ import annotations

import gzip
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import InputRejected
from graphkit.model.rows import Reject, Row
from ingest.bods import read
from ingest.bods.array import CHUNK
from tests.ingest.bods.conftest import ALPHA, IVY, Read, entity, holds, relationship, taken

THREE = [ALPHA, IVY, relationship("r", "alpha", "ivy", holds(50))]


def rows_of(path: Path) -> list[Row | Reject]:
    return list(read(path).rows())


def test_an_array_and_lines_state_the_same(tmp_path: Path) -> None:
    array, lines = tmp_path / "a.json", tmp_path / "a.jsonl"
    array.write_text("\ufeff" + json.dumps(THREE, indent=2), encoding="utf-8")
    lines.write_text("\n\n".join(json.dumps(one) for one in THREE) + "\n")

    first, second = taken(rows_of(array)), taken(rows_of(lines))
    assert [row.records for row in first] == [row.records for row in second]
    assert [row.line for row in first] == [1, 2, 3]  # elements
    assert [row.line for row in second] == [1, 3, 5]  # lines


@pytest.mark.parametrize("form", ["json.gz", "zip"])
def test_a_packed_file_reads_as_a_plain_one(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{form}"
    content = json.dumps(THREE).encode()
    if form == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.json", content)
    else:
        path.write_bytes(gzip.compress(content))

    assert len(taken(rows_of(path))) == 3


def test_a_folder_is_read_as_one_set_of_statements(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(THREE[2:]))
    (tmp_path / "b.jsonl").write_text(json.dumps(ALPHA) + "\n" + json.dumps(IVY))
    (tmp_path / "read.me").write_text("no statements")
    reading = read(tmp_path)

    assert [row.file for row in taken(list(reading.rows()))] == ["a.json", "b.jsonl", "b.jsonl"]
    assert [(one.name, one.rows) for one in reading.run().files] == [("a.json", 1), ("b.jsonl", 2)]


def test_strings_that_hold_brackets_or_cross_a_chunk_cut_nothing(tmp_path: Path) -> None:
    long = '[{"\\"}] ' + "x" * 4_000 + "\\"
    stated = json.dumps([entity("alpha", long), IVY])
    before = " " * (CHUNK - stated.index("xxx") - 2_000)  # so that the chunk ends inside the string
    path = tmp_path / "a.json"
    path.write_text(f"[{before}{stated[1:]}")

    first, second = taken(rows_of(path))
    assert first.records.entities[0].name == long.strip()
    assert second.records.entities[0].name == "Ivy Invented"


def test_the_day_is_that_of_the_last_publication_unless_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(THREE))
    reading = read(path)
    assert len(list(reading.rows())) == 3
    run = reading.run()
    assert (run.source, run.dated, run.delta) == ("bods:invented-register", "2026-01-20", True)

    reading = read(path, date(2026, 2, 1))
    assert len(list(reading.rows())) == 3
    assert reading.run().dated == "2026-02-01"


BROKEN = {
    "empty": b"",
    "an empty array": b"[]",
    "no JSON": b"statementId,recordId\n1,2\n",
    "XML": b"<?xml version='1.0'?><statements/>",
    "one object over several lines": json.dumps({"statements": THREE}, indent=1).encode(),
    "statements of something else": json.dumps([{"id": "a", "schema": "Company"}]).encode(),
    "an array that is cut": json.dumps(THREE).encode()[:-1],
    "an array cut in a statement": json.dumps(THREE).encode()[:-40],
    "an array cut in a string": json.dumps(THREE).encode()[:30],
    "something after the array": json.dumps(THREE).encode() + b" [1]",
    "a number among the statements": json.dumps([ALPHA, 7, IVY]).encode(),
    "a comma too many": json.dumps(THREE).encode()[:-1] + b",]",
    "a comma at the beginning": b"[," + json.dumps(THREE).encode()[1:],
    "the wrong bracket at the end": json.dumps(THREE).encode()[:-1] + b"}",
    "UTF-16": json.dumps(THREE).encode("utf-16"),
    "an older version": json.dumps(
        [{"statementID": "1", "statementType": "entityStatement"}]
    ).encode(),
    "a newer version": json.dumps(THREE).replace('"0.4"', '"0.5"').encode(),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_file_that_is_no_bods_0_4_stops(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(BROKEN[broken])

    with pytest.raises(InputRejected) as caught:
        rows_of(path)
    assert caught.value.where.startswith("a.json")
    assert caught.value.cure


def test_a_folder_without_files_stops(tmp_path: Path) -> None:
    with pytest.raises(InputRejected, match="holds no JSON file"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (json.dumps(IVY)[:-1] + ', "recordId": "other"}', "the key 'recordId' stands twice"),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "nested too deep"),
        ('{"a": "\\ud800"}', "half a character"),
        ('{"a": NaN}', "NaN is no number"),
        ('["a"]', "a list where an object is wanted"),
        ('{"a": tru}', "no JSON"),
    ],
)
def test_one_broken_element_spoils_no_other(tmp_path: Path, raw: str, rule: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(f"[{json.dumps(ALPHA)}, {raw}, {json.dumps(IVY)}]")
    reading = read(path)
    rows = list(reading.rows())

    assert [type(row) for row in rows] == [Row, Reject, Row]
    assert isinstance(rows[1], Reject)
    assert rows[1].line == 2
    assert rule in rows[1].rule
    run = reading.run()
    assert (run.rows_read, run.rows_accepted) == (3, 2)


def test_the_same_statements_give_the_same_rows(read_small: Read) -> None:
    reading, rows = read_small(*THREE)

    assert list(reading.rows()) == rows
