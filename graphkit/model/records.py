"""What sources state of entities, and on what evidence: the stated layer of the graph."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import Field, field_validator, model_validator

from graphkit.model import dates
from graphkit.model.entities import Entity
from graphkit.model.record import Record, Texts, hashed
from graphkit.model.registry import registry
from graphkit.model.share import Share
from graphkit.model.statements import Direction, DocumentKind, Proposition, Wording


class Dated(Record):
    """A fact with a time: a period that stands, or a day on which something happened."""

    start_date: str = ""
    end_date: str = ""
    date: str = ""

    @property
    def is_event(self) -> bool:
        """Tell whether this happened on a day instead of standing for a period."""
        return False

    def bounds(self) -> dates.Bounds:
        """Return the four bounds; raises DateError."""
        if self.is_event:
            if self.end_date or (self.date and self.start_date):
                raise dates.DateError(
                    "happened on one day, which has one date; write [2017-09..2017-11] if the "
                    "document leaves it open, and leave startDate and endDate empty"
                )
            return dates.event(self.date or self.start_date)
        return dates.standing(self.start_date, self.end_date, self.date)

    @model_validator(mode="after")
    def _dates_hold(self) -> Self:
        self.bounds()
        return self


class Link(Dated):
    """A stated relationship of two entities. Two periods are two links."""

    type: str
    from_id: str
    to_id: str
    role: str = ""
    share: Share = Share()
    amount: str = ""
    currency: str = ""
    goods: str = ""
    lot: str = Field("", description="names the goods or money, where documents follow them")
    notes: str = ""

    @field_validator("type")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in registry().links:
            raise ValueError(f"unknown link type {value!r}")
        return value

    @property
    def is_event(self) -> bool:
        """Tell whether links of this type happen on a day."""
        return registry().links[self.type].event

    @cached_property
    def id(self) -> str:
        """The same statement from two sources is one link."""
        ends = (self.from_id, self.to_id)
        if registry().links[self.type].symmetric:
            ends = (min(ends), max(ends))
        return "link:" + hashed(self.type, *ends, self.role, self.start_date, self.date, self.lot)


class JointFact(Dated):
    """A thing that several entities take part in by role: a lease, a transfer, a payment."""

    type: str
    kind: str = ""
    roles: dict[str, Texts]
    amount: str = ""
    currency: str = ""
    goods: str = ""
    quantity: str = ""
    lot: str = ""
    reference: str = Field("", description="account, contract or voyage number, as stated")
    notes: str = ""

    @field_validator("type")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in registry().joint_facts:
            raise ValueError(f"unknown joint fact {value!r}")
        return value

    @model_validator(mode="after")
    def _roles_known(self) -> Self:
        kind = registry().joint_facts[self.type]
        if unknown := set(self.roles) - set(kind.roles):
            raise ValueError(f"{self.type} has no role {sorted(unknown)[0]!r}")
        if missing := [role for role in kind.required if not self.roles.get(role)]:
            raise ValueError(f"{self.type} needs a {missing[0]}")
        if kind.kinds and self.kind not in kind.kinds:
            raise ValueError(
                f"{self.type} has no kind {self.kind!r}; write {', '.join(kind.kinds)}"
            )
        return self

    @property
    def is_event(self) -> bool:
        """Tell whether facts of this type happen on a day."""
        return registry().joint_facts[self.type].event

    @cached_property
    def id(self) -> str:
        """The same statement from two sources is one fact."""
        who = sorted((role, one) for role, ids in self.roles.items() for one in ids)
        when = (self.start_date, self.date, self.lot, self.amount, self.reference)
        return "fact:" + hashed(self.type, self.kind, who, *when)


class Designation(Record):
    """One authority's measure against one entity under one programme, with its whole life."""

    entity_id: str
    authority: str
    programme: str
    list_id: str = ""
    stage: str = Field("in force", pattern="^(proposed|in force|suspended|ended)$")
    decided: str = ""
    published: str = ""
    effective: str = ""
    end: str = ""
    end_reason: str = Field("", pattern="^(|delisted|repealed|annulled|expired|superseded)$")
    scope: str = ""
    measures: Texts = ()
    legal_basis: str = ""
    relisted: str = Field("", description="day by which the list had it again after it was gone")
    notes: str = ""

    @cached_property
    def id(self) -> str:
        """A later record of the same listing carries on its life; another stage is another row."""
        key = (self.authority, self.programme, self.entity_id, self.list_id)
        again = (self.relisted,) if self.relisted else ()
        return "designation:" + hashed(*key, self.stage == "proposed", self.scope, *again)

    def bounds(self) -> dates.Bounds:
        """Return when it was in force: from its effective, else published, else decided day.

        `end` is the first day on which it no longer is: a rule repealed with effect from
        10 August is in force on the 9th.
        """
        stood = dates.standing(self.effective or self.published or self.decided, self.end)
        return dates.until(stood) if self.end and self.end != dates.OPEN else stood

    @property
    def void(self) -> bool:
        """Tell whether a court annulled it: it then never was."""
        return self.end_reason == "annulled"

    @model_validator(mode="after")
    def _dates_hold(self) -> Self:
        self.bounds()
        return self


class Document(Record):
    """A document that states facts, with what it relies on and who held it before it was public."""

    id: str
    title: str
    kind: DocumentKind
    publisher: str
    reliability: str = Field("F", pattern="^[A-F]$")
    published: str = ""
    retrieved: str = ""
    relies_on: Texts = ()
    relies_on_known: bool = False
    file: str = ""
    sha256: str = ""
    url: str = ""
    held_by: str = ""
    held_since: str = ""
    withdrawn: str = ""
    notes: str = ""

    @model_validator(mode="after")
    def _has_a_date(self) -> Self:
        if not (self.published or self.retrieved):
            raise ValueError("a document needs the day it was published, or was retrieved")
        for stated in (self.published, self.retrieved, self.held_since, self.withdrawn):
            dates.day_range(stated)
        return self


class Evidence(Record):
    """One statement in one document at one place, for or against one named proposition."""

    about: str
    proposition: Proposition = Proposition.LINK
    direction: Direction = Direction.SUPPORTS
    roles: Texts = Field((), description="roles of a joint fact that it speaks of; none = all")
    element: str = ""
    document: str
    locator: str | None = None
    quote: str = ""
    read: bool = False
    wording: Wording = Wording.STATED
    credibility: int = Field(3, ge=1, le=6)
    memory: str = Field("", pattern="^(|hi|med|lo)$")
    admitted_by: str = Field("", description="the party that admits or denies, an entity id")
    notes: str = ""

    @cached_property
    def id(self) -> str:
        """The same words about the same fact are one piece of evidence."""
        where = (self.document, self.locator or "", self.quote, sorted(self.roles), self.element)
        return "evidence:" + hashed(self.about, self.proposition, self.direction, *where)

    @model_validator(mode="after")
    def _nobody_invents_a_page(self) -> Self:
        if (self.locator or self.quote) and not self.read:
            raise ValueError("a locator or quote needs a document that was read (read = true)")
        if self.memory and self.read:
            raise ValueError("what was read is not memory")
        return self


class Batch(Record):
    """What one source says, checked and ready to load as one unit.

    Args:
        gone: records that the source withdraws, by the locators of their evidence.
    """

    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    facts: tuple[JointFact, ...] = ()
    designations: tuple[Designation, ...] = ()
    documents: tuple[Document, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    gone: Texts = ()


class SourceFile(Record):
    """One file that was read, so that an answer can name it: sha256 in hex, rows as lines."""

    name: str
    sha256: str
    rows: int = 0


class IngestRun(Record):
    """One complete load of one source; the same files are the same run.

    Args:
        source: short stable name: `ofac-sdn`, `case:sample`.
        title: what a reader calls it: "OFAC SDN list (legacy CSV)".
        dated: the day that the source speaks for, EDTF; empty when unknown.
        authorities: whose designations it holds ("US"); empty when it is not a list.
        documents: ids of the documents that stand for this release: whatever it states has evidence
            in one of them, so what has none is no longer stated.
        delta: whether it says only what changed, so that silence means nothing.
    """

    source: str
    title: str
    dated: str = ""
    authorities: Texts = ()
    files: tuple[SourceFile, ...] = ()
    rows_read: int = 0
    rows_accepted: int = 0
    documents: Texts = ()
    delta: bool = False

    @cached_property
    def id(self) -> str:
        """The same files of the same source are the same run."""
        return "run:" + hashed(self.source, *(f"{one.name} {one.sha256}" for one in self.files))
