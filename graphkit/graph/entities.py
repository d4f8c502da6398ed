"""Writing entities and documents: the nodes that everything else hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.graph import merge, stated
from graphkit.graph.changes import Change, changes
from graphkit.graph.count import Count
from graphkit.graph.identity import Placement
from graphkit.graph.merge import Stated
from graphkit.graph.settle import Held, digests, held, joined, settled, sift
from graphkit.graph.work import Work, read, write, write_ids
from graphkit.model.entities import Entity
from graphkit.model.identifiers import parse
from graphkit.model.records import Document
from graphkit.model.registry import Schema


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of one kind.

    Args:
        count: for the report.
        touched: ids by which evidence or steps beside the load change: documents that are new or
            changed, entities whose schema another source made more exact.
        written: ids of what is new or changed.
        changes: what was there otherwise.
    """

    count: Count
    touched: frozenset[str]
    written: frozenset[str]
    changes: tuple[Change, ...] = ()


def write_entities(work: Work, incoming: list[Stated[Entity]], placement: Placement) -> Written:
    """Write the entities of a load under the ids that they are placed at, with identifiers."""
    loaded = joined(incoming, lambda one: one.id, merge.entities)
    known = held(read(work, "load/known/entities", loaded), stated.read_entity)
    every = settled(loaded, known, merge.entities)
    sifted = sift({one: stated.entity(found) for one, found in every.items()}, digests(known))
    refined = {
        one for one, was in known.items() if was.stated.record.schema_ != every[one].record.schema_
    }
    _write_nodes(work, every, {**sifted.created, **sifted.changed}, known, refined)
    _write_identifiers(work, placement)
    _write_conflicts(work, placement)
    return Written(
        sifted.count(len(incoming), loaded),
        touched=frozenset(refined),
        written=sifted.written | refined,
        changes=tuple(changes(sifted.changed, known, every)),
    )


def _write_nodes(
    work: Work,
    every: Mapping[str, Stated[Entity]],
    rows: Mapping[str, stated.Properties],
    known: Mapping[str, Held[Entity]],
    refined: Iterable[str],
) -> None:
    """Write nodes whose properties or schema changed."""
    plain, identities = [], []
    for one in {**dict.fromkeys(rows), **dict.fromkeys(refined)}:
        schema = every[one].record.schema_
        row = {"id": one, "properties": rows.get(one) or stated.entity(every[one])}
        if schema is Schema.VESSEL_IDENTITY:
            identities.append(row)
            continue
        was = known[one].stated.record.schema_ if one in known else schema
        former = [] if was is schema else [was.value]
        plain.append({**row, "labels": [schema.value], "former": former})
    write(work, "load/entities", plain)
    write(work, "load/vessel_identities", identities)


def _write_identifiers(work: Work, placement: Placement) -> None:
    rows = []
    for one, entity in sorted(placement.gained.items()):
        found = parse(one)
        if found is not None:
            rows.append({"id": one, "kind": found.kind, "value": found.value, "entity": entity})
    write(work, "load/identifiers", rows)


def _write_conflicts(work: Work, placement: Placement) -> None:
    rows = [one.row() for one in placement.conflicts]
    known = read(work, "load/known/conflicts", [row["id"] for row in rows])
    there = {row["id"]: row["properties"] for row in known}
    write(work, "load/conflicts", [row for row in rows if there.get(row["id"]) != row])


def write_documents(work: Work, incoming: list[Stated[Document]]) -> Written:
    """Write the documents of a load, who published them, and what they rely on."""
    loaded = joined(incoming, lambda one: one.id, merge.latest)
    rows = read(work, "load/known/documents", loaded)
    known = held((row for row in rows if row["id"] in loaded), stated.reader(Document))
    every = settled(loaded, known, merge.latest)
    sifted = sift({one: stated.document(found) for one, found in every.items()}, digests(known))
    new = {**sifted.created, **sifted.changed}
    write(
        work,
        "load/documents",
        [{"id": one, "publisher": row["publisher"], "properties": row} for one, row in new.items()],
    )
    if new:
        write_ids(work, "load/document_origins", new)
    return Written(
        sifted.count(len(incoming), loaded), touched=frozenset(new), written=sifted.written
    )
