"""The chains alone: the trace query asked by standard, from 5 down, within limit and time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from graphkit.catalogue import query
from graphkit.errors import QueryTimeout
from graphkit.exposure.question import Question
from graphkit.exposure.rows import ChainRow
from graphkit.graph import Graph
from graphkit.model.proof import Standard

LEAST_SECONDS = 0.05
FEW_HOPS = 3


@dataclass
class Found:
    """Rows found so far, and how far down the search is complete."""

    rows: list[ChainRow] = field(default_factory=list)
    complete_down_to: int | None = None
    truncation: str | None = None


def search(graph: Graph, asked: Question, began: float) -> Found:
    """Find the chains alone, level by level from 5 down, until the limit or the time budget.

    Args:
        graph: where to look.
        asked: the question; its subject and target are ids of the graph.
        began: when the time budget began to run, on the clock of `time.monotonic`.
    """
    found, shared = Found(), asked.parameters()
    for level in range(Standard.ADJUDICATED, asked.standard - 1, -1):
        room = asked.limit - len(found.rows)
        rows, whole = _level(graph, asked, shared, level, room + 1, began)
        found.rows += rows[:room]
        if len(rows) > room:
            found.truncation = _cut(f"the limit of {asked.limit} chains (--limit)", found, level)
            return found
        if not whole:
            found.truncation = _cut(f"the time budget of {asked.seconds:g} s", found, level)
            return found
        found.complete_down_to = level
    return found


def _level(
    graph: Graph,
    asked: Question,
    shared: Mapping[str, Any],
    level: int,
    most: int,
    began: float,
) -> tuple[list[ChainRow], bool]:
    """Return at most so many chains of one level, fewest hops first, and whether there was time.

    Returns what it has when the time is over.
    """
    rows: list[ChainRow] = []
    for hops in _passes(level, asked.max_hops):
        left = asked.seconds - (time.monotonic() - began)
        more = {
            **shared,
            "level": level,
            "held": asked.held_to(level),
            "heldAbove": asked.held_to(level + 1),
            "maxHops": hops,
            "limit": most,
        }
        try:
            found = graph.read(query("exposure/trace"), more, seconds=max(left, LEAST_SECONDS))
        except QueryTimeout:
            return rows, False
        rows = cast("list[ChainRow]", found)
        if len(rows) >= most:
            break
    return rows, True


def _cut(why: str, found: Found, level: int) -> str:
    done = found.complete_down_to
    complete = (
        f"complete down to {Standard(done).words}" if done is not None else "no level complete"
    )
    return f"cut by {why}: {complete}; {Standard(level).words} and below not searched to the end"


def _passes(level: int, most: int) -> list[int]:
    """Return how many hops to try, one after the other.

    Around a hub a few hops fill the answer, and the rest need not be walked. So little is
    adjudicated that nothing is gained there.
    """
    return [FEW_HOPS, most] if most > FEW_HOPS and level < Standard.ADJUDICATED else [most]
