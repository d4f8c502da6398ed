"""The trace query as an investigator pastes it into the Neo4j Browser, in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from graphkit.browser.links import chain_link
from graphkit.catalogue import query
from tests.browser.browsing import draw, log_in, run
from tests.support.neo4j import TestServer

CHAIN = [
    "fact:a401c86ec21dabc4bdaa",
    "fact:e8abffb47b38cd8c0967",
    "link:ec01bd036f1692b1c9f1",
]
"""The bank's account, the payment on account of the ship, and who operated it."""


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
    drawing = query("exposure/chain_by_links")
    log_in(page, sample, chain_link(sample.http_url, sample.uri, drawing, CHAIN))
    page.click(".monaco-editor")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("svg .relationship", timeout=60_000)
    drawn = " ".join(page.locator("article").first.locator("svg .node").all_text_contents())
    for name in ("Bank of", "CHINPO", "C.B.", "CHONG", "OCEAN"):
        assert name in drawn


def test_a_link_lets_nothing_but_ids_into_a_query() -> None:
    with pytest.raises(ValueError, match="only ids"):
        chain_link("http://h", "bolt://h", query("exposure/chain_by_links"), ["x'] DETACH //"])
