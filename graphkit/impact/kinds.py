"""What a directly exposed party is (bank, insurer, ship …), by the table in kinds.yml."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict

from graphkit.model.registry import Schema

OTHER = "other"
PARTIES = {
    Schema.BANK,
    Schema.COMPANY,
    Schema.ORGANIZATION,
    Schema.PUBLIC_BODY,
    Schema.PERSON,
}


class _Kind(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    plural: str = ""
    schemata: tuple[Schema, ...] = ()
    roles: tuple[str, ...] = ()


@cache
def kinds() -> tuple[_Kind, ...]:
    """Read the shipped table, in its order; an error in it is a bug."""
    text = resources.files("graphkit.impact").joinpath("kinds.yml").read_text("utf-8")
    return tuple(_Kind.model_validate(row) for row in yaml.safe_load(text))


def plural(kind: str) -> str:
    """Return the word for several of a kind."""
    return next((one.plural for one in kinds() if one.kind == kind), "") or f"{kind}s"


def schema_of(labels: Collection[str]) -> Schema:
    """Return what a node with these labels is."""
    return next((one for one in Schema if one in labels), Schema.ORGANIZATION)


def kind_of(schema: Schema, roles: Collection[str]) -> str:
    """Return the kind of a party of this schema that had these roles (`Insurance:insurer`)."""
    for one in kinds():
        if schema in one.schemata or set(one.roles) & set(roles):
            return one.kind
    return OTHER
