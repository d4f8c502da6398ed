"""Statements of relationships: links between the parties, or why a party is not told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.model.entities import Entity
from graphkit.model.records import Batch
from ingest.bods.entities import described, is_nomination, unspecified
from ingest.bods.links import Party, held, state
from ingest.bods.statement import Statement, record_id
from ingest.bods.told import Latest, Told
from ingest.codes import Refused
from ingest.evidence import Source

_WORDS = {"subject": "subject", "interestedParty": "interested party"}


def relationship(
    one: Statement, history: Sequence[Statement], latest: Latest, source: Source
) -> Told:
    """Turn a statement of a relationship into records.

    Args:
        one: the statement.
        history: the statements of its record that stand, in order, itself included.
        latest: gives the last statement of another record.
        source: the statement as evidence.

    Raises:
        Refused: it cannot be taken.
    """
    subject, party = ends(one)
    state(one)
    if not (subject and party):
        return _absence(one, one.id == history[-1].id, latest, source)
    taken = [each for each in history if _is_taken(each)]
    if ends(taken[0]) != (subject, party):
        rule = "the record named other parties before; another relationship is another record"
        raise Refused("recordDetails/subject", subject, rule)
    about, by = _found(latest, "subject", subject), _found(latest, "interestedParty", party)
    if about.person:
        raise Refused("recordDetails/subject", subject, "is a person; a subject is an entity")
    links = tuple(held(taken, taken.index(one), about, by))
    return Told(
        Batch(
            links=tuple(each.link for each in links),
            documents=(source.document,),
            evidence=tuple(
                source.says(each.link.id, each.quote, hedged=each.hedged) for each in links
            ),
        ),
        tuple(_remarks(one, latest)),
        links,
    )


def ends(statement: Statement) -> tuple[str, str]:
    """Return the ids of subject and interested party as stated; empty for one that is not told.

    Raises:
        Refused: both are not told, are the same, or one is missing.
    """
    subject, party = (
        "" if statement.details.is_object(name) else statement.details.needed(name)
        for name in _WORDS
    )
    if not (subject or party):
        raise Refused("recordDetails/subject", "", "neither subject nor interested party is told")
    if subject == party:
        raise Refused("recordDetails/interestedParty", party, "the relationship is to itself")
    return subject, party


def _is_taken(one: Statement) -> bool:
    """Tell whether a statement can be taken by itself."""
    try:
        state(one)
        return bool(ends(one))
    except Refused:
        return False


def _found(latest: Latest, name: str, stated: str) -> Party:
    """Return one end of a relationship; raises Refused where nothing states who it is."""
    field = f"recordDetails/{name}"
    record = record_id(field, stated)
    found = latest(record)
    if found is None:
        raise Refused(field, stated, "refers to a record of which no statement was read")
    if found.type == "relationship":
        raise Refused(field, stated, "refers to a relationship, not to an entity or person")
    return Party(record, found.type == "person", is_nomination(found))


def _remarks(one: Statement, latest: Latest) -> Iterator[str]:
    field = "recordDetails/componentRecords"
    for each in one.details.texts("componentRecords"):
        if latest(record_id(field, each)) is None:
            yield "a component of an indirect interest is stated nowhere"
    for interest in state(one).interests:
        if interest.start > one.day:
            yield "an interest begins after the day of its statement"


def _absence(one: Statement, last: bool, latest: Latest, source: Source) -> Told:
    """Say of the end that is told that the other is not, and why: it makes no link."""
    subject, party = ends(one)
    lacking, there = ("interestedParty", "subject") if subject else ("subject", "interestedParty")
    reason, why = unspecified(one.details.inner(lacking))
    about = _found(latest, there, subject or party)
    element = f"{_WORDS[lacking]} not stated"
    noted: tuple[Entity, ...] = ()
    if last and not one.closed and (stated := latest(about.id)):
        entity = described([stated]).entity
        note = f"{element}: {why}"
        noted = (entity.model_copy(update={"notes": (*entity.notes, note)}),)
    return Told(
        Batch(
            entities=noted,
            documents=(source.document,),
            evidence=(source.lacks(about.id, element, reason),),
        )
    )
