"""The words and letters that names are compared by: letters.yml, legal_forms.yml and words.yml."""

from __future__ import annotations

from functools import cache, cached_property
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

Phrase = tuple[str, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Alike(_Strict):
    """Signs that stand for each other in two spellings, at a cost in letters."""

    signs: str
    cost: float


class More(_Strict):
    """What one letter more or less costs, by what kind of letter it is."""

    doubled: float
    silent_h: float
    vowel: float
    other: float


class Letters(_Strict):
    """How other scripts are written in Latin letters, and which letters are heard as one."""

    silent: str
    arabic: dict[str, str]
    sounds: tuple[tuple[str, str], ...]
    alike: tuple[Alike, ...]
    vowels: str
    more: More
    digits: dict[str, str]

    @cached_property
    def swaps(self) -> dict[tuple[str, str], float]:
        """Return what taking one sign for another costs, the cheapest where several say."""
        found: dict[tuple[str, str], float] = {}
        for one in self.alike:
            for a in one.signs:
                for b in one.signs:
                    found[a, b] = min(one.cost, found.get((a, b), 1.0))
        return found


class Form(_Strict):
    """A legal form: what it is like elsewhere, and its spellings."""

    form_class: str = Field(alias="class")
    spellings: tuple[str, ...]


class Words(_Strict):
    """Words that say little, words that are one, and words for numbers."""

    titles: frozenset[str]
    particles: frozenset[str]
    same_particles: tuple[frozenset[str], ...]
    fathers: frozenset[str]
    small: frozenset[str]
    generic: frozenset[str]
    ships: frozenset[str]
    number_words: frozenset[str]
    numbers: dict[str, int]
    roman: tuple[str, ...]
    short: dict[str, str]
    one_name: tuple[frozenset[str], ...]

    @cached_property
    def groups(self) -> dict[str, frozenset[int]]:
        """Return by word which groups of spellings of one name it is in."""
        found: dict[str, set[int]] = {}
        for place, group in enumerate((*self.one_name, *self.same_particles)):
            for word in group:
                found.setdefault(word, set()).add(place)
        return {word: frozenset(places) for word, places in found.items()}


@cache
def letters() -> Letters:
    """Return letters.yml."""
    return Letters.model_validate(_read("letters.yml"))


@cache
def words() -> Words:
    """Return words.yml."""
    return Words.model_validate(_read("words.yml"))


@cache
def forms() -> dict[Phrase, tuple[str, str]]:
    """Return the name and class of the legal form that some words in a row are."""
    stated = {
        name: Form.model_validate(one) for name, one in _read("legal_forms.yml")["forms"].items()
    }
    return {
        tuple(spelling.split()): (name, one.form_class)
        for name, one in stated.items()
        for spelling in one.spellings
    }


def _read(name: str) -> Any:
    """Read a file with every value as text: `no` is a word here, not a lie."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
