"""How what the graph holds is written as FollowTheMoney: `ftm.yml`, checked as a whole."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphkit.model.registry import Schema, registry


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OwnSchema(_Strict):
    """What one of our schemata is in FollowTheMoney."""

    ftm: str
    among: frozenset[str]
    groups: tuple[str, ...]


class Edge(_Strict):
    """An edge of FollowTheMoney: `among` is what its ends must be, `means` its plain meaning."""

    means: str
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    among: tuple[str, str] | None = None
    role: str = ""


class Fact(_Strict):
    """How a joint fact is written."""

    ftm: str
    roles: dict[str, str] = {}
    parties: str = Field("", pattern="^(|edges)$")
    reference: str = ""
    goods: str = ""
    title: str = ""
    date: str = "date"


class FtmVocabulary(_Strict):
    """All of it."""

    schemata: dict[Schema, OwnSchema]
    groups: dict[str, dict[str, str]]
    dates: frozenset[str]
    codes: frozenset[str]
    numbers: frozenset[str]
    imo: frozenset[str]
    spaced: frozenset[str]
    edges: dict[str, Edge]
    facts: dict[str, Fact]
    countries: frozenset[str]
    topics: frozenset[str]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        known = registry()
        if missing := set(Schema) - set(self.schemata):
            raise ValueError(f"nothing is said of {sorted(missing)[0]}")
        if missing_facts := set(known.joint_facts) - set(self.facts):
            raise ValueError(f"nothing is said of {sorted(missing_facts)[0]}")
        needed = {link.ftm for link in known.links.values()} - {"BankAccount"}
        if missing_edges := needed - set(self.edges):
            raise ValueError(f"nothing is said of {sorted(missing_edges)[0]}")
        return self

    def properties(self, schema: Schema) -> dict[str, str]:
        """Return FtM's property of each of our fields that such an entity has."""
        groups = self.schemata[schema].groups
        return {field: prop for group in groups for field, prop in self.groups[group].items()}


@cache
def vocabulary() -> FtmVocabulary:
    """Read the shipped file; it is part of the code, so an error in it is a bug."""
    text = resources.files("graphkit.report.ftm").joinpath("ftm.yml").read_text("utf-8")
    return FtmVocabulary.model_validate(yaml.safe_load(text))
