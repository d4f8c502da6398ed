"""Which word of one name answers to which of another, joined and split words among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from graphkit.resolve.names.name import Name, Sort, Word
from graphkit.resolve.names.pair import FEW_EDITS, INITIAL, SAME, Pair, compare_words

SIGN = 1.0
"""Letters that another sign of the same sound costs: 习 is 習, and 市 is not 石."""
JOINED = 0.4
"""Letters that a space more or less costs."""
ALIKE_JOINED = 0.2
"""Letters that may differ in words written as one, by their length."""
MOST_JOINED = 4
SHORTEST_JOINED = 4


@dataclass(frozen=True, slots=True)
class Met:
    """Words of two names that answer to each other: their places, and what it costs."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    pair: Pair


@dataclass
class Alignment:
    """Two names word by word.

    Args:
        met: words that answer to each other.
        only_a: places of words that only the first name has, in order.
        only_b: the same of the second.
    """

    met: list[Met] = field(default_factory=list)
    only_a: list[int] = field(default_factory=list)
    only_b: list[int] = field(default_factory=list)

    @property
    def ordered(self) -> bool:
        """Tell whether the words that met stand in one order in both names."""
        places = [min(one.b) for one in sorted(self.met, key=lambda one: min(one.a))]
        return places == sorted(places)


def align(a: Name, b: Name) -> Alignment:
    """Find which words of two names answer to each other: the same ones first, then the nearest."""
    found = Alignment(only_a=list(range(len(a.words))), only_b=list(range(len(b.words))))
    _take(found, _same(a.words, b.words))
    if found.only_a and found.only_b:
        _take(found, _joined(a.words, b.words, found))
        _take(found, sorted(_near(a.words, b.words, found), key=_order))
    return found


def _order(one: Met) -> tuple[float, int, int]:
    return one.pair.cost, abs(min(one.a) - min(one.b)), min(one.a)


def _take(found: Alignment, offered: Sequence[Met] | Iterator[Met]) -> None:
    """Take what is offered while its words are free."""
    for one in offered:
        if set(one.a) <= set(found.only_a) and set(one.b) <= set(found.only_b):
            found.met.append(one)
            found.only_a = [place for place in found.only_a if place not in one.a]
            found.only_b = [place for place in found.only_b if place not in one.b]


def _same(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Met]:
    for i, one in enumerate(a):
        places = [j for j, other in enumerate(b) if one.text == other.text]
        for j in places:
            if not _signs(one, b[j]):
                yield Met((i,), (j,), SAME)


def _joined(a: Sequence[Word], b: Sequence[Word], found: Alignment) -> Iterator[Met]:
    """Offer words of one name that stand as one word in the other: `Good Will`, `Goodwill`."""
    for run, i in _fitting(_runs(found.only_b, b), b, found.only_a, a):
        if pair := _as_one(a[i].text, [b[j].text for j in run]):
            yield Met((i,), run, pair)
    for run, j in _fitting(_runs(found.only_a, a), a, found.only_b, b):
        if pair := _as_one(b[j].text, [a[i].text for i in run]):
            yield Met(run, (j,), pair)


def _fitting(
    runs: Sequence[tuple[int, ...]],
    parts: Sequence[Word],
    free: Sequence[int],
    wholes: Sequence[Word],
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Give runs with words of their length, or with as many letters as the run has words."""
    for run in runs:
        size = sum(len(parts[place].text) for place in run)
        for place in free:
            length = len(wholes[place].text)
            if abs(size - length) <= FEW_EDITS or length == len(run):
                yield run, place


def _runs(places: Sequence[int], words: Sequence[Word]) -> list[tuple[int, ...]]:
    """Return every run of two to four words side by side, the longest first; `al` begins none."""
    return [
        tuple(places[start : start + size])
        for size in range(min(MOST_JOINED, len(places)), 1, -1)
        for start in range(len(places) - size + 1)
        if places[start + size - 1] - places[start] == size - 1
        and words[places[start]].sort is not Sort.SMALL
        and words[places[start + size - 1]].sort is not Sort.SMALL
    ]


def _as_one(whole: str, parts: Sequence[str]) -> Pair | None:
    if len(whole) == len(parts) and len(whole) > 1:
        if whole == "".join(part[0] for part in parts) and min(map(len, parts)) > 1:
            return Pair(INITIAL, f"{whole.upper()} may stand for {' '.join(parts).upper()}")
        return None
    if len(whole) < SHORTEST_JOINED:
        return None
    pair = compare_words(whole, "".join(parts))
    if pair.cost > ALIKE_JOINED * len(whole):
        return None
    return Pair(pair.cost + JOINED, f"{whole.upper()} is written {' '.join(parts).upper()}")


def _near(a: Sequence[Word], b: Sequence[Word], found: Alignment) -> Iterator[Met]:
    for i, j in product(found.only_a, found.only_b):
        one, other = a[i], b[j]
        if _comparable(one, other):
            pair = _signs(one, other) or compare_words(one.text, other.text, one.bare != other.bare)
            if pair.one:
                yield Met((i,), (j,), pair)


def _signs(one: Word, other: Word) -> Pair | None:
    """Compare syllables of Chinese or Korean writing as they are written; None if one is not."""
    if not (one.sign and other.sign) or one.sign == other.sign:
        return None
    said = f"{one.sign} and {other.sign} are two signs"
    return Pair(SIGN, f"{said} of one sound", one=one.text == other.text)


def _comparable(one: Word, other: Word) -> bool:
    """Tell words that may be two spellings of one: `al` is a spelling of `el`, never of `ali`."""
    small = (one.sort is Sort.SMALL) + (other.sort is Sort.SMALL)
    return small != 1 or max(len(one.text), len(other.text)) > 4
