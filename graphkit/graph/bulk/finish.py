"""What is left to do in the graph itself, once the imported store is served with its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby, islice
from typing import Any
from uuid import uuid4

from graphkit.catalogue import query
from graphkit.graph import position
from graphkit.graph.bulk.groups import DELIMITER
from graphkit.graph.bulk.output import amends
from graphkit.graph.bulk.prepare import Prepared
from graphkit.graph.connection import Graph
from graphkit.graph.persistence import persistently
from graphkit.graph.work import SLAB, Whole, write
from graphkit.model.registry import Schema

Row = dict[str, Any]


def finish(graph: Graph, prepared: Prepared) -> None:
    """Write what the importer could not carry, and then the run, as every load does at its end.

    Args:
        graph: the imported graph, with its schema in place.
        prepared: what was imported.

    Raises:
        DatabaseError: the database cannot be reached or refuses a query.
    """
    for name, rows in _slabs(_asked(*one) for one in amends(prepared.folder)):
        persistently(graph, partial(write, name=name, rows=rows), lambda: False)

    def end(work: Whole) -> None:
        position.begin(work, prepared.run)
        position.complete(work, prepared.run, prepared.rows.properties())
        work.run(query("load/mark"), {"tables": uuid4().hex})

    persistently(graph, end, lambda: position.is_complete(graph, prepared.run))


def _asked(name: str, row: Row) -> tuple[str, Row]:
    """Return the query that writes a thing, and the thing as it takes it."""
    if "labels" not in row:
        return name, row
    labels = row["labels"].split(DELIMITER)
    if Schema.VESSEL_IDENTITY.value in labels:
        return "load/vessel_identities", row
    return name, {**row, "labels": labels, "former": []}


def _slabs(every: Iterable[tuple[str, Row]]) -> Iterator[tuple[str, list[Row]]]:
    for name, some in groupby(every, key=lambda one: one[0]):
        rows = (row for _, row in some)
        while slab := list(islice(rows, SLAB)):
            yield name, slab
