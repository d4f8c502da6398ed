"""Where a ship went and whom it met: port calls, and the rule of 180 days (docs/how-to/fleet.md).

In all rows `standard` is that of the weakest fact, `links` are the ids of the links and joint facts
that the row rests on, and `certain` says that it holds whatever the unknown days are.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict, cast

from graphkit.catalogue import query
from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.network.fleet import Named, asked, hull
from graphkit.network.found import Known


class CallRow(TypedDict):
    """A row of fleet/port_calls: one call; `name` is that under which the ship called."""

    call: str
    name: str
    port: str
    portName: str
    country: list[str]
    agents: list[Named]
    terminals: list[Named]
    date: str
    startMin: date
    startMax: date
    certain: bool
    standard: int
    status: str
    links: list[str]
    evidence: list[str]


# `with` is a word of Python, so this one cannot be a class
BanRow = TypedDict(
    "BanRow",
    {
        "ship": str,
        "name": str,
        "how": str,
        "with": str | None,
        "withName": str | None,
        "basis": str,
        "port": str,
        "portName": str,
        "callMin": date,
        "callMax": date,
        "transferMin": date | None,
        "transferMax": date | None,
        "daysCallMin": int | None,
        "daysCallMax": int | None,
        "daysTransferMin": int | None,
        "daysTransferMax": int | None,
        "daysBetweenMin": int | None,
        "daysBetweenMax": int | None,
        "callWithin": str,
        "certain": bool,
        "standard": int,
        "links": list[str],
    },
)
"""A row of fleet/port_ban_180: one call, or one transfer with a ship that had called before.

`how` is called or transferred, `basis` port call or shipment, `callWithin` certain, possible or no.
Days count back from the day asked about, and from the transfer to the call; None is unknown.
"""

COLUMNS: dict[str, type] = {"fleet/port_ban_180": BanRow, "fleet/port_calls": CallRow}


def port_calls(graph: Graph, ship: str, since: date, until: date, known: Known) -> list[CallRow]:
    """Return the port calls of a ship that were or may have been in a window, both days included.

    Raises:
        UsageError: `ship` names no ship that is loaded, or the window ends before it begins.
        DatabaseError: the database cannot be reached.
    """
    if until < since:
        raise UsageError(f"the window ends ({until}) before it begins ({since})")
    window = {"ship": hull(graph, ship), "since": since, "until": until}
    counts = known.parameters("knownBy", "standard")
    return cast("list[CallRow]", graph.read(query("fleet/port_calls"), window | counts))


def port_ban_180(
    graph: Graph, known: Known, ship: str | None = None, *, days: int = 180, country: str = "kp"
) -> list[BanRow]:
    """Return calls and transfers that 31 CFR 510.208(b) speaks of, counted back from a day.

    Args:
        graph: where to look.
        known: which facts count; `as_of` is the day of the call in the United States.
        ship: only this ship.
        days: how far to count back.
        country: of the ports, ISO 3166, two small letters.

    Raises:
        UsageError: `ship` names no ship that is loaded, or no day was asked about.
        DatabaseError: the database cannot be reached.
    """
    if known.as_of is None:
        raise UsageError("days are counted back from a day, and none is given", cure="--as-of DAY")
    more = asked(graph, ship, known, days=days, country=country)
    return cast("list[BanRow]", graph.read(query("fleet/port_ban_180"), more))
