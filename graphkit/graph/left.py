"""What a case file once stated and states no more. Nothing of it is taken away: it is named.

A case file is no release that speaks for a day, so its silence ends nothing. But whoever takes a
row out of it means something, and would not see that the graph still has what the row said.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graphkit.catalogue import query
from graphkit.graph.connection import Graph
from graphkit.graph.merge import Stated
from graphkit.graph.references import placed
from graphkit.graph.rekey import under_new_ids
from graphkit.graph.rows import Row
from graphkit.graph.statements import Statements
from graphkit.graph.work import ReadOnly, Work
from graphkit.model.records import Batch


@dataclass(frozen=True, slots=True)
class Left:
    """What is still in the graph though the case no longer states it.

    Args:
        rows: entities and documents, by the ids of their rows.
        statements: links, joint facts and designations: what they are, and of whom.
        evidence: how many pieces of evidence about what the case still states.
    """

    rows: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    evidence: int = 0

    @property
    def count(self) -> int:
        """How many rows are missing, or say something else than they did."""
        return len(self.rows) + len(self.statements) + self.evidence


def left(graph: Graph, batch: Batch, source: str) -> Left:
    """Compare what the graph has of a case with what the case states now, once it is loaded.

    A row that was changed in what makes it what it is (its parties, its type, its beginning) is a
    new statement, and the former one is left.

    Args:
        graph: an open graph.
        batch: all that the case states now.
        source: the short name of its runs: `case:harbour`.
    """
    work = ReadOnly(graph)
    now = _ids(work, batch, source)
    prefix = f"{source}/"
    held = work.run(query("load/known/of_case"), {"prefix": prefix})
    own = {row["id"] for row in held if row["kind"] != "evidence"}
    about: defaultdict[str, set[str]] = defaultdict(set)
    for row in held:
        if row["kind"] == "evidence":
            about[row["about"]].add(row["id"])
    gone = {one for one in about if one.startswith(_STATED) and one not in now}
    loose = {one for it, every in about.items() if it not in gone for one in every - now}
    documents = {row["id"] for row in held if row["kind"] == "document"}
    return Left(
        rows=tuple(sorted(one.removeprefix(prefix) for one in own - now)),
        statements=tuple(sorted(_named(work, documents, gone))),
        evidence=len(loose),
    )


_STATED = ("link:", "fact:", "designation:")


def _ids(work: Work, batch: Batch, source: str) -> set[str]:
    """Return the ids of all that a batch states, as the graph has them."""
    ids = placed(work, batch, source).ids
    sources = (source,)
    stated = Statements(
        links=[Stated(one, sources) for one in batch.links],
        facts=[Stated(one, sources) for one in batch.facts],
        designations=[Stated(one, sources) for one in batch.designations],
        evidence=[Stated(one, sources) for one in batch.evidence],
    )
    moved, _ = under_new_ids(stated, ids)
    own = {str(identifier) for one in batch.entities for identifier in one.identifiers}
    documents = {one.id for one in batch.documents}
    return own | documents | moved.about() | {one.record.id for one in moved.evidence}


def _named(work: Work, documents: set[str], gone: set[str]) -> list[str]:
    """Say what each statement is and of whom: `OWNS: Owner Ltd, STAR`."""
    if not gone:
        return []
    asked = {"these": sorted(documents), "others": []}
    rows = work.run(query("evidence/stated_by_one"), asked)
    return [f"{row['type']}: {', '.join(_parties(row))}" for row in rows if row["id"] in gone]


def _parties(row: Row) -> list[str]:
    """Return who takes part: the ends of a link as it is read, the others by name."""
    names = [str(one["name"]) for one in row["parties"]]
    return names if row["kind"] == "link" else sorted(names)
