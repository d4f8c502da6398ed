"""What the graph knows of an entity that may be another one: its names, and all beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphkit.catalogue import query
from graphkit.graph import Graph
from graphkit.model.identifiers import Identifier, parse
from graphkit.model.registry import Schema
from graphkit.resolve.names.name import Family, Name, family_of, take_apart

PAGE = 5_000
MOST_NAMES = 40
"""Names of one entity that are compared; the first ones stated."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by its names alone.

    Args:
        id: of its node.
        family: what it may be compared with.
        names: as stated, the main one first; with weak aliases last.
        weak: how many of the names are weak aliases.
    """

    id: str
    family: Family
    names: tuple[str, ...]
    weak: int = 0

    def is_weak(self, place: int) -> bool:
        """Tell whether the name at a place is one that its source calls a weak alias."""
        return place >= len(self.names) - self.weak


@dataclass(frozen=True, slots=True)
class Known:
    """An entity with what may tell it from others.

    Args:
        named: its id and names.
        name: its main name.
        schema: its label.
        designated: whether a list has it.
        facts: by the name of the property, the values that sources state.
        identifiers: those that passed their checks.
        joined: ids of what it is joined with by a link of identity.
        decided: ids of what somebody decided it is, or is not.
    """

    named: Named
    name: str
    schema: Schema
    designated: bool
    facts: Mapping[str, tuple[str, ...]]
    identifiers: tuple[Identifier, ...]
    joined: frozenset[str]
    decided: frozenset[str]

    @property
    def id(self) -> str:
        """The id of its node."""
        return self.named.id

    def values(self, *names: str) -> set[str]:
        """Return what is stated under any of these properties."""
        return {value for name in names for value in self.facts.get(name, ())}


FACTS = ("birthDate", "gender", "nationality", "country", "jurisdiction", "flag", "pastFlags",
         "buildDate", "tonnage", "grossRegisteredTonnage", "mmsi", "callSign",
         "registrationNumber", "taxNumber", "idNumber", "addressKey")  # fmt: skip
"""Columns of resolve/known that hold what is stated beside names."""


@lru_cache(maxsize=20_000)
def apart(stated: str, family: Family) -> Name:
    """Take a name apart, once while it is being compared with others."""
    return take_apart(stated, family)


def pages(graph: Graph) -> Iterator[list[Named]]:
    """Give all that may be compared, page by page; the graph is never held whole."""
    after = ""
    while rows := graph.read(query("resolve/names"), {"after": after, "limit": PAGE}):
        after = rows[-1]["id"]
        yield [one for row in rows if (one := _named(row)) is not None]


def known(graph: Graph, ids: Iterable[str]) -> dict[str, Known]:
    """Return what the graph knows of entities, by id; what is never compared is left out."""
    rows = graph.read(query("resolve/known"), {"ids": sorted(set(ids))})
    found = ((row, _named(row)) for row in rows)
    return {named.id: _known(row, named) for row, named in found if named is not None}


def _named(row: Mapping[str, Any]) -> Named | None:
    """Read names; None for a place, and for parties that a document counts and does not name."""
    family = family_of(_schema(row))
    if family is None or row["unidentified"]:
        return None
    firm = [row["name"], *row["alias"], *row["previousName"]]
    names = list(dict.fromkeys(firm))[:MOST_NAMES]
    weak = [one for one in dict.fromkeys(row["weakAlias"]) if one not in names]
    weak = weak[: MOST_NAMES - len(names)]
    return Named(row["id"], family, (*names, *weak), len(weak))


def _schema(row: Mapping[str, Any]) -> Schema:
    return next((one for one in Schema if one in row["labels"]), Schema.TERRITORY)


def _known(row: Mapping[str, Any], named: Named) -> Known:
    parsed = (parse(one) for one in row["identifiers"])
    return Known(
        named=named,
        name=row["name"],
        schema=_schema(row),
        designated=row["designated"],
        facts={name: tuple(row[name]) for name in FACTS if row[name]},
        identifiers=tuple(one for one in parsed if one is not None),
        joined=frozenset(one for one in row["joined"] if one),
        decided=frozenset(row["decided"]),
    )
