"""Checks of the graph that must find nothing; each is a query file in cypher/audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphkit.catalogue import Query, catalogue
from graphkit.graph.connection import Graph
from graphkit.graph.vocabulary import role_type
from graphkit.model.registry import registry

AUDIT_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a check found.

    Args:
        id: of the link, fact, step, designation, evidence or conflict.
        detail: what it is, for a person.
    """

    id: str
    detail: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check and what it found.

    Args:
        name: of its query: `audit/link_without_evidence`.
        sentence: what it looks for.
        faults: empty when all is as it should be.
    """

    name: str
    sentence: str
    faults: tuple[Fault, ...]


def audit(graph: Graph) -> list[Check]:
    """Run every check, by name; raises DatabaseError."""
    return [_run(graph, one) for one in checks()]


def checks() -> list[Query]:
    """Return the queries of all checks, by name."""
    return [one for name, one in catalogue().items() if name.startswith("audit/")]


def _run(graph: Graph, check: Query) -> Check:
    given = {name: list(_GIVEN[name]()) for name in check.parameters}
    rows = graph.read(check, given, seconds=AUDIT_SECONDS)
    faults = tuple(Fault(row["id"], row["detail"]) for row in rows)
    return Check(check.name, check.sentence, faults)


def open_pairs() -> Iterator[dict[str, Any]]:
    """Give the pairs of roles that are steps by the registry, as parameters of a check."""
    for name, kind in registry().joint_facts.items():
        for pair in kind.steps:
            ends = {"from": role_type(pair.source), "to": role_type(pair.target)}
            role = f"{pair.source}→{pair.target}"
            yield {"type": name, "kinds": list(pair.kinds), "role": role, **ends}


_GIVEN = {"pairs": open_pairs}
"""What checks are given, by the name of the parameter."""
