"""Level 1 records: the entity, and who took over from it or managed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.model.entities import Entity
from graphkit.model.records import Batch, Document, Link
from ingest.evidence import Source
from ingest.gleif.codes import Bearing, codes, known
from ingest.gleif.entities import Holder
from ingest.gleif.events import Event, events
from ingest.gleif.parts import Part
from ingest.gleif.told import Told, checked, known_by_lei, party


@dataclass(frozen=True, slots=True)
class _Beside:
    """Another entity that a record names, by its LEI or by its name alone."""

    other: Entity | None
    link: Link | None
    note: str = ""


def lei_record(record: Part, document: Document) -> Told:
    """Turn an LEI record into records; raises Refused where it cannot be taken."""
    stated = record.at("LEI")
    who = party(stated)
    entity_part = record.one("Entity")
    registration = record.one("Registration")
    happened = events(entity_part)
    holder = Holder(who, entity_part, registration, happened)
    entity = holder.build()
    beside = [
        *_successors(entity_part, entity, happened),
        *_associates(entity_part, entity),
    ]
    notes = (*entity.notes, *(one.note for one in beside if one.note))
    source = Source(document, stated, *checked(registration))
    links = tuple(one.link for one in beside if one.link)
    batch = Batch(
        entities=(
            entity.model_copy(update={"notes": tuple(dict.fromkeys(notes))}),
            *(one.other for one in beside if one.other),
        ),
        links=links,
        documents=(document,),
        evidence=tuple(source.says(one.id) for one in links),
    )
    return Told(batch, tuple((what, stated) for what in _remarks(holder)))


def _remarks(holder: Holder) -> Iterator[str]:
    if holder.party.why:
        yield "an LEI fails its check; kept as stated, and it names nobody"
    if holder.bearing is Bearing.ALONE:
        yield "an LEI is DUPLICATE, ANNULLED or CANCELLED; its entity is kept apart"


def _successors(entity: Part, here: Entity, happened: tuple[Event, ...]) -> Iterator[_Beside]:
    """Give those who took over, since when where a completed event says so."""
    for one in entity.every("SuccessorEntity"):
        lei, name = one.at("SuccessorLEI"), one.at("SuccessorEntityName")
        if not lei:
            yield _Beside(None, None, f"succeeded by: {name or 'an unnamed entity'}")
            continue
        since = [event.effective for event in happened if event.makes_successor(lei)]
        there = party(lei)
        if there.id == here.id:
            yield _Beside(None, None, f"succeeded by: itself ({lei})")
            continue
        link = Link(
            type="SUCCEEDS",
            from_id=there.id,
            to_id=here.id,
            start_date=since[0] if since else "",
        )
        yield _Beside(known_by_lei(there, lei), link)


def _associates(entity: Part, here: Entity) -> Iterator[_Beside]:
    """Give the manager of a fund as former versions of the format name it."""
    for one in entity.every("AssociatedEntity"):
        kind = known("AssociatedEntity type", one.attribute("type"), codes().associated)
        lei = one.at("AssociatedLEI")
        if not lei:
            yield _Beside(None, None, f"fund family: {one.at('AssociatedEntityName')}")
            continue
        means, there = codes().relationships[codes().associated[kind]], party(lei)
        if there.id == here.id:
            yield _Beside(None, None, f"fund family: itself ({lei})")
            continue
        link = Link(type=means.link, from_id=there.id, to_id=here.id, role=means.role)
        yield _Beside(known_by_lei(there, lei), link)
