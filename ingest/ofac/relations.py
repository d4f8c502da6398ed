"""Relationships that a list states by number, as the links that their words mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel, ConfigDict

from graphkit.model.records import Link
from graphkit.model.registry import registry
from ingest.ofac.known import Known
from ingest.ofac.links import Stated, evidence
from ingest.ofac.records import Party, Relation
from ingest.ofac.source import vocabulary

WEAKEST = "LINKED_TO"


class Meaning(BaseModel):
    """One row of relations.yml, which explains its columns."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    link: str
    turned: bool = False
    role: str = ""


@cache
def meanings() -> dict[str, Meaning]:
    """Return the table by the words of a relationship."""
    return {
        words: Meaning.model_validate(row) for words, row in vocabulary("relations.yml").items()
    }


def stated_relations(party: Party, known: Known) -> Iterator[Stated]:
    """Return every relationship of a party as a link."""
    for relation in party.relations:
        link = _link(party, relation, known)
        yield Stated(link, evidence(link, relation.locator, relation.words, known))


def _link(party: Party, relation: Relation, known: Known) -> Link:
    meaning = meanings()[relation.words]
    uids = (relation.to, party.uid) if meaning.turned else (party.uid, relation.to)
    kind = registry().links[meaning.link]
    first, second = (known.schemata[uid] for uid in uids)
    fits = first in kind.source and second in kind.target
    if not fits:
        uids, meaning = (party.uid, relation.to), Meaning(link=WEAKEST)
    return Link(
        type=meaning.link,
        from_id=known.ids[uids[0]],
        to_id=known.ids[uids[1]],
        role=meaning.role,
        start_date=relation.start,
        end_date=relation.end,
        notes="; ".join(filter(None, (relation.words, relation.notes))),
    )
