"""Whatever the bytes are, the openers give rows or say what is wrong: nothing else comes out."""

from __future__ import annotations

import gzip
import io
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import InputRejected
from graphkit.model.rows import Reject
from ingest.case import read
from ingest.files.cell import UnclearCell
from ingest.files.json_lines import objects
from ingest.files.opening import member, members
from ingest.files.workbook import sheets
from ingest.files.xml import elements, local_name
from tests.ingest.case.whole import WHOLE, as_csv
from tests.ingest.files.packing import row, workbook, zipped

XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<list xmlns="urn:x"><!-- c --><n id="1"><a>One &amp; &#233;</a><?p?></n>
<m/><n id="2"><![CDATA[x < y]]></n></list>
"""
JSON = b'{"id":"a","p":{"name":["A \\u00e9",1,2.5e3,null,true]}}\n{"id": "b"}\n\n{"id":"c"}\n'
TABLES = {name: as_csv(rows) for name, rows in WHOLE.items()}
BOOK = workbook(
    {
        "vessels": row(1, "id", "name", "imoNumber") + row(2, "a", "A", "1111117"),
        "people": '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43027</v></c></row>',
    },
    texts="<si><t>id</t></si>",
)
LONE = b'\xef\xbb\xbfid,name,notes\r\na,A,"one\r\ntwo ""x"""\r\nb,\xc3\xa9,\r\n'


@st.composite
def mutations(draw: st.DrawFn, whole: bytes) -> bytes:
    """Draw a damaged copy: bytes changed, cut out, put in, doubled, or the end missing."""
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(len(content) - 1, 0)))
        end = min(len(content), start + draw(st.integers(0, 40)))
        match draw(st.integers(0, 4)):
            case 0:
                content[start : start + 1] = draw(st.binary(min_size=1, max_size=1))
            case 1:
                del content[start:end]
            case 2:
                content[start:start] = draw(st.binary(max_size=20) | st.sampled_from(TOKENS))
            case 3:
                content[start:start] = content[start:end]
            case _:
                del content[start:]
    return bytes(content)


TOKENS = [b"<!DOCTYPE x [", b"&x;", b"<a", b"]]>", b'"', b"\\ud800", b"\0", b"\xff\xfe", b"[" * 99]
TOKENS += [b"{", b"1e999", b"PK\x01\x02", b"\x1f\x8b", b"=", b"\r", b"\n,", b'<row r="1">', b"-1"]


def read_members(path: Path) -> None:
    for one in members(path):
        with one.open() as stream:
            while stream.readline(50) or stream.read(50):
                pass


def read_xml(path: Path) -> None:
    for number, one in elements(member(path), "n", "m"):
        assert number
        assert local_name(one) in ("n", "m")


def read_json(path: Path) -> None:
    for number, one in objects(member(path)):
        assert number
        assert isinstance(one, dict | Reject)


def read_sheets(path: Path) -> None:
    for sheet in sheets(path):
        for _, line in sheet.rows():
            for cell in line:
                with suppress(UnclearCell):
                    assert isinstance(cell.text(), str)


def read_case(path: Path) -> None:
    reading = read(path)
    assert reading.problems or reading.batch.entities
    assert not (reading.problems and reading.batch.entities)
    for count in reading.counts.values():
        assert count.accepted + count.rejected == count.read


def read_case_of_one(path: Path) -> None:
    read_case(path.parent)


OPENERS: list[tuple[str, bytes, Callable[[Path], None]]] = [
    ("list.zip", zipped({"a/one.xml": XML, "two.json": JSON}), read_members),
    ("list.gz", gzip.compress(XML * 3, mtime=0), read_members),
    ("list.xml", XML, read_xml),
    ("list.xml", XML.decode().replace("UTF-8", "UTF-16").encode("utf-16"), read_xml),
    ("list.jsonl", JSON, read_json),
    ("book.xlsx", BOOK, read_sheets),
    ("book.xlsx", BOOK, read_case),
    ("case.zip", zipped(TABLES), read_case),
    ("vessels.csv", LONE, read_case_of_one),
    ("vessels.csv.gz", gzip.compress(LONE, mtime=0), read_case_of_one),
    ("links.csv", TABLES["links.csv"], read_case_of_one),
]


@pytest.mark.parametrize(("name", "whole", "opened"), OPENERS, ids=lambda one: str(one)[:24])
@given(st.data())
def test_damaged_bytes_are_rows_or_a_message(
    name: str, whole: bytes, opened: Callable[[Path], None], data: st.DataObject
) -> None:
    content = data.draw(mutations(whole) | st.binary(max_size=200))
    with tempfile.TemporaryDirectory(prefix="case") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        said = refusal(opened, path)
    assert said is None or (said.what and said.where and said.cure)
    assert said is None or said.what.isprintable()


def refusal(opened: Callable[[Path], None], path: Path) -> InputRejected | None:
    """Open a file, and return why it was refused, if it was."""
    try:
        opened(path)
    except InputRejected as error:
        return error
    return None


PARTS = ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]
PARTS += ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]


@given(st.sampled_from(PARTS), st.data())
def test_a_damaged_part_of_a_workbook_is_rows_or_a_message(part: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = data.draw(mutations(parts[part]))
    with tempfile.TemporaryDirectory(prefix="case") as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(zipped(parts))
        read_case(path)
