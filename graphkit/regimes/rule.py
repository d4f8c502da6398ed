"""What a rule of a sanctions regime says: one paragraph of law, element by element.

A rule is read from graphkit/regimes/rules/*.yml and holds no judgment of a case.
docs/explanation/regimes.md says how to read and write one.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphkit.model.citation import Citation
from graphkit.model.dates import FIRST_DAY, LAST_DAY
from graphkit.model.proof import Standard
from graphkit.model.registry import Schema


class Strict(BaseModel):
    """A frozen part of a rule that refuses words it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Reach(StrEnum):
    """Whom a rule touches."""

    PRIMARY = "primary"
    """The lawmaker's own persons and territory."""
    SECONDARY = "secondary"
    """Persons with no tie to the lawmaker's State."""
    OBLIGATION = "obligation on States"
    """A State must act against the conduct; the one who did it is the occasion."""


class Stage(StrEnum):
    """What follows when all elements are met."""

    INSPECTION = "inspection"
    """Cargo is looked at; nothing follows for whoever sent or carried it."""
    INVESTIGATION = "investigation"
    DESIGNATION = "designation"
    DUTY = "duty"
    BAR = "bar"


class Knowledge(StrEnum):
    """What a person must have known, from least to most."""

    NONE = "none"
    REASONABLE_GROUNDS = "reasonable grounds to believe"
    SHOULD_HAVE_KNOWN = "should have known"
    KNOWINGLY = "knowingly"
    """Actual knowledge, or whatever the law leaves undefined under this word."""


class Who(Strict):
    """A class of parties; whoever has all that is named here belongs to it.

    Args:
        says: the class in a few words, for sentences: "a North Korean bank".
        kinds: what they are; anything where none is named.
        countries: ISO 3166 codes, lower case, of which the party has one: where it is
            registered, lives, is a national or is said to be.
        not_countries: codes of which it must have none; a party whose country nobody states is
            open.
        except_countries: codes of which it must have none, as far as its country is stated.
        flags: codes of flags of which a ship flies one on the day.
        designated: listings of which one is in force against the party on the day.
        tied: parties that stand behind it on the day, by one of `ties`.
        ties: how: own, control, operate, crew, act for.
        caught_by: rules of which one must be met by the party itself.
    """

    says: str
    kinds: tuple[Schema, ...] = ()
    countries: tuple[str, ...] = ()
    not_countries: tuple[str, ...] = ()
    except_countries: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    designated: Designated | None = None
    tied: Who | None = None
    ties: tuple[Tie, ...] = ()
    caught_by: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _ties_to_somebody(self) -> Self:
        if (self.tied is None) != (not self.ties):
            raise ValueError(f"{self.says!r}: tied and ties are written together")
        return self


class Tie(StrEnum):
    """How somebody stands behind a party."""

    OWN = "own"
    CONTROL = "control"
    OPERATE = "operate"
    CREW = "crew"
    ACT_FOR = "act for"


class Designated(Strict):
    """Listings that count; each field that is empty leaves all in.

    Args:
        authorities: who lists: US, UN, EU, UK.
        programmes: under which programme, as the list writes it.
        measures: of which the listing imposes one; a port ban is no freeze.
        not_measures: listings whose only measures are these do not count.
    """

    authorities: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    not_measures: tuple[str, ...] = ()


class Significance(Strict):
    """How much there must be of the conduct.

    Args:
        says: the law's words.
        amount: least sum, in `currency`; None where the law weighs factors and names no sum.
        currency: of the sum.
        count: least number of dealings of the kind with the class, where the law counts them.
    """

    says: str
    amount: float | None = None
    currency: str = "USD"
    count: int | None = Field(None, ge=2)


class Exemption(Strict):
    """What takes conduct out of a rule.

    Args:
        id: short name, unique in the rule; evidence that it holds names it as its element.
        says: what must be so.
        goods: categories for which it is; without other test conduct in these alone is exempt.
        presumed: whether the goods alone show it; else evidence has to.
        start: first day on which conduct could be exempt.
        end: last day.
        citation: where it stands, if not in the rule's own paragraph.
    """

    id: str
    says: str
    goods: tuple[str, ...] = ()
    presumed: bool = False
    start: date = Field(FIRST_DAY, alias="from")
    end: date = Field(LAST_DAY, alias="to")
    citation: Citation | None = None

    @model_validator(mode="after")
    def _presumed_by_something(self) -> Self:
        if self.presumed and not self.goods:
            raise ValueError(f"exemption {self.id!r} is presumed of no goods")
        return self


class Further(Strict):
    """An element of the rule that only evidence about it can show.

    Args:
        id: short name, unique in the rule.
        says: what must be so.
        element: how evidence names it; the id where it is not given.
    """

    id: str
    says: str
    element: str = ""


class Consequence(Strict):
    """What the rule brings upon whom it catches."""

    says: str
    measures: tuple[str, ...] = ()


class Proof(Strict):
    """Which decision the rule waits for, and where it differs from that decision's usual test.

    Args:
        test: key in standards.yml: whose decision it is and what it needs.
        least: standards of single elements that differ from the test's.
    """

    test: str
    least: dict[Literal["conduct", "counterparty", "knowledge"], Standard] = {}


class Rule(Strict):
    """One paragraph of law.

    Args:
        id: short and stable: `un-2270-19`, `us-9214-g-1-e`.
        law: whose law: us, un, eu, uk.
        instrument: the act, order, resolution or regulation.
        paragraph: where in it.
        says: what it says, in our words.
        start: first day on which conduct is caught.
        end: last day.
        proposed: day from which it was proposed and not in force; None where it never was.
        reach: whom it touches.
        stage: what follows.
        decides: who must or may act.
        acts: whether that one shall or may.
        actor: whose conduct it is.
        conduct: names in conducts.yml; any of them.
        counterparty: classes of the other party; any of them.
        thing: class of the ship that the conduct is about, where the rule speaks of one.
        goods: categories in goods.yml; any of them, or any goods and none where it is empty.
        cap: an amount up to which the goods were allowed, in words; what was over it must be shown.
        significance: how much; None where any conduct counts.
        further: elements besides, which only evidence about them can show.
        knowledge: what the actor must have known.
        knowledge_open: why the law leaves the word open, if it does.
        published_listing_shows: whether a listing that was public before the conduct shows what the
            actor should have known; our reading, and said so.
        degree: how many steps of service, given to somebody who did the conduct, are caught too.
        proof: what has to be shown, and how well.
        exemptions: what takes conduct out of it.
        consequence: what it brings.
        citations: where it stands, and whether it was read there.
        notes: what a reader has to know besides.
        hypothetical: whether it is no law, and belongs to a scenario only.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    law: str
    instrument: str
    paragraph: str
    says: str
    start: date = Field(FIRST_DAY, alias="from")
    end: date = Field(LAST_DAY, alias="to")
    proposed: date | None = None
    reach: Reach
    stage: Stage
    decides: str
    acts: Literal["shall", "may"]
    actor: Who
    conduct: tuple[str, ...] = Field(min_length=1)
    counterparty: tuple[Who, ...] = Field(min_length=1)
    thing: Who | None = None
    goods: tuple[str, ...] = ()
    cap: str | None = None
    significance: Significance | None = None
    further: tuple[Further, ...] = ()
    knowledge: Knowledge = Knowledge.NONE
    knowledge_open: str | None = None
    published_listing_shows: bool = False
    degree: int = Field(0, ge=0)
    proof: Proof
    exemptions: tuple[Exemption, ...] = ()
    consequence: Consequence
    citations: tuple[Citation, ...] = Field(min_length=1)
    notes: str = ""
    hypothetical: bool = False

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.start > self.end:
            raise ValueError(f"{self.id} ends before it begins")
        if self.start == FIRST_DAY and not self.hypothetical:
            raise ValueError(f"{self.id} does not say since when it is in force")
        return self

    @property
    def verified(self) -> str:
        """Say how sure the rule is: what was read, or the best memory where nothing was."""
        marks = sorted({one.mark for one in self.citations})
        return "; ".join(["read", *marks[:-1]] if marks[-1] == "read" else marks)

    @property
    def name(self) -> str:
        """The instrument with the place in it, as it is cited."""
        return f"{self.instrument}, {self.paragraph}"


Who.model_rebuild()
