"""A name taken apart: its words by what they say, its legal form, and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from graphkit.model.registry import Schema
from graphkit.resolve.names.latin import latin_words, signs, without_vowels
from graphkit.resolve.names.legal_form import without_form
from graphkit.resolve.names.lexicon import letters, words
from graphkit.resolve.names.numbers import without_numbers


class Family(StrEnum):
    """What is compared with what: a person is never a company, and neither is a ship."""

    PERSON = "person"
    PARTY = "party"
    SHIP = "ship"


_FAMILY = {
    Schema.PERSON: Family.PERSON,
    Schema.VESSEL: Family.SHIP,
    Schema.VESSEL_IDENTITY: Family.SHIP,
    **dict.fromkeys(
        (Schema.COMPANY, Schema.ORGANIZATION, Schema.PUBLIC_BODY, Schema.BANK), Family.PARTY
    ),
}


def family_of(schema: Schema) -> Family | None:
    """Return the family of a schema; None for places and aircraft, which are not compared."""
    return _FAMILY.get(schema)


class Sort(StrEnum):
    """What a word says, in falling weight."""

    CORE = "core"
    INITIAL = "initial"
    GENERIC = "generic"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name in small Latin letters."""

    text: str
    sort: Sort
    bare: bool = False
    """It comes from a script that writes no short vowels, or whose vowels were lost."""
    sign: str = ""
    """The Chinese or Korean sign that it is read from."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    Args:
        stated: as the source states it.
        words: without its legal forms and numbers, in order.
        form: its legal forms, as stated and as (form, class).
        numbers: its numbers as text, sorted; `NO. 18`, `XVIII` and `eighteen` are one.
    """

    stated: str
    words: tuple[Word, ...]
    form: tuple[tuple[str, str, str], ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def core(self) -> list[str]:
        """Return the words that tell it from other names; all of them where none does."""
        every = [one.text for one in self.words if one.sort is Sort.CORE]
        return every or [one.text for one in self.words]


def take_apart(stated: str, family: Family) -> Name:
    """Take a name apart by the rules of its family."""
    plain = list(_spelled_out(latin_words(stated)))
    bare = without_vowels(stated)
    if family is Family.PERSON:
        return _signed(_person(stated, plain, bare))
    if family is Family.SHIP:
        plain = list(_without_prefix(plain))
    left, form = without_form(plain) if family is Family.PARTY else (plain, ())
    left, numbers = without_numbers(left)
    sorts = _sorts(left, words().small, words().generic if family is Family.PARTY else frozenset())
    return _signed(Name(stated, tuple(Word(one, sort, bare) for one, sort in sorts), form, numbers))


def _signed(name: Name) -> Name:
    """Keep with each word the sign that it is read from, where all words are read from signs."""
    written = signs(name.stated)
    if not written or len(written) != len(name.words):
        return name
    pairs = zip(name.words, written, strict=True)
    return replace(name, words=tuple(replace(word, sign=sign) for word, sign in pairs))


def _spelled_out(plain: Sequence[str]) -> Iterator[str]:
    short = words().short
    place = 0
    while place < len(plain):
        two = " ".join(plain[place : place + 2])
        if two in short:
            yield from short[two].split()
            place += 2
            continue
        yield from short.get(plain[place], plain[place]).split()
        place += 1


def _person(stated: str, plain: Sequence[str], bare: bool) -> Name:
    known = words()
    made = []
    for one in plain:
        text = _letters_for_digits(one)
        if text.isdigit():
            continue
        small = text in known.particles or text in known.titles
        alone = len(text) == 1 and not small
        made.append(Word(text, Sort.INITIAL if alone else Sort.SMALL if small else Sort.CORE, bare))
    if made and not any(one.sort is Sort.CORE for one in made):
        made = [Word(one.text, Sort.CORE, bare) for one in made]
    return Name(stated, tuple(made))


_HIDDEN = re.compile(r"[a-z]*\d[a-z]+")


def _letters_for_digits(word: str) -> str:
    if not _HIDDEN.fullmatch(word):
        return word
    return "".join(letters().digits.get(one, one) for one in word)


def _sorts(
    plain: Sequence[str], small: frozenset[str], generic: frozenset[str]
) -> list[tuple[str, Sort]]:
    """Say what each word says; where none is left that tells, all do."""

    def sort(word: str) -> Sort:
        return Sort.SMALL if word in small else Sort.GENERIC if word in generic else Sort.CORE

    made = [(one, sort(one)) for one in plain]
    if not any(one is Sort.CORE for _, one in made):
        made = [(one, Sort.CORE if was is Sort.GENERIC else was) for one, was in made]
    if not any(one is Sort.CORE for _, one in made):
        made = [(one, Sort.CORE) for one, _ in made]
    return made


def _without_prefix(plain: Sequence[str]) -> Iterator[str]:
    """Leave out `MV` and the like before the name of a ship."""
    for size in (2, 1):
        if " ".join(plain[:size]) in words().ships and len(plain) > size:
            yield from plain[size:]
            return
    yield from plain
