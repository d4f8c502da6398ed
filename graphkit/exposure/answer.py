"""What a trace answers, as it is printed and as it is written to JSON (exposure-chain/1).

Fields are added within a major version of the schema, never renamed. Nothing here is a score and
nothing says "clean": an answer is documented, indicated or none recorded, with its evidence.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from graphkit.exposure.argument import Reasons
from graphkit.exposure.shape import Answer, Days, Node, State, Temporal
from graphkit.exposure.time import Timed

__all__ = [
    "Answer",
    "Chain",
    "Coverage",
    "Evidence",
    "Links",
    "Listing",
    "Node",
    "NotWalked",
    "Party",
    "State",
    "Step",
    "Target",
    "Temporal",
    "Trace",
    "standing",
]


class Party(Answer):
    """Who takes part in a stated fact, and as what: `from` and `to` of a link, else a role."""

    role: str
    id: str
    name: str


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
    citation: int | None = None

    @property
    def contradicts(self) -> bool:
        """Whether it speaks against its proposition."""
        return self.direction == "contradicts"

    @property
    def grade(self) -> str:
        """How reliable its source is (A-F) and, if assessed, how credible its words (1-6)."""
        return f"{self.reliability}{self.credibility or ''}"


class Step(Answer):
    """One step of a chain. `from` and `to` follow the walk: from the exposed to what exposes it.

    `parties` are all who take part in what is stated, and `evidence` is what had been published by
    the day that the question names. `bounds` are the days between which it stood, or happened.
    `timed` is for reckoning with days and is not written: an answer that was read back from a file
    has none, and only renders.
    """

    id: str
    type: str
    role: str
    step_class: str = Field(alias="class")
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    start: str | None = None
    end: str | None = None
    bounds: Days | None = None
    event: bool = False
    possible: bool = False
    hops: int = 1
    standard: int
    standard_name: str
    standard_if_read: int
    status_if_read: str
    status: str
    sentence: str = ""
    parties: tuple[Party, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    timed: Timed = Field(default=None, exclude=True, repr=False)  # type: ignore[assignment]


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
    bounds: Days | None = None
    end_reason: str | None = None
    scope: str | None = None
    at_event: str | None = None
    as_of: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Target(Answer):
    """The party that a chain ends at; the statuses are those of its strongest listing.

    `blocked` says how the rule of ownership that was asked for reaches it: certainly or possibly.
    """

    id: str
    name: str
    designations: tuple[Listing, ...] = ()
    at_event: str | None = None
    as_of: str | None = None
    blocked: str | None = None


class Links(Answer):
    """Where to see the chain."""

    browser: str | None = None


class Chain(Answer):
    """One chain from the subject to a target; numbers in its sentence are those of citations."""

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
    return chain.target.blocked is not None or chain.target.as_of in (
        None,
        "listed",
        "possibly listed",
    )


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


class Trace(Reasons):
    """The whole answer about one subject."""

    subject: Node
    subject_designations: tuple[Listing, ...] = ()
    state: State
    as_of: date | None
    within: int | None = None
    during: tuple[date, date] | None = None
    known_by: date
    known_to: str | None = None
    rule: str | None = None
    strict_identity: bool = False
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
