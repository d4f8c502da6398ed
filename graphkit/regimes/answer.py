"""What an assessment says: typed, frozen, with the evidence that each element rests on."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from graphkit.exposure.answer import Coverage, Evidence, Links, Listing
from graphkit.exposure.shape import Answer, Node
from graphkit.model.citation import Citation


class ElementAnswer(Answer):
    """One element of a rule, as it came out for the dealing that comes nearest.

    `have` and `need` are standards of proof, where the element hangs on one; `reason` says why it
    is not met: *standard not reached* is the legal gap, *no information* the practical one.
    """

    name: str
    outcome: str
    reason: str | None = None
    says: str
    have: int | None = None
    need: int | None = None
    links: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class TestAnswer(Answer):
    """What the decision that a rule waits for needs, and how sure that is."""

    who: str
    words: str
    least: int
    admits: tuple[str, ...] | None = None
    verified: str
    notes: str = ""


class DealingAnswer(Answer):
    """A dealing that a rule was applied to."""

    id: str
    outcome: str
    sentence: str
    standard: int
    other: str
    other_name: str
    humanitarian: bool = False


class RuleAnswer(Answer):
    """A rule and how it came out; the consequence follows only where it is met.

    A rule that ended before the day asked about (`in_force` is false) is applied to the conduct of
    its days, and asks nothing of anybody since.
    """

    rule: str
    name: str
    law: str
    says: str
    start: date = Field(alias="from")
    end: date = Field(alias="to")
    in_force: bool
    reach: str
    stage: str
    decides: str
    acts: str
    test: TestAnswer
    verified: str
    citations: tuple[Citation, ...]
    outcome: str
    elements: tuple[ElementAnswer, ...]
    dealings: tuple[DealingAnswer, ...] = ()
    consequence: str
    measures: tuple[str, ...] = ()
    notes: str = ""
    links: Links = Links()


class NotInForce(Answer):
    """A rule that was not in force on the day whose law it is, or that the scenario lifts."""

    rule: str
    name: str
    why: str


class Assessment(Answer):
    """A subject under a regime.

    `results` has every rule that was ever in force by the day, `counts` those in force on it;
    `no_conduct` names those of which no conduct is recorded at all. `evidence` holds what the
    elements name by id.
    """

    subject: Node
    subject_designations: tuple[Listing, ...] = ()
    regime: str
    title: str
    says: str
    law_day: date
    as_of: date
    known_by: date
    supposed: tuple[str, ...] = ()
    counts: dict[str, int]
    results: tuple[RuleAnswer, ...]
    no_conduct: tuple[str, ...] = ()
    not_in_force: tuple[NotInForce, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    limits: tuple[str, ...] = ()
    coverage: Coverage = Coverage()
    truncated: bool = False
