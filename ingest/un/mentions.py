"""The comments of an entry with each party that they name as one sign, so that patterns read alike.

`Subordinate of DIO.` becomes `Subordinate of #.` where # is one character that stands for a party.
Each place in the new text leads back to the words as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphkit.model.names import normalised
from ingest.un.directory import Directory, Party
from ingest.un.forms import Form, form
from ingest.un.listing import Listing
from ingest.un.naming import Naming

SIGN = 0xE000
"""The first of 6,400 characters that Unicode leaves to whoever needs one; the list has none."""
OWN_SIGN = "\uf8ff"
"""The sign of the party whose entry it is, the last of them."""
LONGEST = 20
"""Words of a name; the longest on the list has 17."""

_REFERENCE = re.compile(r"\(([A-Z]{2}[ie]\.\d{3})\)")
_BRACKET = re.compile(r" ?\(([^()]{1,80})\)")
_PASSED = re.compile(r"(?i)designated|a listed entity|aka |a\.k\.a\.|deceased|not listed")
_LETTERS = re.compile(r"[A-Z]{2,10}")
_GOES_ON = re.compile(r" (?!Representative|Official|Deputy|Chief)[A-Z][a-z]")
"""What stands behind a name that is the beginning of a longer one; words of a position do not."""
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?][”\")]* )(?:The )?$")
_NAME_BEFORE = re.compile(
    r"(?:(?:[^\W\d_a-z][^\s,;()]*|al-\S+|al|bin|ibn|ben|ag|ul|e|of|for|the|in|/|–|-) )*$"
)
"""The words of a name that ends where a reference number in brackets begins."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the comments that names a party."""

    start: int
    end: int
    party: Party


@dataclass(frozen=True)
class Read:
    """Comments with signs for the parties that they name.

    Args:
        text: with the signs.
        stated: as it stands.
        origin: for each character of `text`, and for its end, the place in `stated`.
        parties: by sign.
    """

    text: str
    stated: str
    origin: tuple[int, ...] = field(repr=False)
    parties: Mapping[str, Party] = field(repr=False)

    def words(self, start: int, end: int) -> str:
        """Return the words as they stand of a part of `text`."""
        return self.stated[self.origin[start] : self.origin[end]].strip()


def read(stated: str, listing: Listing, directory: Directory) -> Read:
    """Find the parties that comments name, and put a sign for each."""
    text, last = "", 0
    origin: list[int] = []
    parties: dict[str, Party] = {}
    for number, one in enumerate(_Finder(stated, listing, directory).mentions()):
        sign = OWN_SIGN if one.party.key == listing.reference else chr(SIGN + number)
        parties[sign] = one.party
        text += stated[last : one.start] + sign
        origin += [*range(last, one.start), one.start]
        last = one.end
    origin += range(last, len(stated) + 1)
    return Read(text + stated[last:], stated, tuple(origin), parties)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    plain: str


class _Finder:
    """Looks through the words of one entry's comments."""

    def __init__(self, stated: str, listing: Listing, directory: Directory) -> None:
        self.stated, self.directory = stated, directory
        self.naming = Naming(directory.parties[listing.reference], directory)
        self.contradicted: set[int] = set()
        self.words = [
            _Word(one.start(), one.end(), plain)
            for one in re.finditer(r"\w+", stated)
            if (plain := normalised(one[0])) not in ("", "the")
        ]

    def mentions(self) -> list[Mention]:
        """Return every mention in order; none overlaps another."""
        self.naming.go_on_with(one.party.key for one in self._by_name())
        found = list(self._by_name())
        return sorted([*found, *self._by_reference(found)], key=lambda one: one.start)

    def _by_name(self) -> Iterator[Mention]:
        past = 0
        for at, word in enumerate(self.words):
            if word.start < past:
                continue
            key, length = self._longest(at)
            if length:
                past = self.words[at + length - 1].end
            if key and (end := self._end(at, length, key)):
                past = end
                yield Mention(word.start, end, self.directory.parties[key])

    def _longest(self, at: int) -> tuple[str, int]:
        """Return the key of whom the words from here name, and how many words that takes.

        The key is empty where nobody is meant, or two parties have the name.
        """
        word = self.words[at]
        if self.stated[word.start].islower() or not self.naming.may_begin(word.plain):
            return "", 0
        begins = bool(_SENTENCE_BEGINS.search(self.stated, max(0, word.start - 12), word.start))
        for size in range(min(LONGEST, len(self.words) - at), 0, -1):
            part = self.words[at : at + size]
            run: Form = tuple(one.plain for one in part)
            in_capitals = self.stated[word.start : part[-1].end].isupper()
            if (key := self.naming.key(run, begins=begins and not in_capitals)) is not None:
                return key, size
        return "", 0

    def _end(self, at: int, length: int, key: str) -> int:
        """Return the end of a mention with what stands in brackets behind it.

        Zero where nobody is meant: the brackets hold the number of another listing, or the name
        goes on ("Workers’ Party of Korea Propaganda and Agitation Department").
        """
        start, end = self.words[at].start, self.words[at + length - 1].end
        named = self.stated[start:end]
        if named.count("(") > named.count(")") and self.stated[end : end + 1] == ")":
            end += 1
        while found := _BRACKET.match(self.stated, end):
            if number := _REFERENCE.fullmatch(found[0].strip()):
                if number[1] != key:
                    self.contradicted.add(found.end())
                    return 0
            elif not (_PASSED.search(found[1]) or self._again(found[1], key)):
                break
            end = found.end()
        return 0 if _GOES_ON.match(self.stated, end) else end

    def _again(self, words: str, key: str) -> bool:
        """Tell whether brackets repeat a name in short: `(KOMID)`, `(“Green Pine”)`."""
        run = form(words)
        names = self.directory.parties[key].names
        return any(form(name)[: len(run)] == run for name in names) or bool(
            _LETTERS.fullmatch(words)
        )

    def _by_reference(self, found: list[Mention]) -> Iterator[Mention]:
        """Give the names that are not known and have a listing's number behind them."""
        ends = [0, *(one.end for one in found)]
        for number in _REFERENCE.finditer(self.stated):
            party = self.directory.parties.get(number[1])
            taken = any(one.start <= number.start() < one.end for one in found)
            if party is None or taken or number.end() in self.contradicted:
                continue
            last = max(end for end in ends if end <= number.start())
            name = _NAME_BEFORE.search(self.stated, last, number.start())
            yield Mention(name.start() if name else number.start(), number.end(), party)
