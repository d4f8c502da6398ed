"""The evidence behind a step, assessed again: as it is, with something less, or something more.

Assessed unchanged it gives the standard that the loader wrote on the step; a test compares them
over the whole sample. What is tried here is never written anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graphkit.exposure import answer
from graphkit.graph.proof import weakest
from graphkit.model.proof import Assessment, Standard, assess
from graphkit.model.records import Document, Evidence
from graphkit.model.registry import registry
from graphkit.model.statements import Direction, Proposition

Documents = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Backing:
    """The evidence for and against what one step rests on.

    Args:
        link: id of the link or joint fact.
        kind: its type in the registry.
        roles: the roles of a joint fact that the step joins; none for a link.
        parties: ids of all who take part: only they can admit it.
        evidence: what speaks of the fact itself.
        documents: by id, with all that they rely on.
    """

    link: str
    kind: str
    roles: tuple[str, ...]
    parties: frozenset[str]
    evidence: tuple[Evidence, ...]
    documents: Documents

    @property
    def event(self) -> bool:
        """Tell whether it happened on a day."""
        known = registry()
        return (known.links.get(self.kind) or known.joint_facts[self.kind]).event

    @property
    def ceiling(self) -> int:
        """The highest standard that such a statement can reach."""
        known = registry().links.get(self.kind)
        return known.ceiling if known else Standard.ADJUDICATED

    @property
    def support(self) -> tuple[Evidence, ...]:
        """The evidence that speaks for it, of the roles that the step joins."""
        return tuple(
            one
            for one in self.evidence
            if one.direction is Direction.SUPPORTS
            and (not one.roles or not self.roles or set(one.roles) & set(self.roles))
        )

    def without(self, lost: frozenset[str]) -> Backing:
        """Return it without pieces of evidence, by id."""
        return replace(self, evidence=tuple(one for one in self.evidence if one.id not in lost))

    def adding(self, evidence: Iterable[Evidence], documents: Iterable[Document]) -> Backing:
        """Return it with hypothetical evidence and its documents; what is there is replaced."""
        pieces = {one.id: one for one in (*self.evidence, *evidence)}
        known = {**self.documents, **{one.id: one for one in documents}}
        return replace(self, evidence=tuple(pieces.values()), documents=known)

    def assessed(self) -> Assessment:
        """Assess it as the loader does: a joint fact is as good as the worst role of the step."""
        if not self.roles:
            return self._assess(self.evidence)
        spoken = (
            [one for one in self.evidence if not one.roles or role in one.roles]
            for role in sorted(self.roles)
        )
        return weakest([self._assess(one) for one in spoken])

    def standard_on(self, day: date) -> int | None:
        """Return the standard as known on a day, or None where it is not recorded, or refuted."""
        found = self.assessed()
        if found.reached[0] > day or found.refuted_from <= day:
            return None
        return max(step for step in Standard if found.reached[step] <= day)

    def _assess(self, evidence: Iterable[Evidence]) -> Assessment:
        return assess(evidence, self.documents, ceiling=self.ceiling, parties=self.parties)


def backing(step: answer.Step, documents: Documents) -> Backing:
    """Return the evidence behind a step of an answer, as records that can be assessed.

    Args:
        step: with its evidence and the parties of its fact.
        documents: by id, those of the evidence and all that they rely on.
    """
    return backing_of(
        step.id, step.type, step.role, {one.id for one in step.parties}, step.evidence, documents
    )


def backing_of(
    link: str,
    kind: str,
    role: str,
    parties: Iterable[str],
    evidence: Iterable[answer.Evidence],
    documents: Documents,
) -> Backing:
    """Return the evidence behind one way over a link or joint fact.

    Args:
        link: its id.
        kind: its type in the registry.
        role: of the step: `forward`, `backward` or `lessor→vessel`.
        parties: ids of all who take part.
        evidence: all that is about it.
        documents: by id, those of the evidence and all that they rely on.
    """
    joint = kind in registry().joint_facts
    return Backing(
        link=link,
        kind=kind,
        roles=tuple(role.split("→")) if joint else (),
        parties=frozenset(parties),
        evidence=tuple(
            _record(one, link) for one in evidence if one.proposition == Proposition.LINK
        ),
        documents=documents,
    )


def _record(one: answer.Evidence, about: str) -> Evidence:
    return Evidence(
        about=about,
        proposition=Proposition(one.proposition),
        direction=Direction(one.direction),
        roles=one.roles,
        element=one.element or "",
        document=one.document,
        locator=one.locator,
        quote=one.quote or "",
        read=one.read,
        wording=one.wording,
        credibility=one.credibility or Evidence.model_fields["credibility"].default,
        memory=one.memory or "",
        admitted_by=one.admitted_by or "",
    )


def above(document: str, documents: Documents) -> frozenset[str]:
    """Return a document and all that it relies on, near and far; some may not be loaded."""
    found: set[str] = set()
    waiting = [document]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += documents[current].relies_on if current in documents else ()
    return frozenset(found)
