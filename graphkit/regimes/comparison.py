"""What a comparison of two regimes says: typed and frozen."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from graphkit.exposure.answer import Coverage
from graphkit.exposure.shape import Answer


class Humanitarian(Answer):
    """Dealings in humanitarian goods: caught, and saved by nothing but an exemption."""

    caught: int
    exempt: int


class Side(Answer):
    """One of the two regimes, and whom it catches in all."""

    regime: str
    title: str
    says: str
    law_day: date
    rules: int
    caught: int
    by_rule: dict[str, int]
    humanitarian: Humanitarian
    supposed: tuple[str, ...] = ()


class Flip(Answer):
    """What made the difference for one rule; `element` is None where the rule itself did."""

    rule: str
    name: str
    how: str
    element: str | None
    why: str


class Saving(Answer):
    """An element that the first regime still waits for, and the second does not ask for."""

    rule: str
    element: str
    why: str


class Entry(Answer):
    """A subject that one regime catches at least, with the dealing that comes nearest.

    `standard` is the highest that conduct which meets a rule has reached. `saved` are elements that
    the second regime does not need, `documents_no_longer_needed` titles of documents that only
    rules of the first rest on.
    """

    id: str
    name: str
    schema_: str = Field(alias="schema")
    unidentified: bool
    jurisdictions: tuple[str, ...]
    kind: str
    move: str
    rules_before: tuple[str, ...]
    rules_after: tuple[str, ...]
    standard: int
    sentence: str
    dealing: str
    through: tuple[str, ...] = ()
    flips: tuple[Flip, ...] = ()
    saved: tuple[Saving, ...] = ()
    documents_no_longer_needed: tuple[str, ...] = ()


class Comparison(Answer):
    """Who enters, leaves and stays; `totals` counts them by jurisdiction, kind, rule, standard."""

    before: Side
    after: Side
    as_of: date
    known_by: date
    results: tuple[Entry, ...]
    totals: dict[str, dict[str, dict[str, int]]]
    limits: tuple[str, ...] = ()
    coverage: Coverage = Coverage()
    truncated: bool = False
