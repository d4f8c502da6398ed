"""What each schema of FollowTheMoney becomes here: `schemata.yml`, checked against both models."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Self, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphkit.model.entities import Entity
from graphkit.model.registry import Schema, registry
from ingest.ftm.vocabulary import FtmSchema, vocabulary

SANCTION = "Sanction"
T = TypeVar("T")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LinkRule(_Strict):
    """An edge that is a link: its type, and which property gives each end."""

    type: str
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    role: tuple[str, ...]

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.type not in registry().links:
            raise ValueError(f"there is no link {self.type}")
        return self


class OwnLink(_Strict):
    """A property of an entity that is a link: which end of it the other entity is."""

    type: str
    other: str = Field(pattern="^(from|to)$")
    role: str = ""


class FactRule(_Strict):
    """An edge that is a joint fact: which property gives each role."""

    type: str
    roles: dict[str, str]
    banks: dict[str, str] = {}
    reference: str
    goods: str = ""

    @model_validator(mode="after")
    def _known(self) -> Self:
        if unknown := {*self.roles, *self.banks} - set(registry().joint_facts[self.type].roles):
            raise ValueError(f"{self.type} has no role {sorted(unknown)[0]}")
        return self


class Decisions(_Strict):
    """All of them; each mapping is by the name of an FtM schema or property."""

    entities: dict[str, Schema]
    bank_topic: str
    links: dict[str, LinkRule]
    own_links: dict[str, OwnLink]
    facts: dict[str, FactRule]
    of_another: dict[str, str]
    fields: dict[str, tuple[str, ...]]
    days: dict[str, str]
    periods: dict[str, tuple[str, ...]]
    numbers: frozenset[str]
    not_represented: dict[str, str]

    @model_validator(mode="after")
    def _fields_exist(self) -> Self:
        named = {*self.fields, *self.days.values(), *self.periods}
        if unknown := named - set(Entity.model_fields):
            raise ValueError(f"an entity has no {sorted(unknown)[0]}")
        return self


@cache
def decisions() -> Decisions:
    """Read the shipped decisions; the file is part of the code, so an error in it is a bug."""
    text = resources.files("ingest.ftm").joinpath("schemata.yml").read_text("utf-8")
    return Decisions.model_validate(yaml.safe_load(text))


@cache
def decision(schema: str) -> Schema | LinkRule | FactRule | str:
    """Return what rows of a schema become.

    Returns:
        The schema of an entity, the rule of a link or a joint fact, or the name of the FtM schema
        that is read by code of its own: `Sanction`, one of `of_another`, one `not_represented`.

    Raises:
        KeyError: neither the schema nor any ancestor of it is named; a test forbids that.
    """
    known = decisions()
    for one in vocabulary()[schema].lineage:
        places: tuple[Mapping[str, Schema | LinkRule | FactRule], ...]
        places = (known.entities, known.links, known.facts)
        for place in places:
            if one in place:
                return place[one]
        if one == SANCTION or one in known.of_another or one in known.not_represented:
            return one
    raise KeyError(schema)


def is_a(schema: FtmSchema, ancestor: str) -> bool:
    """Tell whether a schema is another one or descends from it."""
    return ancestor in schema.lineage
