"""Decisions about identity in the graph: what one source decided is made to stand, exactly.

A decision is a node that concerns two entities, and what follows from it: a link with its evidence
in a document of its own. Nodes are never joined, so a decision that is withdrawn leaves the graph
as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphkit.catalogue import query
from graphkit.errors import InputRejected
from graphkit.graph import stated
from graphkit.graph.connection import Graph
from graphkit.graph.entities import write_documents
from graphkit.graph.merge import Stated
from graphkit.graph.persistence import at_once
from graphkit.graph.statements import Statements, write_statements
from graphkit.graph.withdraw import withdraw
from graphkit.graph.work import Work, write, write_ids
from graphkit.model.record import Record, hashed
from graphkit.model.records import Document, Evidence, Link
from graphkit.model.statements import Direction, Wording

CANDIDATES = "candidates"
"""The source of what the comparison of names proposes."""
PROPOSED = "candidate"
DIFFERENT = "different"


class Decision(Record):
    """Whether two entities are one, as somebody decided it.

    Args:
        source: who holds it: `decisions:<case>`, or `candidates`.
        ids: the two entities as they were named.
        decision: `same`, `different`, `unsure`, or `candidate` where nobody decided yet.
        decided_by: who decided.
        decided_on: the day, ISO.
        why: the reasons, in words.
    """

    source: str
    ids: tuple[str, str]
    decision: str
    decided_by: str
    decided_on: str
    why: str

    @property
    def id(self) -> str:
        """One source has one decision of a pair."""
        return "decision:" + hashed(self.source, *sorted(self.ids))

    @property
    def document_id(self) -> str:
        """The id of the document that states it."""
        return f"resolve-{hashed(self.source, *sorted(self.ids))}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision, with the ids of the nodes that it concerns and what follows from it.

    Args:
        decision: what was decided.
        ends: ids of the two nodes, sorted.
        document: what states it.
        link: the link that follows; None where the two are different.
    """

    decision: Decision
    ends: tuple[str, str]
    document: Document
    link: Link | None
    wording: Wording = Wording.STATED

    def properties(self) -> stated.Properties:
        """Return the properties of the decision's node."""
        own = {**self.decision.properties(), "id": self.decision.id, "document": self.document.id}
        caption = self.decision.decision
        kind = {"kind": self.link.type if self.link else ""}
        return stated.digested({**own, "caption": caption, **{k: v for k, v in kind.items() if v}})


@dataclass(frozen=True, slots=True)
class Applied:
    """What making decisions stand did: how many are new or otherwise, gone, and as they were."""

    written: int
    withdrawn: int
    unchanged: int


def decide(graph: Graph, source: str, wanted: Sequence[Placed], *, keep: bool = False) -> Applied:
    """Make the decisions of one source stand, and no others of it; all in one transaction.

    Args:
        graph: an open graph with its schema in place.
        source: whose decisions they are.
        wanted: all that it has decided.
        keep: leave its other decisions as they are.

    Raises:
        InputRejected: a pair that is decided to be different is one by links of identity; nothing
            was written.
        DatabaseError: the database cannot be reached or refuses a query.
    """
    return at_once(graph, lambda work: _decide(work, source, wanted, keep=keep))


def _decide(work: Work, source: str, wanted: Sequence[Placed], *, keep: bool) -> Applied:
    before = _contradictions(work)
    known = {row["id"]: row for row in _of(work, source)}
    rows = {one.decision.id: one.properties() for one in wanted}
    same = {
        one for one, row in rows.items() if one in known and known[one]["digest"] == row["digest"]
    }
    stale = known.keys() - same - (known.keys() - rows.keys() if keep else set())
    withdraw(work, (known[one]["document"] for one in stale), source)
    write_ids(work, "load/decisions_withdrawn", stale)
    new = [one for one in wanted if one.decision.id not in same]
    if source != CANDIDATES:
        _settle_candidates(work, new)
    _write(work, source, new)
    _refuse(source, _contradictions(work).items() - before.items())
    return Applied(len(new), len(known.keys() - rows.keys()) if not keep else 0, len(same))


def _of(work: Work, source: str) -> list[dict[str, Any]]:
    return work.run(query("load/known/decisions"), {"source": source})


def _settle_candidates(work: Work, new: Iterable[Placed]) -> None:
    """Take back what the comparison of names proposed of pairs that are decided now."""
    pairs = {one.ends for one in new if one.decision.decision != "unsure"}
    if not pairs:
        return
    found = [row for row in _of(work, CANDIDATES) if tuple(row["concerns"]) in pairs]
    withdraw(work, (row["document"] for row in found), CANDIDATES)
    write_ids(work, "load/decisions_withdrawn", (row["id"] for row in found))


def _write(work: Work, source: str, new: Sequence[Placed]) -> None:
    sources = (source,)
    write_documents(work, [Stated(one.document, sources) for one in new])
    links = [Stated(one.link, sources) for one in new if one.link]
    proof = [Stated(_evidence(one, one.link.id), sources) for one in new if one.link]
    proof += [Stated(one, sources) for one in _against(work, new)]
    write_statements(work, Statements(links=links, evidence=proof))
    rows = [
        {
            "id": one.decision.id,
            "one": one.ends[0],
            "other": one.ends[1],
            "properties": one.properties(),
        }
        for one in new
    ]
    write(work, "load/decisions", rows)


def _evidence(one: Placed, about: str, direction: Direction = Direction.SUPPORTS) -> Evidence:
    return Evidence(
        about=about,
        direction=direction,
        document=one.document.id,
        read=True,
        wording=one.wording,
        notes=one.decision.why,
    )


def _against(work: Work, new: Iterable[Placed]) -> list[Evidence]:
    """Speak against links of sources that say two may be one, where they are decided not to be."""
    apart = {one.ends: one for one in new if one.decision.decision == DIFFERENT}
    pairs = [{"one": one, "other": other} for one, other in apart]
    found = work.run(query("load/known/maybe_same"), {"rows": pairs})
    return [
        _evidence(apart[row["one"], row["other"]], row["link"], Direction.CONTRADICTS)
        for row in found
    ]


def _contradictions(work: Work) -> Mapping[tuple[str, str], str]:
    rows = work.run(query("audit/identity_contradiction"), {})
    return {(row["id"], row["detail"]): row["detail"] for row in rows}


def _refuse(source: str, found: Iterable[tuple[tuple[str, str], str]]) -> None:
    said = sorted(detail for _, detail in found)
    if said:
        raise InputRejected(
            "; ".join(said),
            where=source,
            cure="undo one of these decisions: graphkit resolve undo ID1 ID2; nothing was written",
        )


def nodes_of(graph: Graph, ids: Iterable[str]) -> dict[str, str]:
    """Return the id of the node that each identifier leads to; what leads nowhere is missing."""
    return {
        row["identifier"]: row["id"]
        for row in graph.read(query("load/known/identified"), {"ids": sorted(set(ids))})
    }
