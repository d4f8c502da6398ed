"""What a trace answers, as it is printed and as it is written to JSON (exposure-chain/1).

Fields are added within a major version of the schema, never renamed. Nothing here is a score and
nothing says "clean": an answer is documented, indicated or none recorded, with its evidence.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class State(StrEnum):
    """What may be said of a chain, or of a subject."""

    DOCUMENTED = "documented"
    INDICATED = "indicated"
    NONE_RECORDED = "none recorded"


class Temporal(StrEnum):
    """Whether the steps of a chain stood together for certain or only as far as is known."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Answer(BaseModel):
    """Base of all answers: frozen, strict, JSON names as the Python names."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Node(Answer):
    """An entity on a chain."""

    id: str
    name: str
    schema_: str = Field(alias="schema")
    unidentified: bool = False


class Evidence(Answer):
    """One statement for or against one proposition, with the document that it stands in."""

    id: str
    proposition: str
    direction: str
    element: str | None = None
    roles: tuple[str, ...] = ()
    document: str
    title: str
    kind: str
    publisher: str
    reliability: str
    published: str | None = None
    retrieved: str | None = None
    locator: str | None = None
    quote: str | None = None
    read: bool = False
    memory: str | None = None
    wording: str = "stated"
    credibility: int | None = None
    admitted_by: str | None = None
    file: str | None = None
    url: str | None = None
    sha256: str | None = None
    notes: str | None = None


class Step(Answer):
    """One step of a chain. `from` and `to` follow the walk: from the exposed to what exposes it."""

    id: str
    type: str
    role: str
    step_class: str = Field(alias="class")
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    start: str | None = None
    end: str | None = None
    event: bool = False
    possible: bool = False
    hops: int = 1
    standard: int
    standard_name: str
    standard_if_read: int
    status_if_read: str
    status: str
    sentence: str = ""
    evidence: tuple[Evidence, ...] = ()


class Listing(Answer):
    """A designation of the party that a chain ends at, with its status on the two days."""

    id: str
    authority: str
    programme: str
    list_id: str | None = None
    stage: str
    measures: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    end_reason: str | None = None
    scope: str | None = None
    at_event: str | None = None
    as_of: str | None = None


class Target(Answer):
    """The party that a chain ends at; the statuses are those of its strongest listing."""

    id: str
    name: str
    designations: tuple[Listing, ...] = ()
    at_event: str | None = None
    as_of: str | None = None


class Links(Answer):
    """Where to see the chain."""

    browser: str | None = None


class Chain(Answer):
    """One chain from the subject to a target."""

    chain_id: str
    state: State
    standard: int
    standard_name: str
    hops: int
    temporal: Temporal
    conduct_date: str | None = None
    nodes: tuple[Node, ...]
    steps: tuple[Step, ...]
    weakest_step: int
    weakest_steps: int
    inferences: int
    basis: str
    target: Target
    sentence: str
    links: Links = Links()


def standing(chain: Chain) -> bool:
    """Tell whether a chain ends at a party that is, or may be, listed on the day asked about."""
    return chain.target.as_of in (None, "listed", "possibly listed")


class NotWalked(Answer):
    """Entities next to the walk that the rule kept out, counted by reason."""

    reason: str
    entities: int
    examples: tuple[str, ...] = ()


class Coverage(Answer):
    """What was searched: absence means nothing without it."""

    lists_checked: tuple[str, ...] = ()
    lists_missing: tuple[str, ...] = ()
    unresolved: int = 0
    runs: tuple[dict[str, str | int | None], ...] = ()


class Trace(Answer):
    """The whole answer about one subject."""

    subject: Node
    subject_designations: tuple[Listing, ...] = ()
    state: State
    as_of: date | None
    known_by: date
    standard: int
    max_hops: int
    include: tuple[str, ...] = ()
    to: str | None = None
    through_targets: bool = False
    results: tuple[Chain, ...] = ()
    curve: dict[str, int] = Field(default_factory=dict, description="chains by standard")
    complete_down_to: int | None
    truncated: bool
    truncation: str | None = None
    not_walked: tuple[NotWalked, ...] = ()
    not_walked_complete: bool = True
    coverage: Coverage = Coverage()
