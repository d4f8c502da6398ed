"""Writing the files that the importer reads, and what it cannot carry beside them."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from graphkit.graph.bulk.columns import Columns, Repeated, cells, constant, word
from graphkit.graph.bulk.groups import DELIMITER, GROUPS, Group
from graphkit.graph.snapshot import COMPRESSION, REPEATED
from graphkit.graph.tables import TABLES, Column

LONGEST = 1_000_000
"""Characters of a text that the importer takes for certain: it holds four million bytes at once."""
BROKEN = r"[\r\n]"
HEADER, LINES, SPANNING = "header.csv", "lines.csv", "spanning.csv"
AMENDS = "amends"
ROWS = "parquet"


@dataclass(frozen=True, slots=True)
class CsvFiles:
    """The files of one group.

    Args:
        name: a relationship type; empty where a column gives it, and for nodes.
        files: the first holds the header line alone.
        spanning: those of them with values of several lines.
    """

    name: str
    files: tuple[Path, ...]
    spanning: tuple[Path, ...]


class Output:
    """Files that one process appends to.

    Args:
        folder: where the files are.
        writer: how the files of this process are told from those of others.
    """

    def __init__(self, folder: Path, writer: str) -> None:
        self._folder, self._writer = folder, writer
        self._tables: dict[str, pq.ParquetWriter] = {}

    def write(
        self, group: Group, leading: Columns, known: Columns, beside: Columns | None = None
    ) -> None:
        """Append things to a group.

        Args:
            group: what they are.
            leading: what is no property.
            known: their properties.
            beside: what the query that amends them asks for besides.
        """
        size = len(leading[group.leading[0]])
        if not size:
            return
        names = [name for name in group.types if name in known]
        columns: dict[str, Column] = {name: cells(known[name], DELIMITER) for name in names}
        uncarried = _uncarried(known, columns, size)
        if pc.any(uncarried).as_py():
            self._amend(group, uncarried, leading, known, beside or {})
            # Without its digest an ordinary load amends it, should this one not come so far.
            columns["digest"] = _without(columns["digest"], uncarried)
        every = [leading[name] for name in group.leading]
        nothing = pa.nulls(size, pa.string())
        every += [columns.get(name, nothing) for name in group.types]
        self._lines(group, pa.table(every, names=[str(n) for n in range(len(every))]))

    def write_rows(self, table: str, rows: pa.Table) -> None:
        """Append rows to a table of the snapshot."""
        if table not in self._tables:
            path = self._folder / f"{table}.{self._writer}.{ROWS}"
            self._tables[table] = pq.ParquetWriter(
                path, TABLES[table], compression=COMPRESSION, use_dictionary=REPEATED
            )
        self._tables[table].write_table(rows)

    def close(self) -> None:
        """End the files."""
        for one in self._tables.values():
            one.close()

    def _lines(self, group: Group, table: pa.Table) -> None:
        text = _csv(table)
        if text.count(b"\n") == len(table) and b"\r" not in text:
            self._append(group, LINES, text)
            return
        broken = _matching(table, BROKEN)
        whole: Column = pc.invert(broken)
        self._append(group, LINES, _csv(table.filter(whole)))
        self._append(group, SPANNING, _csv(table.filter(broken)))

    def _append(self, group: Group, kind: str, text: bytes) -> None:
        if text:
            with (self._folder / f"{group.name}.{self._writer}.{kind}").open("ab") as file:
                file.write(text)

    def _amend(
        self, group: Group, which: Column, leading: Columns, known: Columns, beside: Columns
    ) -> None:
        """Keep whole what the importer leaves out, to be written by the query of its kind."""
        numbers = pc.indices_nonzero(which)
        properties = _rows({name: one.take(numbers) for name, one in known.items()})
        others = {"labels": leading.get(":LABEL"), **beside}
        more = _rows({name: one.take(numbers) for name, one in others.items() if one is not None})
        with (self._folder / f"{group.name}.{self._writer}.{AMENDS}").open("ab") as file:
            for one, row in zip(properties, more, strict=True):
                pickle.dump({**row, "id": one["id"], "properties": one}, file)


def _csv(table: pa.Table) -> bytes:
    file = io.BytesIO()
    options = pa.csv.WriteOptions(include_header=False, quoting_style="needed")
    pa.csv.write_csv(table, file, options)
    return file.getvalue()


def _matching(table: pa.Table, pattern: str) -> Column:
    """Tell of each row whether a text of it matches."""
    found = nowhere(len(table))
    for one in table.itercolumns():
        if pa.types.is_string(one.type):
            hit = pc.match_substring_regex(one.combine_chunks(), pattern)
            found = pc.or_(found, _true(hit))
    return found


def _uncarried(known: Columns, columns: dict[str, Column], size: int) -> Column:
    """Take out of the columns what the importer would read otherwise than it is; tell whose it was.

    It reads an empty list, and one of a single empty text, as nothing.
    """
    found = nowhere(size)
    for name, one in columns.items():
        if isinstance(known[name], Repeated) or not pa.types.is_string(one.type):
            continue
        wrong = nowhere(len(one))
        if one.nbytes > LONGEST:
            wrong = _true(pc.greater(pc.binary_length(one), word(LONGEST)))
        if pa.types.is_list(known[name].type):
            parts = pc.add(pc.count_substring(one, DELIMITER), word(1))
            other = pc.not_equal(parts, pc.list_value_length(known[name]))
            wrong = pc.or_(wrong, _true(pc.or_(other, pc.equal(one, word("")))))
        if pc.any(wrong).as_py():
            columns[name] = _without(one, wrong)
            found = pc.or_(found, wrong)
    return found


def _without(values: Column, which: Column) -> Column:
    return pc.if_else(which, pa.scalar(None, values.type), values)


def _true(truths: Column) -> Column:
    """Read what is neither true nor false as false."""
    return pc.coalesce(truths, word(False))


def nowhere(size: int) -> Column:
    """Return "no" for all things."""
    return constant(False, pa.bool_(), size)


def _rows(columns: Columns) -> list[dict[str, Any]]:
    names = list(columns)
    if not names:
        return []
    return [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in zip(*(_listed(one) for one in columns.values()), strict=True)
    ]


def _listed(one: Column) -> list[Any]:
    values: list[Any] = (one.whole() if isinstance(one, Repeated) else one).to_pylist()
    return values


def csv_files(folder: Path) -> tuple[list[CsvFiles], list[CsvFiles]]:
    """Write the headers and return the files of nodes and of relationships, of all processes."""
    nodes: list[CsvFiles] = []
    relationships: list[CsvFiles] = []
    for group in GROUPS:
        lines = sorted(folder.glob(f"{group.name}.*.{LINES}"))
        spanning = sorted(folder.glob(f"{group.name}.*.{SPANNING}"))
        if lines or spanning:
            header = folder / f"{group.name}.{HEADER}"
            header.write_text(group.header() + "\n", encoding="utf-8")
            files = CsvFiles(group.of, (header, *lines, *spanning), tuple(spanning))
            (nodes if group.is_node else relationships).append(files)
    return nodes, relationships


def amends(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give what the importer cannot carry: the query that writes it, and its row."""
    for group in GROUPS:
        for path in sorted(folder.glob(f"{group.name}.*.{AMENDS}")):
            with path.open("rb") as file:
                while file.peek(1):
                    yield group.amend, pickle.load(file)  # our own file


def snapshot_files(folder: Path) -> dict[str, list[Path]]:
    """Return the files of the snapshot, by table."""
    return {table: sorted(folder.glob(f"{table}.*.{ROWS}")) for table in TABLES}
