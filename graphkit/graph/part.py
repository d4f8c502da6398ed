"""Writing one part of a release: some rows, all of them or none, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from graphkit.garbage import uncollected
from graphkit.graph import moved
from graphkit.graph.changes import write_changes
from graphkit.graph.entities import write_documents, write_entities
from graphkit.graph.identity import Placement
from graphkit.graph.merge import Stated
from graphkit.graph.references import placed
from graphkit.graph.rekey import rekey, under_new_ids
from graphkit.graph.relisting import relisted
from graphkit.graph.report import LoadReport
from graphkit.graph.retire import withdraw
from graphkit.graph.spool import Item
from graphkit.graph.statements import Statements, write_statements
from graphkit.graph.tally import Fate
from graphkit.graph.work import Work, read
from graphkit.model.entities import Entity
from graphkit.model.records import Batch, IngestRun


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a part did.

    Args:
        report: its counts; what Neo4j counts is not in it yet, for which one has to wait.
        fates: what became of each item, in order.
    """

    report: LoadReport
    fates: tuple[Fate, ...]


def joined(items: Sequence[Item]) -> Batch:
    """Return the records of several rows as one batch."""
    parts = {
        name: tuple(chain.from_iterable(getattr(one.records, name) for one in items))
        for name in Batch.model_fields
    }
    return Batch.model_construct(None, **parts)


Begin = Callable[[str], None]
"""Told which stage of a part begins."""


def nobody(_stage: str) -> None:
    """Tell nobody."""


@uncollected()
def write_part(work: Work, items: Sequence[Item], run: IngestRun, begin: Begin = nobody) -> Written:
    """Write what some rows state.

    Args:
        work: an open transaction.
        items: the rows.
        run: their run.
        begin: told which stage begins.

    Raises:
        Dangling: a row refers to what is neither in the part nor in the graph.
        DatabaseError: the database refuses a query.
    """
    batch, sources = joined(items), (run.source,)
    begin("identifiers")
    placement = placed(work, batch, run.source)
    new_ids = dict(placement.rekeyed)
    renamed = rekey(work, new_ids) if new_ids else {}
    ids = {**placement.ids, **new_ids, **renamed}
    begin("documents")
    documents = write_documents(
        work, [Stated(moved.document(one, ids), sources) for one in batch.documents]
    )
    begin("entities")
    entities = write_entities(work, _entities(batch, placement, sources), placement)
    touched = {row["about"] for row in read(work, "load/known/relying", documents.touched)}
    touched |= {row["about"] for row in read(work, "load/known/around", entities.touched)}
    stated, moved_to = under_new_ids(_statements(batch, sources, frozenset(touched)), ids)
    stated, again = relisted(work, stated, run)
    begin("links and evidence")
    # What entities are stays as it was looked up, unless this part writes some.
    done = write_statements(work, stated, {} if batch.entities else placement.schemata)
    gone = withdraw(work, batch.gone, run, stated.about())
    write_changes(work, (*entities.changes, *done.changes, *gone), run.id)
    names = {**ids, **moved_to}
    names = {one: again.get(now, now) for one, now in names.items()} | dict(again)
    written = documents.written | entities.written | done.written
    report = LoadReport(
        counts={"entities": entities.count, "documents": documents.count, **done.counts},
        found=placement.conflicts,
        moved=new_ids,
        reassessed=done.reassessed,
        steps=done.steps,
        ended=len(gone),
    )
    return Written(report, tuple(_fate(one.records, names, written) for one in items))


def _fate(records: Batch, names: Mapping[str, str], written: frozenset[str]) -> Fate:
    changed = any(names.get(one, one) in written for one in _ids(records))
    return Fate.LOADED if changed else Fate.UNCHANGED


def _ids(records: Batch) -> Iterator[str]:
    every = (records.entities, records.documents, records.links, records.facts)
    for kind in (*every, records.designations, records.evidence):
        for one in kind:
            yield one.id


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
