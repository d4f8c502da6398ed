"""What the search for possible matches answers (resolve-candidates/1).

Fields are added within a major version, never renamed. Nothing here says that two are one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

THRESHOLD = 82.0
"""The least score of a candidate, 0 to 100. Calibrated for the best F1 on one half of the labelled
pairs of benchmarks/names.py, and reported there on the other half."""


class State(StrEnum):
    """What is said of two entities; nothing says that they are one."""

    POSSIBLE = "possible"
    DIFFERENT = "different"


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Side(_Answer):
    """One of the two, with the one of its names that is most like a name of the other."""

    id: str
    name: str
    schema_: str = Field(alias="schema")
    compared: str
    designated: bool


class Reason(_Answer):
    """One feature: what it is about, the points that it adds or takes off, and why."""

    about: str
    points: float
    said: str


class Candidate(_Answer):
    """Two entities that may be one.

    `score` is 0 to 100 and orders candidates; it is no probability. `name_score` is that of the
    names alone. `different_by` names the strong identifiers that tell them apart, if any do.
    """

    state: State
    score: float
    name_score: float
    first: Side
    second: Side
    features: tuple[Reason, ...]
    explanation: str
    different_by: str = ""


@dataclass
class Found:
    """What was found, the most alike first.

    Args:
        candidates: those that are wanted, at most as many as asked for.
        total: how many there are.
        different: pairs with names as alike that a strong identifier tells apart.
        entities: how many entities were looked at.
        names: how many names they have.
        compared: pairs of names that were compared word by word.
    """

    candidates: list[Candidate] = field(default_factory=list)
    total: int = 0
    different: list[Candidate] = field(default_factory=list)
    entities: int = 0
    names: int = 0
    compared: int = 0
