"""Tell small invented stories as records, so that a test shows all of its facts at a glance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphkit.exposure.answer import Trace
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.records import (
    Batch,
    Designation,
    Document,
    Evidence,
    IngestRun,
    JointFact,
    Link,
)
from graphkit.model.registry import Schema
from graphkit.model.statements import Direction, DocumentKind

GRADES = {
    1: DocumentKind.NOTE,
    2: DocumentKind.PRESS,
    3: DocumentKind.OFFICIAL_FINDING,
    4: DocumentKind.REGISTER,
    5: DocumentKind.JUDGMENT,
}


Tell = Callable[..., Trace]


def paths(answer: Trace) -> list[list[str]]:
    """Return the names along each chain."""
    return [[node.name for node in chain.nodes] for chain in answer.results]


class Story:
    """Collects invented facts; every fact gets one piece of evidence of the standard asked for."""

    def __init__(self, name: str = "story") -> None:
        self.name = name
        self.entities: dict[str, Entity] = {}
        self.links: list[Link] = []
        self.facts: list[JointFact] = []
        self.designations: list[Designation] = []
        self.documents: dict[str, Document] = {}
        self.evidence: list[Evidence] = []

    def id(self, name: str) -> str:
        """Return the graph id of a party of the story; names with a colon are ids already."""
        return name if ":" in name else f"case:{self.name}/{name}"

    def _party(self, name: str) -> str:
        if ":" in name:
            return name
        first = name.split("-")[0]
        schema = {"ship": Schema.VESSEL, "bank": Schema.BANK, "person": Schema.PERSON}.get(
            first,
            {
                "port": Schema.PORT,
                "state": Schema.PUBLIC_BODY,
                "identity": Schema.VESSEL_IDENTITY,
            }.get(first, Schema.COMPANY),
        )
        self.entities[name] = Entity(
            id=self.id(name),
            schema_=schema,
            name=name,
            identifiers=(Identifier(Kind.CASE, f"{self.name}/{name}"),),
        )
        return self.id(name)

    def _prove(
        self, about: str, standard: int, published: str, *, held_by: str = "",
        held_since: str = "", **how: Any,
    ) -> None:  # fmt: skip
        document = f"doc:{standard}:{published}:{held_by}"
        self.documents[document] = Document(
            id=document,
            title=f"A document of standard {standard}",
            kind=GRADES[standard],
            publisher="a test",
            reliability="A",
            published=published,
            relies_on_known=True,
            held_by=self._party(held_by) if held_by else "",
            held_since=held_since,
        )
        self.evidence.append(Evidence(about=about, document=document, read=True, **how))

    def link(
        self, kind: str, source: str, target: str, standard: int = 3, published: str = "2017-01-01",
        **how: Any,
    ) -> Link:  # fmt: skip
        """State a link between two parties; `held_by` and `held_since` are of its document."""
        held = {name: how.pop(name) for name in ("held_by", "held_since") if name in how}
        link = Link(type=kind, from_id=self._party(source), to_id=self._party(target), **how)
        self.links.append(link)
        self._prove(link.id, standard, published, **held)
        return link

    def against(self, about: str, standard: int, published: str) -> None:
        """State evidence that contradicts."""
        self._prove(about, standard, published, direction=Direction.CONTRADICTS)

    def fact(
        self, kind: str, standard: int = 3, published: str = "2017-01-01", *, of: str = "",
        roles: dict[str, str], **how: Any,
    ) -> JointFact:  # fmt: skip
        """State a joint fact of parties by role; `of` is its kind (time, bareboat …)."""
        who = {role: (self._party(name),) for role, name in roles.items()}
        fact = JointFact(type=kind, kind=of, roles=who, **how)
        self.facts.append(fact)
        self._prove(fact.id, standard, published)
        return fact

    def listed(self, name: str, effective: str = "2010-01-01", **how: Any) -> Designation:
        """Designate a party."""
        listing = Designation(
            entity_id=self._party(name),
            authority="UN",
            programme="TEST",
            effective=effective,
            **how,
        )
        self.designations.append(listing)
        self._prove(listing.id, 4, "2010-01-01")
        return listing

    def batch(self) -> Batch:
        """Return all that was told."""
        return Batch(
            entities=tuple(self.entities.values()),
            links=tuple(self.links),
            facts=tuple(self.facts),
            designations=tuple(self.designations),
            documents=tuple(self.documents.values()),
            evidence=tuple(self.evidence),
        )

    def run(self) -> IngestRun:
        """Return the run that loads it."""
        return IngestRun(source=f"case:{self.name}", title=f"Story {self.name}")
