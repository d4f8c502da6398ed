"""The rows of the questions of this room, as the queries return them."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict


class ClassRow(TypedDict):
    """A row of regimes/classes: a party that rules name by country, flag or listing."""

    id: str


class DealingRow(TypedDict):
    """A row of regimes/dealings: one party and one stated fact in which it takes part.

    `stated` has the properties of the link or joint fact, `parties` all who take part with their
    roles, `pairs` the roles whose proof differs from that of the whole fact.
    """

    party: str
    id: str
    type: str
    stated: dict[str, Any]
    parties: list[dict[str, str]]
    pairs: list[dict[str, Any]]


class TieRow(TypedDict):
    """A row of regimes/answered, answering, served, serving or in_front: one step or link."""

    link: str
    kind: str
    below: str
    above: str
    possible: bool
    event: bool
    startMin: date
    startMax: date
    endMin: date
    endMax: date
    reached: list[date]
    refutedFrom: date


class BehindRow(TypedDict):
    """A row of regimes/behind: one link to who stands behind a party, or is the same.

    Shares are per cent, 0 to 100 where nobody states them; `ship` says whether a ship is below.
    """

    link: str
    kind: str
    below: str
    above: str
    ship: bool
    shareMin: float
    shareMax: float
    startMin: date
    startMax: date
    endMin: date
    endMax: date
    reached: list[date]
    refutedFrom: date


class FlownRow(TypedDict):
    """A flag that a name of a ship carried, within a row of regimes/parties."""

    country: str
    link: str
    startMin: date
    startMax: date
    endMin: date
    endMax: date


class PartyRow(TypedDict):
    """A row of regimes/parties: what a rule asks of a party's own record."""

    id: str
    name: str
    labels: list[str]
    unidentified: bool
    countries: list[str]
    flags: list[str]
    flown: list[FlownRow]


COLUMNS: dict[str, type] = {
    "regimes/answered": TieRow,
    "regimes/answering": TieRow,
    "regimes/behind": BehindRow,
    "regimes/classes": ClassRow,
    "regimes/dealings": DealingRow,
    "regimes/in_front": TieRow,
    "regimes/parties": PartyRow,
    "regimes/served": TieRow,
    "regimes/serving": TieRow,
}
"""The row of each question by its name."""
