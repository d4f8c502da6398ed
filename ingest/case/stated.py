"""A row with the values of its cells: what one line of a case states, before it is a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from graphkit.model.record import Record
from ingest.case.columns import LOCAL, CaseFile, Sort
from ingest.case.problems import CellError, Journal
from ingest.case.table import Row

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Stated:
    """A row's values by column, only those that it states; `sound` if every cell holds."""

    file: str
    line: int
    kind: CaseFile
    values: dict[str, Any]
    sound: bool

    @property
    def id(self) -> str:
        """Its own short name; empty if it has none."""
        return str(self.values.get("id", ""))

    @property
    def type(self) -> str:
        """Its schema or type: as stated, else that of its file; empty if it is not known."""
        of_entity = self.kind.sort in (Sort.ENTITY, Sort.IDENTITY)
        if stated := self.text("schema" if of_entity else "type"):
            return stated
        known = len(self.kind.types) == 1 or (self.sound and self.kind.types)
        return self.kind.types[0] if known else ""

    @property
    def place(self) -> str:
        """Where it is, for messages about another row."""
        return f"{self.file}:{self.line}"

    def fields(self, *leave_out: str) -> dict[str, Any]:
        """Return the values that are fields of its record, by the names of their columns."""
        without = LOCAL.union(leave_out)
        return {name: value for name, value in self.values.items() if name not in without}

    def text(self, column: str) -> str:
        """Return a value as text; empty if it is not stated."""
        return str(self.values.get(column, ""))


def stated(row: Row, journal: Journal) -> Stated:
    """Read the cells of a row; problems go into the journal."""
    kind = row.kind
    before = len(journal.problems)
    values: dict[str, Any] = {}
    for column, text in row.cells.items():
        if not text:
            if column in kind.required:
                journal.add(row.file, row.line, column, "the cell is empty", "fill it")
            continue
        try:
            values[column] = kind.parser(column)(text)
        except CellError as error:
            journal.add(row.file, row.line, column, error.what, error.cure)
            if column == "id":
                values[column] = text  # so that what refers to it is not blamed as well
    return Stated(row.file, row.line, kind, values, len(journal.problems) == before)


def record(model: type[R], of: Stated, fields: Mapping[str, Any], journal: Journal) -> R | None:
    """Make the record of a row; what only the model itself refuses is a problem of the row."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        for one in error.errors():
            column = str(one["loc"][0]) if one["loc"] else ""
            what = one["msg"].removeprefix("Value error, ")
            journal.add(of.file, of.line, column, what, "see docs/reference/case-file.md")
        return None
