"""The snapshot: the tables that walks look at, as Parquet, read in less than a second.

It lies in `<home>/snapshot/<store id>/`: parts, and manifest.json that names them in their order. A
load appends what it wrote and the ids of what it deleted; of what several parts say of one row the
last holds. The manifest has the mark that the graph gave the tables in the transaction that changed
them last. It is replaced after that was committed; where the marks differ, the snapshot counts for
nothing, and the tables are exported from the graph, which is slower and gives the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict, ValidationError

from graphkit.catalogue import query
from graphkit.graph import tables
from graphkit.graph.connection import Graph
from graphkit.graph.tables import TABLES, Column

MANIFEST = "manifest.json"
COMPRESSION: Literal["zstd"] = "zstd"
REPEATED: Any = ["kind", "role", "lot", "status", "schema", "authority", "programme"]
"""Columns whose texts are written once each."""
IDS = pa.schema([("id", pa.string())])
EMPTY = ""
"""The mark of an empty store."""


class Part(BaseModel):
    """What one load says.

    Args:
        rows: files of rows that are new or changed, by table.
        deleted: files of ids of rows that are no more, by table.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: dict[str, tuple[str, ...]]
    deleted: dict[str, tuple[str, ...]] = {}


class Manifest(BaseModel):
    """The parts of a snapshot in their order, and the mark of the state that it is of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mark: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class State:
    """Which state of which store a snapshot must be of.

    Args:
        folder: where the snapshots of the store lie.
        mark: what the graph says; None where it was filled before there were marks.
    """

    folder: Path
    mark: str | None


def state(home: Path, graph: Graph) -> State:
    """Return the state that the graph of a home's server is in."""
    row = graph.read(query("load/known/store"))[0]
    return State(home / "snapshot" / str(row["id"]), row["tables"])


def read(
    state: State, table: str = "steps", columns: Sequence[str] | None = None
) -> pa.Table | None:
    """Read a table, its rows in no order; None where the snapshot is of another state.

    Args:
        state: that of the graph.
        table: one of TABLES.
        columns: which columns; all by default.
    """
    manifest = manifest_of(state.folder)
    if manifest is None or manifest.mark != state.mark:
        return None
    try:
        return joined(state.folder, manifest.parts, table, columns)
    except (OSError, pa.ArrowInvalid):
        return None  # a file is gone or damaged


def current(home: Path, graph: Graph, table: str) -> pa.Table:
    """Return a table as the graph has it now, its rows in no order.

    Where the snapshot is of another state, it is exported from the graph and kept for the next.

    Raises:
        DatabaseError: the database cannot be reached.
    """
    at = state(home, graph)
    found = read(at, table)
    if found is not None:
        return found
    every = {name: tables.export(graph, name) for name in TABLES}
    if at.mark is not None and state(home, graph) == at:  # else a load went on meanwhile
        at.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        rows = {name: (write_rows(one, at.folder, name),) for name, one in every.items()}
        write_manifest(at.folder, Manifest(mark=at.mark, parts=(Part(rows=rows),)))
    return every[table]


def joined(
    folder: Path, parts: Sequence[Part], table: str, columns: Sequence[str] | None = None
) -> pa.Table:
    """Return the last word of some parts on each row of a table."""
    wanted = None if columns is None else list(dict.fromkeys(("id", *columns)))
    empty = TABLES[table].empty_table()
    said = [
        (
            _tables(folder, part.rows.get(table, ()), wanted, empty),
            _tables(folder, part.deleted.get(table, ()), None, IDS.empty_table())["id"],
        )
        for part in parts
    ]
    whole = _overlaid(said) if said else empty
    return whole if columns is None else whole.select(list(columns))


def _tables(
    folder: Path, names: Iterable[str], columns: list[str] | None, empty: pa.Table
) -> pa.Table:
    found = [pq.read_table(folder / name, columns=columns) for name in names]
    return pa.concat_tables(found or [empty.select(columns or empty.column_names)])


def _overlaid(said: Sequence[tuple[pa.Table, Column]]) -> pa.Table:
    """Return the rows of which nothing later speaks, the last first.

    Args:
        said: rows that were written, and ids of rows that were deleted before them.
    """
    found: list[pa.Table] = []
    spoken: list[Column] = []
    for rows, deleted in reversed(said):
        if spoken and len(rows):
            known = pa.chunked_array(spoken, pa.string()).combine_chunks()
            rows = rows.filter(pc.invert(pc.is_in(rows["id"], value_set=known)))
        found.append(rows)
        spoken += [*rows["id"].chunks, *deleted.chunks]
    return pa.concat_tables(found)


def manifest_of(folder: Path) -> Manifest | None:
    """Return the manifest in a folder; None where there is none, or a damaged one."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None


def write_whole(state: State, files: Mapping[str, Sequence[Path]]) -> None:
    """Make files the whole snapshot of a state; they are moved.

    Args:
        state: that of the graph.
        files: Parquet files of each table, no row twice in them.
    """
    assert state.mark is not None
    state.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = {table: tuple(_name(table) for _ in some) for table, some in files.items()}
    for table, some in files.items():
        for path, name in zip(some, names[table], strict=True):
            shutil.move(path, state.folder / name)
    write_manifest(state.folder, Manifest(mark=state.mark, parts=(Part(rows=names),)))


def _name(what: str) -> str:
    """Return the name of a new file; two loads never write the same."""
    return f"{what}-{uuid4().hex}.parquet"


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step, and then delete the files that it no longer names."""
    new = folder / f"{MANIFEST}.new"
    new.write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
    new.replace(folder / MANIFEST)
    every = [some for part in manifest.parts for some in (part.rows, part.deleted)]
    named = {name for some in every for names in some.values() for name in names}
    for path in folder.glob("*.parquet"):
        if path.name not in named:
            path.unlink(missing_ok=True)


def write_rows(rows: pa.Table, folder: Path, what: str) -> str:
    """Write a file that no manifest names yet, and return its name."""
    name = _name(what)
    repeated: Any = [column for column in REPEATED if column in rows.column_names]
    pq.write_table(rows, folder / name, compression=COMPRESSION, use_dictionary=repeated)
    return name
