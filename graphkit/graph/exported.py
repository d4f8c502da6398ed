"""Reading the whole stated layer out of the graph, in pages, as the records that were loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypedDict, TypeVar

from graphkit.catalogue import query
from graphkit.graph import stated
from graphkit.graph.connection import Graph
from graphkit.graph.merge import Stated
from graphkit.model.entities import Entity
from graphkit.model.identifiers import parse
from graphkit.model.proof import Standard
from graphkit.model.record import Record
from graphkit.model.records import Designation, Document, Evidence, JointFact, Link
from graphkit.model.registry import Schema

PAGE = 1_000
"""Things that are asked for at once."""
SECONDS = 600.0

R = TypeVar("R", bound=Record)
Row = Mapping[str, Any]


class EntityRow(TypedDict):
    """A row of export/entities: one entity or identity of a ship."""

    id: str
    labels: list[str]
    properties: dict[str, Any]
    identifiers: list[str]


class LinkRow(TypedDict):
    """A row of export/links: one link with both its ends."""

    id: str
    type: str
    source: str
    target: str
    sourceLabels: list[str]
    targetLabels: list[str]
    properties: dict[str, Any]


class FactRow(TypedDict):
    """A row of export/facts: one joint fact, its parties as pairs of relationship type and id."""

    id: str
    labels: list[str]
    properties: dict[str, Any]
    parties: list[list[str]]


class DesignationRow(TypedDict):
    """A row of export/designations: one designation with whom it designates."""

    id: str
    entity: str
    properties: dict[str, Any]


class DocumentRow(TypedDict):
    """A row of export/documents."""

    id: str
    properties: dict[str, Any]


class EvidenceRow(TypedDict):
    """A row of export/evidence: one statement."""

    about: str
    id: str
    properties: dict[str, Any]


COLUMNS: dict[str, type] = {
    "export/designations": DesignationRow,
    "export/documents": DocumentRow,
    "export/entities": EntityRow,
    "export/evidence": EvidenceRow,
    "export/facts": FactRow,
    "export/links": LinkRow,
}
"""The row of each question that this module asks."""


@dataclass(frozen=True, slots=True)
class Told(Generic[R]):
    """A record of the graph with what is known beside it.

    Args:
        record: the record, as the graph holds it.
        sources: who states it.
        conflicting: values that differ from the record's, put aside by the loader.
        proof: its standard and status in words; empty for entities and documents.
        evidence: every statement about it.
        ends: of a link, what it goes from and to.
    """

    record: R
    sources: tuple[str, ...]
    conflicting: tuple[str, ...] = ()
    proof: str = ""
    evidence: Sequence[Evidence] = ()
    ends: tuple[Schema, ...] = ()


def documents(graph: Graph) -> Iterator[Told[Document]]:
    """Give all documents in the order of their ids."""
    read = stated.reader(Document)
    for page in _pages(graph, "export/documents"):
        yield from (_told(read(row), row) for row in page)


def entities_and_links(graph: Graph) -> Iterator[Told[Entity] | Told[Link]]:
    """Give all entities in the order of their ids; after each page, the links that leave it."""
    for page in _pages(graph, "export/entities"):
        yield from _proved(graph, page, _entity)
        ids = {"ids": [row["id"] for row in page]}
        yield from _proved(graph, graph.read(query("export/links"), ids, seconds=SECONDS), _link)


def facts(graph: Graph) -> Iterator[Told[JointFact]]:
    """Give all joint facts in the order of their ids."""
    for page in _pages(graph, "export/facts"):
        yield from _proved(graph, page, stated.read_fact)


def designations(graph: Graph) -> Iterator[Told[Designation]]:
    """Give all designations in the order of their ids."""
    for page in _pages(graph, "export/designations"):
        yield from _proved(graph, page, stated.read_designation)


def _pages(graph: Graph, name: str) -> Iterator[list[dict[str, Any]]]:
    after = ""
    while page := graph.read(query(name), {"after": after, "limit": PAGE}, seconds=SECONDS):
        yield page
        after = page[-1]["id"]


def _proved(
    graph: Graph, rows: list[dict[str, Any]], read: Callable[[Row], Stated[R]]
) -> Iterator[Told[R]]:
    """Read rows with the evidence about each."""
    about: defaultdict[str, list[Evidence]] = defaultdict(list)
    ids = {"ids": [row["id"] for row in rows]}
    of_evidence = stated.reader(Evidence)
    for row in graph.read(query("export/evidence"), ids, seconds=SECONDS):
        about[row["about"]].append(of_evidence(row).record)
    for row in rows:
        yield _told(read(row), row, about[row["id"]])


def _told(one: Stated[R], row: Row, evidence: Sequence[Evidence] = ()) -> Told[R]:
    labels = (row.get("sourceLabels"), row.get("targetLabels"))
    return Told(
        one.record,
        one.sources,
        one.conflicting,
        _proof(row["properties"]),
        evidence,
        tuple(stated.schema_of(held) for held in labels if held),
    )


def _proof(properties: Row) -> str:
    if "standard" not in properties:
        return ""
    reached = Standard(properties["standard"])
    return f"standard {int(reached)} ({reached.words}), status {properties['status']}"


def _entity(row: Row) -> Stated[Entity]:
    """Read an entity with its identifiers, which are nodes of their own."""
    held = stated.read_entity(row)
    found = tuple(one for text in row["identifiers"] if (one := parse(text)) is not None)
    record = held.record.model_copy(update={"identifiers": found})
    return Stated(record, held.sources, held.conflicting)


def _link(row: Row) -> Stated[Link]:
    return stated.read_link({**row, "from": row["source"], "to": row["target"]})
