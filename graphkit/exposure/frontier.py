"""Count what the rule kept out: entities next to the walk, by reason, so that absence is exact."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graphkit.catalogue import query
from graphkit.errors import QueryTimeout
from graphkit.exposure.answer import NotWalked
from graphkit.exposure.question import Question
from graphkit.graph import Graph
from graphkit.model.automaton import CLOSED, DEALINGS, NOT_WALKED, State, Symbol, refusal

Place = tuple[str, int, int, str]
"""An entity with the state, flow and lot in which the walk arrived there."""

MOST_PLACES = 20_000
EXAMPLES = 3


def not_walked(graph: Graph, asked: Question, seconds: float) -> tuple[tuple[NotWalked, ...], bool]:
    """Walk as the trace does, without dates, and count the entities that the rule refused.

    Returns:
        The counts by reason, most first, and whether the walk was counted to its end.
    """
    began = time.monotonic()
    seen: set[Place] = set()
    reached = {asked.subject}
    refused: defaultdict[str, dict[str, str]] = defaultdict(dict)
    level: set[Place] = {(asked.subject, int(State.OPEN), 0, "")}
    shared = asked.parameters()
    whole = True
    for _ in range(asked.max_hops):
        seen |= level
        left = seconds - (time.monotonic() - began)
        if not level or left <= 0 or len(seen) > MOST_PLACES:
            whole = not level
            break
        try:
            rows = graph.read(
                query("exposure/frontier"), _parameters(asked, shared, level), seconds=left
            )
        except QueryTimeout:
            whole = False
            break
        reached |= {one["id"] for row in rows if row["next"] >= 0 for one in row["entities"]}
        level = _advance(rows, refused) - seen
    return _counts(refused, reached), whole


def _parameters(asked: Question, shared: Mapping[str, Any], level: set[Place]) -> dict[str, Any]:
    pairs = [
        {"id": one, "state": state, "flow": flow, "lot": lot}
        for one, state, flow, lot in sorted(level)
    ]
    return {
        "pairs": pairs,
        "level": int(asked.standard),
        "held": asked.held_to(asked.standard),
        **{name: shared[name] for name in query("exposure/frontier").parameters if name in shared},
    }


def _advance(rows: list[dict[str, Any]], refused: dict[str, dict[str, str]]) -> set[Place]:
    following: set[Place] = set()
    for row in rows:
        if row["next"] == NOT_WALKED:
            reason = _reason(State(row["state"]), Symbol(row["code"]))
            refused[reason] |= {one["id"]: one["name"] for one in row["entities"]}
        elif not row["stops"]:
            following |= {
                (one["id"], row["next"], row["flow"], row["lot"]) for one in row["entities"]
            }
    return following


def _reason(state: State, symbol: Symbol) -> str:
    if state in CLOSED and symbol in DEALINGS:
        return "other dealing of a counterparty, not the same goods or money"
    if symbol is Symbol.IDENTITY:
        return "identity that nobody reviewed (left out by --strict-identity)"
    return refusal(state, symbol)


def _counts(refused: dict[str, dict[str, str]], reached: set[str]) -> tuple[NotWalked, ...]:
    """Count each refused entity unless the walk reached it in another way."""
    counts = []
    for reason, names in refused.items():
        left = {one: name for one, name in names.items() if one not in reached}
        if left:
            examples = tuple(sorted(left.values())[:EXAMPLES])
            counts.append(NotWalked(reason=reason, entities=len(left), examples=examples))
    return tuple(sorted(counts, key=lambda one: (-one.entities, one.reason)))
