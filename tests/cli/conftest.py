"""A command line that speaks to the disposable server of the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graphkit.cli import app
from graphkit.graph import connect, load
from graphkit.graph.schema import apply
from ingest import case
from tests.support.neo4j import TestServer, wipe

Run = Callable[..., Result]
SAMPLE = Path(case.__file__).parents[1] / "sample"


@pytest.fixture(scope="module")
def sample(database: TestServer) -> TestServer:
    """The test server with exactly the bundled sample in it."""
    with database.driver() as driver:
        wipe(driver)
    reading = case.read(SAMPLE)
    case.accept(reading)
    with connect(database.uri, database.username, database.password, "neo4j", 60.0) as graph:
        apply(graph)
        load(graph, reading.batch, reading.run)
    return database


@pytest.fixture
def cli(database: TestServer, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command against the test server; stdout and stderr are kept apart."""
    monkeypatch.setenv("NEO4J_URI", database.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", database.password.get_secret_value())
    monkeypatch.setenv("GRAPHKIT_TODAY", "2026-06-30")

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, list(words), terminal_width=100)

    return run
