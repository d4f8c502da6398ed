"""What a party knew better than the public, from documents that it held unpublished."""

from __future__ import annotations

from datetime import date

from graphkit.catalogue import query
from graphkit.exposure.evidence import known_documents, read_documents, read_stated
from graphkit.exposure.reassessment import backing_of
from graphkit.graph import Graph


def held_steps(graph: Graph, party: str, known_by: date) -> dict[str, int]:
    """Return the standard that steps reach with what a party held by a day, by step id.

    All published evidence counts as well, so that a step is never worse than it is in public.

    Args:
        graph: where to look.
        party: the id of the entity that held documents.
        known_by: the day of knowledge.
    """
    rows = graph.read(query("evidence/held"), {"party": party})
    stated = read_stated(graph, [row["link"] for row in rows])
    loaded = read_documents(graph, {one.document for it in stated.values() for one in it.evidence})
    documents = {**loaded, **known_documents(loaded, known_by, party)}
    found = {}
    for row in rows:
        about = stated[row["link"]]
        parties = [one["id"] for one in about.parties]
        way = backing_of(row["link"], row["kind"], row["role"], parties, about.evidence, documents)
        found[row["id"]] = way.standard_on(known_by)
    return {one: standard for one, standard in found.items() if standard is not None}
