"""Where what is loaded is weak, and where it contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict, cast

from graphkit.exposure.entity import entity
from graphkit.exposure.evidence import read_evidence
from graphkit.graph import Graph
from graphkit.model.dates import day_range
from graphkit.model.proof import Standard
from graphkit.network.found import Found, Known, ask

CONTRADICTED = "contradicted"
BOTH_SIDES = "evidence on both sides"


class Unread(TypedDict):
    """A document that supports a fact and that nobody here has opened."""

    id: str
    title: str
    kind: str


class WeakRow(TypedDict):
    """A row of evidence/weak_links: one fact that is proved at less, and what it rests on."""

    id: str
    kind: str
    parties: list[dict[str, str]]
    start: str
    end: str
    status: str
    standard: int
    ifRead: int
    steps: list[str]
    origins: int
    evidence: list[str]
    unread: list[Unread]
    certain: bool
    links: list[str]
    total: int


class ContradictionRow(TypedDict):
    """A row of evidence/contradictions: evidence, or facts, that cannot both hold."""

    kind: str
    about: str
    links: list[str]
    proposition: str
    element: str
    detail: str
    status: str
    oneSide: list[str]
    otherSide: list[str]
    total: int


COLUMNS: dict[str, type] = {
    "evidence/contradictions": ContradictionRow,
    "evidence/weak_links": WeakRow,
}


def weak_links(
    graph: Graph, known: Known, below: Standard = Standard.CORROBORATED, subject: str | None = None
) -> Found[WeakRow]:
    """Return stated facts that are proved at less than a standard, weakest first.

    Args:
        graph: where to look.
        known: as of when, and by when known; its standard is not used.
        below: facts of this standard are no longer weak.
        subject: only facts that this entity takes part in; any fact if None.

    Raises:
        UsageError: nothing loaded has the subject's identifier.
        DatabaseError: the database cannot be reached or takes too long.
    """
    parameters = known.parameters("asOf", "knownBy", "limit")
    asked = {"subject": _id(graph, subject), "below": int(below), **parameters}
    return ask(graph, "evidence/weak_links", WeakRow, asked)


def contradictions(
    graph: Graph, known: Known, subject: str | None = None
) -> Found[ContradictionRow]:
    """Return where what is loaded contradicts itself, as far as it was published.

    `status` is that of all evidence, whatever day it was known.

    Args:
        graph: where to look.
        known: which facts and which evidence count.
        subject: only contradictions of this entity and of the facts beside it; any if None.

    Raises:
        UsageError: nothing loaded has the subject's identifier.
        DatabaseError: the database cannot be reached or takes too long.
    """
    asked = {"subject": _id(graph, subject), **known.parameters()}
    found = ask(graph, "evidence/contradictions", ContradictionRow, asked)
    published = _published(graph, found.rows)
    rows = [_as_known(row, published, known) for row in found.rows]
    kept = tuple(row for row in rows if row is not None)
    return Found(kept, found.total - (len(rows) - len(kept)), found.cut)


def _id(graph: Graph, subject: str | None) -> str:
    return entity(graph, subject).id if subject else ""


def _published(graph: Graph, rows: Iterable[ContradictionRow]) -> dict[str, str]:
    """Return the day on which each piece of evidence became public, EDTF, by its id."""
    found = read_evidence(graph, {link for row in rows for link in row["links"]})
    return {one.id: one.published or one.retrieved or "" for many in found.values() for one in many}


def _as_known(
    row: ContradictionRow, published: Mapping[str, str], known: Known
) -> ContradictionRow | None:
    """Leave out evidence that was not public; None where nothing is left to contradict."""
    if row["kind"] not in (CONTRADICTED, BOTH_SIDES):
        return row
    sides = {
        side: [one for one in row[side] if day_range(published[one])[1] <= known.by]
        for side in ("oneSide", "otherSide")
    }
    if not sides["otherSide"]:
        return None
    kind = BOTH_SIDES if sides["oneSide"] else CONTRADICTED
    return cast("ContradictionRow", {**row, **sides, "kind": kind})
