"""Entities and persons: the last statement of a record, with the names and numbers of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Kind, strongest
from ingest.bods.codes import PartyKind, codes, known
from ingest.bods.fields import Fields
from ingest.bods.gathered import Gathered
from ingest.bods.persons import person
from ingest.bods.statement import Statement, day
from ingest.codes import Refused


@dataclass(frozen=True, slots=True)
class Described:
    """An entity, and why it is not told who it is.

    Args:
        entity: the entity.
        reason: the code of the reason; empty where it is told.
        remarks: what a reader should know of it.
    """

    entity: Entity
    reason: str = ""
    remarks: tuple[str, ...] = ()


def kind_of(statement: Statement) -> PartyKind:
    """Return what an entity or person is; raises Refused for an unknown code."""
    details = statement.details
    if statement.type == "person":
        stated = known("recordDetails/personType", details.text("personType"), codes().person_types)
        return codes().person_types[stated]
    type_ = details.inner("entityType").text("type")
    return codes().entity_types[known("recordDetails/entityType/type", type_, codes().entity_types)]


def is_nomination(statement: Statement) -> bool:
    """Tell whether an entity is an agreement by which one acts for another."""
    subtype = statement.details.inner("entityType").text("subtype")
    return statement.type == "entity" and subtype == codes().nomination


def described(history: Sequence[Statement]) -> Described:
    """Return an entity or person from all statements of its record, the last one last.

    What the last says holds. Lists are of all statements, and a name that it does not bear any
    more is an alias.

    Raises:
        Refused: the last statement cannot be taken.
    """
    last = history[-1]
    gathered = Gathered(last.record)
    kind = kind_of(last)
    names = [_gather(last, gathered)]
    for one in reversed(history[:-1]):
        former = Gathered(last.record)
        try:
            names.append(_gather(one, former))
        except Refused:
            continue  # it is refused at its own place
        for name, stated in former.lists().items():
            gathered.add(name, *(stated if name != "notes" else ()))
        gathered.identifiers += former.identifiers
        gathered.ill_formed += former.ill_formed
    name = names[0] or f"{_called(last)} ({last.record})"
    gathered.add("alias", *(one for one in names[1:] if one not in (name, "")))
    reason = _reason(last.details, gathered)
    if last.closed:
        gathered.add("notes", f"no longer declared, by {last.day}")
    identifiers = tuple(dict.fromkeys(gathered.identifiers))
    details = last.details
    entity = Entity.model_validate(
        {
            "id": str(strongest(identifiers)),
            "schema_": kind.schema_,
            "name": name,
            "identifiers": identifiers,
            "ill_formed": tuple(dict.fromkeys(gathered.ill_formed)),
            "lei_code": next((one.value for one in identifiers if one.kind is Kind.LEI), ""),
            "unidentified": kind.unidentified,
            "start_date": day("recordDetails/foundingDate", details.text("foundingDate")),
            "end_date": day("recordDetails/dissolutionDate", details.text("dissolutionDate")),
            **gathered.lists(),
        }
    )
    wrong = ("an LEI fails its check; kept as stated",) if gathered.ill_formed else ()
    return Described(entity, reason, wrong)


def _called(statement: Statement) -> str:
    """Return what to call somebody who is not named: `anonymous person`, `entity`."""
    words = {
        "anonymousPerson": "anonymous person",
        "unknownPerson": "unknown person",
        "anonymousEntity": "anonymous entity",
        "unknownEntity": "unknown entity",
    }
    details = statement.details
    code = details.text("personType") or details.inner("entityType").text("type")
    return words.get(code, f"unnamed {statement.type}")


def _gather(statement: Statement, gathered: Gathered) -> str:
    """Gather what a statement says, and return the name that it gives."""
    details = statement.details
    gathered.numbers(details.every("identifiers"), person=statement.type == "person")
    for address in details.every("addresses"):
        gathered.address(address)
    return person(details, gathered) if statement.type == "person" else _entity(details, gathered)


def _entity(details: Fields, gathered: Gathered) -> str:
    kind = details.inner("entityType")
    known("recordDetails/entityType/type", kind.text("type"), codes().entity_types)
    if subtype := kind.text("subtype"):
        gathered.add("type", known(f"{kind.at}/subtype", subtype, codes().entity_subtypes))
    gathered.add("type", kind.text("details"))
    gathered.add("alias", *details.texts("alternateNames"))
    place = details.inner("jurisdiction")
    gathered.places("jurisdiction", "jurisdiction", [place])
    if uri := details.text("uri"):
        gathered.add("notes", f"uri: {uri}")
    statute = details.inner("formedByStatute")
    if words := [one for one in (statute.text("name"), statute.text("date")) if one]:
        gathered.add("notes", f"formed by statute: {', '.join(words)}")
    _listing(details.inner("publicListing"), gathered)
    return details.text("name")


def _listing(listing: Fields, gathered: Gathered) -> None:
    """Keep where an entity is listed, in notes."""
    if (listed := listing.flag("hasPublicListing")) is not None:
        gathered.add("notes", f"publicly listed: {'yes' if listed else 'no'}")
    for url in listing.texts("companyFilingsURLs"):
        gathered.add("notes", f"filings: {url}")
    for one in listing.every("securitiesListings"):
        security = one.inner("security")
        words = [
            one.text("stockExchangeName"),
            one.text("stockExchangeJurisdiction"),
            one.text("marketIdentifierCode"),
            one.text("operatingMarketIdentifierCode"),
            security.text("ticker"),
            f"{security.text('idScheme')} {security.text('id')}".strip(),
        ]
        gathered.add("notes", f"listed: {', '.join(word for word in words if word)}")


def _reason(details: Fields, gathered: Gathered) -> str:
    """Return why it is not told who somebody is, and keep it in notes."""
    for name in ("unspecifiedEntityDetails", "unspecifiedPersonDetails"):
        if details.is_object(name):
            reason, words = unspecified(details.inner(name))
            gathered.add("notes", f"identity not stated: {words}")
            return reason
    return ""


def unspecified(stated: Fields) -> tuple[str, str]:
    """Return the reason of an absence, and the words for it; raises Refused for an unknown one."""
    reason = known(f"{stated.at}/reason", stated.text("reason"), codes().reasons)
    words = stated.text("description")
    return reason, f"{reason} ({words})" if words else reason
