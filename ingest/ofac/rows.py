"""The four legacy files of a list: one record a line, no header, columns by position.

Columns are those of OFAC's "SDN data specification" for the comma-separated release: ASCII text,
`-0-` for a null, and a lone 0x1A as the last line. A remark of more than 1,000 characters goes on
in sdn_comments.csv, cut in the middle of a word. The files of the non-SDN list look the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from graphkit.errors import InputRejected
from graphkit.model.records import SourceFile
from ingest.files.opening import Member

NULL = "-0-"
END_OF_FILE = "\x1a"
REMARK_SIZE = 1000
"""Characters that the Remarks column of sdn.csv holds at most."""


class SdnRow(NamedTuple):
    """A row of sdn.csv: one listed party, vessel or aircraft."""

    uid: str
    name: str
    type: str
    programmes: str
    title: str
    call_sign: str
    vessel_type: str
    tonnage: str
    gross_tonnage: str
    flag: str
    owner: str
    remarks: str
    line: int
    text: str


class AddRow(NamedTuple):
    """A row of add.csv: one address of a party."""

    uid: str
    number: str
    address: str
    city: str
    country: str
    remarks: str
    line: int
    text: str


class AltRow(NamedTuple):
    """A row of alt.csv: one other name of a party; `kind` is aka, fka or nka."""

    uid: str
    number: str
    kind: str
    name: str
    remarks: str
    line: int
    text: str


class CommentRow(NamedTuple):
    """A row of sdn_comments.csv: what did not fit into the remarks of sdn.csv."""

    uid: str
    text_beyond: str
    line: int
    text: str


R = TypeVar("R", SdnRow, AddRow, AltRow, CommentRow)


@dataclass(frozen=True)
class Table(Generic[R]):
    """One file, read whole: its rows, its hash, and what is odd about it without being wrong."""

    file: SourceFile
    rows: tuple[R, ...]
    oddities: tuple[str, ...] = ()


def read_table(file: Member, shape: type[R], least: int) -> Table[R]:
    """Read one file.

    Args:
        file: the file.
        shape: the class of its rows, whose fields are its columns in order.
        least: with fewer rows it is not the whole list.

    Raises:
        InputRejected: the file is missing, empty, shrunken, or any line is not a record of it.
    """
    with file.open() as stream:
        content = stream.read()
    lines, whole = _lines(file.name, content)
    rows = tuple(_row(file.name, number, text, shape, whole) for number, text in lines)
    if len(rows) < least:
        raise InputRejected(
            f"{len(rows)} rows where the whole list has at least {least}",
            where=file.name,
            cure="fetch the file again; a part of the list would read as delisted parties",
        )
    odd = () if whole else ("its last line has no end; the file may be cut",)
    return Table(file.source_file(len(rows)), rows, odd)


def _lines(name: str, content: bytes) -> tuple[list[tuple[int, str]], bool]:
    """Return numbered lines without the end mark, and whether the last line was ended."""
    if not content.strip():
        raise InputRejected("the file is empty", where=name, cure="fetch the file again")
    lines = list(_decoded(name, content))
    whole = lines[-1][1] in ("", END_OF_FILE)
    return (lines[:-1], True) if whole else (lines, False)


def _decoded(name: str, content: bytes) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(content.split(b"\n"), start=1):
        try:
            yield number, raw.removesuffix(b"\r").decode("ascii")
        except UnicodeDecodeError as error:
            raise InputRejected(
                f"byte {error.object[error.start]:#04x} at column {error.start + 1} is not ASCII",
                where=f"{name}:{number}",
                cure="the legacy files are ASCII; fetch the file again without converting it",
            ) from None


def _row(name: str, number: int, text: str, shape: type[R], whole: bool) -> R:
    cells = _cells(name, number, text)
    columns = len(shape._fields) - 2
    if len(cells) != columns:
        raise InputRejected(
            f"{len(cells)} columns where the published format has {columns}: {text[:60]!r}",
            where=f"{name}:{number}",
            cure="fetch the file again; nothing of this folder was accepted",
        )
    if not cells[0].isdecimal():
        raise InputRejected(
            f"{cells[0]!r} is no listing number",
            where=f"{name}:{number}, column 1",
            cure="the format has no header row; the first column is the number of the listing",
        )
    values: list[str] = [_value(cell, whole) for cell in cells]
    stated: list[object] = [*(value.strip() for value in values[:-1]), values[-1]]
    return shape._make([*stated, number, text])


def _cells(name: str, number: int, text: str) -> list[str]:
    if not text.isprintable():
        raise InputRejected(
            "a control character inside a record", where=f"{name}:{number}", cure="fetch it again"
        )
    try:
        return next(csv.reader([text], strict=True), [])
    except csv.Error as error:
        raise InputRejected(
            f"not a comma-separated record ({error})",
            where=f"{name}:{number}",
            cure="each line holds one record with its quotes closed; fetch the file again",
        ) from None


def _value(cell: str, whole: bool) -> str:
    """Return a cell, empty for a null; in a file that was cut `-0` is one too.

    The last column of each file is a remark. Its blanks stay: a remark may be cut at one.
    """
    bare = cell.strip()
    return "" if bare == NULL or (bare == NULL[:2] and not whole) else cell
