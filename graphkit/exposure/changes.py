"""What a history of knowledge answers, as printed and as written to JSON (exposure-history/1)."""

from __future__ import annotations

from datetime import date

from graphkit.exposure.answer import Coverage, Evidence, Listing
from graphkit.exposure.shape import Answer, Node, State


class Moved(Answer):
    """A chain whose standard changed on a day; None is a chain that was not there."""

    chain_id: str
    target: Node
    hops: int
    before: int | None
    after: int | None
    sentence: str


class Change(Answer):
    """A day on which what was published changed the answer.

    `evidence` was published that day about steps whose standard changed; `listings` are the
    designations that made a party a target.
    """

    day: date
    state_before: State
    state: State
    curve: dict[str, int]
    moved: tuple[Moved, ...]
    evidence: tuple[Evidence, ...]
    listings: tuple[Listing, ...]


class History(Answer):
    """Every change of an answer up to a day, first to last."""

    subject: Node
    as_of: date | None
    known_by: date
    standard: int
    state: State
    results: tuple[Change, ...]
    truncated: bool
    truncation: str | None
    coverage: Coverage
