"""Trying until it is known that something was written, though the server may go away meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar
from uuid import uuid4

from neo4j.exceptions import DriverError, Neo4jError

from graphkit.catalogue import query
from graphkit.errors import DatabaseError
from graphkit.graph.connection import Graph, Transaction
from graphkit.graph.failures import Cure, cure, first_line, told
from graphkit.graph.rows import Commit
from graphkit.graph.work import Whole

T = TypeVar("T")

PATIENCE = 180.0
"""Seconds that a server may be away: it starts again in less than half a minute."""
PAUSE = 0.3


class TooLarge(Exception):
    """What was to be written needs more memory than the server gives a transaction."""


class Refused(Exception):
    """What was to be written the database does not take; its words say why."""


def persistently(graph: Graph, unit: Callable[[Whole], T], is_written: Callable[[], bool]) -> T:
    """Run `unit` in a transaction of its own until it is written; other loads wait meanwhile.

    Args:
        graph: an open graph.
        unit: what to write; it may run several times and keeps no state of its own.
        is_written: asks the graph whether an earlier try was committed though its answer was lost.

    Returns:
        What `unit` returned in the try that was written.

    Raises:
        TooLarge: write less at a time.
        Refused: the database does not take something of it.
        DatabaseError: the server stays away, or another cause that no second try mends.
    """
    deadline = time.monotonic() + PATIENCE
    done: list[tuple[T, Commit]] = []

    def queued(transaction: Transaction) -> tuple[T, Commit]:
        work = Whole(transaction)
        before = work.run(query("load/queue"), {})[0]["tables"]
        return unit(work), _marked(work, before)

    while True:
        done.clear()
        try:
            graph.attempt(queued, done.append)
        except (Neo4jError, DriverError, OSError) as error:
            _judge(error, graph.address)
            if not (_look(is_written, deadline, graph.address, error) and done):
                continue
        ((given, commit),) = done
        if commit.ran:
            graph.committed(commit)
        return given


def _marked(work: Whole, before: str | None) -> Commit:
    """Give the tables of walks a new mark, where something changed them."""
    after = uuid4().hex
    if work.ran:
        work.run(query("load/mark"), {"tables": after})
    return Commit(before, after, work.ran)


def at_once(graph: Graph, unit: Callable[[Whole], T]) -> T:
    """Run `unit`, which cannot be cut, in one transaction as `persistently` does.

    Raises:
        DatabaseError: it is too large, or the database does not take it, or stays away.
    """
    try:
        return persistently(graph, unit, lambda: False)
    except (TooLarge, Refused) as error:
        cure = "nothing was written; give the server more memory, or report this as a defect"
        raise DatabaseError(str(error), where=graph.address, cure=cure) from error


def _judge(error: Exception, address: str) -> None:
    """Return where a second try may help; raise what it is where none does."""
    found = cure(error)
    if found is Cure.SPLIT:
        raise TooLarge(first_line(error)) from error
    if found is Cure.SIEVE:
        raise Refused(first_line(error)) from error
    if found is Cure.STOP:
        with told(address):
            raise error


def _look(is_written: Callable[[], bool], deadline: float, address: str, error: Exception) -> bool:
    """Ask, until the server answers, whether the try was committed."""
    while time.monotonic() < deadline:
        time.sleep(PAUSE)
        try:
            return is_written()
        except DatabaseError:
            continue  # still away
    raise DatabaseError(
        f"the server went away while this was loaded, and stays away: {first_line(error)}",
        where=address,
        cure="start it and load the same files again: the load goes on where it was",
    ) from error
