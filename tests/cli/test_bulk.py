"""A bulk load at the command line: what it says, what it refuses, and that it may be killed."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graphkit.cli import app
from graphkit.server import status, stop
from tests.cli.conftest import Run
from tests.house.project import ROOT
from tests.support.neo4j import jars_dir
from tests.support.sample import SAMPLE

SECONDS = 300.0
"""Nothing here takes so long; it ends a test that hangs."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An embedded server of its own, which no command has started yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("GRAPHKIT_HOME", str(folder))
    monkeypatch.setenv("GRAPHKIT_JARS", str(jars_dir()))
    yield folder
    if folder.exists():
        stop(folder)


def graphkit(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), terminal_width=100)


def test_a_server_of_another_is_refused(cli: Run) -> None:
    refused = cli("ingest", "case", str(SAMPLE), "--bulk")

    assert refused.exit_code == 2
    assert "NEO4J_URI names another server" in refused.stderr


def test_a_dry_run_writes_nothing_however_it_is_loaded(cli: Run) -> None:
    refused = cli("ingest", "case", str(SAMPLE), "--bulk", "--dry-run")

    assert refused.exit_code == 2
    assert "--dry-run writes nothing" in refused.stderr


def test_two_at_once_are_refused(home: Path) -> None:
    home.mkdir()
    with (home / "bulk.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refused = graphkit("ingest", "case", str(SAMPLE), "--bulk")

    assert refused.exit_code == 2
    assert "another bulk load is at work" in refused.stderr


def test_it_is_killed_and_done_again_and_then_refused(home: Path) -> None:
    kill_in_the_middle(home)
    assert status(home).state == "stopped"

    done = graphkit("ingest", "case", str(SAMPLE), "--bulk")

    assert done.exit_code == 0, done.output
    for line in shown():
        assert masked(line) in masked(done.stderr)
    assert not (home / "bulk").exists()
    assert not (home / "neo4j" / "scratch").exists()

    again = graphkit("ingest", "case", str(SAMPLE), "--bulk")
    assert again.exit_code == 2
    assert "--bulk is for a first load, and the store holds something already" in again.stderr

    ordinary = graphkit("ingest", "case", str(SAMPLE))
    assert "0 created, 0 changed, 1176 unchanged" in ordinary.stderr
    assert graphkit("audit").exit_code == 0


def shown() -> list[str]:
    """Return the lines that the page on loading shows of this very load."""
    page = (ROOT / "docs" / "how-to" / "loading.md").read_text("utf-8")
    found = re.search(r"^\$ graphkit ingest case \S+ --bulk\n(.*?)^```", page, re.M | re.S)
    assert found is not None
    lines = [line for line in found[1].splitlines() if line != "…"]
    assert len(lines) >= 4
    return lines


def masked(text: str) -> str:
    """Leave out how long it took here, as the page does."""
    return re.sub(r"[\d,.]+( s\b|/s)", r"…\1", " ".join(text.split()))


def kill_in_the_middle(home: Path) -> None:
    """Kill a bulk load while Neo4j's importer writes."""
    scratch = home / "neo4j" / "scratch" / "databases"
    with subprocess.Popen(
        [sys.executable, "-m", "graphkit", "-q", "ingest", "case", str(SAMPLE), "--bulk"],
        cwd=ROOT,
        env=os.environ | {"GRAPHKIT_HOME": str(home), "GRAPHKIT_JARS": str(jars_dir())},
    ) as process:
        until(lambda: scratch.exists() or process.poll() is not None)
        assert process.poll() is None
        process.kill()
    assert (home / "bulk").exists()  # nobody was left to clear away


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)
