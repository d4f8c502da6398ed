"""One table of a case, a CSV file or a sheet, as records that are still to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.case.columns import FILES, CaseFile
from ingest.case.problems import CellError

MOST_COLUMNS = 100
"""Columns of a table; no file of a case has half as many."""
MOST_ROWS = 100_000
"""Rows of a table: a case is written by hand, or at least read by one."""
Record = tuple[int, list[str | CellError]]
"""The line on which a record begins, and its fields; one that says nothing for sure is an error."""


class Damaged(CellError):
    """A table that cannot be read on from a line; 0 where no line is to blame."""

    def __init__(self, what: str, cure: str, line: int = 0) -> None:
        super().__init__(what, cure)
        self.line = line


@dataclass(frozen=True, slots=True)
class Held:
    """One table.

    Args:
        name: what messages and the run call it: `links.csv`, `cases.xlsx links`.
        key: the file of a case that it is: `links.csv`.
        sha256: of the file that holds it, as it lies on disk.
        records: gives its records, the header first; raises Damaged.
    """

    name: str
    key: str
    sha256: str
    records: Callable[[], Iterator[Record]]

    @property
    def kind(self) -> CaseFile:
        """What its rows become."""
        return FILES[self.key]
