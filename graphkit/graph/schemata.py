"""What entities of the graph are."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.graph import stated
from graphkit.graph.work import Work, read
from graphkit.model.registry import Schema


def read_schemata(work: Work, ids: Iterable[str]) -> dict[str, Schema]:
    """Return the schema of each of these entities and identities of ships that the graph holds."""
    rows = read(work, "load/known/schemata", ids)
    return {one: stated.schema_of(row["labels"]) for row in rows for one in row["ids"]}
