"""Keys by which names are found that may be one, without comparing all with all.

Two names are compared if they share a key. A key is made of what spelling keeps: the consonants of
a word as coarse classes. Words that two names share in another spelling, with a letter more, less
or other, or written as one word, give at least one common key.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graphkit.resolve.names.name import Family, Name
from graphkit.resolve.names.pair import heard, skeleton

MOST_WORDS = 6
"""Words of a name that make keys; the longest tell most."""
JOINED = 6
"""Consonants of a whole name, written as one word, that make a key."""
ENDS = 3
"""Letters at the beginning and the end of a word that make keys."""
SHORT = 2


def keys(name: Name, family: Family) -> set[str]:
    """Return the keys of a name; names of two families share none."""
    return {f"{family[:2]}:{one}" for one in _keys(name)}


def _keys(name: Name) -> Iterator[str]:
    core = sorted(name.core, key=lambda word: (-len(word), word))[:MOST_WORDS]
    bones = [_bones(word) for word in core]
    for bone in bones:
        yield from _one(bone)
    for a, b in combinations(sorted(set(bones)), 2):
        yield f"{a}+{b}"
    for word in core:
        sound = heard(word)
        if len(sound) >= ENDS:
            yield f"^{sound[:ENDS]}"
            yield f"{sound[-ENDS:]}$"
    whole = _bones("".join(name.core))
    yield f"={whole[:JOINED]}"
    yield f"={whole[-JOINED:]}"


def _bones(word: str) -> str:
    """Return what spelling keeps of a word; all of what is heard, where that is next to nothing."""
    kept = skeleton(word)
    return kept if len(kept) >= SHORT else f"{heard(word)}"


def _one(bone: str) -> Iterator[str]:
    """Give a word's key, and the same with each sign left out: one sign may be wrong."""
    yield f"~{bone}"
    if len(bone) > SHORT:
        for place in range(len(bone)):
            yield f"~{bone[:place]}{bone[place + 1 :]}"
