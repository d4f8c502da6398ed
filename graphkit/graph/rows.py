"""Rows and counters of the driver as plain Python values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import neo4j
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime

Row = dict[str, Any]
Rows = list[Row]
Parameters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ran:
    """A query that was run, with what it was given and what it returned."""

    name: str
    parameters: Parameters
    rows: Rows


@dataclass(frozen=True, slots=True)
class Commit:
    """What one transaction did to the tables of walks.

    Args:
        before: the mark of their state before it: empty in an empty store, None where none knows.
        after: the mark of their state after it.
        ran: the queries that changed them.
    """

    before: str | None
    after: str
    ran: Sequence[Ran]


_COUNTED = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
    "labels_removed",
    "indexes_added",
    "indexes_removed",
    "constraints_added",
    "constraints_removed",
)


def counted(counters: neo4j.SummaryCounters) -> Counter[str]:
    """Return what changed, by Neo4j's names; what did not change is left out."""
    every = {name: getattr(counters, name) for name in _COUNTED}
    return Counter({name: number for name, number in every.items() if number})


def row(record: neo4j.Record) -> Row:
    """Return a row as plain Python values, without what only the Browser can draw."""
    columns = zip(record.keys(), record.values(), strict=True)
    return {name: _native(value) for name, value in columns if not _drawn(value)}


def _drawn(value: Any) -> bool:
    return isinstance(value, Node | Relationship | Path)


def _native(value: Any) -> Any:
    if isinstance(value, Date | DateTime):
        native: date = value.to_native()
        return native
    if isinstance(value, list):
        return [_native(one) for one in value]
    if isinstance(value, dict):
        return {name: _native(one) for name, one in value.items()}
    return value
