"""What a load did, counted so that it can be reconciled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graphkit.graph.count import Count
from graphkit.graph.identity import Conflict
from graphkit.graph.retire import Retired
from graphkit.graph.tally import Tally
from graphkit.model.rows import Reject


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
        ended: listings that ended because the source no longer has them.
        silent: links and others that the source no longer states; they stay.
        rows: what became of the rows, by file.
        rejects: rows that the graph did not take, besides those that their reader did not.
        resumed: items that earlier tries of the same load had written.
    """

    counts: Mapping[str, Count]
    counters: Mapping[str, int] = field(default_factory=Counter)
    found: tuple[Conflict, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    reassessed: int = 0
    steps: tuple[int, int] = (0, 0)
    ended: int = 0
    silent: int = 0
    rows: Tally = field(default_factory=Tally)
    rejects: tuple[Reject, ...] = ()
    resumed: int = 0

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

    def completed(self, rows: Tally, retired: Retired) -> LoadReport:
        """Return this with what became of the rows, and what the release ended."""
        ended = self.ended + len(retired.changes)
        return replace(self, rows=rows, ended=ended, silent=retired.silent)

    def beside(self, other: LoadReport) -> LoadReport:
        """Return this and another part of the same load, added up."""
        kinds = {**self.counts, **other.counts}
        return replace(
            self,
            counts={
                kind: self.counts.get(kind, Count()) + other.counts.get(kind, Count())
                for kind in kinds
            },
            counters=Counter(self.counters) + Counter(other.counters),
            found=tuple(dict.fromkeys((*self.found, *other.found))),
            moved={**self.moved, **other.moved},
            reassessed=self.reassessed + other.reassessed,
            steps=(self.steps[0] + other.steps[0], self.steps[1] + other.steps[1]),
            ended=self.ended + other.ended,
        )
