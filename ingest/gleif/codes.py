"""What GLEIF's codes become, and which registers' numbers name a company: data, checked as read."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from functools import cache
from typing import Literal

from pydantic import Field, field_validator

from graphkit.model.registry import Schema, registry
from ingest.codes import Strict, listed, sheet


class Standing(StrEnum):
    """What the statuses of a relationship record say of the relationship."""

    STANDS = "stands"
    OVER = "over"
    WRONG = "wrong"
    UNKNOWN = "unknown"
    REFUSED = "refused"


class Bearing(StrEnum):
    """What the status of an LEI means for its entity: nothing, a note, or no number beside it."""

    PLAIN = "plain"
    NOTED = "noted"
    ALONE = "alone"
    REFUSED = "refused"


class RelationshipType(Strict):
    """The link that a type of relationship is, and which node is its first end."""

    link: str
    first: Literal["start", "end"] = Field(alias="from")
    role: str

    @field_validator("link")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in registry().links:
            raise ValueError(f"unknown link type {name!r}")
        return name


class Codes(Strict):
    """All code lists of GLEIF's formats, as codes.yml explains them."""

    file_content: dict[str, Literal["full", "delta"]]
    categories: dict[str, Schema]
    subcategories: tuple[str, ...]
    names: dict[str, Literal["alias", "previous_name"]]
    addresses: tuple[str, ...]
    entity_statuses: tuple[str, ...]
    lei_statuses: dict[str, Bearing]
    relationship_registrations: dict[str, Standing]
    relationship_statuses: dict[str, Standing]
    validation: dict[str, int]
    unpublished_validation: str
    relationships: dict[str, RelationshipType]
    associated: dict[str, str]
    node_id_types: tuple[str, ...]
    period_types: tuple[str, ...]
    exception_categories: dict[str, str]
    exception_reasons: tuple[str, ...]
    events: tuple[str, ...]
    event_statuses: tuple[str, ...]
    ending_events: frozenset[str]
    succession_events: frozenset[str]
    elements: frozenset[str]
    not_read: dict[str, str]


class Register(Strict):
    """One register whose numbers name a company of a country."""

    country: str = Field(pattern="^[a-z]{2}$")
    register_: str = Field(alias="register")
    number: str
    verified: str = Field(pattern="^(S|M (hi|med))$")

    def name(self, stated: str) -> str:
        """Return `gb:03004112` for a number of this register; empty where it looks otherwise."""
        number = re.sub(r"\s", "", stated)
        return f"{self.country}:{number}" if re.fullmatch(self.number, number) else ""


@cache
def codes() -> Codes:
    """Return the shipped code lists."""
    return Codes.model_validate(sheet("ingest.gleif", "codes.yml"))


@cache
def registers() -> dict[str, Register]:
    """Return the shipped registers, by GLEIF's code of the authority."""
    return {
        code: Register.model_validate(one)
        for code, one in sheet("ingest.gleif", "registers.yml").items()
    }


def known(field: str, stated: str, among: Collection[str]) -> str:
    """Return a code that is in its list; raises Refused with the name of the element."""
    return listed(field, stated, among, "that is known here (ingest/gleif/codes.yml)")
