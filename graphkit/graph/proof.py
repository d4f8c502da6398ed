"""What the evidence at hand amounts to for a link, a joint fact or a designation. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graphkit.model.proof import Assessment, Status, assess
from graphkit.model.records import Designation, Document, Evidence, JointFact, Link
from graphkit.model.registry import registry
from graphkit.model.statements import Proposition

_STRONGEST_FIRST = list(Status)


@dataclass(frozen=True, slots=True)
class Proof:
    """All evidence about some things, with the documents that it hangs on.

    Args:
        about: evidence by the id of what it speaks of.
        documents: by id, with all that they rely on as far as it is loaded.
    """

    about: Mapping[str, Iterable[Evidence]]
    documents: Mapping[str, Document]

    def of_link(self, link: Link) -> Assessment:
        """Assess that a link was so."""
        ceiling = registry().links[link.type].ceiling
        ends = (link.from_id, link.to_id)
        return assess(self._evidence(link.id), self.documents, ceiling=ceiling, parties=ends)

    def of_fact(self, fact: JointFact) -> Assessment:
        """Assess that a joint fact happened, whoever took part in it."""
        return assess(self._evidence(fact.id), self.documents, parties=_parties(fact))

    def of_roles(self, fact: JointFact, roles: frozenset[str]) -> Assessment:
        """Assess that all of the given roles of a joint fact were held as stated.

        Evidence that names no role speaks of all of them; the whole is as good as its worst role.
        """
        every = self._evidence(fact.id)
        spoken = [
            [one for one in every if not one.roles or role in one.roles] for role in sorted(roles)
        ]
        parties = _parties(fact)
        return weakest([assess(one, self.documents, parties=parties) for one in spoken])

    def of_designation(self, designation: Designation) -> Assessment:
        """Assess that the act of listing happened; not its reasons."""
        evidence = self._evidence(designation.id)
        return assess(evidence, self.documents, of_listing=True)

    def _evidence(self, about: str) -> list[Evidence]:
        found = self.about.get(about, ())
        return [one for one in found if one.proposition is Proposition.LINK]


def _parties(fact: JointFact) -> set[str]:
    """Return who takes part: an admission counts as one only from them."""
    return {one for ids in fact.roles.values() for one in ids}


def weakest(found: list[Assessment]) -> Assessment:
    """Return what holds where all must hold: the lowest standard, reached last, refuted first."""
    lowest = min(found, key=lambda one: (one.standard, -_STRONGEST_FIRST.index(one.status)))
    opened = min(found, key=lambda one: one.if_read)
    every = {evidence for one in found for evidence in one.evidence}
    return replace(
        lowest,
        reached=tuple(max(days) for days in zip(*(one.reached for one in found), strict=True)),
        refuted_from=min(one.refuted_from for one in found),
        origins=min(one.origins for one in found),
        if_read=opened.if_read,
        status_if_read=opened.status_if_read,
        evidence=tuple(sorted(every)),
    )
