"""How an element of a rule came out: met, not shown or excluded; never a score."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What may be said of an element, and of a rule."""

    MET = "met"
    NOT_SHOWN = "not shown"
    EXCLUDED = "excluded"


class Reason(StrEnum):
    """Why an element is not met."""

    STANDARD = "standard not reached"
    """The legal gap: there is evidence, and the rule's decision needs more."""
    INFORMATION = "no information"
    """The practical gap: nothing that is loaded speaks of it."""
    DAYS = "the days leave it open"
    OPEN = "the statement leaves it open"
    DATE = "date"
    MEASURE = "measure"
    NATIONALITY = "nationality"
    KIND = "kind"
    GOODS = "goods"
    EXEMPTION = "exemption"
    REFUTED = "refuted"


EXEMPTION = "exemption: "
EXCLUDING = {
    Reason.DATE,
    Reason.MEASURE,
    Reason.NATIONALITY,
    Reason.KIND,
    Reason.GOODS,
    Reason.EXEMPTION,
    Reason.REFUTED,
}


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a rule, applied to one dealing.

    Args:
        name: law, actor, conduct, counterparty, thing, goods, cap, significance, knowledge, a
            further element, or `exemption: …`.
        says: what is so, in a sentence without a full stop.
        reason: why it is not met; None where it is.
        have: the standard that was reached, where that matters.
        need: the standard that the decision needs.
        links: ids of the links, joint facts and designations that it rests on.
        evidence: ids of evidence that speaks of just this element.
        remarks: what a reader has to know besides.
    """

    name: str
    says: str
    reason: Reason | None = None
    have: int | None = None
    need: int | None = None
    links: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=())

    @property
    def outcome(self) -> Outcome:
        """Whether it is met, not shown or excluded."""
        if self.reason is None:
            return Outcome.MET
        return Outcome.EXCLUDED if self.reason in EXCLUDING else Outcome.NOT_SHOWN


def overall(elements: tuple[Element, ...]) -> Outcome:
    """Return how a rule came out: excluded by one element, or not shown for want of one, or met.

    An exemption that is not shown leaves the rule as it is: whoever relies on it has to show it.
    """
    found = {
        one.outcome
        for one in elements
        if one.outcome is Outcome.EXCLUDED or not one.name.startswith(EXEMPTION)
    }
    for outcome in (Outcome.EXCLUDED, Outcome.NOT_SHOWN):
        if outcome in found:
            return outcome
    return Outcome.MET
