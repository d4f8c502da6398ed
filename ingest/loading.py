"""The two verbs that all sources share: load what was read, and retire what is gone."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from graphkit.errors import UsageError
from graphkit.graph import Graph, LoadReport
from graphkit.graph.load import Progress, load_rows, silent
from graphkit.graph.persistence import at_once
from graphkit.graph.position import complete
from graphkit.graph.retire import Retired
from graphkit.graph.spool import Spool
from graphkit.model.records import IngestRun
from graphkit.model.rows import Reject, Row
from ingest.reading import Reading

EVERY = 500
"""Rows after which progress is told."""


@dataclass(frozen=True)
class Spooled:
    """A release that was read to its end; nothing of it is written yet.

    Args:
        spool: its rows, on disk.
        run: its run.
        summary: what there is to say of it.
    """

    spool: Spool
    run: IngestRun
    summary: list[str]


def spooled(spool: Spool, reading: Reading, progress: Progress = silent) -> Spooled:
    """Read a release to its end; raises InputRejected where it is not what it claims to be."""
    spool.fill(_told(reading.rows(), progress))
    return Spooled(spool, reading.run(), reading.summary())


def _told(rows: Iterable[Row | Reject], progress: Progress) -> Iterator[Row | Reject]:
    for number, row in enumerate(rows):
        if number % EVERY == 0:
            progress(number, 0, "reading rows")
        yield row


def load(
    graph: Graph,
    release: Spooled,
    progress: Progress = silent,
    *,
    allow_shrunken: bool = False,
) -> LoadReport:
    """Load a release that was read; see graphkit.graph.load.load_rows."""
    return load_rows(graph, release.spool, release.run, progress, allow_shrunken=allow_shrunken)


def retire(graph: Graph, run: IngestRun) -> Retired:
    """End what the source no longer states; `load` has done so already after a complete run."""
    return at_once(graph, lambda work: complete(work, run, {}))


def write_rejects(path: Path, rejects: Iterable[Reject]) -> int:
    """Write rejected rows as JSON lines, whole or not at all; return how many there are.

    Raises:
        UsageError: the file cannot be written there.
    """
    count = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            for one in rejects:
                file.write(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE))
                count += 1
        Path(file.name).replace(path)
    except OSError as error:
        raise UsageError(
            f"cannot write there: {error.strerror}",
            where=str(path),
            cure="name another with --rejects",
        ) from None
    return count
