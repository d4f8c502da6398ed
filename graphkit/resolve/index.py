"""The names of many entities by number, and which of them are worth comparing word by word."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from graphkit.resolve.blocking import Blocks
from graphkit.resolve.known import Named, apart
from graphkit.resolve.names.keys import keys
from graphkit.resolve.names.name import Name
from graphkit.resolve.names.pair import skeleton

LIKE, LIKE_JOINED = 65, 70
"""Likeness of consonants, 0 to 100, below which names are not compared word by word."""


Bones = tuple[str, str, tuple[str, ...]]


class Index:
    """Names by number: whose each is, its keys, and what spelling keeps of it."""

    def __init__(self) -> None:
        self.entities: list[Named] = []
        self._blocks = Blocks()
        self._owner = array("I")
        self._place = array("B")
        self._bones: list[Bones] = []

    def __len__(self) -> int:
        return len(self._bones)

    def add(self, one: Named) -> None:
        """Add an entity with all of its names."""
        for place, stated in enumerate(one.names):
            name = apart(stated, one.family)
            if name.words:
                self._blocks.add(len(self._bones), keys(name, one.family))
                self._owner.append(len(self.entities))
                self._place.append(place)
                self._bones.append(bones(name))
        self.entities.append(one)

    def pairs(self) -> Iterator[tuple[Named, int, Named, int]]:
        """Give two entities, and the places of the names of theirs that are worth comparing."""
        order = array("I", bytes(4 * len(self._bones)))
        for place, name in enumerate(sorted(range(len(self._bones)), key=self._bones.__getitem__)):
            order[name] = place
        for a, b in self._blocks.pairs(order):
            if self._owner[a] != self._owner[b] and near(self._bones[a], self._bones[b]):
                one, other = (self.entities[self._owner[name]] for name in (a, b))
                yield one, self._place[a], other, self._place[b]


@lru_cache(maxsize=20_000)
def bones(name: Name) -> Bones:
    """Return what spelling keeps of a name: of its words, of all written as one, and numbers."""
    words = sorted(skeleton(one.text) or one.text for one in name.words)
    return " ".join(words), skeleton("".join(name.core)), name.numbers


def near(a: Bones, b: Bones) -> bool:
    """Tell whether two names are worth comparing word by word, by their bones."""
    if a[2] != b[2]:
        return False
    if fuzz.token_set_ratio(a[0], b[0], score_cutoff=LIKE):
        return True
    return bool(fuzz.ratio(a[1], b[1], score_cutoff=LIKE_JOINED))
