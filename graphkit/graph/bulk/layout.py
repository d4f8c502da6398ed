"""Laying out the statements of one kind in one bucket: joined, proved, as columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import pyarrow as pa

from graphkit.graph.bulk.codec import Codec, Fields
from graphkit.graph.bulk.columns import TEXTS, Columns, column, constant, digests
from graphkit.graph.bulk.evidence import EvidenceRows
from graphkit.graph.bulk.groups import Group
from graphkit.graph.bulk.lookup import Lookup
from graphkit.graph.bulk.output import Output
from graphkit.graph.bulk.steps import period
from graphkit.graph.merge import Stated
from graphkit.graph.tables import Column
from graphkit.model import dates
from graphkit.model.dates import Bounds

Merge = Callable[[Stated[Any], Stated[Any]], Stated[Any]]
_BOUNDS = {
    "startMin": "start_min",
    "startMax": "start_max",
    "endMin": "end_min",
    "endMax": "end_max",
}


@dataclass
class Bucket:
    """One bucket, as it is being laid out.

    Args:
        number: its number.
        lookup: what is known of the whole release.
        output: where its files are.
        evidence: its evidence.
    """

    number: int
    lookup: Lookup
    output: Output
    evidence: EvidenceRows
    numbers: dict[str, int] = field(default_factory=dict)
    """Numbers of its joint facts and designations, by id."""
    designated: set[int] = field(default_factory=set)
    """Numbers of the entities that its designations make targets."""
    aliased: set[int] = field(default_factory=set)
    """Numbers of the nodes from which an identity step leads."""
    created: Counter[str] = field(default_factory=Counter)
    """How many things it has, by kind."""


@dataclass
class Layout:
    """Statements of one kind, as they are being laid out.

    Args:
        codec: how their records are tuples.
        group: the group of their files.
        rows: each once; numbers of nodes in front, then the id, then the fields.
        conflicting: what was put aside of each.
        ahead: how many numbers stand in front.
        bounds: when each stood.
        captions: what the Browser shows of each.
        proof: what the evidence of each amounts to.
    """

    codec: Codec[Any]
    group: Group
    rows: list[Fields]
    conflicting: list[tuple[str, ...]]
    ahead: int
    bounds: list[Bounds] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    proof: Columns = field(default_factory=dict)
    _periods: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def ids(self) -> list[str]:
        """Their ids."""
        return [one[self.ahead] for one in self.rows]

    @cached_property
    def _fields(self) -> dict[str, tuple[Any, ...]]:
        columns = zip(*(one[self.ahead + 1 :] for one in self.rows), strict=True)
        return dict(zip(self.codec.names, columns, strict=True))

    def held(self, name: str) -> tuple[Any, ...]:
        """Return one field of all."""
        return self._fields[name]

    def date(self, events: list[bool]) -> None:
        """Find when each stood or happened; whether it happened on a day is given."""
        stated = (self.held("start_date"), self.held("end_date"), self.held("date"))
        self.bounds = list(map(bounds, events, *stated))
        self._periods = list(map(period, *stated, events, self.bounds))

    @cached_property
    def _days(self) -> Columns:
        return {
            name: pa.array([getattr(one, of) for one in self.bounds], pa.date32())
            for name, of in _BOUNDS.items()
        }

    @cached_property
    def _ids(self) -> Column:
        return pa.array(self.ids, pa.string())

    def properties(self, at: Bucket, **others: Column) -> Columns:
        """Return all their properties."""
        types = self.group.types
        known = {
            alias: column(self.held(name), types[alias])
            for name, alias in self.codec.aliases.items()
            if alias in types
        }
        known |= {"id": self._ids, **self._days, **self.proof, **others}
        known["evidence"] = at.evidence.ids_about(self.ids)
        known["caption"] = pa.array(self.captions, pa.string())
        known["sources"] = constant([at.lookup.source], TEXTS, len(self.rows))
        known["conflicting"] = column(self.conflicting, TEXTS)
        known["digest"] = pa.array(digests(known), pa.string())
        return known

    def of_steps(self, *, via: bool) -> Columns:
        """Return what steps take from them.

        Args:
            via: whether a step of them leads through a node.
        """
        start, end = zip(*self._periods, strict=True)
        return {
            "link": self._ids,
            "via": self._ids if via else constant("", pa.string(), len(self.rows)),
            "lot": pa.array(self.held("lot"), pa.string()),
            "start": pa.array(start, pa.string()),
            "end": pa.array(end, pa.string()),
            **self._days,
        }


def layout_of(
    codec: Codec[Any], group: Group, rows: list[Fields], onto: Merge, source: str, *, ahead: int
) -> Layout:
    """Join the records of one thing, in their order; rows are as those of `Layout`."""
    first: dict[str, Fields] = {}
    later: defaultdict[str, list[Fields]] = defaultdict(list)
    for one in rows:
        if first.setdefault(one[ahead], one) is not one:
            later[one[ahead]].append(one)
    conflicting: dict[str, tuple[str, ...]] = dict.fromkeys(first, ())
    for name, others in later.items():
        every = [codec.unpack(one[ahead + 1 :]) for one in (first[name], *others)]
        merged = Stated(every[0], (source,))
        for record in every[1:]:
            merged = onto(merged, Stated(record, (source,)))
        first[name] = (*first[name][: ahead + 1], *codec.pack(merged.record))
        conflicting[name] = merged.conflicting
    return Layout(codec, group, list(first.values()), list(conflicting.values()), ahead)


@lru_cache(maxsize=100_000)
def bounds(event: bool, start: str, end: str, day: str) -> Bounds:
    """Return when a link or joint fact stood or happened."""
    return dates.event(day or start) if event else dates.standing(start, end, day)
