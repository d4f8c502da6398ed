"""Writing what sources state: links, joint facts, designations, their evidence and their steps.

Whatever is touched is assessed again over all its evidence in the graph, and its steps are derived
again from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from graphkit.graph import merge, stated
from graphkit.graph.changes import Change, changes
from graphkit.graph.count import Count
from graphkit.graph.merge import Stated
from graphkit.graph.proof import Proof
from graphkit.graph.settle import Held, Merge, Sifted, digests, held, joined, settled, sift
from graphkit.graph.steps import read_before, write_steps
from graphkit.graph.vocabulary import role_type
from graphkit.graph.work import Work, read, slabs, write, write_ids
from graphkit.model.records import Designation, Document, Evidence, JointFact, Link
from graphkit.model.registry import Schema

F = TypeVar("F", Link, JointFact, Designation)
AT_ONCE = 1_000
"""Pieces of evidence that are sent together: the server writes them while more are laid out."""
NOTHING_READ: Mapping[str, Schema] = {}
"""Schemata of entities, where none was read before."""


@dataclass(frozen=True, slots=True)
class Statements:
    """What is to be written, under the ids of the graph.

    Args:
        touched: ids of other links, facts and designations that must be assessed again.
    """

    links: list[Stated[Link]] = field(default_factory=list)
    facts: list[Stated[JointFact]] = field(default_factory=list)
    designations: list[Stated[Designation]] = field(default_factory=list)
    evidence: list[Stated[Evidence]] = field(default_factory=list)
    touched: frozenset[str] = frozenset()

    def about(self) -> set[str]:
        """Return the ids of all that is stated, proved or touched."""
        every: list[Stated[Any]] = [*self.links, *self.facts, *self.designations]
        own = {one.record.id for one in every}
        return own | {one.record.about for one in self.evidence} | self.touched


@dataclass(frozen=True, slots=True)
class Done:
    """What writing statements did, for the report."""

    counts: Mapping[str, Count]
    reassessed: int
    steps: tuple[int, int]
    written: frozenset[str]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Settled(Generic[F]):
    """All of one kind that is in question: what the load brings, and what it becomes."""

    read: int
    loaded: frozenset[str]
    known: Mapping[str, Held[F]]
    every: Mapping[str, Stated[F]]

    def sift(self, layout: Callable[[Stated[F]], stated.Properties]) -> Sifted:
        return sift({one: layout(it) for one, it in self.every.items()}, digests(self.known))

    def count(self, sifted: Sifted) -> Count:
        return sifted.count(self.read, self.loaded)

    def changes(self, sifted: Sifted) -> list[Change]:
        return changes(sifted.changed, self.known, self.every)


def write_statements(
    work: Work, new: Statements, schemata: Mapping[str, Schema] = NOTHING_READ
) -> Done:
    """Write statements with their evidence, and derive their standards and steps again.

    Of the entities in `schemata` this transaction has read what they are; the others are read.
    """
    about = new.about()
    links = _settle(work, "links", about, new.links, stated.read_link, merge.corrected)
    facts = _settle(work, "facts", about, new.facts, stated.read_fact, merge.corrected)
    designations = _settle(
        work, "designations", about, new.designations, stated.read_designation, merge.designations
    )
    stepping = links.known.keys() | facts.known.keys()
    nodes = {one for one in about if not one.startswith(MADE)}
    there = stepping | designations.known.keys() | nodes
    evidence = _read_evidence(work, new, there)
    proof = evidence.proof
    stated_links = [one.record for one in links.every.values()]
    stated_facts = [one.record for one in facts.every.values()]
    before = read_before(work, stated_links, stated_facts, stepping, schemata)
    # From here on the server writes one thing while the next is made ready.
    of_evidence = _write_evidence(work, evidence)
    of_facts = facts.sift(lambda one: stated.fact(one, proof.of_fact(one.record)))
    _write_facts(work, facts, of_facts)
    of_designations = designations.sift(
        lambda one: stated.designation(one, proof.of_designation(one.record))
    )
    _write_designations(work, designations, of_designations)
    _join_evidence(work, of_evidence.created)
    steps = write_steps(work, stated_links, stated_facts, proof, before)
    of_links = links.sift(lambda one: stated.link(one, proof.of_link(one.record)))
    _write_links(work, links, of_links)  # after the steps: a link is known by its steps
    sifted = (of_links, of_facts, of_designations)
    counts = {
        "links": links.count(of_links),
        "facts": facts.count(of_facts),
        "designations": designations.count(of_designations),
        "evidence": of_evidence.count(len(new.evidence), evidence.loaded),
    }
    loaded = links.loaded | facts.loaded | designations.loaded
    return Done(
        counts,
        reassessed=sum(one.beside(loaded) for one in sifted),
        steps=steps,
        written=of_evidence.written.union(*(one.written for one in sifted)),
        changes=(
            *links.changes(of_links),
            *facts.changes(of_facts),
            *designations.changes(of_designations),
        ),
    )


def _settle(
    work: Work,
    kind: str,
    about: Iterable[str],
    incoming: list[Stated[F]],
    reader: Callable[[Mapping[str, Any]], Stated[F]],
    onto: Merge[F],
) -> _Settled[F]:
    prefix = _PREFIX[kind]
    ids = [one for one in about if one.startswith(prefix)]
    known = held(read(work, f"load/known/{kind}", ids), reader)
    loaded = joined(incoming, lambda one: one.id, _TOGETHER[kind])
    return _Settled(len(incoming), frozenset(loaded), known, settled(loaded, known, onto))


_PREFIX = {"links": "link:", "facts": "fact:", "designations": "designation:"}
MADE = tuple(_PREFIX.values())
"""How ids begin that are made by hashing, not those of entities."""
_TOGETHER: dict[str, Callable[[Stated[Any], Stated[Any]], Stated[Any]]] = {
    "links": merge.facts,
    "facts": merge.facts,
    "designations": merge.designations,
}
"""How two records of one load join; one of the graph and one of a load may join otherwise."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """All evidence about what is in question, and the proof that it is.

    Args:
        loaded: ids of what the load brings.
        digests: of what the graph holds, by id.
        every: what the graph holds merged with what comes in, by id.
        proof: all of it, with its documents.
    """

    loaded: frozenset[str]
    digests: Mapping[str, str]
    every: Mapping[str, Stated[Evidence]]
    proof: Proof


def _read_evidence(work: Work, new: Statements, there: set[str]) -> _Evidence:
    """Read all evidence about what is in question and merge what comes in.

    Args:
        work: an open transaction.
        new: what comes in.
        there: ids of what is in question and was there before; there is none about anything else.
    """
    known = held(read(work, "load/known/evidence", there), stated.reader(Evidence))
    loaded = joined(new.evidence, lambda one: one.id, merge.latest)
    every = settled(loaded, known, merge.latest)
    grouped: defaultdict[str, list[Evidence]] = defaultdict(list)
    for one in every.values():
        grouped[one.record.about].append(one.record)
    named = {one.record.document for one in every.values()}
    rows = held(read(work, "load/known/documents", named), stated.reader(Document))
    documents = {one: it.stated.record for one, it in rows.items()}
    return _Evidence(frozenset(loaded), digests(known), every, Proof(grouped, documents))


def _write_links(work: Work, links: _Settled[Link], sifted: Sifted) -> None:
    for name, part in (("new", sifted.created), ("changed", sifted.changed)):
        rows = []
        for one, properties in part.items():
            link = links.every[one].record
            ends = {"id": one, "type": link.type, "from": link.from_id, "to": link.to_id}
            rows.append({**ends, "properties": properties})
        write(work, f"load/links_{name}", rows)


def _write_facts(work: Work, facts: _Settled[JointFact], sifted: Sifted) -> None:
    rows = [
        {"id": one, "type": facts.every[one].record.type, "properties": properties}
        for one, properties in {**sifted.created, **sifted.changed}.items()
    ]
    write(work, "load/facts", rows)
    roles = [
        {"fact": one, "role": role_type(role), "party": party}
        for one in sifted.created
        for role, parties in facts.every[one].record.roles.items()
        for party in parties
    ]
    write(work, "load/roles_new", roles)


def _write_designations(work: Work, them: _Settled[Designation], sifted: Sifted) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": one,
            "entity": them.every[one].record.entity_id,
            "new": one in sifted.created,
            "properties": properties,
        }
        for one, properties in {**sifted.created, **sifted.changed}.items()
    ]
    write(work, "load/designations", rows)
    write_ids(work, "load/designated", [row["entity"] for row in rows])


def _write_evidence(work: Work, evidence: _Evidence) -> Sifted:
    """Write evidence, some of it while more is laid out."""
    found = Sifted({}, {}, {})
    for some in slabs([*evidence.every.items()], AT_ONCE):
        part = sift({one: stated.evidence(it) for one, it in some}, evidence.digests)
        write(work, "load/evidence_new", _evidence_rows(part.created))
        write(work, "load/evidence", _evidence_rows(part.changed))
        found.add(part)
    return found


def _evidence_rows(part: Mapping[str, stated.Properties]) -> list[dict[str, Any]]:
    return [
        {"id": one, "document": row["document"], "properties": row} for one, row in part.items()
    ]


def _join_evidence(work: Work, created: Mapping[str, stated.Properties]) -> None:
    """Join new evidence to what it is about, where that is a node."""
    joins = [
        {"id": one, "about": row["about"], "relation": row["direction"].upper()}
        for one, row in created.items()
        if not row["about"].startswith("link:")
    ]
    write(work, "load/evidence_of_nodes", joins)
