"""A Chromium, and a server with the sample that plays the guide on connect."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from graphkit.browser.pack import pack
from graphkit.server import start, stop
from tests.support.chromium import chromium
from tests.support.neo4j import TestServer, jars_dir, mark
from tests.support.sample import hold_sample


@pytest.fixture
def page() -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 1500, "height": 1100})


@pytest.fixture
def sample(database: TestServer) -> TestServer:
    if not database.http_url:
        pytest.skip("GRAPHKIT_TEST_HTTP_URL does not say where the Neo4j Browser is")
    return hold_sample(database)


@pytest.fixture(scope="module")
def guided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestServer]:
    """A server of its own, started as the command line starts one, with the sample in it."""
    home = tmp_path_factory.mktemp("guided")
    try:
        running = start(
            home,
            jars_dir=jars_dir(),
            heap="512m",
            page_cache="64m",
            bolt_port=0,
            http_port=0,
            pages=pack,
        )
        server = TestServer(running.bolt_uri, running.username, running.password, running.http_url)
        with server.driver() as driver:
            mark(driver)
        yield hold_sample(server)
    finally:
        stop(home)
