"""Who a ship is: its names and flags, how often they changed and when, and its sisters.

What a row means, and what it does not, is in docs/how-to/fleet.md and in the header of each
query. In all rows `standard` is that of the weakest fact, `links` are the ids of the links and
joint facts that the row rests on, and `certain` says that it holds whatever the unknown days are.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict, cast

from graphkit.catalogue import query
from graphkit.graph import Graph
from graphkit.network.fleet import asked
from graphkit.network.found import Known


class SisterRow(TypedDict):
    """A row of fleet/sister_ships: another ship, and a party that both share in one role.

    The four days bound the period in which both facts stood. `role` is owner, manager, charterer
    or insurer.
    """

    sister: str
    name: str
    flag: list[str]
    through: str
    throughName: str
    role: str
    designated: bool
    startMin: date
    startMax: date
    endMin: date
    endMax: date
    certain: bool
    standard: int
    links: list[str]


class Paper(TypedDict):
    """A document by its title and days, as stated."""

    id: str
    title: str
    published: str | None
    retrieved: str | None


class IdentityRow(TypedDict):
    """A row of fleet/identities_of_ship: the ship's record, or one identity that it used.

    `stated` is `record`, which has neither days nor a standard, or `used`.
    """

    stated: str
    identity: str
    name: str
    otherNames: list[str]
    flag: list[str]
    pastFlags: list[str]
    mmsi: list[str]
    callSign: list[str]
    imoNumber: str | None
    fraudulent: bool
    start: str | None
    end: str | None
    date: str | None
    startMin: date | None
    startMax: date | None
    endMin: date | None
    endMax: date | None
    certain: bool
    standard: int | None
    status: str | None
    links: list[str]
    documents: list[Paper]


class FlagClaim(TypedDict):
    """One flag that a ship sailed under, with its bounds; ISO 3166 code."""

    flag: str
    fraudulent: bool
    startMin: date
    startMax: date
    endMin: date
    endMax: date
    standard: int
    link: str


class FlagRow(TypedDict):
    """A row of fleet/flag_hopping: the flags of one ship and how often they changed.

    Spans are in days, rates in changes a year of 365.25 days; None is unknown. `span` is `known`,
    `one day` or `unknown`.
    """

    ship: str
    name: str
    flags: list[FlagClaim]
    recordFlags: list[str]
    changesMin: int
    changesMax: int
    spanDaysMin: int | None
    spanDaysMax: int | None
    span: str
    perYearMin: float | None
    perYearMax: float | None
    certain: bool
    standard: int | None
    links: list[str]


# `from` is a word of Python, so this one cannot be a class
ChangeRow = TypedDict(
    "ChangeRow",
    {
        "ship": str,
        "name": str,
        "what": str,
        "how": str,
        "from": str | None,
        "to": str | None,
        "changeMin": date,
        "changeMax": date,
        "listed": str,
        "listedName": str,
        "listedAs": str,
        "designation": str,
        "authority": str,
        "programme": str,
        "listedMin": date,
        "listedMax": date,
        "daysMin": int | None,
        "daysMax": int | None,
        "certain": bool,
        "standard": int,
        "links": list[str],
    },
)
"""A row of fleet/changed_after_listing: one change and one designation near it.

`what` is name, flag, owner, manager, operator or sale; `how` is began, ended or sold. Days count
from the designation to the change.
"""

COLUMNS: dict[str, type] = {
    "fleet/changed_after_listing": ChangeRow,
    "fleet/flag_hopping": FlagRow,
    "fleet/identities_of_ship": IdentityRow,
    "fleet/sister_ships": SisterRow,
}


def sister_ships(graph: Graph, ship: str, known: Known) -> list[SisterRow]:
    """Return other ships that share an owner, manager, charterer or insurer with a ship.

    Raises:
        UsageError: `ship` names no ship that is loaded.
        DatabaseError: the database cannot be reached.
    """
    found = graph.read(query("fleet/sister_ships"), asked(graph, ship, known))
    return cast("list[SisterRow]", found)


def identities_of_ship(graph: Graph, ship: str, known: Known) -> list[IdentityRow]:
    """Return the ship's own record and the names, flags and numbers that it used.

    Raises:
        UsageError: `ship` names no ship that is loaded.
        DatabaseError: the database cannot be reached.
    """
    found = graph.read(query("fleet/identities_of_ship"), asked(graph, ship, known))
    return cast("list[IdentityRow]", found)


def flag_hopping(
    graph: Graph, known: Known, ship: str | None = None, *, changes: int = 1
) -> list[FlagRow]:
    """Return ships by how often their flag changed, most first.

    Args:
        graph: where to look.
        known: which facts count; as of a day, flags that may have begun by then.
        ship: only this ship.
        changes: leave out ships with fewer possible changes.

    Raises:
        UsageError: `ship` names no ship that is loaded.
        DatabaseError: the database cannot be reached.
    """
    found = graph.read(query("fleet/flag_hopping"), asked(graph, ship, known, changes=changes))
    return cast("list[FlagRow]", found)


def changed_after_listing(
    graph: Graph, known: Known, ship: str | None = None, *, days: int = 180, undated: bool = False
) -> list[ChangeRow]:
    """Return names, flags, owners, managers and sales that changed near a designation.

    Args:
        graph: where to look.
        known: which facts count.
        ship: only this ship.
        days: before or after the designation, at most.
        undated: also names and flags of which no document says when or from what they changed.

    Raises:
        UsageError: `ship` names no ship that is loaded.
        DatabaseError: the database cannot be reached.
    """
    more = asked(graph, ship, known, days=days, undated=undated)
    found = graph.read(query("fleet/changed_after_listing"), more)
    return cast("list[ChangeRow]", found)
