"""From the bytes of one file to rows of clean text, each with its line number.

Everything that CSV readers swallow in silence is a problem here: an open quote, a field too many,
a column named twice, a character that nobody sees.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.case.columns import PROSE, CaseFile
from ingest.case.problems import CellError, Journal, did_you_mean, shown

LONGEST = 64 * 1024
"""Bytes of a field; more is an error of quoting or no field of a case."""
JOINERS = "\u200c\u200d"
"""Invisible, but Persian and Indic names are not spelt rightly without them."""
UNREADABLE = "\ufffd"
"""Stands where an earlier program could not read what was there."""

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it is, and its cells by column; a cell without a value is empty text."""

    file: str
    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that can be read, and the lines of all its rows."""

    rows: tuple[Row, ...] = ()
    lines: tuple[int, ...] = ()
    readable: bool = False
    torn: tuple[str, ...] = ()
    """Ids of rows that could not be read, so that what refers to them is not blamed."""


def table(name: str, content: bytes, kind: CaseFile, journal: Journal) -> Table:
    """Read one file; problems go into the journal."""
    try:
        text = _text(content)
    except _Damaged as error:
        journal.unreadable(name, error.what, error.cure, error.line)
        return Table()
    records: list[Record] = []
    try:
        records.extend(_records(text))
    except _Damaged as error:
        journal.unreadable(name, error.what, error.cure, error.line)
        return Table(lines=(*(line for line, _ in records[1:]), error.line))
    lines = tuple(line for line, _ in records[1:])
    if not lines:
        journal.unreadable(name, "has a header and no rows", "add rows, or delete the file")
        return Table()
    header = [unicodedata.normalize("NFC", cell.strip()) for cell in records[0][1]]
    if not _header_holds(name, records[0][0], header, kind, journal):
        return Table(lines=lines)
    return _rows(name, header, records[1:], journal)


class _Damaged(CellError):
    """A file that cannot be read on from a line."""

    def __init__(self, what: str, cure: str, line: int = 0) -> None:
        super().__init__(what, cure)
        self.line = line


def _text(content: bytes) -> str:
    save = "save it as UTF-8 (CSV UTF-8 in a spreadsheet)"
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _Damaged("is UTF-16, not UTF-8, at byte 0", save, 1)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The byte order mark is cut before decoding, and counts in an editor of bytes.
        at = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        line = content.count(b"\n", 0, at) + 1
        raise _Damaged(f"is not UTF-8 at byte {at}", save, line) from None
    if not text.strip():
        raise _Damaged("is empty", "write a header and rows, or delete the file")
    if alone := re.search(r"\r(?!\n)", text):
        line = text.count("\n", 0, alone.start()) + 1
        raise _Damaged("ends a line with CR alone", "save it with line ends LF or CRLF", line)
    return text


def _records(text: str) -> Iterator[Record]:
    """Give each record with the line on which it begins; blank lines are none."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            fields = next(reader, None)
        except csv.Error as error:
            raise _Damaged(*_what_broke(str(error), line), line) from None
        if fields is None:
            return
        if fields:
            yield line, fields
        line = reader.line_num + 1


def _what_broke(error: str, line: int) -> tuple[str, str]:
    double = 'close it, and write " inside a value as ""'
    if "end of data" in error:
        return f"the quote opened on line {line} is never closed", double
    if "field limit" in error:
        return "a field is longer than 64 KB", "shorten it; a quote before it may lack its end"
    if "expected after" in error:
        return f"text follows a quote that closes in the row of line {line}", double
    return f"is no CSV ({error})", double


def _header_holds(
    name: str, line: int, header: list[str], kind: CaseFile, journal: Journal
) -> bool:
    before = len(journal.problems)
    if parted := _other_delimiter(header, kind):
        journal.unreadable(name, f"columns are parted by {parted!r}", "part them by commas", line)
        return False
    for place, column in enumerate(header):
        if not column:
            what = f"column {place + 1} has no name"
            journal.unreadable(name, what, "name it, or delete it in every row", line)
        elif column in header[:place]:
            journal.unreadable(name, "the column stands twice", "delete one", line, shown(column))
        elif column not in kind.columns:
            cure = did_you_mean(column, kind.columns, "the columns are " + ", ".join(kind.columns))
            journal.unreadable(name, "there is no such column", cure, line, shown(column))
    for column in kind.columns:
        if column in kind.required and column not in header:
            journal.unreadable(name, "the column is missing", "add it", line, column)
    return len(journal.problems) == before


def _other_delimiter(header: list[str], kind: CaseFile) -> str:
    if len(header) > 1:
        return ""
    return next((one for one in ";\t|" if set(header[0].split(one)) & kind.required), "")


def _rows(name: str, header: list[str], records: list[Record], journal: Journal) -> Table:
    rows: list[Row] = []
    torn: list[str] = []
    key = header.index("id" if "id" in header else "about")
    for line, fields in records:
        before = len(journal.problems)
        cells = _cells(name, line, header, fields, journal)
        if len(journal.problems) == before:
            rows.append(Row(name, line, cells))
        else:
            torn.extend(field.strip() for field in fields[key : key + 1])
    return Table(tuple(rows), tuple(line for line, _ in records), True, tuple(torn))


def _cells(
    name: str, line: int, header: list[str], fields: list[str], journal: Journal
) -> dict[str, str]:
    if len(fields) != len(header):
        what = f"the row has {len(fields)} fields, the header {len(header)}"
        many = "put a value that holds a comma into quotes"
        journal.add(name, line, "", what, many if len(fields) > len(header) else "add commas")
        return {}
    if not any(field.strip() for field in fields):
        journal.add(name, line, "", "the row is empty", "delete the line")
        return {}
    cells: dict[str, str] = {}
    for column, field in zip(header, fields, strict=True):
        try:
            cells[column] = _clean(field, prose=column in PROSE)
        except CellError as error:
            journal.add(name, line, column, error.what, error.cure)
    return cells


def _clean(field: str, *, prose: bool) -> str:
    """Return a cell in composed form without outer white space; refuse what nobody can see."""
    if len(field) > LONGEST // 4 and len(field.encode()) > LONGEST:
        raise CellError("the field is longer than 64 KB", "shorten it")
    text = unicodedata.normalize("NFC", field.strip(" \t\r\n\u00a0\u3000"))
    if text.isprintable() and UNREADABLE not in text:
        return text
    allowed = JOINERS + ("\r\n\t" if prose else "")
    for one in text:
        if one not in allowed and _invisible(one):
            what = f"holds the invisible character U+{ord(one):04X}"
            if one in "\r\n\t":
                what = "holds a line break or tab"
            raise CellError(what, "delete it")
    return text


def _invisible(one: str) -> bool:
    return one == UNREADABLE or unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")
