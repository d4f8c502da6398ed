"""One listed party -> its row: pure, the same party beside the same others gives the same row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from graphkit.model.records import Batch
from graphkit.model.rows import Row
from ingest.ofac.known import Known
from ingest.ofac.links import Stated, Unresolved, named_links
from ingest.ofac.programmes import designations
from ingest.ofac.records import Party
from ingest.ofac.relations import stated_relations


@dataclass(frozen=True, slots=True)
class Transformed:
    """The row of a party, and its links that name nobody who can be told."""

    row: Row
    unresolved: tuple[Unresolved, ...]


def transform(party: Party, known: Known) -> Row:
    """Turn one party of a list into records.

    Args:
        party: the party.
        known: what is known of all parties of the release (`survey`).
    """
    return transformed(party, known).row


def transformed(party: Party, known: Known) -> Transformed:
    """Turn one party into records, and say which of its links name nobody who can be told."""
    entity = known.entity(party)
    listings = designations(party, entity.id, known.release)
    said = list(chain(named_links(party, known), stated_relations(party, known)))
    unresolved = tuple(one.unresolved for one in said if one.unresolved)
    if unresolved:
        notes = dict.fromkeys((*entity.notes, *(one.words for one in unresolved)))
        entity = entity.model_copy(update={"notes": tuple(notes)})
    once = _once(said)
    records = Batch(
        entities=(entity,),
        links=tuple(one.link for one in once if one.link),
        designations=tuple(designation for designation, _ in listings),
        documents=(known.release.document,),
        evidence=(
            *(evidence for _, evidence in listings),
            *(one.evidence for one in once if one.evidence),
        ),
    )
    return Transformed(Row(party.file, party.line, records, party.beside), unresolved)


def _once(said: list[Stated]) -> list[Stated]:
    """Leave out a link that the same party states twice: it is the same statement."""
    return list({one.evidence.id: one for one in said if one.evidence}.values())
