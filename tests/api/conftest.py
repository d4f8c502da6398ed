"""The bundled sample, asked from Python."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import graphkit
from tests.cli.conftest import cli
from tests.support.neo4j import TestServer
from tests.support.sample import hold_sample

__all__ = ["cli"]

TODAY = "2026-06-30"


@pytest.fixture(scope="module")
def sample(database: TestServer) -> TestServer:
    """The test server with exactly the bundled sample in it."""
    return hold_sample(database)


@pytest.fixture
def named(sample: TestServer, monkeypatch: pytest.MonkeyPatch) -> TestServer:
    """The sample, named by the environment as a user would name a server."""
    monkeypatch.setenv("NEO4J_URI", sample.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", sample.password.get_secret_value())
    return sample


@pytest.fixture
def case(named: TestServer) -> Iterator[graphkit.Investigation]:
    """An open investigation of the sample."""
    with graphkit.connect(today=TODAY) as opened:
        yield opened
