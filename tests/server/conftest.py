"""Homes for servers that tests may do anything to, all sharing one folder of jars."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import neo4j
import pytest

from graphkit.server import Running, start, stop
from graphkit.server.jars import ensure_jars
from graphkit.server.progress import silent
from tests.support.neo4j import jars_dir

Start = Callable[..., Running]
Ask = Callable[..., list[neo4j.Record]]


@pytest.fixture(scope="session")
def jars() -> Path:
    folder = jars_dir()
    folder.mkdir(parents=True, exist_ok=True)
    ensure_jars(folder, silent)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    # A space and a letter outside ASCII: people have such folders.
    path = tmp_path_factory.mktemp("server") / "Besitz é"
    yield path
    stop(path)


@pytest.fixture(scope="module")
def begin(home: Path, jars: Path) -> Start:
    """Start the module's server, small, on free ports."""
    return functools.partial(
        start, home, jars_dir=jars, heap="512m", page_cache="64m", bolt_port=0, http_port=0
    )


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Run one query in a session of its own."""

    def run(running: Running, query: str, access: str = neo4j.WRITE_ACCESS) -> list[neo4j.Record]:
        auth = (running.username, running.password.get_secret_value())
        with (
            neo4j.GraphDatabase.driver(running.bolt_uri, auth=auth) as driver,
            driver.session(default_access_mode=access) as session,
        ):
            return list(session.run(query))

    return run
