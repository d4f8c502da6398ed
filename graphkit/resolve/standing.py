"""What decisions amount to: which holds of each pair, and the records that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from graphkit.errors import InputRejected, UsageError
from graphkit.exposure.find import spellings
from graphkit.graph import Graph
from graphkit.graph.decisions import Applied, Decision, Placed, decide, nodes_of
from graphkit.graph.schemata import read_schemata
from graphkit.graph.work import ReadOnly
from graphkit.model.records import Document, Link
from graphkit.model.statements import DocumentKind
from graphkit.resolve.decisions import FILE, Choice, Row, read_decisions
from graphkit.resolve.names.name import Family, family_of

LINKS = {Choice.SAME: "SAME_AS", Choice.UNSURE: "POSSIBLY_SAME_AS"}


def source_of(folder: Path) -> str:
    """Return the short name under which the decisions of a case folder stand in the graph."""
    return f"decisions:{folder.resolve().name}"


def apply_decisions(graph: Graph, folder: Path) -> Applied:
    """Make the graph agree with decisions.csv of a case folder; a folder without one has none.

    Raises:
        InputRejected: a row does not hold, an identifier leads nowhere, or decisions contradict
            each other; nothing was written.
        DatabaseError: the database cannot be reached or refuses a query.
    """
    rows = read_decisions(folder) if folder.is_dir() else []
    source = source_of(folder)
    ids = _nodes(graph, rows, folder)
    families = _families(graph, ids.values())
    standing: dict[tuple[str, str], Row] = {}
    for row in rows:
        pair = _pair(row, ids, families)
        standing.pop(pair, None)
        if row.decision is not Choice.WITHDRAWN:
            standing[pair] = row
    return decide(graph, source, [_placed(source, row, pair) for pair, row in standing.items()])


def node_of(graph: Graph, stated: str, folder: Path) -> str:
    """Return the id of the one node that an identifier leads to, as a row of the case may name it.

    Raises:
        UsageError: it leads nowhere, or to several.
    """
    found = leads_to(graph, [stated], folder)[stated]
    if len(found) != 1:
        what = f"leads to {len(found)} entities" if found else "leads nowhere"
        cure = f'look it up: graphkit find "{stated}"'
        raise UsageError(f"{stated!r} {what}", cure=cure)
    return found.pop()


def leads_to(graph: Graph, stated: Iterable[str], folder: Path) -> dict[str, set[str]]:
    """Return the nodes that each identifier leads to, as a row of the case may name them."""
    spelled = {one: _spelled(one, folder) for one in stated}
    nodes = nodes_of(graph, (one for several in spelled.values() for one in several))
    return {
        one: {nodes[spelling] for spelling in several if spelling in nodes}
        for one, several in spelled.items()
    }


def _spelled(stated: str, folder: Path) -> list[str]:
    return [stated, f"case:{folder.resolve().name}/{stated}", *spellings(stated)]


def _nodes(graph: Graph, rows: Iterable[Row], folder: Path) -> dict[str, str]:
    """Return the node of each identifier in the file; raises InputRejected with file and row."""
    places = {one: row.line for row in rows for one in (row.first, row.second)}
    found = leads_to(graph, places, folder)
    for stated, ids in found.items():
        if len(ids) != 1:
            what = f"leads to {len(ids)} entities" if ids else "leads nowhere"
            raise InputRejected(
                f"{stated!r} {what}; nothing was written",
                where=f"{FILE}:{places[stated]}",
                cure=f'load what it names first, or look it up: graphkit find "{stated}"',
            )
    return {stated: ids.pop() for stated, ids in found.items()}


def _families(graph: Graph, ids: Iterable[str]) -> dict[str, Family | None]:
    schemata = read_schemata(ReadOnly(graph), ids)
    return {one: family_of(schema) for one, schema in schemata.items()}


def _pair(
    row: Row, ids: Mapping[str, str], families: Mapping[str, Family | None]
) -> tuple[str, str]:
    """Return the two nodes of a row, sorted; raises InputRejected where they cannot be a pair."""
    one, other = sorted((ids[row.first], ids[row.second]))
    fault = ""
    if one == other:
        fault = f"{row.first!r} and {row.second!r} lead to one entity, {one}"
    elif families[one] is None or families[one] != families[other]:
        fault = f"{row.first!r} and {row.second!r} are of two kinds, or are places"
    if fault and row.decision is not Choice.WITHDRAWN:
        raise InputRejected(
            f"{fault}; nothing was written",
            where=f"{FILE}:{row.line}",
            cure="correct the row, or add one that withdraws it",
        )
    return one, other


def _placed(source: str, row: Row, pair: tuple[str, str]) -> Placed:
    decision = Decision(
        source=source,
        ids=(row.first, row.second),
        decision=row.decision,
        decided_by=row.decided_by,
        decided_on=row.decided_on.isoformat(),
        why=row.why,
    )
    kind = LINKS.get(row.decision)
    link = Link(type=kind, from_id=pair[0], to_id=pair[1]) if kind else None
    return Placed(decision, pair, _document(decision), link)


def _document(decision: Decision) -> Document:
    """Return the document of a decision by a person.

    A person who decides that two are one has compared sources, and is named: a report that is
    reliable, and standard 2. It rests on those sources, so it corroborates none of them.
    """
    certain = decision.decision != Choice.UNSURE
    first, second = decision.ids
    return Document(
        id=decision.document_id,
        title=f"Decision on identity: {first} and {second}, {decision.decision}",
        kind=DocumentKind.RESEARCH if certain else DocumentKind.NOTE,
        publisher=decision.decided_by,
        reliability="B",
        published=decision.decided_on,
        notes=decision.why,
    )
