"""What all answers share: frozen and strict, and the few words for what may be said."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class State(StrEnum):
    """What may be said of a chain, or of a subject."""

    DOCUMENTED = "documented"
    INDICATED = "indicated"
    NONE_RECORDED = "none recorded"


def best(states: Collection[State]) -> State:
    """Return what may be said of a subject: the best state of its chains; none is none recorded."""
    return next((one for one in State if one in states), State.NONE_RECORDED)


class Temporal(StrEnum):
    """Whether the steps of a chain stood together for certain or only as far as is known."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Answer(BaseModel):
    """Base of all answers: frozen, strict, JSON names as the Python names."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Days = tuple[date, date, date, date]
"""The first and the last day on which a fact may have begun, and on which it may have ended.

0001-01-01 and 9999-12-31 say that no document bounds that side.
"""


class Node(Answer):
    """An entity on a chain."""

    id: str
    name: str
    schema_: str = Field(alias="schema")
    unidentified: bool = False
