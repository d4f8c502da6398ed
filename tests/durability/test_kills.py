"""A load of 200,000 rows survives kill -9, of itself and of the server: nothing lost or doubled.

The loader is the real one, in a process of its own; so is the server. One or the other is killed
each time that the load has come a part of the way further, at a random moment of what it does then.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j.exceptions import DriverError, Neo4jError

from graphkit.graph import audit, connect
from graphkit.server import Running, start, stop
from graphkit.server.ports import free_port, is_free
from tests.durability.loading import BAD, COMPANIES, OWNERSHIPS, ROWS
from tests.house.project import ROOT
from tests.support.neo4j import jars_dir

CLIENT_KILLS, SERVER_KILLS = 10, 3
SECONDS = 1_800.0
"""Nothing here takes so long; it ends a test that hangs."""


@dataclass
class Server:
    """A server that may be killed and comes back at the same address."""

    home: Path
    port: int = field(default_factory=free_port)
    running: Running | None = None

    def start(self) -> Running:
        self.running = start(
            self.home,
            jars_dir=jars_dir(),
            heap="1g",
            page_cache="128m",
            bolt_port=self.port,
            http_port=0,
        )
        return self.running

    def kill(self) -> None:
        assert self.running is not None
        os.kill(self.running.pid, signal.SIGKILL)
        while not is_free(self.port):  # a large process takes a moment to be gone
            time.sleep(0.1)

    def ask(self, text: str, **parameters: Any) -> list[dict[str, Any]]:
        assert self.running is not None
        auth = (self.running.username, self.running.password.get_secret_value())
        with neo4j.GraphDatabase.driver(self.running.bolt_uri, auth=auth) as driver:
            return [dict(row) for row in driver.execute_query(text, parameters).records]

    def position(self) -> int:
        """Return how far the load is; where the server is just away, as far as it was at least."""
        try:
            rows = self.ask("MATCH (run:IngestRun) RETURN run.position AS position")
        except (Neo4jError, DriverError, OSError):
            return -1
        return rows[0]["position"] if rows else 0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("server"))
    made.start()
    yield made
    stop(made.home)


@dataclass
class Load:
    """The command at work."""

    server: Server
    log: Path
    process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        running = self.server.running
        assert running is not None
        password = running.password.get_secret_value()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.durability.loading", running.bolt_uri, "neo4j"],
                env=os.environ | {"NEO4J_PASSWORD": password},
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None


def test_nothing_is_lost_and_nothing_doubled(server: Server, tmp_path: Path) -> None:
    rng = random.Random(11)
    load = Load(server, tmp_path / "log.txt")
    kills = ["client"] * CLIENT_KILLS + ["server"] * SERVER_KILLS
    rng.shuffle(kills)
    deadline = time.monotonic() + SECONDS
    load.begin()
    for number, victim in enumerate(kills, start=1):
        await_position(server, load, int(ROWS * number / (len(kills) + 2)), deadline)
        time.sleep(rng.random())
        if victim == "client":
            load.kill()
            load.begin()
        else:
            server.kill()
            server.start()
    assert load.process is not None
    assert load.process.wait(timeout=deadline - time.monotonic()) == 0, load.log.read_text()

    said = load.log.read_text()
    assert said.count("went on after") == 1, said  # the others were killed before they could say
    loaded = COMPANIES + OWNERSHIPS
    assert f"{ROWS:,} rows = {loaded:,} loaded + 0 unchanged + {BAD} rejected" in said
    assert "Traceback" not in said
    check(server)


def await_position(server: Server, load: Load, wanted: int, deadline: float) -> None:
    while server.position() < wanted:
        assert not load.ended(), load.log.read_text()
        assert time.monotonic() < deadline, load.log.read_text()
        time.sleep(0.2)


def check(server: Server) -> None:
    """Count everything, and let the audit compare what is stated with what is walked."""
    counted = {
        "MATCH (n:Company) RETURN count(n) AS n": COMPANIES,
        "MATCH (n:Company) RETURN count(DISTINCT n.id) AS n": COMPANIES,
        "MATCH ()-[r:OWNS]->() RETURN count(r) AS n": OWNERSHIPS,
        "MATCH ()-[r:OWNS]->() RETURN count(DISTINCT r.id) AS n": OWNERSHIPS,
        "MATCH (n:Evidence) RETURN count(n) AS n": OWNERSHIPS,
        "MATCH (n:Evidence) RETURN count(DISTINCT n.id) AS n": OWNERSHIPS,
        "MATCH (:Evidence)-[r:STATED_IN]->() RETURN count(r) AS n": OWNERSHIPS,
        "MATCH ()-[r:STEP]->() RETURN count(DISTINCT r.id) AS n": 2 * OWNERSHIPS,
        "MATCH (n:IngestRun {complete: true}) RETURN count(n) AS n": 1,
        "MATCH (n:IngestPart) RETURN count(n) AS n": 0,
    }
    found = {text: server.ask(text)[0]["n"] for text in counted}
    assert found == counted
    running = server.running
    assert running is not None
    with connect(running.bolt_uri, running.username, running.password, "neo4j", 600.0) as graph:
        assert {one.name: one.faults for one in audit(graph) if one.faults} == {}
