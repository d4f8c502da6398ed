"""What a batch refers to: each must be in the batch or in the graph, or nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graphkit.errors import InputRejected
from graphkit.graph.identity import Placement, identifiers_of, place
from graphkit.graph.schemata import read_schemata
from graphkit.graph.work import Work, read
from graphkit.model.records import Batch

SHOWN = 5


class Dangling(InputRejected):
    """Records that refer to what is neither in the load nor in the graph.

    Args:
        kind: what is missing: "an entity", "a document", "what evidence is about".
        missing: its ids.
        source: who refers to it.
    """

    def __init__(self, kind: str, missing: Iterable[str], source: str) -> None:
        self.kind, self.missing = kind, frozenset(missing)
        ids = sorted(self.missing)
        more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
        super().__init__(
            f"{kind} is neither in the load nor in the graph: {', '.join(ids[:SHOWN])}{more}",
            where=source,
            cure="load it first, or state it in the same load; nothing was written",
        )


def placed(work: Work, batch: Batch, source: str) -> Placement:
    """Find which node each entity of a batch is, and that every reference leads somewhere.

    Raises:
        Dangling: an entity, document, or thing that evidence is about is nowhere.
    """
    own = {str(one) for entity in batch.entities for one in identifiers_of(entity)}
    named = _entities_named(batch)
    asked = own | named | _about(batch)
    schemata = read_schemata(work, asked)
    others = read(work, "load/known/identified", asked - schemata.keys())
    known = {one: one for one in schemata} | {row["identifier"]: row["id"] for row in others}
    placement = replace(place(batch.entities, known, source), schemata=schemata)
    _refuse("an entity", named - placement.ids.keys(), source)
    _refuse("a document", _documents_missing(work, batch), source)
    _refuse("what evidence is about", _about_missing(work, batch, placement.ids), source)
    return placement


def _entities_named(batch: Batch) -> set[str]:
    ends = {end for link in batch.links for end in (link.from_id, link.to_id)}
    parties = {party for fact in batch.facts for ids in fact.roles.values() for party in ids}
    designated = {one.entity_id for one in batch.designations}
    admitting = {one.admitted_by for one in batch.evidence if one.admitted_by}
    return ends | parties | designated | admitting


def _about(batch: Batch) -> set[str]:
    return {one.about for one in batch.evidence if not _is_made(one.about)}


def _is_made(about: str) -> bool:
    """Tell whether an id is one that is made by hashing, not that of an entity."""
    return about.startswith(("link:", "fact:", "designation:"))


def _documents_missing(work: Work, batch: Batch) -> set[str]:
    named = {one.document for one in batch.evidence} - {one.id for one in batch.documents}
    return named - {row["id"] for row in read(work, "load/known/documents", named)}


def _about_missing(work: Work, batch: Batch, ids: Mapping[str, str]) -> set[str]:
    stated = {one.id for one in batch.links} | {one.id for one in batch.facts}
    stated |= {one.id for one in batch.designations}
    named = {one.about for one in batch.evidence} - stated - ids.keys()
    for kind in ("links", "facts", "designations"):
        named -= {row["id"] for row in read(work, f"load/known/{kind}", named)}
    return named


def _refuse(what: str, missing: Iterable[str], source: str) -> None:
    if ids := frozenset(missing):
        raise Dangling(what, ids, source)


def named(batch: Batch) -> set[str]:
    """Return all ids that records refer to."""
    documents = {one.document for one in batch.evidence}
    return _entities_named(batch) | documents | {one.about for one in batch.evidence}
