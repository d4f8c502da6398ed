"""A server of a benchmark's own, and what it and this process have spent."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j

from graphkit.graph import Graph, connect, schema
from graphkit.server import start, stop
from graphkit.server.layout import layout_of
from graphkit.settings import Settings

HEAP = "2g"


@dataclass(frozen=True)
class Served:
    """A server that answers, with the schema in place.

    Args:
        graph: for graphkit's own loader.
        driver: for all others.
        pid: of the Java process.
    """

    graph: Graph
    driver: neo4j.Driver
    pid: int

    def relationships(self) -> int:
        """Count the relationships in the store."""
        found = self.driver.execute_query("MATCH ()-[r]->() RETURN count(r) AS n")
        return int(found.records[0]["n"])


def jars() -> Path:
    """Return where Neo4j's jars lie, for all servers of a benchmark."""
    settings = Settings()
    return layout_of(settings.home, settings.jars).jars


@contextmanager
def served(home: Path) -> Iterator[Served]:
    """Serve a home."""
    running = start(home, jars_dir=jars(), heap=HEAP, bolt_port=0, http_port=0)
    secret = running.password.get_secret_value()
    auth = (running.username, secret)
    try:
        with (
            connect(running.bolt_uri, running.username, running.password, "neo4j", 600) as graph,
            neo4j.GraphDatabase.driver(running.bolt_uri, auth=auth) as driver,
        ):
            schema.apply(graph)
            yield Served(graph, driver, running.pid)
    finally:
        stop(home)


def spent_here() -> float:
    """Return the CPU seconds of this process and of those that it has waited for."""
    every = (resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in every)


def spent_there(pid: int) -> float:
    """Return the CPU seconds of a process, as Linux counts them; 0 elsewhere."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
