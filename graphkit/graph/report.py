"""What a load did, counted so that it can be reconciled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphkit.graph.identity import Conflict


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of one kind a load held, and what became of them.

    `read` is the sum of the others; `joined` are records of one thing beside its first record.
    """

    read: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    joined: int = 0


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did.

    Args:
        counts: by kind: entities, documents, links, facts, designations, evidence.
        counters: what Neo4j says was changed, by its names (nodes_created, …); empty when nothing.
        found: identifiers of one record that lead to two entities.
        moved: new id of entities that gained a stronger identifier, by their former id.
        reassessed: links, facts and designations beside those of the load whose standard changed.
        steps: steps written, and steps deleted, in the step layer.
    """

    counts: Mapping[str, Count]
    counters: Mapping[str, int] = field(default_factory=Counter)
    found: tuple[Conflict, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    reassessed: int = 0
    steps: tuple[int, int] = (0, 0)

    @property
    def records(self) -> int:
        """How many records were read."""
        return sum(one.read for one in self.counts.values())

    @property
    def created(self) -> int:
        """How many things are new in the graph."""
        return sum(one.created for one in self.counts.values())

    @property
    def changed(self) -> int:
        """How many things of the load were there otherwise."""
        return sum(one.changed for one in self.counts.values())

    @property
    def unchanged(self) -> int:
        """How many things of the load were there as they are."""
        return sum(one.unchanged for one in self.counts.values())

    @property
    def conflicts(self) -> list[str]:
        """Each conflict in one line."""
        return [str(one) for one in self.found]

    @property
    def rekeyed(self) -> list[str]:
        """Each entity with a new id in one line."""
        return [f"{former} is now {new}" for former, new in sorted(self.moved.items())]
