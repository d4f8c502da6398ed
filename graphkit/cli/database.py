"""Open the database that the settings name, and say on stderr how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graphkit import database
from graphkit.browser.pack import pack
from graphkit.cli.terminal import progress, say
from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.server import status
from graphkit.settings import Settings, read_settings


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


def embedded(cure: str = "unset NEO4J_URI for this command") -> Settings:
    """Return the settings of a command that is about the embedded server alone.

    Raises:
        UsageError: the settings name another server.
    """
    settings = read_settings()
    if settings.neo4j_uri:
        raise UsageError(
            "NEO4J_URI names another server; this command is about the embedded one",
            where=settings.neo4j_uri,
            cure=cure,
        )
    return settings
