"""The row of each question of this room by its name."""

from __future__ import annotations

from typing import TypedDict


class NamesRow(TypedDict):
    """A row of resolve/names: one entity with all of its names."""

    id: str
    labels: list[str]
    name: str
    unidentified: bool
    alias: list[str]
    weakAlias: list[str]
    previousName: list[str]


class KnownRow(NamesRow):
    """A row of resolve/known: the same, with what stands beside names."""

    designated: bool
    birthDate: list[str]
    gender: list[str]
    nationality: list[str]
    country: list[str]
    jurisdiction: list[str]
    flag: list[str]
    pastFlags: list[str]
    buildDate: list[str]
    tonnage: list[str]
    grossRegisteredTonnage: list[str]
    mmsi: list[str]
    callSign: list[str]
    registrationNumber: list[str]
    taxNumber: list[str]
    idNumber: list[str]
    addressKey: list[str]
    identifiers: list[str]
    joined: list[str]
    decided: list[str]


class HistoryRow(TypedDict):
    """A row of resolve/history: one decision about an entity, or one candidate."""

    subject: str
    other: str
    otherName: str
    decision: str
    decidedBy: str
    decidedOn: str
    why: str
    source: str


COLUMNS: dict[str, type] = {
    "resolve/names": NamesRow,
    "resolve/known": KnownRow,
    "resolve/history": HistoryRow,
}
"""The row of each question by its name; every question of the room has one."""
