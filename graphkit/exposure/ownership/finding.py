"""What a question about ownership answers, as printed and as JSON (ownership-finding/1).

Fields are added within a major version of the schema, never renamed. Nothing here is a score, and
"not recorded" never means "clean": it speaks of what is loaded, on a day, under one rule.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from graphkit.exposure.answer import Answer, Coverage, Evidence, Links, Listing, Node, State
from graphkit.exposure.ownership.cascade import Blocked
from graphkit.exposure.ownership.rules import Rule


class Share(Answer):
    """A share, or a sum of shares, in per cent, with or without its ends; `words` says it."""

    minimum: float
    maximum: float
    minimum_exclusive: bool = False
    maximum_exclusive: bool = False
    words: str


class Step(Answer):
    """One stated link of a path, from the one above to the one below.

    `in_force` says whether it certainly or possibly stood on the day asked about; `counts` whether
    the rule counts such a link for certain.
    """

    id: str
    type: str
    role: str
    above: str = Field(alias="from")
    below: str = Field(alias="to")
    share: Share | None = None
    start: str | None = None
    end: str | None = None
    date: str | None = None
    in_force: str
    counts: str
    standard: int
    standard_name: str
    status: str
    sentence: str
    evidence: tuple[Evidence, ...] = ()


class Path(Answer):
    """One path from a listed party down to the subject; a single one need not suffice."""

    path_id: str
    owner: str
    certain: bool
    standard: int
    standard_name: str
    nodes: tuple[Node, ...]
    steps: tuple[Step, ...]
    sentence: str
    links: Links = Links()


class Total(Answer):
    """What blocked owners hold of one entity: all together, or one listed person's own.

    `raw_maximum` is the sum of the largest shares; above 100 it cannot be, and `maximum` is 100.
    """

    of: tuple[str, ...] = Field(description="the listed whose own holding this is; all: together")
    owners: tuple[str, ...]
    held: Share
    raw_maximum: float
    test: str
    reached: Blocked


class Party(Answer):
    """The subject, or an entity between a listed party and the subject."""

    id: str
    name: str
    schema_: str = Field(alias="schema")
    blocked: Blocked
    basis: tuple[str, ...] = ()
    totals: tuple[Total, ...] = ()
    designations: tuple[Listing, ...] = ()


class Beside(Answer):
    """A link to a blocked party that the rule does not count, and why."""

    id: str
    type: str
    other: str
    other_name: str
    other_blocked: Blocked
    reason: str
    sentence: str


class Below(Answer):
    """An entity that is blocked through the subject; `links` is one shortest path down to it.

    One that is `listed` is blocked without the subject too.
    """

    id: str
    name: str
    schema_: str = Field(alias="schema")
    blocked: Blocked
    listed: bool
    links: tuple[str, ...]
    totals: tuple[Total, ...] = ()


class Finding(Answer):
    """The answer under the rule of one regime."""

    regime: str
    rule: Rule
    blocked: Blocked
    state: State
    standard: int | None = Field(description="the highest at which the answer still holds")
    standard_name: str | None
    by_standard: dict[str, Blocked]
    subject: Party
    paths: tuple[Path, ...] = ()
    parties: tuple[Party, ...] = ()
    missing: tuple[str, ...] = Field((), description="what is not known that would make it certain")
    conflicts: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()
    below: tuple[Below, ...] = ()
    below_read: bool = Field(False, description="whether what lies below was asked and read")
    limits: tuple[str, ...] = Field((), description="what cut the answer")
    sentence: str


class Ownership(Answer):
    """The whole answer about one subject: one finding for each regime asked about."""

    subject: Node
    as_of: date
    known_by: date
    standard: int
    down: bool
    results: tuple[Finding, ...]
    truncated: bool
    coverage: Coverage = Coverage()
