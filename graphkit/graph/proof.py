"""What the evidence at hand amounts to for a link, a joint fact or a designation. Pure.

Of a million links in one register most have one piece of evidence each, and these differ in nothing
that counts. So an assessment is kept by what it hangs on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from graphkit.model.proof import Assessment, Status, assess
from graphkit.model.records import Designation, Document, Evidence, JointFact, Link
from graphkit.model.registry import registry
from graphkit.model.statements import Proposition

_STRONGEST_FIRST = list(Status)
IRRELEVANT = ("about", "roles", "element", "locator", "quote", "admitted_by", "notes")
"""Fields of evidence that no assessment looks at; who admits counts as whether a party does."""
_worth = attrgetter(*(name for name in Evidence.model_fields if name not in IRRELEVANT))


@dataclass(frozen=True, slots=True)
class Proof:
    """All evidence about some things, with the documents that it hangs on.

    Args:
        about: evidence by the id of what it speaks of.
        documents: by id, with all that they rely on as far as it is loaded.
    """

    about: Mapping[str, Iterable[Evidence]]
    documents: Mapping[str, Document]
    _found: dict[Any, Assessment] = field(default_factory=dict, compare=False)
    _links: dict[str, Assessment] = field(default_factory=dict, compare=False)

    def of_link(self, link: Link) -> Assessment:
        """Assess that a link was so; it is asked for the link, and again for its steps."""
        found = self._links.get(link.id)
        if found is None:
            ceiling = registry().links[link.type].ceiling
            ends = (link.from_id, link.to_id)
            found = self._assessed(self._evidence(link.id), ends, ceiling=ceiling)
            self._links[link.id] = found
        return found

    def of_fact(self, fact: JointFact) -> Assessment:
        """Assess that a joint fact happened, whoever took part in it."""
        return self._assessed(self._evidence(fact.id), _parties(fact))

    def of_roles(self, fact: JointFact, roles: frozenset[str]) -> Assessment:
        """Assess that all of the given roles of a joint fact were held as stated.

        Evidence that names no role speaks of all of them; the whole is as good as its worst role.
        """
        every = self._evidence(fact.id)
        spoken = [
            [one for one in every if not one.roles or role in one.roles] for role in sorted(roles)
        ]
        parties = _parties(fact)
        return weakest([self._assessed(one, parties) for one in spoken])

    def of_designation(self, designation: Designation) -> Assessment:
        """Assess that the act of listing happened; not its reasons."""
        return self._assessed(self._evidence(designation.id), None, of_listing=True)

    def _assessed(
        self, evidence: list[Evidence], parties: Collection[str] | None, **way: int
    ) -> Assessment:
        """Assess evidence, or take over what was found of other evidence of the same worth."""
        every = sorted(evidence, key=attrgetter("id"))
        by = [bool(one.admitted_by) and (parties is None or one.admitted_by in parties)
              for one in every]  # fmt: skip
        key = (*way.items(), *map(_worth, every), *by)
        found = self._found.get(key)
        if found is None:
            asked: dict[str, Any] = way
            found = self._found[key] = assess(every, self.documents, parties=parties, **asked)
        return replace(found, evidence=tuple(one.id for one in every))

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
