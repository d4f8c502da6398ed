"""Which node each entity of a batch is, by its identifiers; names alone never join two.

Pure: it is told where the identifiers lead in the graph and says what follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.errors import InputRejected
from graphkit.model.entities import Entity
from graphkit.model.identifiers import STRENGTH, Identifier, Kind, parse, strongest
from graphkit.model.record import hashed
from graphkit.model.registry import Schema


@dataclass(frozen=True, slots=True)
class Conflict:
    """One record whose identifiers lead to two entities; it is shown and never merged over.

    Args:
        identifier: the identifier that leads elsewhere.
        kept: the entity that the record was taken for, by its strongest identifier.
        other: the entity that the identifier belongs to.
        source: who states both identifiers of one thing.
    """

    identifier: str
    kept: str
    other: str
    source: str

    def row(self) -> dict[str, Any]:
        """Return the conflict as properties of its node."""
        ids = sorted((self.kept, self.other))
        found = {"identifier": self.identifier, "ids": ids, "source": self.source}
        return {"id": "conflict:" + hashed(*found.values()), "caption": self.identifier, **found}

    def __str__(self) -> str:
        return f"{self.source}: {self.identifier} of {self.kept} belongs to {self.other}"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything that a batch names belongs.

    Args:
        ids: the node's id for each id and identifier that the batch names.
        rekeyed: new id of nodes of the graph that gained a stronger identifier, by present id.
        conflicts: identifiers of one record that lead to two nodes.
        gained: identifiers that are new, with the id of the node they lead to.
        schemata: what those nodes are that the batch names by their ids and the graph holds.
    """

    ids: Mapping[str, str]
    rekeyed: Mapping[str, str]
    conflicts: tuple[Conflict, ...]
    gained: Mapping[str, str]
    schemata: Mapping[str, Schema] = field(default_factory=dict)


@dataclass
class _Nodes:
    """Identifiers and the node each leads to; a node is named by its present or first id."""

    node_of: dict[str, str]
    meant: dict[str, str] = field(default_factory=dict)
    conflicts: list[tuple[str, str, str]] = field(default_factory=list)


def identifiers_of(entity: Entity) -> list[Identifier]:
    """Return what identifies an entity, strongest first; an identity of a ship only by its own id.

    Raises:
        InputRejected: the id of the entity is no identifier.
    """
    own = parse(entity.id)
    if own is None:
        cure = "an id is a kind and a value, such as imo:9074729 or case:folder/name"
        raise InputRejected(f"{entity.id!r} is no id for {entity.name!r}", cure=cure)
    if entity.schema_ is Schema.VESSEL_IDENTITY:
        return [own]
    every = {own, *entity.identifiers}
    return sorted(every, key=lambda one: (STRENGTH[one.kind], one.value))


def place(entities: Iterable[Entity], known: Mapping[str, str], source: str) -> Placement:
    """Decide which node each entity is.

    Args:
        entities: of one batch, in its order.
        known: the id of the node that each identifier leads to, for all that the batch names.
        source: short name of who states the entities, for conflicts.
    """
    nodes = _Nodes(dict(known))
    for entity in entities:
        _place(entity, nodes)
    names = _names(nodes.node_of, set(known.values()))
    places = {one: names[node] for one, node in nodes.node_of.items()}
    meant = {one: names[node] for one, node in nodes.meant.items()}
    conflicts = {
        Conflict(identifier, names[kept], names[other], source)
        for identifier, kept, other in nodes.conflicts
    }
    return Placement(
        ids={**places, **meant},
        rekeyed={node: names[node] for node in set(known.values()) if names[node] != node},
        conflicts=tuple(sorted(conflicts, key=str)),
        gained={one: node for one, node in places.items() if one not in known},
    )


def _place(entity: Entity, nodes: _Nodes) -> None:
    keys = [str(one) for one in identifiers_of(entity)]
    held = [nodes.node_of[key] for key in keys if key in nodes.node_of]
    node = held[0] if held and not _contradicts(keys, held[0], nodes) else keys[0]
    for key in keys:
        other = nodes.node_of.setdefault(key, node)
        if other != node:
            nodes.conflicts.append((key, node, other))
    nodes.meant.setdefault(entity.id, node)


def _contradicts(keys: Sequence[str], node: str, nodes: _Nodes) -> bool:
    return keys[0] not in nodes.node_of and contradict(keys[0], node)


def contradict(one: str, other: str) -> bool:
    """Tell whether two ids are different numbers of a kind of which each thing has one.

    Two hulls are not one because a list corrected a number, nor two companies because they state
    one registration: the weaker identifier stays where it is, and the conflict is shown.
    """
    own, theirs = parse(one), parse(other)
    if own is None or theirs is None:
        return False
    return own.kind is theirs.kind and own.kind in _ONE_EACH and own.value != theirs.value


_ONE_EACH = (Kind.IMO, Kind.IMO_COMPANY, Kind.LEI)


def _names(node_of: Mapping[str, str], present: set[str]) -> dict[str, str]:
    """Return the id of each node: its strongest identifier, the present id being one of them."""
    held: defaultdict[str, set[Identifier]] = defaultdict(set)
    for one, node in node_of.items():
        held[node] |= {found for found in (parse(one), parse(node)) if found is not None}
    return {
        node: str(strongest(held[node])) if held[node] else node
        for node in present | set(node_of.values())
    }
