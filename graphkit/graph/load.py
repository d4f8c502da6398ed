"""Loading what one source says: whole or not at all, and twice is the same as once."""

from __future__ import annotations

from collections.abc import Callable

from graphkit.catalogue import query
from graphkit.graph import moved, stated
from graphkit.graph.connection import Graph
from graphkit.graph.entities import write_documents, write_entities
from graphkit.graph.identity import Placement
from graphkit.graph.merge import Stated
from graphkit.graph.references import placed
from graphkit.graph.rekey import rekey, under_new_ids
from graphkit.graph.report import LoadReport
from graphkit.graph.statements import Statements, write_statements
from graphkit.graph.work import InParts, Whole, Work, read
from graphkit.model.entities import Entity
from graphkit.model.records import Batch, IngestRun

Progress = Callable[[int, int, str], None]
"""Told (done, total, label) as a load goes on."""

WHOLE = 10_000
"""Records of a load that is one transaction, by measure about 130 MiB of the server's memory."""

_STAGES = ("identifiers", "documents", "entities", "links and evidence", "run")


def silent(_done: int, _total: int, _label: str) -> None:
    """Tell nobody how far the load is."""


def load(
    graph: Graph,
    batch: Batch,
    run: IngestRun,
    progress: Progress = silent,
    *,
    whole: int = WHOLE,
) -> LoadReport:
    """Load what one source says. A second load of the same changes nothing.

    Args:
        graph: an open graph with its schema in place.
        batch: what the source says.
        run: which files it was read from.
        progress: told how far the load is.
        whole: the most records that are written in one transaction, so that a load that fails
            leaves nothing. A larger load is written in parts, nodes before links and its IngestRun
            last; what it refers to is checked before, and loading it again completes it.

    Raises:
        InputRejected: the batch refers to what is neither in it nor in the graph.
        DatabaseError: the database cannot be reached or refuses a query.
    """
    size = sum(len(getattr(batch, name)) for name in Batch.model_fields)
    if size > whole:
        return _load(InParts(graph), batch, run, progress)
    report, _ = graph.whole(lambda open_: _load(Whole(open_), batch, run, progress))
    return report


def _load(work: Work, batch: Batch, run: IngestRun, progress: Progress) -> LoadReport:
    def begin(stage: int) -> None:
        progress(stage, len(_STAGES), _STAGES[stage])

    begin(0)
    placement = placed(work, batch, run.source)
    new_ids = dict(placement.rekeyed)
    renamed = work.whole(lambda one: rekey(one, new_ids)) if new_ids else {}
    ids = {**placement.ids, **new_ids, **renamed}
    begin(1)
    sources = (run.source,)
    held = [Stated(moved.document(one, ids), sources) for one in batch.documents]
    documents = write_documents(work, held)
    begin(2)
    entities = write_entities(work, _entities(batch, placement, sources), placement)
    begin(3)
    touched = {row["about"] for row in read(work, "load/known/relying", documents.touched)}
    touched |= {row["about"] for row in read(work, "load/known/around", entities.touched)}
    new, _ = under_new_ids(_statements(batch, sources, frozenset(touched)), ids)
    done = write_statements(work, new)
    begin(4)
    work.run(query("load/run"), {"id": run.id, "properties": stated.run(run)})
    progress(len(_STAGES), len(_STAGES), "done")
    return LoadReport(
        counts={"entities": entities.count, "documents": documents.count, **done.counts},
        counters=dict(work.counters),
        found=placement.conflicts,
        moved=new_ids,
        reassessed=done.reassessed,
        steps=done.steps,
    )


def _entities(batch: Batch, placement: Placement, sources: tuple[str, ...]) -> list[Stated[Entity]]:
    return [
        Stated(one.model_copy(update={"id": placement.ids[one.id]}), sources)
        for one in batch.entities
    ]


def _statements(batch: Batch, sources: tuple[str, ...], touched: frozenset[str]) -> Statements:
    return Statements(
        links=[Stated(one, sources) for one in batch.links],
        facts=[Stated(one, sources) for one in batch.facts],
        designations=[Stated(one, sources) for one in batch.designations],
        evidence=[Stated(one, sources) for one in batch.evidence],
        touched=touched,
    )
