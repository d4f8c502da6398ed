"""An index in a real Chromium, opened from the file system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graphkit.report.dossier.index import index
from graphkit.report.dossier.shelf import read_shelf
from tests.report.dossier.made import write
from tests.report.dossier.tale import NOTHING, PARADE, SHIP, TALE
from tests.support.chromium import chromium

ROWS = "#dossiers tbody tr"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("dossiers")
    for name, made in {"b": TALE, "a": NOTHING, "d": PARADE, "c": SHIP}.items():
        write(made, folder / f"{name}.json")
    (folder / "b.html").write_text("<!DOCTYPE html><title>a page</title>", encoding="utf-8")
    (folder / "index.html").write_text(index(read_shelf(folder)), encoding="utf-8")
    return (folder / "index.html").as_uri()


class Heard:
    """What a page asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda one: self.requests.append(one.url))
        page.on("console", lambda one: self.complaints.append(one.text))
        page.on("pageerror", lambda one: self.complaints.append(str(one)))
        page.on("dialog", lambda one: self.complaints.append(one.message))


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[tuple[Page, Heard]]:
    opened = browser.new_page(viewport={"width": 1400, "height": 900})
    heard = Heard(opened)
    opened.goto(address)
    yield opened, heard
    opened.close()


def names(page: Page) -> list[str]:
    return [one.inner_text() for one in page.locator(f"{ROWS}:visible th bdi").all()]


def test_it_asks_for_nothing_and_complains_of_nothing(
    page: tuple[Page, Heard], address: str
) -> None:
    opened, heard = page

    opened.fill("#words", "invented")
    opened.select_option("#state", "documented")

    assert heard.requests == [address]
    assert heard.complaints == []


def test_search_finds_names_numbers_and_targets(page: tuple[Page, Heard]) -> None:
    opened, _ = page
    assert opened.inner_text("#shown") == "4 of 4 shown"

    for words, number in {
        "invented trad": 1,
        "TRADING company": 1,
        "imo:1234567": 1,
        "acme [/foo]": 1,
        "made": 4,
        "nobody trading": 0,
    }.items():
        opened.fill("#words", words)
        assert opened.inner_text("#shown") == f"{number} of 4 shown", words
        assert opened.locator(f"{ROWS}:visible").count() == number
        assert opened.locator("#none").is_visible() == (number == 0)

    opened.click("text=Show all")
    opened.wait_for_function("document.getElementById('shown').textContent === '4 of 4 shown'")


def test_filters_go_together(page: tuple[Page, Heard]) -> None:
    opened, _ = page

    opened.select_option("#state", "documented")
    assert len(names(opened)) == 2
    opened.select_option("#met", label="today")
    assert names(opened) == ["INVENTED TRADING LTD"]
    opened.select_option("#kind", "person")
    assert names(opened) == []
    opened.select_option("#met", "")
    opened.select_option("#state", "none recorded")
    assert names(opened) == ["NOBODY AT ALL"]


def test_it_can_be_used_with_keys_alone(page: tuple[Page, Heard]) -> None:
    opened, _ = page

    opened.keyboard.press("Tab")
    opened.keyboard.type("star")
    assert names(opened) == ["MADE-UP STAR"]
    opened.keyboard.press("Enter")  # sends no form
    assert opened.inner_text("#shown") == "1 of 4 shown"


def test_a_name_leads_to_its_page(page: tuple[Page, Heard]) -> None:
    opened, _ = page

    opened.click("text=INVENTED TRADING LTD")

    assert opened.title() == "a page"


def test_without_javascript_every_row_shows_and_no_filter(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address)

    assert len(names(opened)) == 4
    assert not opened.locator("#tools").is_visible()
    context.close()


def test_what_is_printed_says_how_many_are_left_out(page: tuple[Page, Heard]) -> None:
    opened, _ = page
    opened.select_option("#state", "documented")

    opened.emulate_media(media="print")

    assert len(names(opened)) == 2
    assert opened.locator("#shown").is_visible()
    assert opened.inner_text("#shown") == "2 of 4 shown"
    assert not opened.locator("#words").is_visible()
    assert not opened.locator(".files").first.is_visible()
