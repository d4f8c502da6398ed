"""Loading what one source says: nothing lost, nothing doubled, and twice is the same as once.

What is small is one transaction: all of it is written, or nothing. What is larger is written in
parts, nodes first, and each part moves the run's position in its own transaction. So a load that
was killed at any moment goes on where it was when the same files are loaded again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from graphkit.errors import InputRejected
from graphkit.graph import position
from graphkit.graph.ahead import Ahead
from graphkit.graph.connection import Graph
from graphkit.graph.part import Written, write_part
from graphkit.graph.parts import Parts
from graphkit.graph.persistence import Refused, TooLarge, persistently
from graphkit.graph.references import placed
from graphkit.graph.releases import refuse_shrunken
from graphkit.graph.report import LoadReport
from graphkit.graph.retire import Retired
from graphkit.graph.spool import Item, Spool
from graphkit.graph.tally import tally
from graphkit.graph.work import ReadOnly, Whole
from graphkit.model.records import Batch, Evidence, IngestRun
from graphkit.model.rows import Row

Progress = Callable[[int, int, str], None]
"""Told (done, total, label) as a load goes on."""

WHOLE = 10_000
"""Records of a load that is one transaction, by measure about 130 MiB of the server's memory."""
PART = 6_000
"""Records that are written together in a larger load."""
PART_BYTES = 24 * 1024 * 1024
"""Bytes of records that are written together: a few rows may hold very long texts."""


_STAGES = ("identifiers", "documents", "entities", "links and evidence", "run")
"""What a load in one transaction tells of."""


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
    """Load a batch that was checked as one unit: a reference that leads nowhere refuses all of it.

    Args:
        graph: an open graph with its schema in place.
        batch: what the source says.
        run: which files it was read from.
        progress: told how far the load is.
        whole: the most records that are written in one transaction.

    Raises:
        InputRejected: the batch refers to what is neither in it nor in the graph.
        DatabaseError: the database cannot be reached or refuses a query.
    """
    with Spool() as spool:
        spool.fill(rows_of(batch, run.source))
        if spool.records > whole:
            placed(ReadOnly(graph), batch, run.source)
        return load_rows(graph, spool, run, progress, whole=whole, strict=True)


def rows_of(batch: Batch, source: str) -> Iterator[Row]:
    """Take a batch apart: a row for each thing, with the evidence about it."""
    proof: defaultdict[str, list[Evidence]] = defaultdict(list)
    for evidence in batch.evidence:
        proof[evidence.about].append(evidence)
    for name in ("documents", "entities", "links", "facts", "designations"):
        for number, one in enumerate(getattr(batch, name), start=1):
            said = {"evidence": tuple(proof.pop(one.id, ()))} if name in _PROVED else {}
            records = Batch.model_construct(None, **{name: (one,), **said})
            yield Row(f"{source} {name}", number, records)
    rest = [one for every in proof.values() for one in every]
    for number, one in enumerate(rest, start=1):
        yield Row(f"{source} evidence", number, Batch.model_construct(evidence=(one,)))


_PROVED = ("links", "facts", "designations")


def load_rows(
    graph: Graph,
    spool: Spool,
    run: IngestRun,
    progress: Progress = silent,
    *,
    whole: int = WHOLE,
    part: int = PART,
    allow_shrunken: bool = False,
    strict: bool = False,
) -> LoadReport:
    """Load the rows of a release. A row that the graph cannot hold is rejected, the rest is loaded.

    Args:
        graph: an open graph with its schema in place.
        spool: the rows.
        run: which files they were read from.
        progress: told how far the load is.
        whole: the most records that are written in one transaction.
        part: how many records are written together beyond that.
        allow_shrunken: take a release though it lost many rows.
        strict: refuse all of it, where it is small, if a row refers to what is nowhere.

    Raises:
        InputRejected: the release lost many rows, or is refused as a whole; nothing was written.
        DatabaseError: the database stays away or refuses a query. What was written stays, and
            loading the same files again goes on there.
    """
    if not allow_shrunken:
        refuse_shrunken(ReadOnly(graph), run)
    if spool.records <= whole and (spool.bytes <= 2 * PART_BYTES or whole > WHOLE):
        try:
            return _in_one(graph, spool, run, progress)
        except (InputRejected, Refused, TooLarge) as error:
            if strict and isinstance(error, InputRejected):
                raise  # else row by row
    return _in_parts(graph, spool, run, progress, part)


def _in_one(graph: Graph, spool: Spool, run: IngestRun, progress: Progress) -> LoadReport:
    items = list(spool.read())

    def begin(stage: str) -> None:
        progress(_STAGES.index(stage), len(_STAGES), stage)

    def unit(work: Whole) -> tuple[Written, Retired]:
        complete, at = position.begin(work, run)
        if at and not complete:
            raise TooLarge  # a load in parts that was interrupted, and is to be completed as one
        written = write_part(work, items, run, begin)
        begin("run")
        counts = tally(spool, bytes(written.fates)).properties()
        retired = position.complete(work, run, counts)
        report = replace(written.report, counters=dict(work.counters))
        return replace(written, report=report), retired

    new = not position.is_complete(graph, run)
    written, retired = persistently(graph, unit, lambda: new and position.is_complete(graph, run))
    progress(len(_STAGES), len(_STAGES), "done")
    rows = tally(spool, bytes(written.fates))
    return written.report.completed(rows, retired)


def _in_parts(
    graph: Graph, spool: Spool, run: IngestRun, progress: Progress, size: int
) -> LoadReport:
    (complete, at), counters = persistently(
        graph, lambda work: (position.begin(work, run), dict(work.counters)), lambda: False
    )
    start = 0 if complete else at
    with Ahead(_cut(spool, start, size)) as cut:
        parts = Parts(graph, spool, run, tracked=not complete, idle=cut.begin)
        parts.report = LoadReport({}, counters)
        if start:
            parts.remember()
        for first, items in cut:
            progress(first, spool.items, "nodes" if first < spool.nodes else "statements")
            parts.write(first, items)
    progress(spool.items, spool.items, "completing")
    rows = tally(spool, bytes(parts.fates))
    retired = persistently(
        graph,
        lambda work: position.complete(work, run, rows.properties()),
        lambda: not complete and position.is_complete(graph, run),
    )
    progress(spool.items, spool.items, "done")
    report = parts.report.completed(rows, retired)
    return replace(report, rejects=tuple(parts.rejects.values()), resumed=start)


def _cut(spool: Spool, start: int, size: int) -> Iterator[tuple[int, list[Item]]]:
    """Cut the items from a position on into parts, none of which has nodes and statements both."""
    first, items, records, weight = start, list[Item](), 0, 0
    for item in spool.read(start):
        at = first + len(items)
        heavy = weight + spool.bytes_of(at) > PART_BYTES and size <= PART
        if items and (records + item.size > size or heavy or at == spool.nodes):
            yield first, items
            first, items, records, weight = at, [], 0, 0
        items.append(item)
        records += item.size
        weight += spool.bytes_of(at)
    if items:
        yield first, items
