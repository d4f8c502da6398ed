"""The paths by which listed parties reach the subject. Pure."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphkit.exposure.ownership.cascade import Network, Spread, counted
from graphkit.exposure.ownership.facts import Fact
from graphkit.exposure.ownership.rules import Counts

MOST_TRIED = 100_000
"""Beginnings of paths that are tried before the search is cut, and says so."""


def counting(links: Iterable[Fact], net: Network) -> dict[str, list[Fact]]:
    """Return the links that a rule counts, by the one below."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for link in links:
        if counted(link, net.rule) is not Counts.NO and link.above != link.below:
            found[link.below].append(link)
    for several in found.values():
        several.sort(key=lambda one: (one.above, one.link))
    return found


def paths(
    subject: str,
    upward: Mapping[str, Sequence[Fact]],
    net: Network,
    spreads: Iterable[Spread],
    limit: int,
) -> tuple[list[tuple[Fact, ...]], bool]:
    """Return paths from listed parties down to the subject, fewest links first.

    A path visits nobody twice, passes only through parties that are possibly blocked by the same
    listed persons, and begins at the first that is certainly listed. It is what blocked parties
    hold, whether or not that is enough.

    Returns:
        The paths, each from the listed party down; and whether these are all of them.
    """
    found: list[tuple[Fact, ...]] = []
    for one in spreads:
        for path in _climb(subject, upward, net, one):
            if path is None or len(found) > limit:
                return _ordered(found)[:limit], False
            found.append(path)
    return _ordered(found)[:limit], len(found) <= limit


def _ordered(found: Iterable[tuple[Fact, ...]]) -> list[tuple[Fact, ...]]:
    unique = {tuple(step.link for step in path): path for path in found}
    return sorted(unique.values(), key=_length_and_names)


def _length_and_names(path: Sequence[Fact]) -> tuple[int, list[tuple[str, str]]]:
    return len(path), [(one.above, one.link) for one in path]


def _climb(
    subject: str, upward: Mapping[str, Sequence[Fact]], net: Network, one: Spread
) -> Iterator[tuple[Fact, ...] | None]:
    """Yield the paths of one fixpoint by length, and None where the search is cut."""
    roots = set(one.roots)
    waiting: deque[tuple[str, tuple[Fact, ...]]] = deque([(subject, ())])
    tried = 0
    while waiting:
        at, below = waiting.popleft()
        visited = {subject, *(step.above for step in below)}
        for link in upward.get(at, ()):
            if link.above in visited or link.above not in one.possible:
                continue
            tried += 1
            if tried > MOST_TRIED:
                yield None
                return
            path = (link, *below)
            if link.above in roots:
                yield path
            if not (link.above in roots and net.listed[link.above]):
                waiting.append((link.above, path))
