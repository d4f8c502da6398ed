"""The story of the hub, loaded once for all tests of a module that only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graphkit.graph import connect
from graphkit.graph.schema import apply
from tests.impact.tale import Ask, hub
from tests.network.telling import told
from tests.support.neo4j import TestServer, wipe


@pytest.fixture(scope="module")
def ask(database: TestServer) -> Iterator[Ask]:
    """What answers questions about the story."""
    with database.driver() as driver:
        wipe(driver)
    with connect(database.uri, database.username, database.password, "neo4j", 60.0) as graph:
        apply(graph)
        story = hub()
        yield Ask(told(graph, story), story)
