"""What sources state behind steps: parties, properties and every piece of evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphkit.catalogue import query
from graphkit.exposure.answer import Evidence
from graphkit.graph import Graph


@dataclass(frozen=True, slots=True)
class Stated:
    """One stated link or joint fact with its evidence; raises KeyError where the graph lacks it."""

    properties: Mapping[str, Any] = field(default_factory=dict)
    parties: tuple[Mapping[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()


def read_stated(graph: Graph, links: Iterable[str]) -> dict[str, Stated]:
    """Return what is stated under each id, with its evidence, in two queries."""
    wanted = sorted(set(links))
    if not wanted:
        return {}
    evidence = read_evidence(graph, wanted)
    rows = graph.read(query("evidence/stated"), {"links": wanted})
    return {
        row["id"]: Stated(row["stated"], tuple(row["parties"]), tuple(evidence[row["id"]]))
        for row in rows
    }


def read_evidence(graph: Graph, about: Iterable[str]) -> defaultdict[str, list[Evidence]]:
    """Return the evidence about each id: supporting first, then contradicting."""
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for row in graph.read(query("evidence/of_links"), {"ids": sorted(set(about))}):
        found[row["about"]].append(_evidence(row))
    for rows in found.values():
        rows.sort(key=lambda one: (one.direction != "supports", one.published or "9999", one.id))
    return found


def _evidence(row: Mapping[str, Any]) -> Evidence:
    values = {_snake(name): value for name, value in row.items() if name != "about"}
    known = {name: values[name] for name in Evidence.model_fields if values.get(name) is not None}
    return Evidence.model_validate(known)


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
