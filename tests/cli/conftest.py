"""A command line that speaks to the disposable server of the tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from graphkit.cli import app
from tests.support.neo4j import TestServer
from tests.support.sample import hold_sample

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def sample(database: TestServer) -> TestServer:
    """The test server with exactly the bundled sample in it."""
    return hold_sample(database)


@pytest.fixture
def cli(database: TestServer, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command against the test server; stdout and stderr are kept apart."""
    monkeypatch.setenv("NEO4J_URI", database.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", database.password.get_secret_value())
    monkeypatch.setenv("GRAPHKIT_TODAY", "2026-06-30")

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, list(words), terminal_width=100)

    return run
