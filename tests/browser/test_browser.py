"""The trace query as an investigator pastes it into the Neo4j Browser, in a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from graphkit.catalogue import query
from graphkit.report.browser import chain_link
from tests.support.neo4j import TestServer
from tests.support.sample import hold_sample

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


CHAIN = [
    "fact:a401c86ec21dabc4bdaa",
    "fact:e8abffb47b38cd8c0967",
    "link:ec01bd036f1692b1c9f1",
]
"""The bank's account, the payment on account of the ship, and who operated it."""


@pytest.fixture
def page() -> Iterator[Page]:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no Chromium on PATH (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser.new_page(viewport={"width": 1500, "height": 1100})
        browser.close()


@pytest.fixture
def sample(database: TestServer) -> TestServer:
    if not database.http_url:
        pytest.skip("GRAPHKIT_TEST_HTTP_URL does not say where the Neo4j Browser is")
    return hold_sample(database)


def run(page: Page, text: str) -> None:
    page.click(".monaco-editor")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def log_in(page: Page, server: TestServer, address: str) -> None:
    page.goto(f"{address}&preselectAuthMethod=NATIVE")
    page.fill("[data-testid=username]", server.username, timeout=60_000)
    page.fill("input[type=password]", server.password.get_secret_value())
    page.keyboard.press("Enter")
    page.wait_for_selector("text=You are connected as user", timeout=60_000)


def draw(page: Page, statement: str) -> None:
    """Run a query until it draws: the Browser shows parameters before it has set them all."""
    for _ in range(10):
        run(page, statement)
        answer = "svg .relationship, :text('ParameterMissing')"
        page.wait_for_selector(answer, timeout=60_000)
        if page.locator("svg .relationship").count():
            return
        page.wait_for_timeout(1_000)
    pytest.fail("the parameters were never set")


def test_the_trace_runs_verbatim_and_draws_its_chains(
    page: Page, sample: TestServer, tmp_path: Path
) -> None:
    asked = query("exposure/trace")
    settings, _, statement = asked.for_browser().partition("\n\n")
    log_in(page, sample, f"{sample.http_url}/browser/?dbms={sample.uri}")
    run(page, settings)
    page.wait_for_selector(f"text=:param limit => {asked.parameters['limit']}", timeout=60_000)
    draw(page, statement)
    page.screenshot(path=tmp_path / "trace.png")
    nodes = page.locator("article").first.locator("svg .node")
    drawn = " ".join(nodes.all_text_contents())
    assert nodes.count() == 4
    for name in ("CHINPO", "CHONG", "OCEAN", "Bank of"):
        assert name in drawn


def test_a_link_opens_what_is_stated_behind_a_chain(page: Page, sample: TestServer) -> None:
    drawing = query("exposure/chain_by_links").text
    log_in(page, sample, chain_link(sample.http_url, sample.uri, drawing, CHAIN))
    page.click(".monaco-editor")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("svg .relationship", timeout=60_000)
    drawn = " ".join(page.locator("article").first.locator("svg .node").all_text_contents())
    for name in ("Bank of", "CHINPO", "C.B.", "CHONG", "OCEAN"):
        assert name in drawn


def test_a_link_lets_nothing_but_ids_into_a_query() -> None:
    with pytest.raises(ValueError, match="only ids"):
        chain_link("http://127.0.0.1:7474", "bolt://127.0.0.1:7687", "$links", ["x'] DETACH //"])
