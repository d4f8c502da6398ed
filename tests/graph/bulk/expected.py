"""The graph that a batch must give, told by the pure functions that loading is made of; and the
graph that files for the importer hold, read back from them by the importer's rules."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from graphkit.graph import merge, moved, stated
from graphkit.graph.bulk import CsvFiles, Prepared
from graphkit.graph.bulk.output import amends
from graphkit.graph.identity import Placement, place
from graphkit.graph.merge import Stated
from graphkit.graph.proof import Proof
from graphkit.graph.rekey import under_new_ids
from graphkit.graph.settle import joined
from graphkit.graph.statements import Statements
from graphkit.graph.vocabulary import role_type
from graphkit.model.entities import Entity
from graphkit.model.identifiers import parse
from graphkit.model.records import Batch, Designation, Document, Evidence, JointFact, Link
from graphkit.model.registry import Schema
from graphkit.model.rows import Row
from graphkit.model.steps import Step, fact_steps, link_steps

Properties = Mapping[str, Any]
Key = tuple[str, str]
"""A node: what it is, told apart by its label, and its id."""
KINDS = ("Identifier", "Conflict", "Document", "Source", "Evidence", "JointFact", "Designation")
THING = "thing"
"""Stands for entities and identities of ships, whose ids are told apart from all others."""


def kind_of(labels: Iterable[str]) -> str:
    return next((one for one in KINDS if one in labels), THING)


def frozen(properties: Properties) -> Any:
    return tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted(properties.items())
    )


@dataclass
class Told:
    """A graph: labels and properties of nodes, and relationships with theirs, each counted."""

    nodes: dict[Key, tuple[frozenset[str], Any]] = field(default_factory=dict)
    relationships: Counter[Any] = field(default_factory=Counter)

    def node(self, kind: str, name: str, labels: Iterable[str], properties: Properties) -> Key:
        assert (kind, name) not in self.nodes
        self.nodes[kind, name] = frozenset(labels), frozen(properties)
        return kind, name

    def join(self, source: Key, kind: str, target: Key, known: Properties | None = None) -> None:
        self.relationships[source, kind, target, frozen(known or {})] += 1


def batch_of(rows: Iterable[Row]) -> Batch:
    """Return the records of rows as one batch."""
    every = [row.records for row in rows]
    parts = {
        name: tuple(chain.from_iterable(getattr(one, name) for one in every))
        for name in Batch.model_fields
    }
    return Batch.model_construct(None, **parts)


@dataclass
class Expected:
    """What a batch gives in an empty store, kind by kind."""

    batch: Batch
    source: str
    told: Told = field(default_factory=Told)
    marks: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        sources, batch = (self.source,), self.batch
        self.placement: Placement = place(batch.entities, {}, self.source)
        ids = dict(self.placement.ids)
        self.documents: dict[str, Stated[Document]] = joined(
            [Stated(moved.document(one, ids), sources) for one in batch.documents],
            lambda one: one.id,
            merge.latest,
        )
        self.entities: dict[str, Stated[Entity]] = joined(
            [Stated(one.model_copy(update={"id": ids[one.id]}), sources) for one in batch.entities],
            lambda one: one.id,
            merge.entities,
        )
        stated_so = Statements(
            links=[Stated(one, sources) for one in batch.links],
            facts=[Stated(one, sources) for one in batch.facts],
            designations=[Stated(one, sources) for one in batch.designations],
            evidence=[Stated(one, sources) for one in batch.evidence],
        )
        self.new, _ = under_new_ids(stated_so, ids)
        self.evidence: dict[str, Stated[Evidence]] = joined(
            self.new.evidence, lambda one: one.id, merge.latest
        )
        about: defaultdict[str, list[Evidence]] = defaultdict(list)
        for one in self.evidence.values():
            about[one.record.about].append(one.record)
        documents = {name: one.record for name, one in self.documents.items()}
        self.proof = Proof(about, documents)

    def tell(self) -> Told:
        self._links()
        self._facts()
        self._designations()
        self._entities()
        self._documents()
        self._evidence()
        return self.told

    def schema_of(self, one: str) -> Schema:
        return self.entities[one].record.schema_

    def _steps(self, steps: Iterable[Step]) -> None:
        for one in steps:
            ends = (THING, one.source), (THING, one.target)
            self.told.join(ends[0], "STEP", ends[1], stated.step(one))
            if not one.hops:
                self.marks[one.source].add("Aliased")

    def _links(self) -> None:
        links: dict[str, Stated[Link]] = joined(self.new.links, lambda one: one.id, merge.facts)
        for one in links.values():
            link, found = one.record, self.proof.of_link(one.record)
            ends = (THING, link.from_id), (THING, link.to_id)
            self.told.join(ends[0], link.type, ends[1], stated.link(one, found))
            self._steps(link_steps(link, self.schema_of, found))

    def _facts(self) -> None:
        facts: dict[str, Stated[JointFact]] = joined(
            self.new.facts, lambda one: one.id, merge.facts
        )
        for name, one in facts.items():
            fact = one.record
            properties = stated.fact(one, self.proof.of_fact(fact))
            key = self.told.node("JointFact", name, ("JointFact", fact.type), properties)
            for role, parties in fact.roles.items():
                for party in parties:
                    self.told.join(key, role_type(role), (THING, party))

            def of_roles(roles: frozenset[str], fact: JointFact = fact) -> Any:
                return self.proof.of_roles(fact, roles)

            self._steps(fact_steps(fact, self.schema_of, of_roles))

    def _designations(self) -> None:
        listed: dict[str, Stated[Designation]] = joined(
            self.new.designations, lambda one: one.id, merge.designations
        )
        for name, one in listed.items():
            properties = stated.designation(one, self.proof.of_designation(one.record))
            key = self.told.node("Designation", name, ("Designation",), properties)
            self.told.join(key, "DESIGNATES", (THING, one.record.entity_id))
            if stated.is_target(one.record):
                self.marks[one.record.entity_id].add("Designated")

    def _entities(self) -> None:
        for name, one in self.entities.items():
            schema = one.record.schema_
            base = () if schema is Schema.VESSEL_IDENTITY else ("Entity",)
            labels = (schema.value, *base, *self.marks[name])
            self.told.node(THING, name, labels, stated.entity(one))
        for text, name in self.placement.gained.items():
            found = parse(text)
            assert found is not None
            known = {"id": text, "kind": found.kind.value, "value": found.value}
            key = self.told.node("Identifier", text, ("Identifier",), known)
            self.told.join(key, "IDENTIFIES", (THING, name))
        for row in {
            row["id"]: row for row in (one.row() for one in self.placement.conflicts)
        }.values():
            self.told.node("Conflict", row["id"], ("Conflict",), row)

    def _documents(self) -> None:
        for name, one in self.documents.items():
            properties = stated.document(one)
            key = self.told.node("Document", name, ("Document",), properties)
            publisher = ("Source", properties["publisher"])
            if publisher not in self.told.nodes:
                said = dict.fromkeys(("id", "name", "caption"), publisher[1])
                self.told.node(*publisher, ("Source",), said)
            self.told.join(key, "PUBLISHED_BY", publisher)
            for origin in set(one.record.relies_on) & self.documents.keys():
                self.told.join(key, "RELIES_ON", ("Document", origin))

    def _evidence(self) -> None:
        for name, one in self.evidence.items():
            key = self.told.node("Evidence", name, ("Evidence",), stated.evidence(one))
            about = one.record.about
            self.told.join(key, "STATED_IN", ("Document", one.record.document))
            made = about.partition(":")[0]
            kind = {"fact": "JointFact", "designation": "Designation"}.get(made, THING)
            if made != "link":
                self.told.join(key, one.record.direction.value.upper(), (kind, about))


def expected(batch: Batch, source: str) -> Told:
    """Tell the graph that a batch gives in an empty store."""
    return Expected(batch, source).tell()


AMENDED = {"load/entities": THING, "load/documents": "Document", "load/evidence": "Evidence",
           "load/facts": "JointFact", "load/designations": "Designation"}  # fmt: skip


def held(prepared: Prepared) -> Told:
    """Tell the graph that the files hold, amended by what the importer cannot carry."""
    told, keys = Told(), dict[str, Key]()
    amended = {(query, row["id"]): row["properties"] for query, row in amends(prepared.folder)}
    nodes = {(AMENDED[query], one): it for (query, one), it in amended.items() if query in AMENDED}
    for files in prepared.nodes:
        for row in rows(files):
            number, labels = row.pop(":ID"), row.pop(":LABEL").split("\x1f")
            assert number not in keys
            key = kind_of(labels), row["id"]
            keys[number] = told.node(*key, labels, nodes.get(key, row))
    for files in prepared.relationships:
        for row in rows(files):
            source, target = keys[row.pop(":START_ID")], keys[row.pop(":END_ID")]
            kind = files.name or row.pop(":TYPE")
            query = "load/steps_changed" if kind == "STEP" else "load/links_changed"
            told.join(source, kind, target, amended.get((query, row.get("id", "")), row))
    return told


def rows(files: CsvFiles) -> Iterator[dict[str, Any]]:
    header, *others = files.files
    names = header.read_text("utf-8").strip().split(",")
    for path in others:
        text, lines = path.read_bytes().decode(), 0
        for cells in cells_of(text):
            lines += 1
            yield dict(typed(names, cells))
        if path not in files.spanning:
            assert text.count("\n") == lines
            assert "\r" not in text


READ: dict[str, Callable[[str], Any]] = {
    "": str,
    "string": str,
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


def typed(names: list[str], cells: list[str | None]) -> Iterator[tuple[str, Any]]:
    for name, cell in zip(names, cells, strict=True):
        if cell is None:
            continue
        if name.startswith(":"):
            yield name, cell
            continue
        own, _, kind = name.partition(":")
        if not kind.endswith("[]"):
            yield own, READ[kind](cell)
        elif cell:  # an empty list is nothing to the importer
            yield own, tuple(READ[kind.removesuffix("[]")](one) for one in cell.split("\x1f"))


CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])')


def cells_of(text: str) -> Iterator[list[str | None]]:
    """Read CSV in which an empty cell is nothing and `""` is an empty text."""
    cells: list[str | None] = []
    at = 0
    while at < len(text):
        found = CELL.match(text, at)
        assert found is not None, text[at : at + 200]
        quoted, plain, end = found.groups()
        cells.append(quoted.replace('""', '"') if quoted is not None else plain or None)
        at = found.end()
        if end == "\n":
            yield cells
            cells = []
