"""What loads do to the tables of walks, noted for the snapshot while the rows are at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from graphkit.errors import DatabaseError
from graphkit.graph import tables
from graphkit.graph.rows import Commit
from graphkit.graph.snapshot import (
    EMPTY,
    IDS,
    Manifest,
    Part,
    joined,
    manifest_of,
    write_manifest,
    write_rows,
)
from graphkit.graph.tables import TABLES

MOST_PARTS = 16
"""Parts beyond which they are made one."""
TOGETHER = 200_000
"""Rows of a load that wait in memory before they are written."""
_IN_VAIN = (OSError, DatabaseError)
"""A disk that is full or a server that went away fails no load that was committed."""


@dataclass
class Recorder:
    """What the loads of one process do to the tables; none of it counts before `close`.

    Args:
        where: gives the folder of the store's snapshots; asked once something is noted.
    """

    where: Callable[[], Path]
    _before: str | None = None  # the marks before the first commit and after the last
    _after: str | None = None
    _missed: bool = False  # whether something is not noted: then the snapshot is made anew
    _waiting: dict[str, list[tables.Change]] = field(default_factory=dict)
    _size: int = 0
    _parts: list[Part] = field(default_factory=list)

    @cached_property
    def folder(self) -> Path:
        """Where the snapshots of the store lie."""
        return self.where()

    def record(self, commit: Commit) -> None:
        """Note what a transaction that was committed did."""
        if self._after is None:
            self._before, self._missed = commit.before, commit.before is None
        self._missed |= self._after not in (None, commit.before)  # others wrote meanwhile
        self._after = commit.after
        if self._missed:
            return
        for one in map(tables.change, commit.ran):
            self._waiting.setdefault(one.table, []).append(one)
            self._size += len(one.rows) + len(one.deleted)
        if self._size >= TOGETHER:
            try:
                self._flush()
            except _IN_VAIN:
                self._missed = True

    def close(self) -> None:
        """Make the snapshot one of the state after the last commit, if it was of that before."""
        if self._after is None or self._missed:
            return
        with suppress(*_IN_VAIN):
            manifest = manifest_of(self.folder)
            if self._before == (manifest.mark if manifest else EMPTY):
                self._flush()
                parts = (*(manifest.parts if manifest else ()), *self._parts)
                whole = Manifest(mark=self._after, parts=_few(self.folder, parts))
                write_manifest(self.folder, whole)

    def _flush(self) -> None:
        """Write what waits into files that no manifest names yet."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        rows, deleted = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
        for table, changes in self._waiting.items():
            latest, gone = _latest(table, changes)
            rows[table] = (write_rows(latest, self.folder, table),)
            if len(gone):
                deleted[table] = (write_rows(gone, self.folder, f"{table}-deleted"),)
        if rows:
            self._parts.append(Part(rows=rows, deleted=deleted))
        self._waiting, self._size = {}, 0


def _latest(table: str, changes: Sequence[tables.Change]) -> tuple[pa.Table, pa.Table]:
    """Return the last word on each row of many small changes, and the ids of what is no more."""
    found: list[pa.Table] = []
    later, gone = set[Any](), set[str]()
    for one in reversed(changes):
        ids = one.rows["id"].to_pylist()
        found.append(one.rows.filter(pa.array([row not in later for row in ids], pa.bool_())))
        gone.update(row for row in one.deleted if row not in later)
        later.update(ids, one.deleted)
    ids_gone = pa.table([pa.array(sorted(gone), pa.string())], schema=IDS)
    return pa.concat_tables(found or [TABLES[table].empty_table()]), ids_gone


def _few(folder: Path, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts, made one where they are many."""
    if len(parts) <= MOST_PARTS:
        return parts
    whole = {table: (write_rows(joined(folder, parts, table), folder, table),) for table in TABLES}
    return (Part(rows=whole),)
