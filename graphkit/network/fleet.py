"""What all questions about ships share: the ship asked about, and which facts count."""

from __future__ import annotations

from typing import Any, TypedDict

from graphkit.errors import UsageError
from graphkit.exposure.entity import entity
from graphkit.graph import Graph
from graphkit.model.registry import Schema
from graphkit.network.found import Known


class Named(TypedDict):
    """A party, ship or place with its name."""

    id: str
    name: str


def hull(graph: Graph, stated: str) -> str:
    """Return the id of the one ship that an identifier names: `IMO 8791667`, `imo:8791667`.

    Raises:
        UsageError: nothing loaded has this identifier, several have, or it is no ship.
        DatabaseError: the database cannot be reached.
    """
    found = entity(graph, stated)
    if found.schema_ != Schema.VESSEL:
        raise UsageError(
            f"{stated!r} is {found.name}, a {found.schema_}, and no ship",
            cure=f'name a ship: graphkit find "{stated}"',
        )
    return found.id


def asked(graph: Graph, ship: str | None, known: Known, **more: Any) -> dict[str, Any]:
    """Return the parameters of a question about one ship, or about all if `ship` is None."""
    return {
        "ship": hull(graph, ship) if ship is not None else "",
        **known.parameters("asOf", "knownBy", "standard"),
        **more,
    }
