"""Finds what may be one thing in a graph: all pairs, or all that one entity may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.resolve.alike import Pairs, Progress, against, among, silent
from graphkit.resolve.answer import THRESHOLD, Candidate, Found, State
from graphkit.resolve.candidate import judge
from graphkit.resolve.known import Known, known, pages

SLAB = 1_000
"""Pairs whose entities are read at once."""


def candidates(
    graph: Graph, limit: int, subject: str | None = None, progress: Progress = silent
) -> Found:
    """Find pairs of entities that may be one by their names and what stands beside them.

    Pairs that links of identity join already, and those that somebody decided about, are left out.

    Args:
        graph: where to look.
        limit: return at most so many.
        subject: id of the one entity that is asked about; all pairs if None.
        progress: told how far it is.

    Raises:
        UsageError: the subject has no name to be compared: a place, or unnamed parties.
    """
    found = Found()
    pairs = _of(graph, subject, found) if subject else among(pages(graph), found, progress)
    alike = [one for one in _judged(graph, pairs, progress) if one.score >= THRESHOLD]
    possible = [one for one in alike if one.state is State.POSSIBLE]
    found.candidates = sorted(possible, key=_order)[:limit]
    found.total = len(possible)
    found.different = sorted((one for one in alike if one.state is State.DIFFERENT), key=_order)
    return found


def _order(one: Candidate) -> tuple[float, str, str]:
    return -one.score, one.first.id, one.second.id


def _of(graph: Graph, subject: str, found: Found) -> Pairs:
    own = known(graph, [subject]).get(subject)
    if own is None:
        cure = "ask about a person, a company, a bank or a ship that is named"
        raise UsageError(f"{subject} has no name that can be compared", cure=cure)
    return against(own.named, pages(graph), found)


def _judged(graph: Graph, pairs: Pairs, progress: Progress) -> Iterator[Candidate]:
    wanted = sorted(pairs)
    for start in range(0, len(wanted), SLAB):
        progress(start, len(wanted), "looking at what stands beside names")
        slab = wanted[start : start + SLAB]
        them = known(graph, {one for pair in slab for one in pair})
        yield from _left(slab, pairs, them)


def _left(
    slab: Sequence[tuple[str, str]], pairs: Pairs, them: Mapping[str, Known]
) -> Iterator[Candidate]:
    """Judge the pairs that nothing joins or sets apart yet."""
    for pair in slab:
        a, b = (them[one] for one in pair)
        if b.id not in a.joined | a.decided:
            alike = pairs[pair]
            yield judge(a, b, alike.comparison, alike.names, weak=alike.weak)
