"""Small invented stories with what rules ask of parties: countries, flags, goods and listings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from graphkit.graph import Graph, load
from graphkit.model.records import Designation, Document, Evidence
from graphkit.model.statements import Direction, DocumentKind, Proposition
from graphkit.regimes.answer import Assessment, RuleAnswer
from graphkit.regimes.assess import assess
from graphkit.regimes.question import Question
from graphkit.regimes.scenario import regime, scenario
from tests.exposure.story import Story

TODAY = date(2026, 1, 1)
RULING = "doc:ruling"


class Tale(Story):
    """A story whose parties have countries and whose listings have authorities and measures."""

    def of(self, country: str, *names: str) -> None:
        """Say where parties are of; of a ship, its flag."""
        for name in names:
            self._party(name)
            one = self.entities[name]
            field = "flag" if name.startswith("ship") else "country"
            self.entities[name] = one.model_copy(update={field: (country,)})

    def _party(self, name: str) -> str:
        return self.id(name) if name in self.entities or ":" in name else super()._party(name)

    def put_on_list(
        self,
        name: str,
        authority: str,
        programme: str,
        effective: str,
        measures: Iterable[str] = ("blocking",),
        **how: Any,
    ) -> Designation:
        """List a party."""
        listing = Designation(
            entity_id=self._party(name),
            authority=authority,
            programme=programme,
            effective=effective,
            measures=tuple(measures),
            **how,
        )
        self.designations.append(listing)
        self._prove(listing.id, 4, "2010-01-01")
        return listing

    def rule_on(
        self,
        about: str,
        element: str,
        direction: Direction = Direction.SUPPORTS,
        proposition: Proposition = Proposition.ELEMENT,
    ) -> None:
        """State what a judgment says of one element."""
        self.documents[RULING] = Document(
            id=RULING,
            title="A judgment",
            kind=DocumentKind.JUDGMENT,
            publisher="a court",
            reliability="A",
            published="2017-05-12",
            relies_on_known=True,
        )
        self.evidence.append(
            Evidence(
                about=about,
                document=RULING,
                read=True,
                proposition=proposition,
                element=element,
                direction=direction,
            )
        )


class Court:
    """A tale that was loaded, in which subjects are assessed."""

    def __init__(self, graph: Graph, tale: Tale) -> None:
        load(graph, tale.batch(), tale.run())
        self.graph, self.tale = graph, tale

    @classmethod
    def over(cls, graph: Graph, tale: Tale) -> Court:
        """Return a court over what is loaded already; the tale only names the case."""
        court = cls.__new__(cls)
        court.graph, court.tale = graph, tale
        return court

    def question(
        self, as_of: str, word: str = "today", degree: int | None = None, **how: Any
    ) -> Question:
        """Return a question on a day; `law` and the scenario are those of `word`."""
        day = date.fromisoformat(as_of)
        asked = {"known_by": TODAY, **how}
        return Question(regime(scenario(word), day, degree), day, **asked)

    def assess(self, subject: str, as_of: str, word: str = "today", **how: Any) -> Assessment:
        """Assess a subject."""
        return assess(self.graph, self.tale.id(subject), self.question(as_of, word, **how))

    def rule(self, subject: str, rule: str, as_of: str, word: str = "today") -> RuleAnswer:
        """Return how one rule came out."""
        answer = self.assess(subject, as_of, word)
        return next(one for one in answer.results if one.rule == rule)

    def not_yet(self, subject: str, rule: str, as_of: str) -> str:
        """Return why a rule is not applied on a day."""
        answer = self.assess(subject, as_of)
        return next(one.why for one in answer.not_in_force if one.rule == rule)


def told(one: RuleAnswer) -> dict[str, tuple[str, str | None]]:
    """Return outcome and reason of each element; exemptions under their own names."""
    return {it.name: (it.outcome, it.reason) for it in one.elements}


MET = ("met", None)
DATE = ("excluded", "date")
NOTHING = ("not shown", "no information")
