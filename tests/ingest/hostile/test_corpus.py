"""The hostile corpus: each input is refused, rejected or flagged, in one line, at a bounded cost.

Numbers are those of the corpus of forty: 1 to 33 reach `graphkit ingest`, the others queries,
reports and the running server.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path

import pytest

from graphkit.cli.ingest import SOURCES
from graphkit.errors import Exit
from tests.ingest.hostile import (
    corpus_archives,
    corpus_json,
    corpus_sources,
    corpus_tables,
    corpus_xml,
)
from tests.ingest.hostile.entry import Entry, Workshop
from tests.ingest.hostile.measured import Measured, measured
from tests.support.listener import listener

CORPUS = [
    *corpus_xml.ENTRIES,
    *corpus_archives.ENTRIES,
    *corpus_tables.ENTRIES,
    *corpus_json.ENTRIES,
    *corpus_sources.ENTRIES,
]
MEGABYTES, SECONDS = 512, 10
SECRET = "CANARY-b7c9"


def command(entry: Entry, path: Path, rejects: Path) -> list[str]:
    """Return the real command where the source has one, else that of its reader."""
    if entry.counts is None and (entry.source == "case" or entry.source in SOURCES):
        beside = [] if entry.source == "case" else ["--rejects", str(rejects)]
        ingest = [sys.executable, "-m", "graphkit", "ingest", entry.source, str(path)]
        return [*ingest, "--dry-run", *beside]
    return [sys.executable, "-m", "tests.ingest.hostile.driver", entry.source, str(path)]


def state(folder: Path) -> dict[str, str]:
    """Return what lies below a folder, by hash."""
    return {
        str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def test_every_number_that_reaches_ingest_is_tried() -> None:
    assert sorted({one.number for one in CORPUS}) == list(range(1, 34))
    assert len({one.name for one in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("entry", CORPUS, ids=lambda one: one.name)
def test_a_hostile_input_is_refused_in_a_line_and_harms_nothing(
    tmp_path: Path, entry: Entry
) -> None:
    canary, home, made = tmp_path / "canary", tmp_path / "home", tmp_path / "made"
    canary.write_text(SECRET)
    home.mkdir()
    made.mkdir()
    with listener() as (port, calls):
        path = entry.make(Workshop(made, canary, port))
        before = state(tmp_path)
        env = {**os.environ, "GRAPHKIT_HOME": str(home), "HOME": str(home), "COLUMNS": "1000"}
        run = measured(command(entry, path, tmp_path / "rejects.jsonl"), env)

    (tmp_path / "rejects.jsonl").unlink(missing_ok=True)
    check_said(entry, run)
    assert calls == []
    assert state(tmp_path) == before, "something was written"
    assert run.megabytes <= MEGABYTES
    assert run.seconds <= SECONDS


def check_said(entry: Entry, run: Measured) -> None:
    said = run.out + run.err
    # Whoever reads it sees the end of a long run.
    shown = said[-3_000:]
    assert run.code == entry.code, shown
    assert "Traceback" not in said, shown
    assert SECRET not in said, shown
    for one in entry.says:
        assert one in said, shown
    if entry.counts is not None:
        found = re.findall(r"^counts: (\d+) (\d+) (\d+)$", run.err, re.MULTILINE)
        assert [tuple(map(int, one)) for one in found] == [entry.counts], shown
    if entry.code == Exit.INPUT:
        cause = next(line for line in run.err.splitlines() if entry.says[-1] in line)
        rest = run.err.split(cause, 1)[1].strip()
        assert rest or "; " in cause, "no cure"
        assert len(run.err.splitlines()) < 20, shown
