"""One entry of the list -> records: pure, the same entry and list always give the same row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graphkit.model.entities import Entity
from graphkit.model.records import Batch, Designation, Document, Evidence
from graphkit.model.rows import Row
from ingest.un.designations import designation, unknown_words
from ingest.un.directory import Directory
from ingest.un.elements import Raw
from ingest.un.entities import EntityBuilder
from ingest.un.listing import Listing, listing
from ingest.un.source import UnSource
from ingest.un.statements import Said, statements


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, read without looking at the others.

    Args:
        listing: what its elements say.
        entity: the party.
        designation: its listing.
        evidence: the words that state the listing.
        problems: what a reader should know about it.
    """

    listing: Listing
    entity: Entity
    designation: Designation
    evidence: Evidence
    problems: tuple[str, ...]


def entry(raw: Raw, day: date, source: UnSource, document: str) -> Entry:
    """Read one entry.

    Args:
        raw: its elements.
        day: the day of the list.
        source: what the list's words mean.
        document: the id of the list as a document.

    Raises:
        Fault: something is missing, or a word or a form is not known; the whole entry is rejected.
    """
    listed = listing(raw, source)
    builder = EntityBuilder(listed, source)
    party = builder.build()
    made, evidence = designation(listed, party.id, day, source, document)
    unknown = (
        f"{word!r} is no measure that is known here (source.yml); kept in notes"
        for word in unknown_words(listed, source)
    )
    return Entry(listed, party, made, evidence, (*builder.problems, *unknown))


def transform(
    one: Entry, directory: Directory, document: Document, day: date, file: str
) -> tuple[Row, Said]:
    """Turn an entry into the row that states it, and say what of its comments was not taken.

    Args:
        one: the entry.
        directory: everybody whom its comments may name.
        document: the list as a document.
        day: the day of the list.
        file: the name of the file.
    """
    said = statements(one.listing, directory, day.isoformat(), document.id)
    batch = Batch(
        entities=(one.entity, *said.entities.values()),
        links=tuple(said.links.values()),
        facts=tuple(said.facts.values()),
        designations=(one.designation,),
        documents=(document,),
        evidence=(one.evidence, *said.evidence.values()),
    )
    return Row(file, one.listing.raw.number, batch), said
