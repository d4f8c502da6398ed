"""Open the database that the settings name: a server by URI, else the embedded one, started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from graphkit.cli.terminal import progress, say
from graphkit.errors import UsageError
from graphkit.graph import Graph, connect
from graphkit.graph.recording import Recorder
from graphkit.graph.schema import apply
from graphkit.graph.snapshot import state
from graphkit.server import start, status
from graphkit.settings import Settings


@contextmanager
def opened(settings: Settings) -> Iterator[Graph]:
    """Give an open graph with its schema in place; starts the embedded server where needed.

    What loads write to the embedded server's store is written to its snapshot too.
    """
    with _connected(settings) as graph:
        with progress() as report:
            report(0, 0, "schema")
            apply(graph)
        if settings.neo4j_uri is not None:
            yield graph
            return
        recorder = Recorder(lambda: state(settings.home, graph).folder)
        try:
            yield replace(graph, committed=recorder.record)
        finally:
            recorder.close()


def browser_addresses(settings: Settings) -> tuple[str, str] | None:
    """Return where the Neo4j Browser and Bolt answer; None where only a URI is known."""
    if settings.neo4j_uri is not None:
        return None
    found = status(settings.home)
    return (found.http_url, found.bolt_uri) if found.http_url and found.bolt_uri else None


@contextmanager
def _connected(settings: Settings) -> Iterator[Graph]:
    if settings.neo4j_uri is None:
        with progress() as report:
            running = start(settings.home, report, jars_dir=settings.jars)
        if running.recovered:
            say("the server had not been stopped cleanly; Neo4j has recovered its store")
        where = (running.bolt_uri, running.username, running.password)
    else:
        if settings.neo4j_password is None:
            raise UsageError(
                "NEO4J_URI is set and NEO4J_PASSWORD is not",
                where=settings.neo4j_uri,
                cure="export NEO4J_PASSWORD, or unset NEO4J_URI to use the embedded server",
            )
        where = (settings.neo4j_uri, settings.neo4j_username, settings.neo4j_password)
    with connect(*where, settings.neo4j_database, settings.query_seconds) as graph:
        yield graph
