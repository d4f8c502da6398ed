"""A rule on a day, ready to be applied to acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graphkit.exposure.answer import Evidence
from graphkit.exposure.evidence import published_by
from graphkit.regimes.acts import Act
from graphkit.regimes.days import Period
from graphkit.regimes.membership import Judge
from graphkit.regimes.rule import Rule
from graphkit.regimes.vocabulary import Test


@dataclass(frozen=True)
class Bench:
    """A rule on a day, ready to be applied.

    Args:
        rule: the rule.
        test: what the decision that it waits for needs.
        judge: what is looked at.
        as_of: the day asked about; what happened later does not count.
        least: the lowest standard that the one who asks wants, whatever the rule needs.
    """

    rule: Rule
    test: Test
    judge: Judge
    as_of: date
    least: int = 1

    @property
    def period(self) -> Period:
        """The days on which conduct is caught."""
        return Period(self.rule.start, min(self.rule.end, self.as_of))

    def need(self, element: str = "conduct") -> int:
        """Return the standard that an element must reach."""
        own = self.rule.proof.least.get(element)  # type: ignore[call-overload]
        return max(self.least, self.test.least if own is None else own)

    def known(self, act: Act) -> Iterator[Evidence]:
        """Give the evidence about an act that had been published by the day of knowledge."""
        return (one for one in act.dealing.evidence if published_by(one, self.judge.known_by))
