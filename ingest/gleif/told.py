"""What one record tells: the records to load, and what a reader of the file should know of it."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.graph.merge import KNOWN_BY_IDENTIFIER
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, IdentifierError, Kind, identifier
from graphkit.model.records import Batch, Document
from graphkit.model.registry import Schema
from ingest.codes import Refused
from ingest.gleif.codes import codes, known
from ingest.gleif.parts import Part


@dataclass(frozen=True, slots=True)
class Told:
    """What a record states, and remarks on it.

    Args:
        records: what to load.
        remarks: kind of remark and the record it is about: `the LEI fails its check`, `4469…`.
    """

    records: Batch
    remarks: tuple[tuple[str, str], ...] = ()


def deleted(locator: str, document: Document) -> Told:
    """Return what a record says that is marked as deleted: the file withdraws it."""
    records = Batch(documents=(document,), gone=(locator,))
    return Told(records, (("a record is marked as deleted", locator),))


@dataclass(frozen=True, slots=True)
class Party:
    """What an LEI names.

    An LEI that fails its check names nobody: the record is kept under its place in this source, and
    the number as it is stated.

    Args:
        id: `lei:5493001Z012YSB2A0K51`, else `case:gleif/<as stated>`.
        identifiers: what identifies it.
        ill_formed: the LEI, where it fails its check.
        why: why it fails; empty where it does not.
    """

    id: str
    identifiers: tuple[Identifier, ...]
    lei: str = ""
    ill_formed: tuple[str, ...] = ()
    why: str = ""


def party(lei: str) -> Party:
    """Return what an LEI names, checked."""
    try:
        found = identifier(Kind.LEI, lei)
    except IdentifierError as error:
        place = identifier(Kind.CASE, f"gleif/{lei}")
        return Party(str(place), (place,), "", (lei,), str(error))
    return Party(str(found), (found,), found.value)


def known_by_lei(one: Party, lei: str) -> Entity:
    """Return a party of which this record tells no more than its LEI."""
    return Entity(
        id=one.id,
        schema_=Schema.ORGANIZATION,  # says least: a name and a kind come with its own record
        name=lei,
        identifiers=one.identifiers,
        ill_formed=one.ill_formed,
        lei_code=one.lei,
        notes=(KNOWN_BY_IDENTIFIER,),
    )


def checked(registration: Part) -> tuple[int, str]:
    """Return how credible a record is by how far it was checked, and GLEIF's words for it.

    Raises:
        Refused: it was not checked yet, so it is not to be published.
    """
    stated = registration.at("ValidationSources")
    if stated == codes().unpublished_validation:
        raise Refused("ValidationSources", stated, f"{stated} is not to be published")
    credibility = codes().validation[known("ValidationSources", stated, codes().validation)]
    words = [
        f"validation: {stated}" if stated else "",
        *(one.text for one in registration.every("ValidationDocuments")),
        *(one.text for one in registration.every("ValidationReference")),
    ]
    return credibility, "; ".join(word for word in words if word)
