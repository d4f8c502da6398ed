"""The Neo4j Browser in a real Chromium, as an investigator uses it."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.support.neo4j import TestServer

LONG = 60_000
"""Milliseconds: a busy machine is no fault in the code."""


def run(page: Page, text: str) -> None:
    page.click(".monaco-editor")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def log_in(page: Page, server: TestServer, address: str) -> None:
    page.goto(f"{address}&preselectAuthMethod=NATIVE")
    page.fill("[data-testid=username]", server.username, timeout=LONG)
    page.fill("input[type=password]", server.password.get_secret_value())
    page.keyboard.press("Enter")
    page.wait_for_selector("text=You are connected as user", timeout=LONG)


def draw(page: Page, statement: str) -> None:
    """Run a query until it draws: the Browser shows parameters before it has set them all."""
    for _ in range(10):
        run(page, statement)
        answer = "svg .relationship, :text('ParameterMissing')"
        page.wait_for_selector(answer, timeout=LONG)
        if page.locator("svg .relationship").count():
            return
        page.wait_for_timeout(1_000)
    pytest.fail("the parameters were never set")


def guide(page: Page) -> Locator:
    """Return the frame in which the guide plays."""
    return page.locator("article", has=page.locator("pre.runnable"))


def newest(page: Page) -> Locator:
    """Return the frame of what ran last."""
    return page.locator("article").first


def click_to_run(page: Page, box: Locator) -> Locator:
    """Click the sign in a box of the guide; return the frame of what ran, with its answer."""
    typed = " ".join((box.text_content() or "").split())
    box.locator("i").click()
    beginning = typed[:30]
    page.wait_for_function(
        "start => (document.querySelector('article [data-testid=frameCommand]')?.innerText ?? '')"
        ".replace(/^\\$ /, '').replace(/\\s+/g, ' ').startsWith(start)",
        arg=beginning,
        timeout=LONG,
    )
    answer = "svg .node, table, .cm-editor, pre, :text('(no changes, no records)')"
    newest(page).locator(answer).first.wait_for(timeout=LONG)
    return newest(page)


def close(frame: Locator) -> None:
    frame.locator("button[title=Close]").click()


def drawn(frame: Locator) -> list[str]:
    """Return the captions of the nodes as they are drawn, words apart by one space."""
    return [" ".join(text.split()) for text in frame.locator("svg .node").all_text_contents()]


def fills(frame: Locator) -> list[str]:
    """Return the colour of each circle in the order of `drawn`, as #RRGGBB."""
    circles = frame.locator("svg .node .b-outline")
    return [one.get_attribute("fill") or "" for one in circles.all()]


def drop(page: Page, name: str, content: bytes) -> None:
    """Drop one file onto the Browser."""
    dropped = page.evaluate_handle(
        """([name, text]) => {
          const bytes = Uint8Array.from(atob(text), one => one.charCodeAt(0));
          const moved = new DataTransfer();
          moved.items.add(new File([bytes], name));
          return moved;
        }""",
        [name, base64.b64encode(content).decode()],
    )
    for event in ("dragenter", "dragover", "drop"):
        page.locator("#mount > div").dispatch_event(event, {"dataTransfer": dropped})


def keep(page: Page, name: str, tmp_path: Path) -> None:
    """Keep a picture for people to look at: in GRAPHKIT_TEST_SCREENSHOTS, else with the test."""
    folder = Path(os.environ.get("GRAPHKIT_TEST_SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")
