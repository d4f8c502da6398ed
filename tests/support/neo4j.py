"""A Neo4j server that a test may do anything to; never one that a user works with.

`GRAPHKIT_TEST_URI` with `GRAPHKIT_TEST_PASSWORD` names a server that is yours to spend;
`GRAPHKIT_TEST_DOCKER=1` takes a container if Docker answers; otherwise an embedded server is
started in a temporary home. `NEO4J_URI` is never read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
import platformdirs
from pydantic import SecretStr

from graphkit.server import NEO4J_VERSION, start, stop
from graphkit.server.progress import Progress, silent

MARKER = "DisposableTestDatabase"
IMAGE = f"neo4j:{NEO4J_VERSION}-community"
BATCH = 1_000


class NotDisposable(Exception):
    """A store without the marker holds somebody's data."""


@dataclass(frozen=True)
class TestServer:
    """A marked server and how to reach it."""

    __test__ = False  # pytest would collect a class with this name

    uri: str
    username: str
    password: SecretStr
    http_url: str = ""

    def driver(self) -> neo4j.Driver:
        """Return a new driver; the caller closes it."""
        auth = (self.username, self.password.get_secret_value())
        return neo4j.GraphDatabase.driver(self.uri, auth=auth)


@contextmanager
def disposable_server(progress: Progress = silent) -> Iterator[TestServer]:
    """Give a server whose store is empty or marked as disposable; stop it if started here.

    Raises:
        NotDisposable: GRAPHKIT_TEST_URI leads to a store with data and without the marker.
    """
    with _server(progress) as server:
        with server.driver() as driver:
            mark(driver)
        yield server


def mark(driver: neo4j.Driver) -> None:
    """Mark an empty store as disposable; leave a marked one as it is."""
    if is_marked(driver):
        return
    if driver.execute_query("MATCH (n) RETURN count(n) AS nodes").records[0]["nodes"]:
        raise NotDisposable(f"the store holds data and no :{MARKER} node; tests stay away from it")
    driver.execute_query("CREATE (:DisposableTestDatabase)")


def is_marked(driver: neo4j.Driver) -> bool:
    """Say whether the store carries the marker."""
    rows = driver.execute_query("MATCH (m:DisposableTestDatabase) RETURN count(m) AS n").records
    return bool(rows[0]["n"])


def wipe(driver: neo4j.Driver) -> None:
    """Delete everything but the marker and the schema: relationships first, in batches.

    Raises:
        NotDisposable: the store lacks the marker.
    """
    if not is_marked(driver):
        raise NotDisposable(f"the store has no :{MARKER} node; it will not be emptied")
    _until_none(driver, "MATCH ()-[r]->() WITH r LIMIT $batch DELETE r RETURN count(r) AS n")
    _until_none(
        driver,
        "MATCH (x) WHERE NOT x:DisposableTestDatabase"
        " WITH x LIMIT $batch DELETE x RETURN count(x) AS n",
    )


def _until_none(driver: neo4j.Driver, deletion: str) -> None:
    while driver.execute_query(deletion, batch=BATCH).records[0]["n"]:
        pass


def jars_dir() -> Path:
    """Return the folder where all test homes share the server's jars."""
    shared = os.environ.get("GRAPHKIT_TEST_JARS")
    return Path(shared) if shared else Path(platformdirs.user_data_dir("graphkit")) / "jars"


def _server(progress: Progress) -> AbstractContextManager[TestServer]:
    if uri := os.environ.get("GRAPHKIT_TEST_URI"):
        return _given(uri)
    if os.environ.get("GRAPHKIT_TEST_DOCKER") == "1" and _docker_answers():
        return _container()
    return _embedded(progress)


@contextmanager
def _given(uri: str) -> Iterator[TestServer]:
    username = os.environ.get("GRAPHKIT_TEST_USERNAME", "neo4j")
    password = SecretStr(os.environ["GRAPHKIT_TEST_PASSWORD"])
    yield TestServer(uri, username, password, os.environ.get("GRAPHKIT_TEST_HTTP_URL", ""))


@contextmanager
def _embedded(progress: Progress) -> Iterator[TestServer]:
    with tempfile.TemporaryDirectory(prefix="graphkit-test-") as name:
        try:
            running = start(
                Path(name),
                progress,
                jars_dir=jars_dir(),
                heap="512m",
                page_cache="64m",
                bolt_port=0,
                http_port=0,
            )
            yield TestServer(running.bolt_uri, running.username, running.password, running.http_url)
        finally:
            stop(Path(name), progress)


def _docker_answers() -> bool:
    if not (docker := shutil.which("docker")):
        return False
    return subprocess.run([docker, "info"], capture_output=True, check=False).returncode == 0


@contextmanager
def _container() -> Iterator[TestServer]:
    from testcontainers.neo4j import Neo4jContainer

    with Neo4jContainer(IMAGE) as container:
        uri = container.get_connection_url()
        yield TestServer(uri, container.username, SecretStr(container.password))
