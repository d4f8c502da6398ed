"""The descriptions: who publishes the two lists, how large they must be, what their tags mean."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field

from ingest.source import Description

SDN = "ofac-sdn"
CONS = "ofac-cons"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProgrammeRule(_Strict):
    """What one programme does where the list's default does not say it, and why.

    Args:
        measures: what it does.
        reason: why, in one clause.
        known_from: `memory` where nobody looked it up, `row` where the list's own rows say so.
    """

    measures: tuple[str, ...]
    reason: str
    known_from: str = Field("", pattern="^(|memory|row)$")


class Menu(_Strict):
    """A kind of clause that lists measures one by one, and the programmes that it speaks of."""

    clause: str
    programmes: tuple[str, ...]


class Measures(_Strict):
    """Which measures a programme stands for.

    Args:
        default: what a programme does that is not named; empty: not known here.
        programmes: those that are named, by tag.
        menu: clauses of a row that list measures; they come before all else.
        words: what such a clause states besides a menu, by the words that say so.
    """

    default: tuple[str, ...]
    programmes: dict[str, ProgrammeRule]
    menu: tuple[Menu, ...]
    words: dict[str, str]


class Files(_Strict):
    """The names of a list's files, lower case."""

    primary: str
    addresses: str
    names: str
    comments: str
    xml: str
    advanced: str

    @property
    def legacy(self) -> tuple[str, ...]:
        """The four files that are one list together."""
        return (self.primary, self.addresses, self.names, self.comments)


class OfacList(Description):
    """The description of one of OFAC's lists.

    Args:
        document: the title of the list as a document.
        scope: what its designations speak of; sets them apart from those of the other list.
        entries_of: entries of the advanced form belong to it where they are on this list,
        entries_not_of: or where they are on any list but this one.
        dated: programmes by the words in "Listing Date (…)", where rows state such days.
    """

    document: str
    scope: str = ""
    files: Files
    entries_of: str = ""
    entries_not_of: str = ""
    measures: Measures
    dated: dict[str, tuple[str, ...]] = {}

    def holds(self, listed_on: str) -> bool:
        """Tell whether an entry on a list of this name is one of this list."""
        return listed_on == self.entries_of or bool(
            self.entries_not_of and listed_on != self.entries_not_of
        )


class SchemaWords(_Strict):
    """Words in a name that tell a bank or a company from any other organization."""

    bank_words: frozenset[str]
    not_bank: tuple[str, ...]
    company_words: tuple[tuple[str, ...], ...]

    @property
    def companies(self) -> frozenset[str]:
        """All words of legal forms, without full stops."""
        return frozenset(word for line in self.company_words for word in line)


class PartyRules(_Strict):
    """How it is told what a listed party is."""

    schema_words: SchemaWords = Field(alias="schema")


@cache
def description(source: str = SDN) -> OfacList:
    """Return the shipped description of a list: `ofac-sdn` or `ofac-cons`."""
    files = {SDN: "source.yml", CONS: "cons.yml"}
    return OfacList.model_validate(vocabulary(files[source]))


@cache
def party_rules() -> PartyRules:
    """Return the shipped rules (parties.yml)."""
    return PartyRules.model_validate(vocabulary("parties.yml"))


@cache
def _countries() -> dict[str, str]:
    return {str(name): str(code) for name, code in vocabulary("countries.yml").items()}


def country(name: str) -> str | None:
    """Return the two letters of a country as OFAC names it.

    Empty when the name states no country ("undetermined"); None when the name is not known.
    """
    return _countries().get(name.strip())


def vocabulary(name: str) -> dict[str, object]:
    """Read one of the shipped YAML files of this package."""
    text = resources.files("ingest.ofac").joinpath(name).read_text("utf-8")
    found: dict[str, object] = yaml.safe_load(text)
    return found
