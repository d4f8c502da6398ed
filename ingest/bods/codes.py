"""What the codes of BODS become: data, checked as it is read."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Literal

from pydantic import Field, field_validator

from graphkit.model.registry import Schema, registry
from graphkit.model.statements import DocumentKind
from ingest.codes import Strict, listed, sheet


class PartyKind(Strict):
    """What an entity or person is, and whether it is one that is not told."""

    schema_: Schema = Field(alias="schema")
    unidentified: bool = False


class SourceType(Strict):
    """What a statement that rests on such a source is, as a document."""

    kind: DocumentKind
    reliability: str = Field(pattern="^[A-F]$")


class Scheme(Strict):
    """Where an identifier of a scheme belongs."""

    field: Literal["lei", "reg", "tax"]
    country: str = ""
    number: str = ""
    verified: str = Field(pattern="^(S|M (hi|med))$")


class InterestType(Strict):
    """What a type of interest becomes; interests.yml explains the fields."""

    link: str
    role: str
    person: str = ""
    indirect: str = ""
    above_half: str = ""
    nomination: str = ""
    reversed: bool = False
    hedged: bool = False
    reason: str

    @field_validator("link", "person", "indirect", "above_half", "nomination")
    @classmethod
    def _known(cls, name: str) -> str:
        if name and name not in registry().links:
            raise ValueError(f"unknown link type {name!r}")
        return name


class Codes(Strict):
    """All code lists of the standard, as codes.yml explains them."""

    version: str
    entity_types: dict[str, PartyKind]
    entity_subtypes: tuple[str, ...]
    nomination: str
    person_types: dict[str, PartyKind]
    names: dict[str, Literal["name", "alias", "previous_name"]]
    addresses: tuple[str, ...]
    exposures: tuple[str, ...]
    directness: tuple[str, ...]
    statuses: tuple[str, ...]
    motivations: tuple[str, ...]
    reasons: tuple[str, ...]
    sources: dict[str, SourceType]
    verified: str
    schemes: dict[str, Scheme]
    person_schemes: dict[str, Literal["tax_number", "id_number"]]


@cache
def codes() -> Codes:
    """Return the shipped code lists."""
    return Codes.model_validate(sheet("ingest.bods", "codes.yml"))


@cache
def interest_types() -> dict[str, InterestType]:
    """Return the shipped types of interest; the empty one is that of an interest without a type."""
    shipped = sheet("ingest.bods", "interests.yml")
    return {name: InterestType.model_validate(one) for name, one in shipped.items()}


def known(field: str, stated: str, among: Collection[str]) -> str:
    """Return a code that is in its list; raises Refused with the name of the key."""
    return listed(field, stated, among, f"that BODS {codes().version} has")
