"""The same question in two plain ways: a variable-length pattern, and networkx in memory.

Both share nothing with the trace query but the table of the automaton: turns and dates are written
out again in Python, for a graph in which no goods are followed (`lot` is empty).
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import neo4j
import networkx as nx

from benchmarks.synthetic import Files
from graphkit.model.automaton import table
from graphkit.model.dates import LAST_DAY

AS_OF = date(2016, 6, 30)
KNOWN_BY = date(2026, 6, 30)
HOPS, LIMIT, LOWEST = 6, 25, 2
TABLE = [[int(state) for state in row] for row in table()]

Answer = list[tuple[int, int, str, tuple[str, ...], tuple[str, ...]]]
"""The best chains: standard, hops, target, ids of the nodes, ids of the steps."""

PATTERN = """
CYPHER 25
MATCH path = (subject:Entity {id: $subject})-[s:STEP*1..6]->(target:Designated)
WHERE all(x IN s WHERE x.reached[$lowest] <= $knownBy AND x.refutedFrom > $knownBy
    AND x.startMin <= $asOf)
  AND all(n IN nodes(path) WHERE single(m IN nodes(path) WHERE m = n))
  AND none(n IN nodes(path)[1..-1] WHERE n:Designated AND EXISTS {
    (n)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf AND listing.endMax >= $asOf})
  AND reduce(state = 0, x IN s | CASE
    WHEN state < 0 OR state = 3 AND x.code IN [6, 7, 8] THEN -1
    ELSE $automaton[state][x.code] END) >= 0
  AND (any(x IN s WHERE x.event) OR all(x IN s WHERE x.endMax >= $asOf))
WITH path, s, target
RETURN [x IN s | x {.id, .standard, .code, .event, .flow, .startMin, .endMax}] AS steps,
  [n IN nodes(path) | n.id] AS nodes, target.id AS target
"""


@dataclass(frozen=True)
class Walk:
    """One step as both plain contenders read it."""

    id: str
    target: str
    standard: int
    code: int
    event: bool
    flow: int
    first: date
    last: date


def coherent(walk: list[Walk]) -> bool:
    """Tell whether steps may have stood together as of the day: the rule of time, step by step."""
    low, high, dealt, state = date.min, LAST_DAY, False, 0
    for step in walk:
        against = step.flow < 0 and (state == 3 or (state == 5 and step.code == 8))
        if step.event and dealt:
            low = step.first if state < 3 or against else max(low, step.first)
            high = min(high, step.last) if against else step.last
        else:
            low, high = max(low, step.first), min(high, step.last)
        dealt = dealt or step.event
        state = TABLE[state][step.code]
        if low > high:
            return False
    return True


def stands(walk: list[Walk]) -> bool:
    """Tell whether a whole chain counts on the day: with an event, or all of it still standing."""
    return any(step.event for step in walk) or all(step.last >= AS_OF for step in walk)


def turn(state: int, flow: int, step: Walk) -> tuple[int, int]:
    """Return the next state and flow, or -1: lots are empty in this graph."""
    following = TABLE[state][step.code]
    if step.code in (6, 7, 8):
        if state == 3 or (state == 5 and step.code == 8 and step.flow != flow):
            return -1, 0
        return following, step.flow
    return following, flow


def in_pattern(driver: neo4j.Driver, seconds: float) -> Callable[[str], Answer | None]:
    """Answer with a variable-length pattern that tests its rules on whole paths."""
    given = {"lowest": LOWEST, "knownBy": KNOWN_BY, "asOf": AS_OF, "automaton": TABLE}

    def ask(subject: str) -> Answer | None:
        with driver.session(default_access_mode="READ") as session:
            try:
                transaction = session.begin_transaction(timeout=seconds)
                rows = transaction.run(PATTERN, {**given, "subject": subject}).data()
                transaction.close()
            except neo4j.exceptions.Neo4jError:
                return None
        found = []
        for row in rows:
            walk = [
                Walk(
                    one["id"], "", one["standard"], one["code"], one["event"], one["flow"],
                    one["startMin"].to_native(), one["endMax"].to_native(),
                )
                for one in row["steps"]
            ]  # fmt: skip
            if _turns(walk) and coherent(walk) and stands(walk):
                found.append(_chain(walk, tuple(row["nodes"])))
        return sorted(found, key=_best)[:LIMIT]

    return ask


def _turns(walk: list[Walk]) -> bool:
    state = flow = 0
    for step in walk:
        state, flow = turn(state, flow, step)
        if state < 0:
            return False
    return True


def _chain(
    walk: list[Walk], nodes: tuple[str, ...]
) -> tuple[int, int, str, tuple[str, ...], tuple[str, ...]]:
    lowest = min(step.standard for step in walk)
    return lowest, len(walk), nodes[-1], nodes, tuple(step.id for step in walk)


def _best(chain: tuple[int, int, str, tuple[str, ...], tuple[str, ...]]) -> tuple[object, ...]:
    return -chain[0], *chain[1:]


def in_networkx(files: Files, seconds: float) -> Callable[[str], Answer | None]:
    """Answer from a MultiDiGraph that holds the steps which count on the day."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    stops = _stops(files)
    with files.steps.open(newline="") as lines:
        for row in csv.DictReader(lines):
            known = date.fromisoformat(row["reached:date[]"].split(";")[LOWEST])
            step = Walk(
                row["id"], row[":END_ID"], int(row["standard:int"]), int(row["code:int"]),
                row["event:boolean"] == "true", int(row["flow:int"]),
                date.fromisoformat(row["startMin:date"]), date.fromisoformat(row["endMax:date"]),
            )  # fmt: skip
            if known <= KNOWN_BY and step.first <= AS_OF:
                graph.add_edge(row[":START_ID"], step.target, step=step)

    def ask(subject: str) -> Answer | None:
        deadline = time.monotonic() + seconds
        found: Answer = []
        for walk, nodes in _walks(graph, stops, subject, deadline):
            if walk is None:
                return None
            if nodes[-1] in stops and stands(walk):
                found.append(_chain(walk, nodes))
        return sorted(found, key=_best)[:LIMIT]

    return ask


def _stops(files: Files) -> dict[str, bool]:
    """Return the designated parties, and of each whether it was listed on the day."""
    with files.designations.open(newline="") as lines:
        days = {row["id:ID"]: row["effective"] for row in csv.DictReader(lines)}
    with files.designates.open(newline="") as lines:
        return {
            row[":END_ID"]: date.fromisoformat(days[row[":START_ID"]]) <= AS_OF
            for row in csv.DictReader(lines)
        }


def _walks(
    graph: nx.MultiDiGraph[str], stops: dict[str, bool], subject: str, deadline: float
) -> Iterator[tuple[list[Walk] | None, tuple[str, ...]]]:
    stack: list[tuple[tuple[str, ...], list[Walk], int, int]] = [((subject,), [], 0, 0)]
    while stack:
        nodes, walk, state, flow = stack.pop()
        if time.monotonic() > deadline:
            yield None, nodes
            return
        if walk:
            yield walk, nodes
        if len(walk) == HOPS or (walk and stops.get(nodes[-1])) or nodes[-1] not in graph:
            continue
        for _, following, stated in graph.out_edges(nodes[-1], data=True):
            step: Walk = stated["step"]
            state_then, flow_then = turn(state, flow, step)
            longer = [*walk, step]
            if following not in nodes and state_then >= 0 and coherent(longer):
                stack.append(((*nodes, following), longer, state_then, flow_then))
