"""The schema of the graph: its constraints and indexes, and the names it knows."""

from __future__ import annotations

from pydantic.alias_generators import to_camel

from graphkit.catalogue import Kind, Query, catalogue, query
from graphkit.graph import vocabulary
from graphkit.graph.connection import Graph

INDEX_SECONDS = 300.0


def apply(graph: Graph) -> None:
    """Put the schema in place, wait for its indexes, and register the vocabulary.

    Where all of that is done already it only reads, so that a reader needs no right to write.

    Raises:
        DatabaseError: an index does not come online.
    """
    known = {row["name"] for row in graph.read(query("load/known/schema"))}
    if missing := [one for one in wanted() if index_name(one) not in known]:
        for one in missing:
            graph.write(one)
        awaited = {"seconds": INDEX_SECONDS}
        graph.read(query("load/known/indexes"), awaited, seconds=INDEX_SECONDS)
    register(graph)


def wanted() -> list[Query]:
    """Return the queries that make the schema, one constraint or index each."""
    return [one for one in catalogue().values() if one.kind is Kind.SCHEMA]


def index_name(schema: Query) -> str:
    """Return the name of what a schema file makes: `schema/entity_id` makes entityId."""
    return to_camel(schema.name.rpartition("/")[2])


def register(graph: Graph) -> None:
    """Make every name of the vocabulary known to the store, without leaving data in it."""
    mark = vocabulary.mark()
    if mark in {row["name"] for row in graph.read(query("load/known/property_keys"))}:
        return
    properties = dict.fromkeys([*vocabulary.property_keys(), mark], "token")
    names = {"labels": vocabulary.labels(), "types": vocabulary.relationship_types()}
    graph.write(query("load/tokens"), {**names, "properties": properties})
