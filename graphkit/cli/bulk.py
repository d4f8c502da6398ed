"""A first load with Neo4j's own importer: files of a whole release, past Cypher."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphkit.browser.pack import pack
from graphkit.catalogue import query
from graphkit.cli.database import opened
from graphkit.cli.terminal import progress, say
from graphkit.errors import InputRejected, UsageError
from graphkit.graph import connect, snapshot
from graphkit.graph.bulk import DELIMITER, CsvFiles, Prepared, finish, prepare
from graphkit.model.records import IngestRun
from graphkit.model.rows import Reject, Row
from graphkit.server import CsvGroup, admin_import, start, status, stop
from graphkit.settings import Settings


@dataclass(frozen=True)
class BulkReport:
    """What a bulk load did.

    Args:
        prepared: what the release holds, and what became of its rows.
        seconds: how long each phase took: reading, preparing, importing, schema.
    """

    prepared: Prepared
    seconds: dict[str, float]


def bulk_ingest(
    settings: Settings,
    rows: Iterable[Row | Reject],
    run: Callable[[], IngestRun],
    summary: Callable[[], Iterable[str]] = tuple,
    *,
    strict: bool = False,
) -> BulkReport:
    """Load a whole release into the empty store of the embedded server.

    The server is stopped for it, and runs afterwards.

    Args:
        settings: of this run.
        rows: the rows of the release.
        run: gives its run; it is called when all rows were read.
        summary: says in lines what was read; called after that too.
        strict: refuse all of it if a row refers to what is nowhere.

    Raises:
        UsageError: the store holds something, or is not that of the embedded server.
        InputRejected: the release is not what it claims to be; the store stays empty.
    """
    _refuse_other_server(settings)
    _refuse_unless_empty(settings)
    with _folder(settings.home) as folder:
        with progress() as report:
            prepared = prepare(rows, run, folder, report)
        for line in summary():
            say(line)
        if strict:
            _refuse_lost(prepared)
        _refuse_unless_empty(settings)  # others may have loaded meanwhile
        if status(settings.home).bolt_uri:
            say("the server is stopped while its store is written, and started again after it")
        began = time.monotonic()
        _import(settings, prepared)
        imported = time.monotonic()
        _serve(settings, prepared)
        served = time.monotonic()
    phases = {**_phases(prepared), "importing": imported - began, "schema": served - imported}
    return BulkReport(prepared, phases)


@contextmanager
def _folder(home: Path) -> Iterator[Path]:
    """Give an empty folder for the files of one bulk load, and delete it at the end.

    What a load that was killed left in it is deleted first.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = home / "bulk"
    with (home / "bulk.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(
                "another bulk load is at work", where=str(home), cure="wait until it has ended"
            ) from None
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield Path(tempfile.mkdtemp(dir=folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _refuse_other_server(settings: Settings) -> None:
    if settings.neo4j_uri is not None:
        raise UsageError(
            "NEO4J_URI names another server; --bulk writes the store of the embedded one itself",
            where=settings.neo4j_uri,
            cure="unset NEO4J_URI for this command, or leave out --bulk",
        )


def _refuse_unless_empty(settings: Settings) -> None:
    if not status(settings.home).store_bytes:
        return  # no server has ever run here
    with progress() as report:
        running = start(settings.home, report, jars_dir=settings.jars, pages=pack)
    where = (running.bolt_uri, running.username, running.password)
    with connect(*where, settings.neo4j_database, settings.query_seconds) as graph:
        if graph.read(query("load/known/anything"))[0]["nodes"]:
            raise UsageError(
                "--bulk is for a first load, and the store holds something already",
                where=str(settings.home),
                cure="leave out --bulk (a load that was interrupted goes on then),"
                " or choose another folder with GRAPHKIT_HOME",
            )


def _refuse_lost(prepared: Prepared) -> None:
    if prepared.lost:
        raise InputRejected(
            "; ".join(f"{one.rule}: {one.value}" for one in prepared.lost[:5]),
            where=prepared.run.title,
            cure="state it in the same load; nothing was written",
        )


def _import(settings: Settings, prepared: Prepared) -> None:
    with progress() as report:
        stop(settings.home, report)
        admin_import(
            settings.home,
            _groups(prepared.nodes),
            _groups(prepared.relationships),
            report,
            jars_dir=settings.jars,
            numbered=True,
            array_delimiter=DELIMITER,
            held_nothing=True,
        )


def _groups(every: Sequence[CsvFiles]) -> list[CsvGroup]:
    return [CsvGroup(one.name, one.files, one.spanning) for one in every]


def _serve(settings: Settings, prepared: Prepared) -> None:
    """Start the server on the new store, with its schema, its run and its snapshot."""
    with opened(settings) as graph:
        finish(graph, prepared)
        snapshot.write_whole(snapshot.state(settings.home, graph), prepared.snapshot)


def _phases(prepared: Prepared) -> dict[str, float]:
    reading = prepared.seconds["reading"]
    return {"reading": reading, "preparing": sum(prepared.seconds.values()) - reading}
