"""The columns of each question, typed: the contract of a query file with the code that reads it.

A test asks the server for the columns of every file named here and compares; a column that is
renamed on one side alone is found before anybody reads from it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypedDict


class ChainRow(TypedDict):
    """A row of exposure/trace: one chain, its nodes and steps as maps in order."""

    standard: int
    hops: int
    target: str
    nodes: list[dict[str, Any]]
    steps: list[dict[str, Any]]


class FrontierRow(TypedDict):
    """A row of exposure/frontier: one kind of step out of one state, and whom it reaches."""

    state: int
    code: int
    next: int
    flow: int
    lot: str
    stops: bool
    entities: list[dict[str, str]]


class DesignationRow(TypedDict):
    """A row of exposure/designations: one measure of one authority."""

    entity: str
    id: str
    authority: str
    programme: str
    listId: str | None
    stage: str
    measures: list[str]
    start: str | None
    end: str | None
    endReason: str | None
    scope: str | None
    startMin: date
    startMax: date
    endMin: date
    endMax: date


class BehindRow(TypedDict):
    """A row of ownership/above or ownership/below: one link that may pass blocking downward."""

    above: str
    below: str
    link: str
    kind: str
    role: str
    shareMin: float
    shareMax: float
    shareMinExclusive: bool
    shareMaxExclusive: bool
    startMin: date
    startMax: date
    endMin: date
    endMax: date
    reached: list[date]
    thing: bool


class BesideRow(TypedDict):
    """A row of ownership/beside: a link of the subject that no rule on ownership counts."""

    other: str
    link: str
    kind: str


class FreezingRow(TypedDict):
    """A row of ownership/listings or ownership/designated: one designation that freezes."""

    entity: str
    id: str
    authority: str
    stage: str
    endReason: str | None
    startMin: date
    startMax: date
    endMin: date
    endMax: date
    reached: list[date]


class OwnerPathRow(TypedDict):
    """A row of ownership/paths: one drawn path up to a designated party."""

    owner: str
    name: str
    links: int
    stated: list[str]


class LinkRow(TypedDict):
    """A row of exposure/chain_by_links: which stated fact the drawn path belongs to."""

    link: str


class StatedRow(TypedDict):
    """A row of evidence/stated: a link or joint fact with its parties by role."""

    id: str
    kind: str
    stated: dict[str, Any]
    parties: list[dict[str, str]]


class EvidenceRow(TypedDict):
    """A row of evidence/of_links: one piece of evidence with its document."""

    about: str
    id: str
    proposition: str
    direction: str
    roles: list[str]
    element: str | None
    wording: str
    locator: str | None
    quote: str | None
    read: bool
    memory: str | None
    credibility: int
    admittedBy: str | None
    notes: str | None
    document: str
    title: str
    kind: str
    publisher: str
    reliability: str
    published: str | None
    retrieved: str | None
    reliesOn: list[str]
    file: str | None
    sha256: str | None
    url: str | None


class DocumentRow(TypedDict):
    """A row of evidence/documents: a document, asked for or relied on; names are its record's."""

    id: str
    title: str
    kind: str
    publisher: str
    reliability: str
    published: str | None
    retrieved: str | None
    reliesOn: list[str]
    reliesOnKnown: bool
    heldBy: str | None
    heldSince: str | None
    withdrawn: str | None
    url: str | None


class HeldRow(TypedDict):
    """A row of evidence/held: a step of a fact of which a party held a document unpublished."""

    id: str
    link: str
    kind: str
    role: str


class RunRow(TypedDict):
    """A row of evidence/runs: one complete load."""

    id: str
    source: str
    title: str
    dated: str | None
    authorities: list[str]
    sha256: list[str] | None
    rowsRead: int
    rowsAccepted: int
    documents: list[str]
    ended: datetime


class StatedByOneRow(TypedDict):
    """A row of evidence/stated_by_one: what one release states and another does not."""

    id: str
    kind: str
    type: str
    reference: str | None
    parties: list[dict[str, str]]


class ChangeRow(TypedDict):
    """A row of evidence/changes: fields of one thing before and after, as JSON."""

    id: str
    name: str
    fields: list[str]
    before: list[str]
    after: list[str]
    run: str


class EntityRow(TypedDict):
    """A row of find/by_identifier."""

    id: str
    name: str
    labels: list[str]
    alias: list[str]
    weakAlias: list[str]
    previousName: list[str]
    designated: bool
    unidentified: bool
    country: list[str]
    flag: list[str]
    identifiers: list[str]
    listings: list[dict[str, str | None]]


class NameRow(EntityRow):
    """A row of find/by_name: as find/by_identifier, with the score of the index."""

    score: float


COLUMNS: dict[str, type] = {
    "evidence/changes": ChangeRow,
    "evidence/documents": DocumentRow,
    "evidence/held": HeldRow,
    "evidence/of_links": EvidenceRow,
    "evidence/runs": RunRow,
    "evidence/stated": StatedRow,
    "evidence/stated_by_one": StatedByOneRow,
    "exposure/chain_by_links": LinkRow,
    "exposure/designations": DesignationRow,
    "exposure/frontier": FrontierRow,
    "exposure/trace": ChainRow,
    "find/by_identifier": EntityRow,
    "find/by_name": NameRow,
    "ownership/above": BehindRow,
    "ownership/below": BehindRow,
    "ownership/beside": BesideRow,
    "ownership/designated": FreezingRow,
    "ownership/listings": FreezingRow,
    "ownership/paths": OwnerPathRow,
}
"""The row of each question by its name; every question has one."""
