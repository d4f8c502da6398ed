"""Invented stories about owners, told to a real database."""

from __future__ import annotations

from datetime import date
from typing import Any

from graphkit.exposure.ownership.answer import ownership
from graphkit.exposure.ownership.finding import Finding, Ownership
from graphkit.exposure.ownership.question import Question
from graphkit.exposure.ownership.rules import Regime
from graphkit.graph import Graph, load
from graphkit.model.records import Designation, Link
from graphkit.model.share import share
from tests.exposure.story import Story

DAY = date(2020, 1, 1)
TODAY = date(2026, 1, 1)


class Tale(Story):
    """A story of shares and listings; a link stands from 2010 on unless its days are given."""

    def owns(self, owner: str, owned: str, held: str = "", **how: Any) -> Link:
        """State a holding."""
        return self.link("OWNS", owner, owned, share=share(held), **standing(how))

    def tie(self, kind: str, source: str, target: str, **how: Any) -> Link:
        """State another link that stands."""
        return self.link(kind, source, target, **standing(how))

    def freezes(
        self, name: str, authority: str = "US", standard: int = 4, **how: Any
    ) -> Designation:
        """Designate a party with a measure that freezes, from 2010 on unless days are given."""
        known = {"effective": "2010-01-01", "measures": ("blocking",), "programme": "TEST", **how}
        listing = Designation(entity_id=self._party(name), authority=authority, **known)
        self.designations.append(listing)
        self._prove(listing.id, standard, "2010-01-01")
        return listing

    def tell(self, graph: Graph) -> Ask:
        """Load it, and return what answers questions about it."""
        load(graph, self.batch(), self.run())
        return Ask(graph, self)


def standing(how: dict[str, Any]) -> dict[str, Any]:
    """Give a link its days, unless the story gives them."""
    if how.keys() & {"start_date", "end_date", "date"}:
        return how
    return {"start_date": "2010-01-01", "end_date": "..", **how}


class Ask:
    """Answers questions about a story, under the rule of the United States unless told so."""

    def __init__(self, graph: Graph, tale: Story) -> None:
        self.graph, self.tale = graph, tale

    def __call__(self, subject: str, regime: Regime = Regime.US, **how: Any) -> Finding:
        return self.whole(subject, regimes=(regime,), **how).results[0]

    def whole(self, subject: str, **how: Any) -> Ownership:
        """Return the answer with its head."""
        asked = {"as_of": DAY, "known_by": TODAY, **how}
        return ownership(self.graph, Question(self.tale.id(subject), **asked))
