"""Open the database that the settings name, and say on stderr how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graphkit import database
from graphkit.browser.pack import pack
from graphkit.cli.terminal import progress, say
from graphkit.graph import Graph
from graphkit.server import status
from graphkit.settings import Settings


@contextmanager
def opened(settings: Settings) -> Iterator[Graph]:
    """Give an open graph with its schema in place; starts the embedded server where needed."""
    with database.opened(settings, progress, say, pack) as graph:
        yield graph


def browser_addresses(settings: Settings) -> tuple[str, str] | None:
    """Return where the Neo4j Browser and Bolt answer; None where only a URI is known."""
    if settings.neo4j_uri is not None:
        return None
    found = status(settings.home)
    return (found.http_url, found.bolt_uri) if found.http_url and found.bolt_uri else None
