"""The releases of a source that are loaded whole, and how large the next must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphkit.catalogue import query
from graphkit.errors import InputRejected
from graphkit.graph.work import Work
from graphkit.model.dates import day_range
from graphkit.model.records import IngestRun

MOST_LOST = 0.10
"""Part of its rows that a file may lose from one release to the next."""
FEW = 100
"""Rows below which a file is not looked at: one that is so small loses a tenth by chance."""


@dataclass(frozen=True, slots=True)
class Release:
    """A complete load of a whole release.

    Args:
        dated: the day that it speaks for, EDTF; never empty.
        documents: what stands for it.
        rows: rows of its files, by file.
        title: what a reader calls it.
    """

    id: str
    dated: str
    documents: tuple[str, ...]
    rows: Mapping[str, int]
    title: str

    @property
    def by(self) -> tuple[date, str]:
        """Return the last day that it may be of, and its id: releases come in this order."""
        return day_range(self.dated)[1], self.id


def releases(work: Work, source: str) -> list[Release]:
    """Return the whole releases of a source that are loaded completely, by their days."""
    rows = work.run(query("load/known/releases"), {"source": source})
    whole = [row for row in rows if row["dated"] and row["documents"] and not row["delta"]]
    return sorted((_release(row) for row in whole), key=lambda one: one.by)


def _release(row: Mapping[str, Any]) -> Release:
    names, rows = row["fileNames"] or (), row["fileRows"] or ()
    return Release(
        id=row["id"],
        dated=row["dated"],
        documents=tuple(row["documents"]),
        rows=dict(zip(names, rows, strict=True)),
        title=row["title"],
    )


def refuse_shrunken(work: Work, run: IngestRun) -> None:
    """Refuse a whole release that lost many rows: a part of it would read as parties that are gone.

    Raises:
        InputRejected: it has less than nine tenths of the rows of the release before it.
    """
    if run.delta or not run.dated:
        return
    day = day_range(run.dated)[1]
    before = [one for one in releases(work, run.source) if one.id != run.id and one.by[0] <= day]
    if not before:
        return
    former = before[-1]
    for file in run.files:
        rows = former.rows.get(file.name, 0)
        if rows >= FEW and file.rows < rows * (1 - MOST_LOST):
            raise InputRejected(
                f"{file.rows:,} rows where the release of {former.dated} has {rows:,}",
                where=file.name,
                cure="fetch it again; if the source really shrank so much, add --allow-shrunken",
            )
