"""Where the entities of chains stand on a chart: columns by hop, rows so that few lines cross.

The subject stands in column 0 and every entity as many columns to the right as hops lead to it, by
the longest chain. An identity is no hop: the two names of one thing stand in one column. A line
that spans several columns passes between the entities of those in between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphkit.exposure.answer import Chain, Node, Step

SWEEPS = 4
"""How often the order of all columns is improved by that of their neighbours."""
PASSING = "passing:"
"""How the ids of places begin that a line passes."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One stated fact between two entities, in the direction of the walk."""

    step: Step
    source: str
    target: str
    through: tuple[str, ...] = ()
    beside: int = 0


@dataclass
class Layout:
    """Who stands where.

    Args:
        nodes: the entities by id.
        columns: ids from top to bottom, with those of the places that lines pass.
        edges: the facts between them, each once.
    """

    nodes: dict[str, Node]
    columns: list[list[str]] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)


def layout(chains: Sequence[Chain]) -> Layout:
    """Place the entities of chains; the same chains are placed the same way."""
    nodes = {node.id: node for chain in chains for node in chain.nodes}
    column = _columns(chains)
    placed = Layout(nodes, [[] for _ in range(max(column.values()) + 1)])
    for one in nodes:
        placed.columns[column[one]].append(one)
    placed.edges = [_routed(edge, column, placed) for edge in _edges(chains)]
    _order(placed)
    return placed


def _columns(chains: Iterable[Chain]) -> dict[str, int]:
    column: dict[str, int] = {}
    for chain in chains:
        hops = 0
        for place, node in enumerate(chain.nodes):
            hops += chain.steps[place - 1].hops if place else 0
            column[node.id] = max(column.get(node.id, 0), hops)
    return column


def _edges(chains: Iterable[Chain]) -> list[Edge]:
    """Give each fact between the same two entities once, those beside one another numbered."""
    found: dict[tuple[str, str, str], Edge] = {}
    beside: defaultdict[frozenset[str], int] = defaultdict(int)
    for step in (step for chain in chains for step in chain.steps):
        key = (step.id, step.source, step.target)
        if key not in found:
            pair = frozenset((step.source, step.target))
            found[key] = Edge(step, step.source, step.target, beside=beside[pair])
            beside[pair] += 1
    return list(found.values())


def _routed(edge: Edge, column: dict[str, int], placed: Layout) -> Edge:
    """Give a line a place in each column that it passes."""
    between = range(column[edge.source] + 1, column[edge.target])
    through = tuple(f"{PASSING}{edge.step.id}:{edge.source}:{edge.target}:{n}" for n in between)
    for n, place in zip(between, through, strict=True):
        placed.columns[n].append(place)
    return Edge(edge.step, edge.source, edge.target, through, edge.beside)


def _order(placed: Layout) -> None:
    """Move whatever is joined nearer together, column by column, from the left and back."""
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for edge in placed.edges:
        line = [edge.source, *edge.through, edge.target]
        for one, other in zip(line, line[1:], strict=False):
            neighbours[one].append(other)
            neighbours[other].append(one)
    for sweep in range(SWEEPS):
        columns = placed.columns if sweep % 2 == 0 else placed.columns[::-1]
        for before, column in zip(columns, columns[1:], strict=False):
            height = {one: row / max(len(before) - 1, 1) for row, one in enumerate(before)}
            column.sort(key=lambda one: _middle(neighbours[one], height))
    for column in placed.columns:
        _join_identities(column, placed.edges)


def _middle(neighbours: Iterable[str], height: dict[str, float]) -> float:
    known = [height[one] for one in neighbours if one in height]
    return sum(known) / len(known) if known else 0.5


def _join_identities(column: list[str], edges: Iterable[Edge]) -> None:
    """Put the names of one thing right below one another."""
    for edge in edges:
        if edge.source in column and edge.target in column:
            column.remove(edge.target)
            column.insert(column.index(edge.source) + 1, edge.target)
