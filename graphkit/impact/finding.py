"""What a question about impact answers, as printed and as JSON (impact/1).

The first three parts are facts as stated. Cascades and de-risking are models: they come as ranges,
with what they rest on, and prove nothing. Fields are added within a major version, never renamed.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, RootModel

from graphkit.exposure.answer import Coverage
from graphkit.exposure.shape import Answer, Node
from graphkit.impact.access import Outcome


class Dealing(Answer):
    """One stated link or joint fact with the one cut off; amounts and days as stated.

    `relation` is `it serves`, `serves it` or `dealt with`, seen from the one cut off; `role` is
    that of the other. `evidence` and `documents` are what was published by the day asked about.
    """

    id: str
    type: str
    relation: str
    role: str
    amount: str | None = None
    currency: str | None = None
    start: str | None = None
    end: str | None = None
    date: str | None = None
    certain: bool
    standard: int
    standard_name: str
    status: str
    sentence: str
    evidence: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Counterparty(Answer):
    """A party that serves the one cut off, is served by it, or dealt with it.

    `standard` is that of its best-proved dealing, `certain` whether any of them is.
    """

    part: Literal["direct"] = "direct"
    id: str
    name: str
    schema_: str = Field(alias="schema")
    unidentified: bool
    kind: str
    place: str = Field(
        description="jurisdiction, else country, else flag; unknown if none is stated"
    )
    certain: bool
    standard: int
    standard_name: str
    dealings: tuple[Dealing, ...]


class Way(Answer):
    """A bank that reaches a clearer of the currency through the one cut off.

    `before` and `after` count the accounts of its shortest path; `after` is null where no other
    path is recorded in the sources loaded, which is not to say that there is none.
    """

    part: Literal["access"] = "access"
    id: str
    name: str
    outcome: Outcome
    before: int
    after: int | None
    through: tuple[str, ...] = Field(description="the accounts, from the clearer down")
    other: tuple[str, ...] = Field(description="those of the shortest other path")
    certain: bool
    standard: int
    standard_name: str


class Chain(Answer):
    """Two documented steps: from the one cut off to a counterparty, and from there."""

    through: str
    through_name: str
    first: str
    second: str
    certain: bool
    standard: int
    standard_name: str


class Second(Answer):
    """A party that deals with somebody directly exposed, and is not itself directly exposed."""

    part: Literal["second"] = "second"
    id: str
    name: str
    schema_: str = Field(alias="schema")
    kind: str
    place: str
    standard: int
    standard_name: str
    chains: tuple[Chain, ...]


class Estimate(Answer):
    """What the two cascade models make of one party; an estimate, between its two ends.

    `fall_least` and `fall_most` are rounds of the threshold cascade, null where it does not fall;
    `distress_least` and `distress_most` are its distress under DebtRank, 0 to 1. `known` counts the
    amounts that it has at stake and that are stated or given, `reconstructed` the others.
    """

    part: Literal["cascade"] = "cascade"
    id: str
    name: str
    fall_least: int | None
    fall_most: int | None
    distress_least: float
    distress_most: float
    known: int
    reconstructed: int
    buffer: Literal["given", "reconstructed"]


class Drop(Answer):
    """A model's answer: a bank that would close its accounts for another, once others did."""

    part: Literal["de-risking"] = "de-risking"
    id: str
    name: str
    bank: str
    bank_name: str
    round: int
    before: int
    providers: int


class Effect(
    RootModel[Annotated[Counterparty | Way | Second | Estimate | Drop, Field(discriminator="part")]]
):
    """One result: `part` says of which section it is."""


class Concentration(Answer):
    """How the directly exposed are spread over jurisdictions.

    `of` is `counterparties`, or the currency of stated amounts; `totals` are numbers, or amounts as
    text. `index` is the sum of squared shares, 1 where all are in one place. A fact with several
    counterparties counts once with each.
    """

    of: str
    totals: dict[str, str]
    shares: dict[str, float]
    index: float | None


class AccessSummary(Answer):
    """How many banks reach the currency's clearers through the one cut off."""

    currency: str
    issuers: tuple[str, ...]
    clearers: int = Field(description="clearers among the banks that were read")
    is_clearer: bool
    reaches: bool = Field(description="whether it is a clearer, or a path to one is recorded")
    through: int
    lose: int
    may_keep: int
    keep: int
    sentence: str


class CascadeSummary(Answer):
    """The two cascades over the whole network of claims, as ranges, and what they rest on."""

    estimate: Literal[True] = True
    channel: str
    threshold: tuple[float, float]
    spread: float
    fall_least: int
    fall_most: int
    debtrank_least: float
    debtrank_most: float
    stated: int
    given: int
    reconstructed: int
    other_currency: int
    shared: int
    possible: int
    unit: float | None
    equity_given: int
    parties: int = Field(description="parties of the network, without those cut off")
    reached: int
    sentence: str


class Peers(Answer):
    """Those who have one and the same relation to the one cut off: who would follow whom."""

    relation: str
    providers: int
    follow: int = Field(description="how many would drop it, once as many as asked had")


class DeRisking(Answer):
    """The model of anticipatory de-risking: how many would follow."""

    model: Literal[True] = True
    peers: int
    groups: tuple[Peers, ...]
    drops: int
    rounds: int
    banks: int = Field(description="banks that at least one more provider would drop")
    sentence: str


class Head(Answer):
    """What the envelope holds beside the results."""

    subject: Node
    names: tuple[str, ...] = Field(description="ids that are one with it, and are cut off with it")
    as_of: date
    known_by: date
    standard: int
    currency: str
    bottom_line: tuple[str, ...]
    totals: dict[str, int] = Field(description="how many there are of each part, shown or not")
    kinds: dict[str, int] = Field(description="the directly exposed by kind")
    concentration: tuple[Concentration, ...]
    access: AccessSummary
    cascade: CascadeSummary | None
    de_risking: DeRisking
    limits: tuple[str, ...] = Field((), description="what cut the answer")


class Impact(Head):
    """The whole answer: the head, and what happens to whom."""

    results: tuple[Effect, ...]
    truncated: bool
    coverage: Coverage = Coverage()
