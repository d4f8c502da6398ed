"""One row of a source's file: the records that it states, or why it was not taken."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.model.records import Batch

MOST_SHOWN = 2_000
"""Characters of a rejected value that are kept: enough to find it, too few to fill a disk."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line, XML element or JSON object of a file, with everything that it states.

    Args:
        file: the name of the file, as its run names it.
        line: its line; where the format has no lines, the number of the element, from 1.
        records: what it states; never empty.
        beside: by file, how many other rows are part of this one: of an address in a file of
            addresses the words are in the row of its party, and what becomes of both is the same.
    """

    file: str
    line: int
    records: Batch
    beside: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """One row that is not loaded, and why.

    Args:
        file: the name of the file.
        line: as of a row.
        field: the column, element or key that is at fault; empty where it is the whole row.
        value: what stands there, cut to `MOST_SHOWN` characters.
        rule: what it breaks, one sentence without a full stop.
    """

    file: str
    line: int
    field: str
    value: str
    rule: str

    def __str__(self) -> str:
        field = f" {self.field}" if self.field else ""
        return f"{self.file}:{self.line}{field}: {self.rule}"


def reject(row: Row | Reject, field: str, value: str, rule: str) -> Reject:
    """Refuse a row at its own place."""
    return Reject(row.file, row.line, field, value[:MOST_SHOWN], rule)
