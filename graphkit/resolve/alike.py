"""Which of many entities have names that are alike. Pure: it is given names, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from graphkit.resolve.answer import Found
from graphkit.resolve.index import Index, bones, near
from graphkit.resolve.known import Named, apart
from graphkit.resolve.names.comparison import Comparison, compare

Progress = Callable[[int, int, str], None]
"""Told (done, total, label) as it goes on; a total of 0 is unknown."""
LEAST_ALIKE = 70.0
"""The least likeness of names: what stands beside names makes no candidate of other names."""
TOLD_EVERY = 10_000


class Alike(NamedTuple):
    """The names of two entities that are most alike."""

    comparison: Comparison
    names: tuple[str, str]
    weak: bool


Pairs = dict[tuple[str, str], Alike]
"""By the ids of two entities, the lower one first."""


def silent(_done: int, _total: int, _label: str) -> None:
    """Tell nobody how far it is."""


def among(read: Iterable[list[Named]], found: Found, progress: Progress = silent) -> Pairs:
    """Compare the names of many entities, those that share a key; count in `found` what was done.

    Of an entity only its id, its names and what spelling keeps of them are held.
    """
    index = Index()
    for page in read:
        for one in page:
            index.add(one)
        progress(len(index.entities), 0, "reading names")
    found.entities, found.names = len(index.entities), len(index)
    pairs: Pairs = {}
    for one, a, other, b in index.pairs():
        found.compared += 1
        _keep(pairs, one, a, other, b)
        if found.compared % TOLD_EVERY == 0:
            progress(found.compared, 0, "comparing names")
    return pairs


def against(own: Named, read: Iterable[list[Named]], found: Found) -> Pairs:
    """Compare the names of one entity with those of all others: that needs no keys."""
    pairs: Pairs = {}
    for page in read:
        found.entities += len(page)
        for other in page:
            found.names += len(other.names)
            if other.family is own.family and other.id != own.id:
                for a, b in _worth_comparing(own, other):
                    found.compared += 1
                    _keep(pairs, own, a, other, b)
    return pairs


def _worth_comparing(one: Named, other: Named) -> Iterator[tuple[int, int]]:
    kept = [bones(apart(stated, one.family)) for stated in one.names]
    for b, stated in enumerate(other.names):
        theirs = bones(apart(stated, other.family))
        for a, ours in enumerate(kept):
            if near(ours, theirs):
                yield a, b


def _keep(pairs: Pairs, one: Named, a: int, other: Named, b: int) -> None:
    """Keep the most alike names of two entities; firm ones before weak aliases."""
    if one.id > other.id:
        one, a, other, b = other, b, one, a
    names = one.names[a], other.names[b]
    first, second = (apart(name, one.family) for name in names)
    comparison = compare(first, second, one.family)
    if comparison.score < LEAST_ALIKE:
        return
    alike = Alike(comparison, names, one.is_weak(a) or other.is_weak(b))
    pair = (one.id, other.id)
    if pair not in pairs or _rank(alike) > _rank(pairs[pair]):
        pairs[pair] = alike


def _rank(alike: Alike) -> tuple[float, bool, tuple[str, str]]:
    return alike.comparison.score, not alike.weak, alike.names
