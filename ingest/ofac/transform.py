"""Parties of the list -> records: pure, the same parties always give the same batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind, strongest
from graphkit.model.records import Batch, Document
from graphkit.model.statements import DocumentKind
from ingest.ofac.entities import EntityBuilder
from ingest.ofac.links import Directory, Stated, Unresolved, links
from ingest.ofac.programmes import designations
from ingest.ofac.records import Party, Problem
from ingest.ofac.source import Source


@dataclass(frozen=True)
class Transformed:
    """The batch, what is odd in it, and the links that name nobody who can be told."""

    batch: Batch
    problems: tuple[Problem, ...]
    unresolved: tuple[Unresolved, ...]


def transform(parties: Sequence[Party], stated: str, by: date, source: Source) -> Transformed:
    """Turn parties into records.

    Args:
        parties: all parties of the list.
        stated: the day of the list as it is known, EDTF.
        by: the last day that this may mean.
        source: the description of the source.
    """
    document = _document(stated, by, source)
    built, problems = _entities(parties)
    ids = {uid: entity.id for uid, entity in built.items()}
    listings = [
        pair
        for party in parties
        for pair in designations(party, ids[party.row.uid], by, source, document.id)
    ]
    said = list(links(parties, Directory(parties), ids, document.id))
    unresolved = tuple(one.unresolved for one in said if one.unresolved)
    once = _once(said)
    batch = Batch(
        entities=tuple(_noted(built, unresolved)),
        links=tuple(one.link for one in once if one.link),
        designations=tuple(designation for designation, _ in listings),
        documents=(document,),
        evidence=(
            *(evidence for _, evidence in listings),
            *(one.evidence for one in once if one.evidence),
        ),
    )
    return Transformed(batch, problems, unresolved)


def _document(stated: str, by: date, source: Source) -> Document:
    return Document(
        id=f"ofac-sdn-{stated}",
        title=f"Specially Designated Nationals and Blocked Persons List, {stated}",
        kind=DocumentKind.LIST,
        publisher=source.publisher,
        reliability=source.reliability,
        published=f"[..{by.isoformat()}]",
        notes=f"legacy CSV form; {source.licence}",
    )


def _entities(parties: Iterable[Party]) -> tuple[dict[str, Entity], tuple[Problem, ...]]:
    builders = {party.row.uid: EntityBuilder(party) for party in parties}
    built = {uid: builder.build() for uid, builder in builders.items()}
    problems = [problem for builder in builders.values() for problem in builder.problems]
    for shared, uids in _shared(built).items():
        where = "sdn.csv:" + ", ".join(str(builders[uid].party.row.line) for uid in uids)
        both = f"uid {' and '.join(uids)} state {shared}"
        if shared.kind is Kind.REGISTRATION:
            problems.append(Problem(where, f"{both}; it names neither of them"))
            built.update({uid: _without(built[uid], shared) for uid in uids})
        else:
            problems.append(Problem(where, f"{both}; they become one entity"))
    return built, tuple(problems)


def _shared(built: Mapping[str, Entity]) -> dict[Identifier, list[str]]:
    owners: defaultdict[Identifier, list[str]] = defaultdict(list)
    for uid, entity in built.items():
        for one in entity.identifiers:
            owners[one].append(uid)
    return {one: uids for one, uids in owners.items() if len(uids) > 1}


def _without(entity: Entity, dropped: Identifier) -> Entity:
    """Return an entity without an identifier; the number stays among its registrations."""
    left = tuple(one for one in entity.identifiers if one != dropped)
    return entity.model_copy(update={"identifiers": left, "id": str(strongest(left))})


def _once(said: Iterable[Stated]) -> list[Stated]:
    """Leave out a link that the same row states twice: it is the same statement."""
    return list({one.evidence.id: one for one in said if one.evidence}.values())


def _noted(built: Mapping[str, Entity], unresolved: Iterable[Unresolved]) -> Iterable[Entity]:
    words: defaultdict[str, list[str]] = defaultdict(list)
    for one in unresolved:
        words[one.uid].append(one.words)
    for uid, entity in built.items():
        notes = tuple(dict.fromkeys((*entity.notes, *words[uid])))
        yield entity.model_copy(update={"notes": notes}) if words[uid] else entity
