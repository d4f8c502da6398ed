"""What graphkit's own loaders do with the rows of a release, timed."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import ingest.ofac
from benchmarks.release import SyntheticRelease
from benchmarks.served import Served, jars, served, spent_here, spent_there
from graphkit.graph.bulk import DELIMITER, CsvFiles, Prepared, finish, prepare
from graphkit.graph.load import load_rows, silent
from graphkit.graph.spool import Spool
from graphkit.model.records import IngestRun
from graphkit.model.rows import Row
from graphkit.server import CsvGroup, admin_import
from ingest.reading import Reading

READING = "reading"
"""The phase in which rows are read and set aside; it is told and does not count."""


@dataclass
class Told:
    """What a contender did.

    Args:
        seconds: how long it took, by phase.
        records: how many records it loaded.
        relationships: how many relationships there are then.
        cpu: CPU seconds of Python and of what it started, and of the server.
        marks: when how many of its statements were written, for the rates of both halves.
        resident: the client's largest memory, in MiB; with its workers, for bulk.
    """

    seconds: dict[str, float]
    records: int
    relationships: int
    cpu: tuple[float, float] = (0.0, 0.0)
    marks: list[tuple[float, int]] = field(default_factory=list)
    resident: int = 0

    @property
    def total(self) -> float:
        """All its phases but reading."""
        return sum(seconds for phase, seconds in self.seconds.items() if phase != READING)

    @property
    def halves(self) -> float | None:
        """The rate of the second half of its statements over that of the first."""
        if len(self.marks) < 3:
            return None
        (began, low), (ended, high) = self.marks[0], self.marks[-1]
        inner = self.marks[1:-1]
        at, middle = min(inner, key=lambda one: abs(one[1] - (low + high) / 2))
        return (high - middle) / (ended - at) / ((middle - low) / (at - began))


@dataclass(frozen=True)
class Asked:
    """What is to be loaded: a synthetic release of a size, or an OFAC folder."""

    entities: int
    links: int
    real: Path | None

    def opened(self) -> tuple[Iterator[Row], Callable[[], IngestRun]]:
        """Give its rows, and its run once they are read."""
        if self.real is None:
            release = SyntheticRelease(self.entities, self.links)
            return release.rows(), release.run
        reading = ingest.ofac.read(self.real)
        return _accepted(reading), reading.run


def _accepted(reading: Reading) -> Iterator[Row]:
    return (one for one in reading.rows() if isinstance(one, Row))


@dataclass
class Clock:
    """Wall and CPU time since it was made, on both sides.

    Args:
        server: the server that works, if one does.
    """

    server: Served | None = None

    def __post_init__(self) -> None:
        """Begin."""
        self._wall, self._here = time.perf_counter(), spent_here()
        self._there = spent_there(self.server.pid) if self.server else 0.0

    @property
    def wall(self) -> float:
        """Seconds so far."""
        return time.perf_counter() - self._wall

    @property
    def cpu(self) -> tuple[float, float]:
        """CPU seconds so far: of this side, of the server."""
        there = spent_there(self.server.pid) - self._there if self.server else 0.0
        return spent_here() - self._here, there


def in_bolt(asked: Asked, folder: Path) -> Told:
    """Load with graphkit's own loader."""
    marks: list[tuple[float, int]] = []

    def note(done: int, _total: int, label: str) -> None:
        if label != "nodes":
            marks.append((time.perf_counter(), done))

    with served(folder / "home") as server, Spool() as spool:
        reading, (rows, run) = Clock(), asked.opened()
        spool.fill(rows)
        seconds = {READING: reading.wall}
        loading = Clock(server)
        load_rows(server.graph, spool, run(), note)
        seconds["loading"], cpu = loading.wall, loading.cpu
        return Told(seconds, spool.records, server.relationships(), cpu, marks)


def in_bulk(asked: Asked, folder: Path) -> Told:
    """Load with the importer, from making its files to the schema."""
    prepared, resident, cpu = prepared_in(asked, folder)
    clock = Clock()
    relationships = imported(prepared, folder / "home")
    seconds = {**phases(prepared), "importing": clock.wall}
    last = Clock()
    with served(folder / "home") as server:
        finish(server.graph, prepared)
        there = spent_there(server.pid)
        seconds["schema"] = last.wall
    spent = (cpu + clock.cpu[0], there)
    return Told(seconds, prepared.read.total(), relationships, spent, resident=resident)


def in_importer(asked: Asked, folder: Path) -> Told:
    """Import the same files, made before."""
    prepared, _, _ = prepared_in(asked, folder)
    clock = Clock()
    relationships = imported(prepared, folder / "home")
    return Told({"importing": clock.wall}, prepared.read.total(), relationships, clock.cpu)


def phases(prepared: Prepared) -> dict[str, float]:
    """Return how long reading took, and turning what was read into files."""
    reading = prepared.seconds[READING]
    return {READING: reading, "preparing": sum(prepared.seconds.values()) - reading}


def prepared_in(asked: Asked, folder: Path) -> tuple[Prepared, int, float]:
    """Make the files; tell how much memory that took with all processes, in MiB, and CPU time."""
    files = folder / "files"
    files.mkdir()
    clock, (rows, run) = Clock(), asked.opened()
    prepared = prepare(rows, run, files, silent)
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return prepared, (own + 2 * workers) // 1024, clock.cpu[0]


def imported(prepared: Prepared, home: Path) -> int:
    """Import the files into an empty store; return how many relationships there are."""
    done = admin_import(
        home,
        [_group(one) for one in prepared.nodes],
        [_group(one) for one in prepared.relationships],
        jars_dir=jars(),
        numbered=True,
        array_delimiter=DELIMITER,
    )
    return done.relationships


def _group(files: CsvFiles) -> CsvGroup:
    return CsvGroup(files.name, files.files, files.spanning)
