"""What speaks against what is recorded of a subject, with the evidence of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graphkit.dossier.answer import Contradiction
from graphkit.exposure.answer import Evidence, Listing
from graphkit.exposure.evidence import Stated, read_evidence, read_stated
from graphkit.exposure.sentences import sentence
from graphkit.exposure.shape import Node
from graphkit.graph import Graph
from graphkit.network.found import Known
from graphkit.network.proof import ContradictionRow
from graphkit.network.proof import contradictions as found_by

STATED = ("link:", "fact:")
"""How the ids of links and joint facts begin; others are those of entities and designations."""


def contradictions(
    graph: Graph, subject: Node, listings: Iterable[Listing], known: Known
) -> tuple[tuple[Contradiction, ...], str | None]:
    """Return what contradicts itself about a subject and the facts beside it, and what cut them.

    Args:
        graph: where to look.
        subject: an entity of the graph.
        listings: its designations, to say which is meant.
        known: which facts and which evidence count.

    Raises:
        DatabaseError: the database cannot be reached or takes too long.
    """
    found = found_by(graph, known, subject.id)
    links = {link for row in found.rows for link in row["links"]}
    stated = read_stated(graph, [one for one in links if one.startswith(STATED)])
    evidence = {one.id: one for several in read_evidence(graph, links).values() for one in several}
    named = {subject.id: f"{subject.name}: what its own record says."}
    named |= {one.id: f"{subject.name}: its listing {_entry(one)}." for one in listings}
    return tuple(_told(row, named, stated, evidence) for row in found.rows), found.cut


def _entry(one: Listing) -> str:
    return " ".join(part for part in (one.authority, one.programme, one.list_id) if part)


def _told(
    row: ContradictionRow,
    named: Mapping[str, str],
    stated: Mapping[str, Stated],
    evidence: Mapping[str, Evidence],
) -> Contradiction:
    return Contradiction(
        kind=row["kind"],
        about=row["about"],
        sentence=_sentence(row, named, stated),
        proposition=row["proposition"],
        element=row["element"] or None,
        detail=row["detail"],
        supporting=_side(row["oneSide"], evidence),
        contradicting=_side(row["otherSide"], evidence),
    )


def _side(ids: Sequence[str], evidence: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    return tuple(evidence[one] for one in ids)


def _sentence(row: ContradictionRow, named: Mapping[str, str], stated: Mapping[str, Stated]) -> str:
    """Say the facts that are meant; a listing or an entity has no sentence of the registry."""
    facts = [stated[link] for link in row["links"] if link in stated]
    if facts:
        return " ".join(_each_once(sentence(it.kind, it.properties, it.parties) for it in facts))
    return named.get(row["about"], row["about"])


def _each_once(sentences: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(sentences)
