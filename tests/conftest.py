"""What all tests share: a clean environment, a server to spend, real data; and no skips in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import hypothesis
import pytest

import graphkit.settings
from graphkit.graph import Graph, connect
from graphkit.graph.schema import apply
from tests.support.neo4j import TestServer, disposable_server, wipe

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
MAY_SKIP_IN_CI: Mapping[str, str] = {}
"""Node ids of tests that CI cannot run, each with the reason; all others must run there."""

# A machine under load is no fault in the code; and CI tries the same examples each time.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if IN_CI else "here")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the settings, the database and the home of whoever runs the tests out of them."""
    for name in os.environ:
        ours = name.startswith("GRAPHKIT_TEST_") or name == "GRAPHKIT_DATA"
        if name.startswith(("NEO4J_", "GRAPHKIT_")) and not ours:
            monkeypatch.delenv(name)
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "graphkit-home"))
    for file in ("USER_FILE", "PROJECT_FILE"):
        monkeypatch.setattr(graphkit.settings, file, tmp_path / f"{file}.toml")


@pytest.fixture(scope="session")
def database() -> Iterator[TestServer]:
    """A real Neo4j that tests may do anything to, started once; it may hold what others left."""
    with disposable_server() as server:
        yield server


@pytest.fixture
def empty_database(database: TestServer) -> TestServer:
    """The server with nothing in its store but its mark."""
    with database.driver() as driver:
        wipe(driver)
    return database


@pytest.fixture
def graph(empty_database: TestServer) -> Iterator[Graph]:
    """An empty graph with its schema in place."""
    server = empty_database
    with connect(server.uri, server.username, server.password, "neo4j", 30.0) as opened:
        apply(opened)
        yield opened


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real input files, which are too large for the project."""
    if folder := os.environ.get("GRAPHKIT_DATA"):
        return Path(folder).resolve(strict=True)
    missing = "GRAPHKIT_DATA names no folder of real input files (docs/how-to/development.md)"
    if IN_CI:
        pytest.fail(missing)
    pytest.skip(missing)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run of CI that did not run every test."""
    if session.exitstatus == pytest.ExitCode.OK and unexpected_skips(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name the tests that CI should have run."""
    if skips := unexpected_skips(config):
        terminalreporter.section("CI failed: these tests were skipped", red=True)
        for skip in skips:
            terminalreporter.line(skip)


def unexpected_skips(config: pytest.Config) -> list[str]:
    """Return what CI skipped without being allowed to; nothing outside CI."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if not IN_CI or reporter is None:
        return []
    return [
        f"{report.nodeid}: {report.longrepr[2] if report.longrepr else ''}"
        for report in reporter.stats.get("skipped", [])
        if report.nodeid not in MAY_SKIP_IN_CI
    ]
