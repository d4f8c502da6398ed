"""A dossier as a reader opens it: a file in a real Chromium, with and without JavaScript."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.html import html
from graphkit.server.webjar import cytoscape
from tests.report.dossier import tale
from tests.report.dossier.made import (
    CHINESE,
    FORMULA,
    PATH,
    RIGHT_TO_LEFT,
    SCRIPT,
)
from tests.support.chromium import chromium

WIDTH = {"width": 1280, "height": 1000}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of cytoscape.js, as a report takes it."""
    jars = os.environ.get("GRAPHKIT_TEST_JARS") or tmp_path_factory.mktemp("jars")
    return cytoscape(Path(jars), lambda *_: None)


@pytest.fixture(scope="module")
def opened_browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    """The folder that pictures are written to, for people to look at."""
    folder = Path(os.environ.get("GRAPHKIT_TEST_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Opened:
    """A page with all that it asked for and complained of."""

    def __init__(self, browser: Browser, path: Path, *, script: bool = True) -> None:
        self.page: Page = browser.new_page(java_script_enabled=script, viewport=WIDTH)  # type: ignore[arg-type]
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda one: self.requests.append(one.url))
        self.page.on("console", lambda one: self.complaints.append(one.text))
        self.page.on("pageerror", lambda one: self.complaints.append(str(one)))
        self.page.goto(path.as_uri())


def written(found: Findings, library: str | None, folder: Path) -> Path:
    path = folder / "dossier.html"
    path.write_text(html(found, library), "utf-8")
    return path


@pytest.mark.parametrize("found", [tale.TALE, tale.PARADE, tale.NOTHING, tale.SHIP],
                         ids=["tale", "parade", "nothing", "ship"])  # fmt: skip
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_dossier_asks_for_nothing_and_complains_of_nothing(
    opened_browser: Browser, library: str, tmp_path: Path, found: Findings, script: bool
) -> None:
    path = written(found, library, tmp_path)

    opened = Opened(opened_browser, path, script=script)
    opened.page.wait_for_timeout(300)

    assert opened.requests == [path.as_uri()]
    assert opened.complaints == []


def test_it_says_the_same_without_javascript(
    opened_browser: Browser, library: str, tmp_path: Path, screenshots: Path
) -> None:
    path = written(tale.TALE, library, tmp_path)
    with_script = Opened(opened_browser, path).page
    without = Opened(opened_browser, path, script=False).page

    assert without.locator("#explore").is_hidden()
    assert with_script.locator("#explore").is_visible()
    for one in ("h1", ".bottom", "#subject", "section.chain", "#against", "#rules", "#evidence"):
        assert without.locator(one).all_inner_texts() == with_script.locator(one).all_inner_texts()
    assert without.locator("svg.chart").count() == 4  # one of all chains, one of each of three
    without.screenshot(path=screenshots / "dossier-without-script.png", full_page=True)
    with_script.screenshot(path=screenshots / "dossier.png", full_page=True)


def test_names_that_mean_harm_are_text(
    opened_browser: Browser, library: str, tmp_path: Path
) -> None:
    page = Opened(opened_browser, written(tale.PARADE, library, tmp_path)).page
    told = page.locator("section.chain").inner_text()

    for name in (FORMULA, SCRIPT, PATH, RIGHT_TO_LEFT, CHINESE):
        assert name in told
    assert "\u202e" not in page.content()
    assert "\\u202e" in told  # a turn of direction is shown, not obeyed
    assert "\\x1b" in told
    assert "\\ufffe" in told
    # one for the data of the graph, one for cytoscape.js, one for the page
    assert page.locator("script").count() == 3
    assert page.locator("svg script, svg foreignObject").count() == 0


def test_the_chart_can_be_explored(opened_browser: Browser, library: str, tmp_path: Path) -> None:
    opened = Opened(opened_browser, written(tale.TALE, library, tmp_path))
    page = opened.page
    canvas = page.locator("#interactive canvas").first
    canvas.wait_for()
    assert painted(page) > 1000

    drawing = page.locator("#interactive")
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    assert box is not None
    said = page.locator("#picked")
    before = said.inner_text()
    # the subject stands at the left: somewhere in the first column
    for down in range(10, int(box["height"]), 20):
        drawing.click(position={"x": 90, "y": down})
        if said.inner_text() != before:
            break
    assert said.inner_text() == f"{tale.TRADER.name}: company, {tale.TRADER.id}"

    lines = painted(page)
    page.check("#only-documented")
    assert painted(page) < lines
    # reading the canvas, as only this test does, is what Chromium remarks upon
    assert [one for one in opened.complaints if not one.startswith("Canvas2D")] == []


def painted(page: Page) -> int:
    """Count the points of the drawing that are not empty."""
    page.wait_for_timeout(400)
    count: int = page.evaluate(
        """() => [...document.querySelectorAll("#interactive canvas")].map(one => {
             const held = one.getContext("2d").getImageData(0, 0, one.width, one.height).data;
             let n = 0;
             for (let i = 3; i < held.length; i += 4) { if (held[i] > 0) { n += 1; } }
             return n;
           }).reduce((a, b) => a + b, 0)"""
    )
    return count


def test_it_prints_on_paper_with_its_charts_and_without_its_controls(
    opened_browser: Browser, library: str, tmp_path: Path, screenshots: Path
) -> None:
    page = Opened(opened_browser, written(tale.TALE, library, tmp_path)).page

    page.emulate_media(media="print")

    assert page.locator(".tools").is_hidden()
    assert page.locator("#interactive").is_hidden()
    assert page.locator("svg.chart").first.is_visible()
    printed = page.pdf(path=screenshots / "dossier-printed.pdf", format="A4")
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") >= 2


@pytest.mark.parametrize("width", [1280, 700])
def test_nothing_is_wider_than_the_page(
    opened_browser: Browser, library: str, tmp_path: Path, width: int
) -> None:
    page = Opened(opened_browser, written(tale.PARADE, library, tmp_path)).page
    page.set_viewport_size({"width": width, "height": 900})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
