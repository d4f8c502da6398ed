"""What an answer on gaps in use says: typed and frozen. A list, never an accusation."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from graphkit.exposure.answer import Coverage
from graphkit.exposure.shape import Answer

NO_ACTION = "no action is recorded in the sources loaded"
UNKNOWN = "unknown"


class Unlisted(Answer):
    """A subject whose conduct meets a rule for designation, and whom that authority does not list.

    `days` counts from the first day on which conduct that meets it certainly had happened.
    """

    id: str
    name: str
    schema_: str = Field(alias="schema")
    unidentified: bool
    jurisdictions: tuple[str, ...]
    authority: str
    rules: tuple[str, ...]
    acts: str
    since: date | None
    days: int | None
    standard: int
    sentence: str
    listed_by_others: tuple[str, ...] = ()


class StateConduct(Answer):
    """Conduct tied to a State that a measure of the Security Council forbids, and its answer."""

    state: str
    tie: str
    subject: str
    name: str
    rules: tuple[str, ...]
    sentence: str
    action: str


class Gaps(Answer):
    """What the law allows or asks for and no listing or action that is loaded answers."""

    regime: str
    law_day: date
    as_of: date
    known_by: date
    results: tuple[Unlisted, ...]
    by_authority: dict[str, int]
    states: tuple[StateConduct, ...]
    limits: tuple[str, ...] = ()
    coverage: Coverage = Coverage()
    truncated: bool = False
