"""What sources state behind steps: parties, properties and every piece of evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graphkit.catalogue import query
from graphkit.exposure.answer import Evidence
from graphkit.graph import Graph
from graphkit.model.dates import day_range
from graphkit.model.records import Document


@dataclass(frozen=True, slots=True)
class Stated:
    """One stated link or joint fact of a kind of the registry, with its evidence."""

    kind: str = ""
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
        row["id"]: Stated(
            row["kind"], row["stated"], tuple(row["parties"]), tuple(evidence[row["id"]])
        )
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


def published_by(one: Evidence | Document, day: date) -> bool:
    """Tell whether a document, or that of a statement, had certainly been published by a day."""
    return day_range(one.published or one.retrieved or "")[1] <= day


def read_documents(graph: Graph, documents: Iterable[str]) -> dict[str, Document]:
    """Return documents by id, with everything that they rely on as far as it is loaded."""
    rows = graph.read(query("evidence/documents"), {"ids": sorted(set(documents))})
    return {row["id"]: Document.model_validate(_stated(row)) for row in rows}


def known_documents(
    documents: Mapping[str, Document], day: date, party: str | None = None
) -> dict[str, Document]:
    """Return the documents that had certainly been published by a day, or that a party held.

    To a party, what it held counts as published on the day from which it held it: assessed with
    these, evidence amounts to what it then amounted to for that party.
    """
    held = {
        name: one.model_copy(update={"published": one.held_since})
        for name, one in documents.items()
        if party and one.held_by == party and one.held_since
    }
    known = {**documents, **held}
    return {name: one for name, one in known.items() if published_by(one, day)}


def _stated(row: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what no source states: a record then has its own word for unknown."""
    return {name: value for name, value in row.items() if value is not None}


def _evidence(row: Mapping[str, Any]) -> Evidence:
    values = {_snake(name): value for name, value in row.items() if name != "about"}
    known = {name: values[name] for name in Evidence.model_fields if values.get(name) is not None}
    return Evidence.model_validate(known)


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
