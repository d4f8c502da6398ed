"""The one entity that a question is about, by any identifier or case id that names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphkit.catalogue import query
from graphkit.errors import UsageError
from graphkit.exposure.answer import Node
from graphkit.exposure.find import spellings
from graphkit.graph import Graph
from graphkit.model.registry import Schema


def entity(graph: Graph, stated: str) -> Node:
    """Return the one entity that an identifier names.

    Args:
        graph: where to look.
        stated: `imo:7937317`, `IMO 7937317`, `KPe.020`, a case row id.

    Raises:
        UsageError: nothing has this identifier, or several entities do.
    """
    for ids in ([stated.strip(), *spellings(stated)], _in_cases(graph, stated.strip())):
        rows = graph.read(query("find/by_identifier"), {"ids": ids})
        if len(rows) == 1:
            return node(rows[0])
        if rows:
            named = ", ".join(row["id"] for row in rows)
            cure = "name one of them; `graphkit audit` shows conflicts"
            raise UsageError(f"{stated!r} leads to {len(rows)} entities: {named}", cure=cure)
    raise UsageError(
        f"nothing loaded has the identifier {stated!r}",
        cure=f'look it up: graphkit find "{stated}"',
    )


def _in_cases(graph: Graph, slug: str) -> list[str]:
    """Return the ids that a bare case id may have in the case files that are loaded."""
    sources = [row["source"] for row in graph.read(query("evidence/runs"), {})]
    return [f"{source}/{slug}" for source in sources if source.startswith("case:")]


def node(row: Mapping[str, Any]) -> Node:
    """Read a row with id, name and labels as a node of an answer."""
    schema = next((one for one in Schema if one in row["labels"]), Schema.ORGANIZATION)
    return Node(
        id=row["id"], name=row["name"], schema_=schema.value, unidentified=row["unidentified"]
    )
