"""Open the database that the settings name: a server by URI, else the embedded one, started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from graphkit.errors import UsageError
from graphkit.graph import Graph, connect
from graphkit.graph.recording import Recorder
from graphkit.graph.schema import apply
from graphkit.graph.snapshot import state
from graphkit.server import MakePages, Progress, start
from graphkit.settings import Settings

Shown = Callable[[], AbstractContextManager[Progress]]
"""Shows the progress of one piece of work for as long as it is open."""


@contextmanager
def unseen() -> Iterator[Progress]:
    """Show nothing."""
    yield lambda _done, _total, _label: None


@contextmanager
def opened(
    settings: Settings,
    shown: Shown = unseen,
    told: Callable[[str], None] = lambda _: None,
    pages: MakePages | None = None,
) -> Iterator[Graph]:
    """Give an open graph with its schema in place; starts the embedded server where needed.

    What loads write to the embedded server's store is written to its snapshot too.

    Args:
        settings: of this run.
        shown: shows how far the start of the server is.
        told: told in a sentence what a person should know.
        pages: makes the pages to serve beside the Neo4j Browser, if a server is started.

    Raises:
        UsageError: a server is named without a password.
        AuthenticationError: user name or password are refused.
        DatabaseError: nothing answers there, or a server that is too old.
    """
    with _connected(settings, shown, told, pages) as graph:
        with shown() as report:
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


@contextmanager
def _connected(
    settings: Settings, shown: Shown, told: Callable[[str], None], pages: MakePages | None
) -> Iterator[Graph]:
    if settings.neo4j_uri is None:
        with shown() as report:
            running = start(settings.home, report, jars_dir=settings.jars, pages=pages)
        if running.recovered:
            told("the server had not been stopped cleanly; Neo4j has recovered its store")
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
