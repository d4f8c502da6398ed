"""What is a file of GLEIF and what is none: headers, counts, folders, and every broken one."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import InputRejected, UsageError
from graphkit.model.rows import Row
from ingest.gleif import read
from tests.ingest.gleif.conftest import (
    ALPHA,
    BETA,
    Read,
    exception,
    lei_record,
    relationship,
    rows_of,
    xml,
)


def test_the_kind_of_a_file_is_told_by_its_root_and_the_day_by_its_header(tmp_path: Path) -> None:
    for kind, record in (("lei", lei_record()), ("rr", relationship())):
        path = tmp_path / f"any-name-{kind}.xml"
        path.write_bytes(xml(kind, record, moment="2026-01-05T23:30:00-05:00"))
        reading = read(path)
        assert [type(row) for row in reading.rows()] == [Row]
        run = reading.run()
        assert (run.source, run.dated, run.delta) == ("gleif", "2026-01-05", False)
        assert run.documents == (f"gleif-{kind}-20260105T2330000500",)


@pytest.mark.parametrize("content", ["GLEIF_DELTA_PUBLISHED", "LOU_DELTA_PUBLISHED"])
def test_a_file_of_changes_says_so(read_small: Read, content: str) -> None:
    reading, rows = read_small("rr", relationship(), content=content)

    assert (len(rows), reading.run().delta) == (1, True)
    assert reading.run().documents == ("gleif-rr-20260105T080000Z-delta",)


def test_a_file_of_changes_in_which_nothing_changed_is_one(read_small: Read) -> None:
    reading, rows = read_small("lei", content="LOU_DELTA_PUBLISHED")

    assert (rows, reading.run().rows_read) == ([], 0)


@pytest.mark.parametrize("content", ["LOU_FULL_INTERNAL", "QUERY_RESPONSE", "FULL", ""])
def test_what_is_no_published_release_stops(tmp_path: Path, content: str) -> None:
    path = tmp_path / "lei.xml"
    path.write_bytes(xml("lei", lei_record(), content=content))

    with pytest.raises(InputRejected, match="no published release"):
        read(path)


def test_a_file_with_fewer_records_than_its_header_says_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lei.xml"
    path.write_bytes(xml("lei", lei_record(), count=2))
    reading = read(path)

    with pytest.raises(InputRejected, match="holds 1 records where its header says 2"):
        list(reading.rows())

    excerpt = read(path, excerpt=True)
    assert len(list(excerpt.rows())) == 1
    assert excerpt.run().delta  # what is not in a part is not gone
    assert any("silence means nothing" in line for line in excerpt.summary())


def test_a_file_with_more_records_than_its_header_says_is_refused_even_as_a_part(
    tmp_path: Path,
) -> None:
    path = tmp_path / "lei.xml"
    path.write_bytes(xml("lei", lei_record(), lei_record(BETA, "Invented Beta"), count=1))

    with pytest.raises(InputRejected, match="holds 2 records where its header says 1"):
        list(read(path, excerpt=True).rows())


BROKEN = {
    "another root": b"<CONSOLIDATED_LIST><Header/></CONSOLIDATED_LIST>",
    "another namespace": xml("lei", lei_record()).replace(b"leidata/2016", b"leidata/2014"),
    "no header": b'<LEIData xmlns="http://www.gleif.org/data/schema/leidata/2016"/>',
    "a DOCTYPE": b'<!DOCTYPE LEIData [<!ENTITY a "b">]>' + xml("lei", lei_record())[38:],
    "cut in its header": xml("lei", lei_record())[:200],
    "not XML": b"LEI,Name\n1,2\n",
    "JSON": b'{"records": []}',
    "empty": b"",
    "a day that is none": xml("lei", lei_record(), moment="2026-02-30T00:00:00Z"),
    "no day": xml("lei", lei_record(), moment=""),
    "a count in words": xml("lei", lei_record()).replace(b">1<", b">one<"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_file_that_is_none_of_these_stops_before_any_row(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "lei.xml"
    path.write_bytes(BROKEN[broken])

    with pytest.raises(InputRejected) as caught:
        read(path)
    assert caught.value.where.startswith("lei.xml")
    assert caught.value.cure


def test_a_file_cut_in_the_middle_stops(tmp_path: Path) -> None:
    path = tmp_path / "lei.xml"
    path.write_bytes(xml("lei", lei_record(), lei_record(BETA, "Invented Beta"))[:-120])

    with pytest.raises(InputRejected):
        list(read(path).rows())


def test_a_record_that_nests_too_deep_stops(tmp_path: Path) -> None:
    deep = "<a>" * 300 + "</a>" * 300
    path = tmp_path / "lei.xml"
    path.write_bytes(xml("lei", lei_record(extension=deep)))

    with pytest.raises(InputRejected):
        list(read(path).rows())


@pytest.mark.parametrize("form", ["gz", "zip"])
def test_a_packed_file_reads_as_a_plain_one(tmp_path: Path, form: str) -> None:
    content = xml("repex", exception(ALPHA, "NO_LEI"))
    path = tmp_path / f"repex.xml.{form}"
    if form == "gz":
        path.write_bytes(gzip.compress(content))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("repex.xml", content)

    assert len(list(read(path).rows())) == 1


def test_a_folder_is_one_release_level_1_first(tmp_path: Path) -> None:
    (tmp_path / "a-rr.xml").write_bytes(xml("rr", relationship()))
    (tmp_path / "b-lei.xml").write_bytes(xml("lei", lei_record(), moment="2026-01-04T08:00:00Z"))
    (tmp_path / "notes.txt").write_text("not read")
    reading = read(tmp_path)

    assert [row.file for row in reading.rows()] == ["b-lei.xml", "a-rr.xml"]
    run = reading.run()
    assert run.dated == "[2026-01-04..2026-01-05]"
    assert [(file.name, file.rows) for file in run.files] == [("b-lei.xml", 1), ("a-rr.xml", 1)]
    assert len(run.documents) == 2


def test_a_folder_with_two_files_of_a_kind_or_a_mixture_stops(tmp_path: Path) -> None:
    with pytest.raises(InputRejected, match="holds no XML file"):
        read(tmp_path)
    (tmp_path / "a.xml").write_bytes(xml("rr", relationship()))
    (tmp_path / "b.xml").write_bytes(xml("lei", lei_record(), content="LOU_DELTA_PUBLISHED"))
    with pytest.raises(InputRejected, match="whole files beside files of changes"):
        read(tmp_path)
    (tmp_path / "b.xml").write_bytes(xml("rr", relationship()))
    with pytest.raises(InputRejected, match="several files of relationship records"):
        read(tmp_path)


def test_the_real_folder_holds_several_files_of_a_kind_and_stops(gleif: Path) -> None:
    with pytest.raises(InputRejected, match="several files of LEI records"):
        read(gleif)


def test_a_real_excerpt_is_refused_unless_it_is_called_one(gleif: Path) -> None:
    with pytest.raises(InputRejected, match="holds 13 records where its header says 2,394,586"):
        list(read(gleif / "lei-data.xml").rows())


def test_another_day_than_that_of_the_header_stops(tmp_path: Path) -> None:
    path = tmp_path / "rr.xml"
    path.write_bytes(xml("rr", relationship()))

    assert read(path, date(2026, 1, 5)).run().dated == "2026-01-05"
    with pytest.raises(UsageError, match="2026-01-05, not 2026-01-06"):
        read(path, date(2026, 1, 6))


def test_the_same_file_gives_the_same_rows(gleif: Path, tmp_path: Path) -> None:
    shutil.copy(gleif / "rr-data.xml", tmp_path / "rr-data.xml")
    (one, first), (other, second) = (
        rows_of(gleif / "rr-data.xml"),
        rows_of(tmp_path / "rr-data.xml"),
    )

    assert first == second == list(one.rows())
    assert one.run().id == other.run().id
