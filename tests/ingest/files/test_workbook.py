"""Workbooks: every cell that is there is read, or said to be unclear; no trap is stepped into."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import InputRejected
from ingest.files import sheet as bounds
from ingest.files.cell import UnclearCell
from ingest.files.sheet import Sheet, letters, numbers
from ingest.files.workbook import sheets
from tests.ingest.files.packing import row, sheet, workbook, zipped

Cells = list[tuple[str, str]]


def cells(found: Sheet) -> Cells:
    """Return each cell of a sheet as its place and what it says, or why it says nothing."""
    said: Cells = []
    for _, line in found.rows():
        for one in line:
            try:
                said.append((one.place, one.text()))
            except UnclearCell as error:
                said.append((one.place, f"? {error}"))
    return said


def opened(tmp_path: Path, content: bytes) -> list[Sheet]:
    path = tmp_path / "cases.xlsx"
    path.write_bytes(content)
    return sheets(path)


def read(tmp_path: Path, rows: str, texts: str = "", head: str = "") -> Cells:
    (found,) = opened(tmp_path, workbook({"links": rows}, texts, head))
    return cells(found)


def refused(tmp_path: Path, content: bytes) -> str:
    with pytest.raises(InputRejected) as error:
        [list(one.rows()) for one in opened(tmp_path, content)]
    assert error.value.cure
    return f"{error.value.where}: {error.value.what}"


def number(stated: str, style: int = 0) -> str:
    return f'<row r="1"><c r="A1" s="{style}"><v>{stated}</v></c></row>'


def test_every_kind_of_text_is_text(tmp_path: Path) -> None:
    texts = (
        "<si><t>plain</t></si><si><t xml:space='preserve'> white </t></si>"
        "<si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><rPh><t>spoken</t></rPh></si>"
    )
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r>'
        '</is></c><c r="E1" t="str"><v>=SUM(A1)</v></c></row>'
    )

    assert read(tmp_path, rows, texts=texts) == [
        ("A1", "plain"),
        ("B1", " white "),
        ("C1", "rich"),
        ("D1", "inline"),
        ("E1", "=SUM(A1)"),
    ]


@pytest.mark.parametrize(
    ("stated", "style", "says"),
    [
        ("9074729", 0, "9074729"),
        ("9074729.0", 0, "9074729"),
        ("9.074729E6", 0, "9074729"),
        ("-5", 0, "-5"),
        ("72016.759999999995", 0, "72016.76"),
        ("0.00001", 0, "0.00001"),
        ("999999999999999", 0, "999999999999999"),
        ("1000000000000000", 0, "? A1 holds a number of more than 15 digits; write it as text"),
        ("0.30000000000000004", 0, "? A1 holds a number of more than 15 digits; write it as text"),
        ("1e99", 0, "? A1 holds a number of more than 15 digits; write it as text"),
        ("1e999", 0, "? A1 holds a number that cannot be read; write it as text"),
        ("NaN", 0, "? A1 holds a number that cannot be read; write it as text"),
        ("\u0661", 0, "? A1 holds a number that cannot be read; write it as text"),
        ("43027", 1, "2017-10-19"),
        ("61", 1, "1900-03-01"),
        ("60", 1, "? A1 shows 60 as a day, which it is not for sure; write it as text"),
        ("9999999", 1, "? A1 shows 9999999 as a day, which it is not for sure; write it as text"),
        ("43027.25", 1, "? A1 holds a time of day; write the day alone: 2017-10-19"),
        ("0.51", 2, "? A1 shows 0.51 as '0%'; write it as text"),
        (
            "43009",
            3,
            "? A1 holds the day 2017-10-01 and shows it as 'mmm-yy'; write what is meant as text:"
            " 2017-10, or the whole day",
        ),
        ("5", 4, "? A1 shows 5 as ''; write it as text"),
    ],
)
def test_a_number_is_what_it_shows_or_unclear(
    tmp_path: Path, stated: str, style: int, says: str
) -> None:
    assert read(tmp_path, number(stated, style)) == [("A1", says)]


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    head = '<workbookPr date1904="1"/>'

    assert read(tmp_path, number("41565", 1), head=head) == [("A1", "2017-10-19")]
    assert read(tmp_path, number("0", 1), head=head) == [("A1", "1904-01-01")]


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ('<c r="A1" t="b"><v>1</v></c>', "true"),
        ('<c r="A1" t="b"><v>0</v></c>', "false"),
        ('<c r="A1" t="d"><v>2017-10-19</v></c>', "2017-10-19"),
        ('<c r="A1" t="d"><v>2017-10-19T00:00:00Z</v></c>', "2017-10-19"),
        ('<c r="A1" t="d"><v>2017-10-19T03:00:00Z</v></c>', "? A1 holds a time of day; write it"),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "? A1 holds an error; write it as text"),
        ('<c r="A1" t="x"><v>1</v></c>', "? A1 holds what is not known; write it as text"),
        ('<c r="A1"><f>B1*2</f><v>4</v></c>', "? A1 holds a formula; write it as text"),
        ('<c r="A1" t="str"><f>B1</f><v>x</v></c>', "? A1 holds a formula; write it as text"),
        ('<c r="A1" t="s"><f t="shared" si="0"/><v>0</v></c>', "? A1 holds a formula; write it"),
        (
            '<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>',
            "? A1 holds a character that only a spreadsheet writes: _x000D_; delete it and type",
        ),
    ],
)
def test_what_is_no_text_and_no_number(tmp_path: Path, cell: str, says: str) -> None:
    ((place, found),) = read(tmp_path, f'<row r="1">{cell}</row>')

    assert (place, found[: len(says)]) == ("A1", says)


def test_empty_cells_are_none_whatever_they_look_like(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"/><c r="B1" t="s"><v/></c></row><row r="7" spans="1:9"/>'

    assert read(tmp_path, rows) == []
    assert read(tmp_path, "") == []


def test_places_may_be_left_out(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"

    assert read(tmp_path, rows) == [("A1", "1"), ("B1", "2"), ("B2", "3")]


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_a_size_that_a_sheet_only_claims_hides_no_row(tmp_path: Path) -> None:
    part = sheet(row(1, "a") + row(2, "b") + row(3, "c"))
    part = part.replace("<sheetData>", '<dimension ref="A1:A2"/><sheetData>')
    found = workbook({"links": ""}, parts={"xl/worksheets/sheet1.xml": part})

    (one,) = opened(tmp_path, found)
    assert cells(one) == [("A1", "a"), ("A2", "b"), ("A3", "c")]
    # The library that others read workbooks with drops the last row without a word.
    other = openpyxl.load_workbook(tmp_path / "cases.xlsx", read_only=True).worksheets[0]
    assert [line[0].value for line in other.iter_rows()] == ["a", "b"]


def test_the_last_cell_of_all_is_one_cell(tmp_path: Path) -> None:
    rows = row(1, "a") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert read(tmp_path, rows) == [("A1", "a"), ("XFD1048576", "1")]


def test_columns_have_letters() -> None:
    assert [letters(one) for one in (1, 26, 27, 702, 703, 16_384)] == [
        *("A", "Z", "AA", "ZZ", "AAA", "XFD")
    ]
    assert all(numbers(letters(one)) == one for one in range(1, 16_385))
    assert [numbers(one) for one in ("", "a", "A1", "ABCD", "Ä")] == [0] * 5


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5_000 + stream.encode("utf-16-le")


def links(rows: str) -> bytes:
    return workbook({"links": rows})


def with_doctype(part: str) -> bytes:
    """Return a workbook whose one part begins with a document type."""
    with zipfile.ZipFile(io.BytesIO(workbook({"links": row(1, "a")}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = b'<!DOCTYPE x [<!ENTITY e "boom">]>' + parts[part]
    return zipped(parts)


PARTS = (
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
)


@pytest.mark.parametrize("part", PARTS)
def test_a_doctype_in_any_part_is_refused(tmp_path: Path, part: str) -> None:
    assert refused(tmp_path, with_doctype(part)) == (
        f"cases.xlsx {part}:1: refused: DOCTYPE not allowed"
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (ole("Workbook"), "cases.xlsx: is a workbook of the old binary format (.xls)"),
        (ole("EncryptedPackage"), "cases.xlsx: is locked by a password"),
        (b"id,name\n", "cases.xlsx: is no zip archive (File is not a zip file)"),
        (b"", "cases.xlsx: is no zip archive (File is not a zip file)"),
        (zipped({"content.xml": "<x/>"}), "cases.xlsx: is no workbook (no _rels/.rels)"),
        (
            workbook({"links": row(1, "0" * 20_000_000)}),
            "cases.xlsx: 'xl/worksheets/sheet1.xml': declared size ratio",
        ),
        (
            workbook({"links": ""}, parts={"xl/worksheets/sheet1.xml": None}),
            "cases.xlsx: is no workbook (no xl/worksheets/sheet1.xml)",
        ),
        (
            workbook({"links": ""}, parts={"xl/workbook.xml": "<html/>"}),
            "cases.xlsx xl/workbook.xml: holds no sheet or workbookPr",
        ),
        (
            links(row(1, "a") + row(2, "b") + '|<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'),
            "cases.xlsx links: the cells A1:A2 are merged: only the first of them holds the value",
        ),
        (links(row(2, "b") + row(1, "a")), "cases.xlsx links: is damaged (row '1' follows row 2)"),
        (links(row(1, "b") + row(1, "a")), "cases.xlsx links: is damaged (row '1' follows row 1)"),
        (links('<row r="0"/>'), "cases.xlsx links: is damaged (row '0' follows row 0)"),
        (links('<row r="x"/>'), "cases.xlsx links: is damaged (row 'x' follows row 0)"),
        (links('<row r="1048577"/>'), "cases.xlsx links: is damaged (row '1048577' follows row 0)"),
        (
            links('<row r="2"><c r="B2"/><c r="A2"/></row>'),
            "cases.xlsx links: is damaged (cell 'A2' is not in its place in row 2)",
        ),
        (
            links('<row r="2"><c r="A3"/></row>'),
            "cases.xlsx links: is damaged (cell 'A3' is not in its place in row 2)",
        ),
        (
            links('<row r="1"><c r="XFE1"/></row>'),
            "cases.xlsx links: is damaged (cell 'XFE1' is not in its place in row 1)",
        ),
        (
            links('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
            "cases.xlsx links: is damaged (A1 names a text or style that is not there)",
        ),
        (
            links('<row r="1"><c r="A1" s="-1"><v>0</v></c></row>'),
            "cases.xlsx links: is damaged (A1 names a text or style that is not there)",
        ),
        (
            links('<row r="1"/>' * 1)[:-200],
            "cases.xlsx: is no zip archive (File is not a zip file)",
        ),
    ],
    ids=lambda one: one[:60] if isinstance(one, str) else "",
)
def test_what_is_no_plain_workbook_has_its_cause(tmp_path: Path, content: bytes, says: str) -> None:
    assert refused(tmp_path, content)[: len(says)] == says


def test_a_sheet_has_its_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_ROWS", 3)
    monkeypatch.setattr(bounds, "MOST_CELLS", 10)
    filled = "<row><c><v>1</v></c></row>"

    assert len(read(tmp_path, filled * 3 + "<row/>" * 9)) == 3
    assert refused(tmp_path, links(filled * 4)) == "cases.xlsx links: has more than 3 rows"
    assert read(tmp_path, "<row><c/><c/><c/><c/><c/></row>" * 2) == []
    assert refused(tmp_path, links("<row><c/><c/><c/><c/><c/><c/></row>" * 2)) == (
        "cases.xlsx links: has more than 10 cells"
    )


WHOLE = st.integers(-(10**15) + 1, 10**15 - 1)
DECIMAL = st.decimals(-(10**9), 10**9, places=4, allow_nan=False).map(float)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20)
DAYS = st.dates(date(1900, 3, 1), date(2100, 1, 1))


@given(st.lists(st.lists(TEXT | WHOLE | DECIMAL | st.booleans() | DAYS, max_size=6), max_size=6))
def test_what_another_writer_writes_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: Sequence[Sequence[str | float | date]]
) -> None:
    book = openpyxl.Workbook()
    (tab,) = book.worksheets
    for line, values in enumerate(rows, start=1):
        for column, one in enumerate(values, start=1):
            cell = tab.cell(line, column, one)
            if isinstance(one, str):
                cell.data_type = "s"  # else a text that begins with = is a formula
    path = tmp_path_factory.mktemp("book") / "cases.xlsx"
    book.save(path)
    (found,) = sheets(path)

    assert cells(found) == [
        (f"{letters(column)}{line}", said(one))
        for line, values in enumerate(rows, start=1)
        for column, one in enumerate(values, start=1)
    ]


def said(one: str | float | date) -> str:
    if isinstance(one, bool):
        return str(one).lower()
    if isinstance(one, float):
        return str(int(one)) if one == math.floor(one) else f"{one:.4f}".rstrip("0")
    return str(one)


def test_a_sheet_of_charts_is_no_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = datetime(2017, 10, 19)
    book.create_chartsheet("chart")
    book.save(tmp_path / "cases.xlsx")

    (only,) = sheets(tmp_path / "cases.xlsx")
    assert (only.name, only.where, cells(only)) == (
        "Sheet",
        "cases.xlsx Sheet",
        [("A1", "2017-10-19")],
    )
