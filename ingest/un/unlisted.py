"""Whom the list names and does not list, as entities; and the names that parties.yml adds."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graphkit.model.entities import Entity
from graphkit.model.names import normalised
from graphkit.model.registry import Schema

CASES = "case:un-sc/"
"""Begins the ids of what the list names and does not list."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Unlisted(_Strict):
    """A party that comments name and that is on no list."""

    names: tuple[str, ...]
    schema_: Schema = Field(alias="schema")
    programme: str = Field(alias="list")
    named: str


class Called(_Strict):
    """Other names of a listed party, with what shows it."""

    reference: str
    names: tuple[str, ...]
    shown: str


class Names(_Strict):
    """What parties.yml adds to the names that the lists give; the file explains it."""

    unlisted: tuple[Unlisted, ...]
    called: tuple[Called, ...]


@cache
def added_names() -> Names:
    """Return the shipped names."""
    text = resources.files("ingest.un").joinpath("parties.yml").read_text("utf-8")
    return Names.model_validate(yaml.safe_load(text))


def named(schema: Schema, name: str, **fields: object) -> Entity:
    """Return an entity that the list names and does not list; its id is made of its name."""
    slug = normalised(name).replace(" ", "-")
    return Entity.model_validate(
        {"id": f"{CASES}{slug}", "schema_": schema, "name": name, **fields}
    )
