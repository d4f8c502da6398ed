"""The patterns of patterns.yml, checked, with their expressions."""

from __future__ import annotations

import re
from functools import cache, cached_property
from importlib import resources
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphkit.model.registry import Schema, registry
from graphkit.model.statements import Wording

COMMENTS = "COMMENTS1"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Unnamed(_Strict):
    """Somebody whom a sentence counts and does not name; `unnamed` says who, with its groups."""

    unnamed: str
    schema_: Schema = Field(alias="schema")


class PortOf(_Strict):
    """The port that the group `port` names; `port` here is its country."""

    port: str


class Territory(_Strict):
    """A country, by its two letters and its name in the sentence."""

    territory: str
    name: str


End = str | Unnamed | PortOf | Territory


class State(_Strict):
    """One thing that a pattern states; patterns.yml explains each."""

    link: str = ""
    reversed_: str = Field("", alias="reversed")
    source: End = Field("", alias="from")
    target: End = Field("", alias="to")
    role: str = ""
    fact: str = ""
    roles: dict[str, End] = {}
    identity: str = ""
    of: str = ""
    vessel: str = ""
    wording: Wording | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if sum(map(bool, (self.link, self.fact, self.identity, self.vessel))) != 1:
            raise ValueError("a state is a link, a fact, an identity or a vessel")
        if unknown := {self.link, self.reversed_} - {""} - set(registry().links):
            raise ValueError(f"unknown links {sorted(unknown)}")
        if self.fact and self.fact not in registry().joint_facts:
            raise ValueError(f"unknown joint fact {self.fact!r}")
        return self


class Pattern(_Strict):
    """One row of patterns.yml."""

    name: str
    pattern: str
    of: str = Field("", pattern="^(|ENTITY|INDIVIDUAL)$")
    field: str = Field(COMMENTS, pattern="^(COMMENTS1|DESIGNATION)$")
    states: tuple[State, ...] = ()
    unplaced: str = ""
    unless: str = ""
    nothing: bool = False

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if sum(map(bool, (self.states, self.unplaced, self.nothing))) != 1:
            raise ValueError(f"{self.name}: give states, unplaced or nothing")
        return self


class Table(_Strict):
    """The whole file."""

    wording: dict[Wording, str]
    words: dict[str, str]
    abbreviation_lines: tuple[tuple[str, ...], ...] = Field(alias="abbreviations")
    flags: dict[str, str]
    watched: dict[str, str]
    patterns: tuple[Pattern, ...]

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words that a full stop follows inside a sentence."""
        return frozenset(word for line in self.abbreviation_lines for word in line)

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        names = [one.name for one in self.patterns]
        if twice := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"two patterns of one name: {sorted(twice)}")
        return self


@cache
def table() -> Table:
    """Return the shipped table; an error in it is a bug."""
    text = resources.files("ingest.un").joinpath("patterns.yml").read_text("utf-8")
    return Table.model_validate(yaml.safe_load(text))


@cache
def expressions() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    """Return each pattern with its expression."""
    return tuple((one, re.compile(spelled(one.pattern))) for one in table().patterns)


def wording(words: str) -> Wording:
    """Tell how words put what they state: the first kind of hedge in the table that they hold."""
    for kind, expression in table().wording.items():
        if re.search(expression, words):
            return kind
    return Wording.STATED


def spelled(pattern: str) -> str:
    """Return a pattern with the words of the table spelled out; a word may use those after it."""
    for name, meaning in table().words.items():
        pattern = re.sub(rf"\b{name}\b", meaning.replace("\\", r"\\"), pattern)
    return pattern
