"""One sheet of a workbook: its rows that hold something, each cell marked with what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

from lxml import etree

from graphkit.errors import InputRejected
from ingest.files.cell import Cell
from ingest.files.opening import Member
from ingest.files.xml import elements, local_name

MOST_ROWS = 100_000
MOST_CELLS = 1_000_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
SAVE = "open it in a spreadsheet and save it again"


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Args:
        name: what its tab says.
        where: what messages call it: `cases.xlsx links`.
        part: its XML.
        texts: the texts that the sheets share.
        formats: how numbers are shown, by the number of a style.
        from_1904: whether its days are counted from 1904.
    """

    name: str
    where: str
    part: Member
    texts: Sequence[str]
    formats: Sequence[str]
    from_1904: bool

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Give each row that holds something: its number, and its cells from left to right.

        Raises:
            InputRejected: the sheet is damaged or too large, or has merged cells.
        """
        last = filled = cells = 0
        for _, element in elements(self.part, "row", "mergeCell", may_lack=True):
            if local_name(element) == "mergeCell":
                self._refuse_merged(element.get("ref", ""))
            last = self._row_number(element.get("r"), last)
            cells += len(element)
            row = self._row(element, last) if cells <= MOST_CELLS else []
            filled += bool(row)
            if cells > MOST_CELLS or filled > MOST_ROWS:
                most = f"{MOST_CELLS} cells" if cells > MOST_CELLS else f"{MOST_ROWS} rows"
                self._refuse(f"has more than {most}", "use CSV, or split it")
            if row:
                yield last, row

    def _row(self, element: etree._Element, row: int) -> list[Cell]:
        column, digits = 0, str(row)
        found: list[Cell] = []
        for one in element.iterchildren("{*}c"):
            column = self._column(one.get("r"), digits, column)
            cell = self._cell(one, column, digits) if len(one) else None
            if cell is not None:
                found.append(cell)
        return found

    def _cell(self, one: etree._Element, column: int, row: str) -> Cell | None:
        """Return a cell; None where it holds nothing, whatever it looks like."""
        kind, stated, place = one.get("t", "n"), "", f"{letters(column)}{row}"
        for part in one:
            name = local_name(part)
            if name == "f":
                return Cell(place, column, "f", "")
            if name == "v":
                stated = part.text or ""
            elif name == "is":
                stated = rich_text(part)
        if not stated:
            return None
        if kind == "n":
            return Cell(place, column, kind, stated, self._format(one, place), self.from_1904)
        if kind == "s":
            stated = self._listed(self.texts, stated, place)
        return Cell(place, column, "s" if kind in ("str", "inlineStr") else kind, stated)

    def _format(self, one: etree._Element, place: str) -> str:
        style = one.get("s")
        return "General" if style is None else self._listed(self.formats, style, place)

    def _listed(self, what: Sequence[str], number: str, place: str) -> str:
        index = _whole(number, len(what))
        if index >= len(what):
            self._refuse(f"is damaged ({place} names a text or style that is not there)", SAVE)
        return what[index]

    def _row_number(self, stated: str | None, last: int) -> int:
        found = last + 1 if stated is None else _whole(stated, 0)
        if not last < found <= LAST_ROW:
            self._refuse(f"is damaged (row {stated!r} follows row {last})", SAVE)
        return found

    def _column(self, stated: str | None, row: str, last: int) -> int:
        if stated is None:
            return last + 1
        name = stated.removesuffix(row)
        found = numbers(name) if len(name) < len(stated) else 0
        if not last < found <= LAST_COLUMN:
            self._refuse(f"is damaged (cell {stated!r} is not in its place in row {row})", SAVE)
        return found

    def _refuse_merged(self, cells: str) -> NoReturn:
        what = f"the cells {cells} are merged: only the first of them holds the value"
        self._refuse(what, "part them, and fill each")

    def _refuse(self, what: str, cure: str) -> NoReturn:
        raise InputRejected(what, where=self.where, cure=cure)


def rich_text(element: etree._Element) -> str:
    """Return a text in its runs as one; how it is pronounced, written beside it, is no part."""
    found: list[str] = []
    for one in element:
        if local_name(one) == "t":
            found.append(one.text or "")
        elif local_name(one) == "r":
            found.append(rich_text(one))
    return "".join(found)


@lru_cache(maxsize=LAST_COLUMN)
def letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    before, place = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + place)


@lru_cache(maxsize=LAST_COLUMN)
def numbers(stated: str) -> int:
    """Return the number of a column by its letters; 0 where these are none."""
    if not re.fullmatch("[A-Z]{1,3}", stated):
        return 0
    found = 0
    for one in stated:
        found = found * 26 + ord(one) - ord("A") + 1
    return found


def _whole(stated: str, otherwise: int) -> int:
    return int(stated) if re.fullmatch("[0-9]{1,9}", stated) else otherwise
