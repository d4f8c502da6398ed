"""From the records of one file or sheet to rows of clean text, each with its line number.

A field too many, a column named twice or a character that nobody sees is a problem here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.case.columns import PROSE, CaseFile
from ingest.case.held import MOST_COLUMNS, Damaged, Held
from ingest.case.problems import CellError, Journal, did_you_mean, shown

LONGEST = 64 * 1024
"""Bytes of a field; more is an error of quoting or no field of a case."""
JOINERS = "\u200c\u200d"
"""Invisible, but Persian and Indic names are not spelt rightly without them."""
UNREADABLE = "\ufffd"
"""Stands where an earlier program could not read what was there."""

Fields = Sequence[str | CellError]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it is, what its file holds, and its cells; one without a value is empty."""

    file: str
    line: int
    kind: CaseFile
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that can be read, and the lines of all its rows."""

    rows: tuple[Row, ...] = ()
    lines: tuple[int, ...] = ()
    readable: bool = False
    torn: tuple[str, ...] = ()
    """Ids of rows that could not be read, so that what refers to them is not blamed."""


def table(held: Held, journal: Journal) -> Table:
    """Read one file or sheet; problems go into the journal."""
    own = Journal()  # problems of rows, which are not said of a file that cannot be read to its end
    header: list[str] | None = None
    rows: list[Row] = []
    torn: list[str] = []
    lines: list[int] = []
    try:
        for line, fields in held.records():
            if header is None:
                header = _header(held, line, fields, own)
                continue
            lines.append(line)
            if header and (row := _row(held, line, header, fields, own)):
                rows.append(row)
            elif header:
                torn += _id(header, fields)
    except Damaged as error:
        journal.unreadable(held.name, error.what, error.cure, error.line)
        return Table(lines=(*lines, *([error.line] if header and error.line else [])))
    if not lines and header != []:
        what = "has a header and no rows" if header else "is empty"
        own.unreadable(held.name, what, "write a header and rows, or leave it out")
    journal.take(own)
    return Table(tuple(rows), tuple(lines), bool(header), tuple(torn))


def _header(held: Held, line: int, fields: Fields, journal: Journal) -> list[str]:
    """Return the columns; nothing where one of them is wrong."""
    before = len(journal.problems)
    header: list[str] = []
    for field in fields:
        if isinstance(field, CellError):
            journal.unreadable(held.name, field.what, field.cure, line)
            return []
        header.append(unicodedata.normalize("NFC", field.strip()))
    if parted := _other_delimiter(header, held.kind):
        what = f"columns are parted by {parted!r}"
        journal.unreadable(held.name, what, "part them by commas", line)
    elif len(header) > MOST_COLUMNS:
        what = f"has more than {MOST_COLUMNS} columns"
        journal.unreadable(held.name, what, "the columns are " + ", ".join(held.kind.columns), line)
    else:
        _check_columns(held, line, header, journal)
    return header if len(journal.problems) == before else []


def _check_columns(held: Held, line: int, header: list[str], journal: Journal) -> None:
    known = held.kind.columns
    for place, column in enumerate(header):
        if not column:
            what = f"column {place + 1} has no name"
            journal.unreadable(held.name, what, "name it, or delete it in every row", line)
        elif column in header[:place]:
            what = "the column stands twice"
            journal.unreadable(held.name, what, "delete one", line, shown(column))
        elif column not in known:
            cure = did_you_mean(column, known, "the columns are " + ", ".join(known))
            journal.unreadable(held.name, "there is no such column", cure, line, shown(column))
    for column in known:
        if column in held.kind.required and column not in header:
            journal.unreadable(held.name, "the column is missing", "add it", line, column)


def _other_delimiter(header: list[str], kind: CaseFile) -> str:
    if len(header) > 1:
        return ""
    parted = (one for one in ";\t|" if one in header[0])
    return next((one for one in parted if set(header[0].split(one)) & kind.required), "")


def _id(header: list[str], fields: Fields) -> list[str]:
    key = header.index("id" if "id" in header else "about")
    return [one.strip() for one in fields[key : key + 1] if isinstance(one, str)]


def _row(held: Held, line: int, header: list[str], fields: Fields, journal: Journal) -> Row | None:
    before = len(journal.problems)
    if len(fields) != len(header):
        error = _wrong_width(fields, len(header))
        journal.add(held.name, line, "", error.what, error.cure)
        return None
    if not any(isinstance(field, CellError) or field.strip() for field in fields):
        journal.add(held.name, line, "", "the row is empty", "delete the line")
        return None
    cells: dict[str, str] = {}
    for column, field in zip(header, fields, strict=True):
        try:
            cells[column] = _clean(field, prose=column in PROSE)
        except CellError as error:
            journal.add(held.name, line, column, error.what, error.cure)
    return Row(held.name, line, held.kind, cells) if len(journal.problems) == before else None


def _wrong_width(fields: Fields, width: int) -> CellError:
    """Say what is wrong with a row that is not as wide as the header; of a sheet its cell does."""
    if isinstance(fields[-1], CellError) and len(fields) > width:
        return fields[-1]
    many = str(len(fields)) if len(fields) <= MOST_COLUMNS else f"more than {MOST_COLUMNS}"
    cure = "put a value that holds a comma into quotes" if len(fields) > width else "add commas"
    return CellError(f"the row has {many} fields, the header {width}", cure)


def _clean(field: str | CellError, *, prose: bool) -> str:
    """Return a cell in composed form without outer white space; refuse what nobody can see."""
    if isinstance(field, CellError):
        raise field
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
