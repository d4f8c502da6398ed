"""The description of the source: who publishes it, how large it must be, what its tags mean."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProgrammeException(_Strict):
    """What a programme does that does not simply block, and why."""

    measures: tuple[str, ...]
    reason: str


class Menu(_Strict):
    """A kind of clause that lists measures one by one, and the programmes that it speaks of."""

    clause: str
    programmes: tuple[str, ...]


class Measures(_Strict):
    """Which measures a programme stands for."""

    default: tuple[str, ...]
    exceptions: dict[str, ProgrammeException]
    menu: tuple[Menu, ...]
    blocking_words: str


class SchemaWords(_Strict):
    """Words in a name that tell a bank or a company from any other organization."""

    bank_words: frozenset[str]
    not_bank: tuple[str, ...]
    company_words: tuple[tuple[str, ...], ...]

    @property
    def companies(self) -> frozenset[str]:
        """All words of legal forms, without full stops."""
        return frozenset(word for line in self.company_words for word in line)


class Source(_Strict):
    """The whole description; `minimum_rows` by file name."""

    publisher: str
    title: str
    licence: str
    authority: str
    reliability: str
    minimum_rows: dict[str, int]
    measures: Measures
    schema_words: SchemaWords = Field(alias="schema")
    national_registers: dict[str, str]


@cache
def description() -> Source:
    """Return the shipped description (source.yml)."""
    return Source.model_validate(_shipped("source.yml"))


@cache
def _countries() -> dict[str, str]:
    return {str(name): str(code) for name, code in _shipped("countries.yml").items()}


def country(name: str) -> str | None:
    """Return the two letters of a country as OFAC names it.

    Empty when the name states no country ("undetermined"); None when the name is not known.
    """
    return _countries().get(name.strip())


def _shipped(name: str) -> dict[str, object]:
    text = resources.files("ingest.ofac").joinpath(name).read_text("utf-8")
    shipped: dict[str, object] = yaml.safe_load(text)
    return shipped
