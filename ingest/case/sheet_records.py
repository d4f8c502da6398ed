"""From the rows of a sheet to the records that a CSV file of the same rows would give."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.errors import InputRejected
from ingest.case.held import MOST_COLUMNS, Damaged, Record
from ingest.case.problems import CellError
from ingest.files.cell import Cell, UnclearCell
from ingest.files.sheet import Sheet


def sheet_records(sheet: Sheet) -> Iterator[Record]:
    """Give each row that holds something with its number, as wide as the first.

    A row with cells beyond the last column of the first has one field more, which is an error.

    Raises:
        Damaged: the sheet cannot be read.
    """
    width = 0
    try:
        for line, cells in sheet.rows():
            beyond = [_beyond(one) for one in cells[-1:] if 0 < width < one.column]
            width = width or min(cells[-1].column, MOST_COLUMNS + 1)
            fields: list[str | CellError] = [""] * width
            for cell in cells:
                if cell.column <= width:
                    fields[cell.column - 1] = _field(cell)
            yield line, [*fields, *beyond]
    except InputRejected as error:
        raise Damaged(error.what, error.cure) from None


def _field(cell: Cell) -> str | CellError:
    try:
        return cell.text()
    except UnclearCell as error:
        return CellError(error.what, error.cure)


def _beyond(cell: Cell) -> CellError:
    what = f"{cell.place} stands beyond the last column of the header"
    return CellError(what, "give its column a name, or empty the cell")
