"""Trace: the chains from one subject to designated parties, by standard from 5 down."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from graphkit.exposure.answer import Chain, State, Trace, standing
from graphkit.exposure.asking import resolved
from graphkit.exposure.chains import chain
from graphkit.exposure.coverage import coverage
from graphkit.exposure.evidence import read_stated
from graphkit.exposure.frontier import not_walked
from graphkit.exposure.listings import Listed, listing_answers, read_listings
from graphkit.exposure.question import Question
from graphkit.exposure.reasoning import reasoned
from graphkit.exposure.rows import ChainRow
from graphkit.exposure.search import search
from graphkit.exposure.shape import best
from graphkit.graph import Graph
from graphkit.model.proof import Standard

SOME = 25
"""Chains below the standard asked for that are read to say what they lack."""


def trace(graph: Graph, asked: Question) -> Trace:
    """Answer a question about exposure, with evidence, coverage and what was not walked.

    Raises:
        UsageError: nothing loaded has the subject's or the target's identifier.
        DatabaseError: the database cannot be reached.
    """
    began = time.monotonic()
    subject, asked = resolved(graph, asked)
    found = search(graph, asked, began)
    chains, listed = read_chains(graph, asked, found.rows)
    chains.sort(key=lambda one: (-one.standard, not standing(one)))
    beside, whole = not_walked(graph, asked, asked.seconds - (time.monotonic() - began))
    answer = Trace(
        subject=subject,
        subject_designations=listing_answers(listed.get(subject.id, ()), None, asked.day),
        state=overall(chains),
        as_of=asked.as_of,
        within=asked.within,
        during=asked.during,
        known_by=asked.known_by,
        known_to=asked.known_to,
        rule=asked.rule,
        strict_identity=asked.strict_identity,
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
    return reasoned(graph, answer, asked, () if chains else _weaker(graph, asked, began))


def _weaker(graph: Graph, asked: Question, began: float) -> list[Chain]:
    """Return some chains below the standard asked for, to say what they lack."""
    if asked.standard <= Standard.SINGLE_REPORT:
        return []
    lower = replace(asked, standard=Standard.SINGLE_REPORT, limit=SOME)
    return read_chains(graph, lower, search(graph, lower, began).rows)[0]


def read_chains(
    graph: Graph, asked: Question, rows: Sequence[ChainRow]
) -> tuple[list[Chain], dict[str, tuple[Listed, ...]]]:
    """Return found rows as chains with what is stated behind them, and the listings of all on them.

    Args:
        graph: where to look.
        asked: the question, with ids of the graph.
        rows: of exposure/trace.
    """
    stated = read_stated(graph, [step["link"] for row in rows for step in row["steps"]])
    passed = {node["id"] for row in rows for node in row["nodes"]}
    every = read_listings(graph, {asked.subject, *passed})
    listed = {
        one: tuple(it for it in several if it.bounds.start_min <= asked.known_by)
        for one, several in every.items()
    }
    return [chain(row, asked, stated, listed) for row in rows], listed


def overall(chains: Sequence[Chain]) -> State:
    """Return the best state of chains that end at a party listed on the day asked about."""
    return best([one.state for one in chains if standing(one)])


def _curve(chains: Sequence[Chain], complete: int | None, lowest: Standard) -> dict[str, int]:
    """Count chains at each standard that was searched to the end."""
    counted = Counter(one.standard for one in chains)
    levels = range(Standard.ADJUDICATED, lowest - 1, -1)
    return {Standard(n).words: counted[n] for n in levels if complete is not None and n >= complete}
