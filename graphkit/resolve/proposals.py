"""Candidates that somebody accepted as possible: links that say so, at standard 1."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graphkit.graph import Graph
from graphkit.graph.decisions import CANDIDATES, PROPOSED, Applied, Decision, Placed, decide
from graphkit.model.records import Document, Link
from graphkit.model.statements import DocumentKind
from graphkit.resolve.answer import Candidate

COMPARER = "graphkit, by comparing names"


def propose(graph: Graph, found: Iterable[Candidate], today: date) -> Applied:
    """Write candidates as POSSIBLY_SAME_AS, each with its reasons in a note of its own.

    Candidates that were written before stay as they are. A decision about a pair takes its
    candidate back.

    Raises:
        DatabaseError: the database cannot be reached or refuses a query.
    """
    wanted = [_placed(one, today) for one in found]
    return decide(graph, CANDIDATES, wanted, keep=True)


def _placed(one: Candidate, today: date) -> Placed:
    ends = (one.first.id, one.second.id)
    why = f"{one.first.compared} / {one.second.compared}: {one.explanation}"
    decision = Decision(
        source=CANDIDATES,
        ids=ends,
        decision=PROPOSED,
        decided_by=COMPARER,
        decided_on=today.isoformat(),
        why=why,
    )
    link = Link(type="POSSIBLY_SAME_AS", from_id=ends[0], to_id=ends[1], notes=why)
    document = Document(
        id=decision.document_id,
        title=f"Possible match by name: {one.first.name} / {one.second.name}",
        kind=DocumentKind.NOTE,
        publisher=COMPARER,
        reliability="C",
        published=decision.decided_on,
        notes=why,
    )
    return Placed(decision, ends, document, link)
