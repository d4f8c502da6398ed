"""What a load brings beside what the graph holds: merged, and sifted by what it changes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graphkit.graph.count import Count
from graphkit.graph.merge import Stated
from graphkit.graph.stated import Properties
from graphkit.model.record import Record

R = TypeVar("R", bound=Record)
Merge = Callable[[Stated[R], Stated[R]], Stated[R]]


@dataclass(frozen=True, slots=True)
class Held(Generic[R]):
    """What the graph holds of one thing, and its digest."""

    stated: Stated[R]
    digest: str


def held(
    rows: Iterable[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], Stated[R]]
) -> dict[str, Held[R]]:
    """Read rows of a known/ query as what the graph holds, by id."""
    return {row["id"]: Held(read(row), row["properties"].get("digest", "")) for row in rows}


def joined(
    incoming: Iterable[Stated[R]], key: Callable[[R], str], merge: Merge[R]
) -> dict[str, Stated[R]]:
    """Return the records of a load by id; several of one thing become one."""
    found: dict[str, Stated[R]] = {}
    for one in incoming:
        name = key(one.record)
        found[name] = merge(found[name], one) if name in found else one
    return found


def settled(
    incoming: Mapping[str, Stated[R]], known: Mapping[str, Held[R]], merge: Merge[R]
) -> dict[str, Stated[R]]:
    """Return all that is known or comes in, by id, each merged with what the graph holds."""
    found = {name: one.stated for name, one in known.items()}
    for name, one in incoming.items():
        found[name] = merge(found[name], one) if name in found else one
    return found


@dataclass(frozen=True, slots=True)
class Sifted:
    """Properties by id, by whether the graph holds them: not at all, otherwise, or as they are."""

    created: dict[str, Properties]
    changed: dict[str, Properties]
    unchanged: dict[str, Properties]

    def add(self, other: Sifted) -> None:
        """Take in what was sifted of other rows."""
        self.created.update(other.created)
        self.changed.update(other.changed)
        self.unchanged.update(other.unchanged)

    @property
    def written(self) -> frozenset[str]:
        """The ids of what is new or changed."""
        return frozenset(self.created.keys() | self.changed.keys())

    def count(self, read: int, loaded: Iterable[str]) -> Count:
        """Count what became of the records of a load, given the ids of what they speak of."""
        ids = set(loaded)
        return Count(
            read=read,
            created=len(ids & self.created.keys()),
            changed=len(ids & self.changed.keys()),
            unchanged=len(ids & self.unchanged.keys()),
            joined=read - len(ids),
        )

    def beside(self, loaded: Iterable[str]) -> int:
        """Count what changed though the load did not state it."""
        return len(self.changed.keys() - set(loaded))


def sift(rows: Mapping[str, Properties], digests: Mapping[str, str]) -> Sifted:
    """Sort properties by what the graph holds, told by the digests of what it holds."""
    created = {one: row for one, row in rows.items() if one not in digests}
    there = {one: row for one, row in rows.items() if one in digests}
    changed = {one: row for one, row in there.items() if row["digest"] != digests[one]}
    unchanged = {one: row for one, row in there.items() if one not in changed}
    return Sifted(created, changed, unchanged)


def digests(known: Mapping[str, Held[R]]) -> dict[str, str]:
    """Return the digest of each thing that the graph holds."""
    return {name: one.digest for name, one in known.items()}
