"""Two words side by side: what it costs, in letters, to take one for the other, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby

from rapidfuzz.distance import OSA

from graphkit.resolve.names.lexicon import letters, words

ONE_NAME = 0.6
"""Letters that two spellings of one name cost: Muhammad and Mohamed."""
ONE_SHORT = 0.12
"""The same of a short name, by its length: Kim and Gim."""
INITIAL = 0.9
"""Letters that an initial costs, whatever the length of the name it stands for."""
SWAPPED = 0.8
"""Letters that two letters in each other's place cost."""
BARE = 0.1
"""What lost vowels cost, by the length of the word."""
OTHER_NAME = 1.0
"""Letters that are added where both words are known to be names, and not one name."""
ALIKE = 0.36
"""Letters that may differ in a word, by its length, if one or two differ."""
SOUNDS_ALIKE = 0.17
"""The same if more differ: then they must sound alike."""
SHORT_ALIKE = 0.5
"""Letters that may differ in any word, however short."""
FEW_EDITS = 2
CACHED = 50_000
"""Words, or pairs of them, that are kept: names in one block share most of theirs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What two words have in common.

    Args:
        cost: in letters; 0 for the same word.
        said: why it is not 0, in words; empty for the same word.
        one: whether they may be one word in two spellings.
    """

    cost: float
    said: str = ""
    one: bool = True


SAME = Pair(0.0)


@lru_cache(maxsize=CACHED)
def compare_words(a: str, b: str, bare: bool = False) -> Pair:
    """Compare two words; `bare` says that one of them is written without its short vowels."""
    if a == b:
        return SAME
    groups = words().groups
    known = groups.get(a, frozenset()), groups.get(b, frozenset())
    if known[0] & known[1]:
        cost = min(ONE_NAME, ONE_SHORT * max(len(a), len(b)))
        return Pair(cost, f"{_shown(a, b)} are spellings of one name")
    if 1 in (len(a), len(b)):
        return _initial(*sorted((a, b), key=len))
    if bare and skeleton(a) == skeleton(b) != "":
        return Pair(BARE * max(len(a), len(b)), f"{_shown(a, b)} have the same consonants")
    found = _spelled(a, b)
    return replace(found, cost=found.cost + OTHER_NAME) if all(known) else found


def _shown(a: str, b: str) -> str:
    return f"{a.upper()} and {b.upper()}"


def _initial(short: str, long: str) -> Pair:
    fits = len(long) > 1 and long.startswith(short)
    said = f"{short.upper()} may stand for {long.upper()}"
    return Pair(INITIAL, said) if fits else Pair(float(len(long)), one=False)


def _spelled(a: str, b: str) -> Pair:
    longest = max(len(a), len(b))
    edits = OSA.distance(a, b, score_cutoff=max(FEW_EDITS, longest // 2))
    if edits > max(FEW_EDITS, longest // 2) or (edits > FEW_EDITS and not _consonants(a, b)):
        return Pair(float(edits), one=False)
    cost = min(float(edits), _distance(heard(a), heard(b)), _distance(a, b))
    may = ALIKE * longest if edits <= FEW_EDITS else SOUNDS_ALIKE * longest
    one = cost <= max(may, SHORT_ALIKE)
    if cost == 0:
        return Pair(0.1, f"{_shown(a, b)} sound alike")
    if edits == 1:
        return Pair(cost, f"one letter differs in {a.upper()}/{b.upper()}", one)
    if edits == FEW_EDITS and sorted(a) == sorted(b):
        return Pair(cost, f"letters have changed places in {a.upper()}/{b.upper()}", one)
    how = "sound alike" if cost <= edits / 2 else f"differ by {edits} letters"
    return Pair(cost, f"{_shown(a, b)} {how}", one)


def _consonants(a: str, b: str) -> bool:
    """Tell whether at most one class of consonants differs: else two words never sound alike."""
    return OSA.distance(skeleton(a), skeleton(b), score_cutoff=1) <= 1


@lru_cache(maxsize=CACHED)
def heard(word: str) -> str:
    """Return a word with one sign for each sound that is written with several letters."""
    for written, sign in letters().sounds:
        word = word.replace(written, sign)
    return word


@lru_cache(maxsize=CACHED)
def skeleton(word: str) -> str:
    """Return the consonants of a word as coarse classes, doubled ones once: what spelling keeps."""
    return "".join(sign for sign, _ in groupby(heard(word).translate(_CLASSES)))


_COARSE = {"k": "kqcKGg", "s": "szxTD", "j": "CSJjZ", "t": "dt", "b": "bp", "f": "fv"}
_UNHEARD = "aeiouywh"
_CLASSES = {ord(sign): name for name, signs in _COARSE.items() for sign in signs} | dict.fromkeys(
    map(ord, _UNHEARD)
)
"""Signs by coarse class of consonants; vowels and what is like them are left out."""


def _distance(a: str, b: str) -> float:
    """Return the weighted distance of two words: letters that sound alike cost little."""
    swaps = letters().swaps
    gone, more = _more(a), _more(b)
    before: list[float] = []
    last = [0.0, *accumulate(more)]
    for i, one in enumerate(a):
        row = [last[0] + gone[i]]
        for j, other in enumerate(b):
            if one == other:
                row.append(last[j])
                continue
            best = last[j] + swaps.get((one, other), 1.0)
            if i and j and one == b[j - 1] and a[i - 1] == other:
                best = min(best, before[j - 1] + SWAPPED)
            row.append(min(best, last[j + 1] + gone[i], row[j] + more[j]))
        before, last = last, row
    return last[-1]


@lru_cache(maxsize=CACHED)
def _more(word: str) -> tuple[float, ...]:
    """Return what each letter of a word costs where the other word lacks it."""
    known = letters()
    return tuple(
        known.more.doubled
        if place and word[place - 1] == sign
        else known.more.silent_h
        if sign == "h"
        else known.more.vowel
        if sign in known.vowels
        else known.more.other
        for place, sign in enumerate(word)
    )
