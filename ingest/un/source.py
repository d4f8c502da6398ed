"""The description of the source (source.yml), and its names of countries (countries.yml)."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field

from ingest.source import Description, shipped


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Measures(_Strict):
    """What a list means for individuals or for entities.

    Args:
        measures: the measures against them.
        basis: the paragraphs that say so.
        memory: how sure this is, where nobody looked it up (hi, med, lo).
    """

    measures: tuple[str, ...]
    basis: str
    memory: str = Field("", pattern="^(|hi|med|lo)$")


class ListKind(_Strict):
    """What being on one of the lists means.

    Args:
        individual: for an individual.
        entity: for an entity.
        interrupted: why LISTED_ON does not tell that a listing stood ever since.
    """

    individual: Measures
    entity: Measures
    interrupted: str = ""


class SchemaWords(_Strict):
    """Words in a name that tell a bank or a company from any other organization."""

    bank_words: frozenset[str]
    not_bank: tuple[str, ...]
    company_words: tuple[tuple[str, ...], ...]
    company_endings: tuple[str, ...]

    @property
    def companies(self) -> frozenset[str]:
        """All words of legal forms, without full stops."""
        return frozenset(word for line in self.company_words for word in line)


class UnSource(Description):
    """The description of the list with the words that it uses; source.yml explains each."""

    lists: dict[str, ListKind]
    measure_words: dict[str, str]
    list_type: str
    genders: dict[str, str]
    aliases: dict[str, dict[str, str]]
    documents: tuple[str, ...]
    no_value: tuple[str, ...]
    schema_words: SchemaWords = Field(alias="schema")


@cache
def description() -> UnSource:
    """Return the shipped description."""
    return shipped("ingest.un", UnSource)


@cache
def _countries() -> dict[str, str]:
    text = resources.files("ingest.un").joinpath("countries.yml").read_text("utf-8")
    return {str(name): str(code) for name, code in yaml.safe_load(text).items()}


def country(name: str) -> str | None:
    """Return the two letters of a country as the UN names it.

    Empty when the name states no country ("na"); None when the name is not known.
    """
    return _countries().get(name)
