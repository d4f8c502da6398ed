"""Which leases and charters stood on a day, and to which designated parties they lead."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, cast

from graphkit.catalogue import query
from graphkit.graph import Graph
from graphkit.network.fleet import Named, asked
from graphkit.network.found import Known


class Listed(TypedDict):
    """One designation of a party; `certain` says that it stood on the day asked about."""

    id: str
    authority: str
    programme: str
    startMin: date
    startMax: date
    endMin: date
    endMax: date
    certain: bool


class Up(TypedDict):
    """One step from a party to who stands behind it, with the link that states it."""

    kind: str
    link: str
    standard: int
    status: str


class LeaseRow(TypedDict):
    """A row of fleet/leases_in_force: one lease, and one designated party that it leads to or None.

    `hops` counts the steps from `party`, which is one to the lease, to `target`; 0 is the same.
    `standard` is that of the weakest fact, `links` are the ids that the row rests on.
    """

    lease: str
    kind: str
    reference: str
    lessors: list[Named]
    lessees: list[Named]
    vessels: list[Named]
    brokers: list[Named]
    startMin: date
    startMax: date
    endMin: date
    endMax: date
    leaseCertain: bool
    role: str | None
    party: str | None
    partyName: str | None
    target: str | None
    targetName: str | None
    hops: int | None
    steps: list[Up]
    designations: list[Listed]
    certain: bool
    standard: int
    links: list[str]


COLUMNS: dict[str, type] = {"fleet/leases_in_force": LeaseRow}


def leases_in_force(graph: Graph, known: Known, ship: str | None = None) -> list[LeaseRow]:
    """Return leases in force with their parties, and the designated parties they lead to.

    Args:
        graph: where to look.
        known: which facts count, and as of which day.
        ship: only leases of this ship, under any of its names.

    Raises:
        UsageError: `ship` names no ship that is loaded.
        DatabaseError: the database cannot be reached.
    """
    found = graph.read(query("fleet/leases_in_force"), asked(graph, ship, known))
    return cast("list[LeaseRow]", found)
