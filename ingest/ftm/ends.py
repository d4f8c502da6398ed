"""The entities that an edge joins, and whether the registry has a place for such a pair."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.model.registry import Schema, registry
from ingest.ftm.known import Known
from ingest.ftm.made import NotTaken, a
from ingest.ftm.raw import Stated


class End(NamedTuple):
    """One entity that a row refers to.

    Args:
        id: its FtM id.
        schema: what it is here; None for what is no party and no thing of the graph.
        name: what notes call it.
        there: whether the file states it; else it may be in the graph, which only a delta allows.
    """

    id: str
    schema: Schema | None
    name: str
    there: bool

    @property
    def reference(self) -> str:
        """Return the id under which records refer to it."""
        return f"ftm:{self.id}"

    @property
    def is_party(self) -> bool:
        """Tell whether it is, or may be, an entity of the graph."""
        return self.schema is not None or not self.there

    def __str__(self) -> str:
        return f"{self.name} ({self.reference})" if self.name else self.reference


def find(one: str, known: Known) -> End | None:
    """Return the entity that a row refers to; None where it is nowhere."""
    remembered = known.recall(one)
    if remembered is not None:
        return End(one, remembered.becomes, remembered.name, there=True)
    return End(one, None, "", there=False) if known.delta else None


def ends(one: Stated, name: str, known: Known, *, required: bool = True) -> list[End]:
    """Return the entities that a property of an edge names.

    Raises:
        NotTaken: it names none though it must, or one that is nowhere.
    """
    named = one.properties.get(name, [])
    if required and not named:
        raise NotTaken(name, "", f"{a(one.schema.name)} without {a(name)}")
    found = []
    for other in dict.fromkeys(named):
        there = find(other, known)
        if there is None:
            raise NotTaken(name, other, f"dangling reference: no row of the file is {other[:80]}")
        found.append(there)
    return found


def fits(kind: str, source: End, target: End) -> bool:
    """Tell whether the registry has links of a type between two such entities."""
    link = registry().links[kind]
    return _one_of(source, link.source) and _one_of(target, link.target)


def takes(kind: str, role: str, end: End) -> bool:
    """Tell whether such an entity may have a role in a joint fact."""
    return _one_of(end, registry().joint_facts[kind].roles[role])


def _one_of(end: End, schemata: tuple[Schema, ...]) -> bool:
    return end.schema in schemata if end.there else True
