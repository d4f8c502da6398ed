"""What a start may be asked for, and whether a running server fits."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.errors import UsageError
from graphkit.server.pages import MakePages
from graphkit.server.record import Record


@dataclass(frozen=True)
class Wishes:
    """What a start may be asked for; None leaves the choice to graphkit.

    Args:
        heap: Java's heap, such as "1g".
        page_cache: memory for the store's pages, such as "512m".
        bolt_port: for drivers; 0 for any free port.
        http_port: for the Neo4j Browser; 0 for any free port.
        pages: makes the pages to serve beside the Browser; None serves those of last time, if any.
    """

    heap: str | None = None
    page_cache: str | None = None
    bolt_port: int | None = None
    http_port: int | None = None
    pages: MakePages | None = None


def as_before(record: Record) -> Wishes:
    """Return the wishes that start a server again as it was."""
    return Wishes(heap=f"{record.heap}m", page_cache=f"{record.page_cache}m")


def as_wished(record: Record, wishes: Wishes) -> Record:
    """Return the record of a running server, unless it runs elsewhere than was asked for.

    Raises:
        UsageError: it has other ports.
    """
    asked = {"Bolt": wishes.bolt_port, "HTTP": wishes.http_port}
    has = {"Bolt": record.bolt_port, "HTTP": record.http_port}
    for name, port in asked.items():
        if port and port != has[name]:
            raise UsageError(
                f"The server already runs, with {name} port {has[name]} and not {port}.",
                where=record.bolt_uri,
                cure="Type `graphkit server stop`, then start it again.",
            )
    return record
