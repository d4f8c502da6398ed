"""Trace: the chains from one subject to designated parties, by standard from 5 down."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from graphkit.catalogue import query
from graphkit.errors import QueryTimeout
from graphkit.exposure.answer import Chain, State, Trace, standing
from graphkit.exposure.chains import chain
from graphkit.exposure.coverage import coverage
from graphkit.exposure.entity import entity
from graphkit.exposure.evidence import read_stated
from graphkit.exposure.frontier import not_walked
from graphkit.exposure.listings import listing_answers, read_listings
from graphkit.exposure.question import Question
from graphkit.exposure.rows import ChainRow
from graphkit.graph import Graph
from graphkit.model.proof import Standard

LEAST_SECONDS = 0.05


@dataclass
class _Found:
    """Rows found so far, and how far down the search is complete."""

    rows: list[ChainRow] = field(default_factory=list)
    complete_down_to: int | None = None
    truncation: str | None = None


def trace(graph: Graph, asked: Question) -> Trace:
    """Answer a question about exposure, with evidence, coverage and what was not walked.

    Raises:
        UsageError: nothing loaded has the subject's or the target's identifier.
        DatabaseError: the database cannot be reached.
    """
    began = time.monotonic()
    subject = entity(graph, asked.subject)
    goal = entity(graph, asked.to).id if asked.to else None
    asked = replace(asked, subject=subject.id, to=goal)
    found = _search(graph, asked, began)
    stated = read_stated(graph, [step["link"] for row in found.rows for step in row["steps"]])
    listed = read_listings(graph, [subject.id, *(row["target"] for row in found.rows)])
    chains = [chain(row, asked.as_of, stated, listed) for row in found.rows]
    chains.sort(key=lambda one: (-one.standard, not standing(one)))
    beside, whole = not_walked(graph, asked, asked.seconds - (time.monotonic() - began))
    return Trace(
        subject=subject,
        subject_designations=listing_answers(listed.get(subject.id, ()), None, asked.as_of),
        state=overall(chains),
        as_of=asked.as_of,
        known_by=asked.known_by,
        standard=int(asked.standard),
        max_hops=asked.max_hops,
        include=tuple(sorted(asked.include)),
        to=asked.to,
        through_targets=asked.through,
        results=tuple(chains),
        curve=_curve(chains, found.complete_down_to, asked.standard),
        complete_down_to=found.complete_down_to,
        truncated=found.truncation is not None,
        truncation=found.truncation,
        not_walked=beside,
        not_walked_complete=whole,
        coverage=coverage(graph),
    )


def _search(graph: Graph, asked: Question, began: float) -> _Found:
    """Run the trace query once a level, from 5 down, until the limit or the time budget."""
    found = _Found()
    for level in range(Standard.ADJUDICATED, asked.standard - 1, -1):
        left = asked.seconds - (time.monotonic() - began)
        room = asked.limit - len(found.rows)
        more = {**asked.parameters(), "level": level, "limit": room + 1}
        try:
            found_now = graph.read(query("exposure/trace"), more, seconds=max(left, LEAST_SECONDS))
        except QueryTimeout:
            found.truncation = _cut(f"the time budget of {asked.seconds:g} s", found, level)
            return found
        rows = cast("list[ChainRow]", found_now)
        found.rows += rows[:room]
        if len(rows) > room:
            found.truncation = _cut(f"the limit of {asked.limit} chains (--limit)", found, level)
            return found
        found.complete_down_to = level
    return found


def _cut(why: str, found: _Found, level: int) -> str:
    done = found.complete_down_to
    complete = (
        f"complete down to {Standard(done).words}" if done is not None else "no level complete"
    )
    return f"cut by {why}: {complete}; {Standard(level).words} and below not searched to the end"


def overall(chains: Sequence[Chain]) -> State:
    """Return the best state of chains that end at a party listed on the day asked about."""
    states = [one.state for one in chains if standing(one)]
    for state in (State.DOCUMENTED, State.INDICATED):
        if state in states:
            return state
    return State.NONE_RECORDED


def _curve(chains: Sequence[Chain], complete: int | None, lowest: Standard) -> dict[str, int]:
    """Count chains at each standard that was searched to the end."""
    counted = Counter(one.standard for one in chains)
    levels = range(Standard.ADJUDICATED, lowest - 1, -1)
    return {Standard(n).words: counted[n] for n in levels if complete is not None and n >= complete}
