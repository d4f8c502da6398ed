"""Turning the rows of a whole release into the files that Neo4j's importer reads.

The graph that the importer makes of them is the one that `graphkit.graph.load` makes of the same
rows in an empty store: ids, properties and digests are the same, so that the next ordinary load
finds nothing to change. Rows may come in any order and are read once. Then memory holds a number
for each identifier; everything else lies on disk and is taken up bucket by bucket.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.graph.bulk import tasks
from graphkit.graph.bulk.documents import write_conflicts, write_documents, write_identifiers
from graphkit.graph.bulk.entities import ALIASED, DESIGNATED
from graphkit.graph.bulk.lookup import Lookup
from graphkit.graph.bulk.output import CsvFiles, Output, csv_files, snapshot_files
from graphkit.graph.bulk.release import ENTITY_BUCKETS, Release
from graphkit.graph.bulk.routing import Lost, Routes, route
from graphkit.graph.bulk.tasks import LaidOut
from graphkit.graph.bulk.workers import Progress, Workers, cores, cut
from graphkit.graph.count import Count
from graphkit.graph.identity import Conflict
from graphkit.graph.report import LoadReport
from graphkit.graph.tally import Rows, Tally
from graphkit.model.records import IngestRun
from graphkit.model.rows import Reject, Row

EVERY = 500
"""Rows after which progress is told."""
SMALL = 20_000
"""Records that one process lays out before others would have started."""
PARTS = 2
"""Parts of a work for each process: the last of them does not wait long for the others."""


@dataclass(frozen=True)
class Prepared:
    """The files of a release, and what there is to say of it.

    Args:
        nodes: files of nodes.
        relationships: files of relationships, steps among them.
        snapshot: files of the snapshot, by table.
        folder: where all of them are.
        run: the run.
        created: how many things there are, by kind.
        read: how many records were read, by kind.
        conflicts: identifiers of one record that lead to two nodes.
        rows: what becomes of the rows, by file.
        refused: rows that do not hold by themselves.
        lost: rows that refer to what is nowhere.
        seconds: how long each phase took.
    """

    nodes: Sequence[CsvFiles]
    relationships: Sequence[CsvFiles]
    snapshot: Mapping[str, Sequence[Path]]
    folder: Path
    run: IngestRun
    created: Counter[str]
    read: Counter[str]
    conflicts: tuple[Conflict, ...]
    rows: Tally
    refused: tuple[Reject, ...]
    lost: tuple[Reject, ...]
    seconds: dict[str, float]

    def report(self) -> LoadReport:
        """Return what there is to say of the load, as of any other."""
        counts = {
            kind: Count(read=read, created=self.created[kind], joined=read - self.created[kind])
            for kind, read in self.read.items()
        }
        return LoadReport(counts, found=self.conflicts, rows=self.rows, rejects=self.lost)


def prepare(
    rows: Iterable[Row | Reject],
    run: Callable[[], IngestRun],
    folder: Path,
    progress: Progress,
    processes: int | None = None,
) -> Prepared:
    """Make the files of a release.

    Args:
        rows: its rows, in any order.
        run: gives the run; it is called when all rows were read.
        folder: an empty folder for the files; it needs about four times the size of the result.
        progress: told how far the work is.
        processes: how many work side by side; by default as many as there are cores.

    Raises:
        InputRejected: an entity's id is no identifier, or a file is not what it claims to be.
        UsageError: the files say what is gone since an earlier release.
    """
    clock = _Clock()
    release, refused = _set_aside(rows, folder, progress)
    this = run()
    clock.ended("reading")
    conflicts = release.numbering.conflicts(this.source)
    _write_nodes(release, this.source, conflicts)
    size = processes or (cores() if release.read.total() > SMALL else 1)
    with Workers(size, progress) as workers:
        routes = route(release, workers)
        clock.ended("routing")
        created = _lay_out(release, workers, routes)
        clock.ended("laying out")
    lost = tuple(_reject(one, release.files) for one in routes.lost)
    nodes, relationships = csv_files(folder)
    return Prepared(
        nodes=nodes,
        relationships=relationships,
        snapshot=snapshot_files(folder),
        folder=folder,
        run=this,
        created=created,
        read=release.read,
        conflicts=conflicts,
        rows=_tally(release, routes.lost, refused),
        refused=tuple(refused),
        lost=lost,
        seconds=clock.seconds,
    )


@dataclass
class _Clock:
    seconds: dict[str, float] = field(default_factory=dict)
    _since: float = field(default_factory=time.monotonic)

    def ended(self, phase: str) -> None:
        now = time.monotonic()
        self.seconds[phase], self._since = now - self._since, now


def _set_aside(
    rows: Iterable[Row | Reject], folder: Path, progress: Progress
) -> tuple[Release, list[Reject]]:
    release, refused = Release(folder), list[Reject]()
    try:
        for number, row in enumerate(rows):
            if number % EVERY == 0:
                progress(number, 0, "reading rows")
            if isinstance(row, Reject):
                refused.append(row)
            else:
                release.add(row)
    finally:
        release.close()
    return release, refused


def _write_nodes(release: Release, source: str, conflicts: Iterable[Conflict]) -> None:
    """Write what is known after one reading, and set aside what the workers need to know."""
    output, numbering = Output(release.folder, "first"), release.numbering
    write_conflicts(conflicts, output)
    write_identifiers(numbering.identifiers(), output)
    schemata, names = bytes(numbering.schemata), numbering.names
    lookup = Lookup(
        source, numbering.by_identifier(), names, schemata, release.documents, release.strays
    )
    write_documents(lookup, output)
    lookup.keep(release.folder)


def _lay_out(release: Release, workers: Workers, routes: Routes) -> Counter[str]:
    """Write all statements and then all entities; return how many things there are, by kind."""
    folder = release.folder
    parts = cut(range(routes.buckets), PARTS * workers.size)
    given = [(folder, f"statements{n}", part, routes.shards) for n, part in enumerate(parts)]
    done = workers.do(tasks.lay_out, given, "laying out links and evidence")
    _mark(folder / tasks.MARKS, len(release.numbering.names), done)
    parts = cut(range(ENTITY_BUCKETS), PARTS * workers.size)
    some = [(folder, f"node{n}", part) for n, part in enumerate(parts)]
    entities = sum(workers.do(tasks.lay_out_entities, some, "laying out entities"))
    created = Counter(entities=entities, documents=len(release.documents))
    for one in done:
        created += one.created
    return created


def _mark(path: Path, size: int, done: Iterable[LaidOut]) -> None:
    """Write down which entities are designated, and which nodes have another name."""
    marks = bytearray(size)
    for one in done:
        for number in one.designated:
            marks[number] |= DESIGNATED
        for number in one.aliased:
            marks[number] |= ALIASED
    path.write_bytes(marks)


def _reject(lost: Lost, files: Sequence[str]) -> Reject:
    file, line, kind, one = lost
    return Reject(files[file], line, "", one, f"refers to {kind} that is nowhere")


def _tally(release: Release, lost: Iterable[Lost], refused: Iterable[Reject]) -> Tally:
    lost_rows: Counter[str] = Counter()
    for file, line, *_ in lost:
        release.count(file, line, lost_rows)
    loaded = release.rows - release.unchanged - lost_rows
    rejected = lost_rows + Counter(one.file for one in refused)
    files = sorted(release.rows.keys() | rejected.keys())
    return Tally({one: Rows(loaded[one], release.unchanged[one], rejected[one]) for one in files})
