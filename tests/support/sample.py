"""The bundled sample, loaded into the server of the tests."""

from __future__ import annotations

from pathlib import Path

from graphkit.graph import connect, load
from graphkit.graph.schema import apply
from ingest import case
from tests.support.neo4j import TestServer, wipe

SAMPLE = Path(case.__file__).parents[1] / "sample"


def hold_sample(server: TestServer) -> TestServer:
    """Leave exactly the bundled sample in a disposable server."""
    with server.driver() as driver:
        wipe(driver)
    reading = case.read(SAMPLE)
    case.accept(reading)
    with connect(server.uri, server.username, server.password, "neo4j", 60.0) as graph:
        apply(graph)
        load(graph, reading.batch, reading.run)
    return server
