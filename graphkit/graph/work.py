"""Running queries as parts of a larger work: in slabs, counted, and none of its rows lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol, TypeVar

from graphkit.catalogue import Query, query
from graphkit.errors import GraphkitError
from graphkit.graph.connection import WRITE_SECONDS, Graph, Returned, Transaction
from graphkit.graph.rows import Parameters, Ran, Rows

T = TypeVar("T")
SLAB = 5_000
"""Rows in one query: of usual rows, by measure about 60 MiB of the server's memory."""
SLAB_BYTES = 8 * 1024 * 1024
"""Bytes of texts in one query."""


class Work(Protocol):
    """Something that runs queries and counts what they change."""

    @property
    def counters(self) -> Counter[str]:
        """What was changed so far, by Neo4j's names."""

    def run(self, query: Query, parameters: Parameters) -> Rows:
        """Run one query and return its rows."""

    def send(self, query: Query, parameters: Parameters, returned: Returned) -> None:
        """Run one query without waiting for its rows; `returned` is told them later."""


CHANGING = frozenset(
    f"load/{name}"
    for name in ("steps_new", "steps_changed", "steps_stale", "links_taken_off", "nodes_taken_off",
                 "entities", "vessel_identities", "rekeyed", "designations")
)  # fmt: skip
"""The queries that change what walks look at; graph.tables says how."""


@dataclass(frozen=True)
class Whole:
    """All work in one open transaction.

    Args:
        transaction: the transaction.
        ran: those of CHANGING that were run in it.
    """

    transaction: Transaction
    ran: list[Ran] = field(default_factory=list)

    @property
    def counters(self) -> Counter[str]:
        """What was changed so far."""
        return self.transaction.counters

    def run(self, query: Query, parameters: Parameters) -> Rows:
        """Run one query in the transaction."""
        rows = self.transaction.run(query, parameters)
        if query.name in CHANGING:
            self.ran.append(Ran(query.name, parameters, rows))
        return rows

    def send(self, query: Query, parameters: Parameters, returned: Returned) -> None:
        """Run one query in the transaction, and make the next ready meanwhile."""
        self.transaction.send(query, parameters, returned)
        if query.name in CHANGING:
            self.ran.append(Ran(query.name, parameters, []))


@dataclass(frozen=True)
class ReadOnly:
    """Reading queries, each by itself, before anything is written."""

    graph: Graph

    @property
    def counters(self) -> Counter[str]:
        """Nothing was changed."""
        return Counter()

    def run(self, query: Query, parameters: Parameters) -> Rows:
        """Run one reading query."""
        return self.graph.read(query, parameters, seconds=WRITE_SECONDS)

    def send(self, query: Query, parameters: Parameters, returned: Returned) -> None:
        """Run one query at once; the server refuses one that writes."""
        returned(self.run(query, parameters))


def read(work: Work, name: str, ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Run a query that takes $ids, in slabs; each id once."""
    for slab in slabs(sorted(set(ids))):
        yield from work.run(query(name), {"ids": slab})


def write(work: Work, name: str, rows: Sequence[dict[str, Any]]) -> None:
    """Run a query that writes $rows, in slabs; what it wrote is checked before the commit.

    Raises:
        GraphkitError: it wrote another number of rows than it was given.
    """
    for slab in _by_weight(rows):
        work.send(query(name), {"rows": slab}, partial(_check, name, len(slab)))


def _check(name: str, given: int, rows: Rows) -> None:
    written = rows[0]["written"]
    if written != given:
        fault = f"{given} rows were given and {written} written"
        cure = "this is a defect, or two loads ran at once; load again"
        raise GraphkitError(fault, where=name, cure=cure)


def write_ids(work: Work, name: str, ids: Iterable[str]) -> None:
    """Run a writing query that takes $ids, in slabs; an id may have nothing to write."""
    for slab in slabs(sorted(set(ids))):
        work.run(query(name), {"ids": slab})


def slabs(rows: Sequence[T], size: int = SLAB) -> Iterator[Sequence[T]]:
    """Cut rows into slabs."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _by_weight(rows: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Cut rows into slabs of which none is too large for one message."""
    slab, weight = list[dict[str, Any]](), 0
    for row in rows:
        own = _weight(row.get("properties", row))
        if slab and (len(slab) >= SLAB or weight + own > SLAB_BYTES):
            yield slab
            slab, weight = [], 0
        slab.append(row)
        weight += own
    if slab:
        yield slab


def _weight(properties: Mapping[str, Any]) -> int:
    """Return about how many bytes a row is: what may be long is its texts and lists of texts."""
    weight = 0
    for value in properties.values():
        kind = type(value)
        if kind is str:
            weight += len(value)
        elif kind is list and value and type(value[0]) is str:
            weight += sum(map(len, value))
    return weight
