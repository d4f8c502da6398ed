"""The pack in a real Chromium: it plays, runs and draws, and no name is anything but text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page

from graphkit.browser.guide import guide as shipped
from graphkit.browser.links import edit_link
from graphkit.browser.pack import pack
from graphkit.browser.saved import saved
from graphkit.browser.statement import runnable, written
from graphkit.browser.style import style
from graphkit.catalogue import query
from graphkit.graph import vocabulary
from graphkit.model.entities import Entity
from graphkit.model.registry import Schema, registry
from tests.browser.browsing import (
    LONG,
    click_to_run,
    close,
    drawn,
    drop,
    fills,
    guide,
    keep,
    log_in,
    newest,
    run,
)
from tests.support.neo4j import TestServer

HOSTILE = (
    "<script>window.struck = 1</script>",
    "<img src=x onerror='window.struck=1'>",
    "=cmd|' /C calc'!A0",
    "\u202eDEVLI\u202c EXAMPLE",
    "例示海運有限公司",
    "ACME [/foo] (bar) {name}",
    'it\'s \\ `quoted` "twice"',
)
"""Names that nobody has, made to break what shows them."""
ENTITIES = {"Designated", "Aliased", *Schema} - {Schema.VESSEL_IDENTITY}


def connect(page: Page, server: TestServer) -> None:
    log_in(page, server, f"{server.http_url}/browser/?dbms={server.uri}")
    guide(page).wait_for(timeout=LONG)


def dress(page: Page) -> None:
    """Apply the style, and draw nothing but what a question asks for, as the first slide says."""
    for number in (0, 1):
        close(click_to_run(page, guide(page).locator("pre.runnable").nth(number)))


def test_the_guide_plays_on_connect_and_a_click_runs_each_box(
    page: Page, guided: TestServer, tmp_path: Path
) -> None:
    connect(page, guided)
    slides = shipped().slides
    assert len(slides) == 5
    for number, slide in enumerate(slides, start=1):
        assert guide(page).locator("h3", has_text=slide.title).is_visible()
        keep(page, f"slide-{number}", tmp_path)
        lines = 0
        for place, asked in enumerate(slide.run):
            box = guide(page).locator("pre.runnable").nth(place)
            if asked.query:
                assert box.text_content() == asked.text  # the Browser takes out what it distrusts
            frame = click_to_run(page, box)
            if asked.query and frame.locator("svg .node").count():
                page.wait_for_timeout(3_000)  # until the nodes lie still
                keep(page, f"answer-{number}-{place + 1}", tmp_path)
            assert not frame.locator("text=/Neo\\.\\w+Error/").all_inner_texts(), asked.label
            lines += frame.locator("svg .relationship").count()
            close(frame)
        assert lines, slide.title
        if number < len(slides):
            guide(page).locator("[data-testid=nextSlide]").first.click()


def test_the_first_slide_draws_the_chain_and_nothing_else(page: Page, guided: TestServer) -> None:
    connect(page, guided)
    dress(page)
    frame = click_to_run(page, guide(page).locator("pre.runnable").nth(2))
    frame.locator("svg .relationship").first.wait_for(timeout=LONG)

    captions = [text for text in frame.locator("svg .relationship").all_text_contents()]
    assert sorted(drawn(frame)) == [
        "Bank of China, Singapor…",
        "CHINPO SHIPPING COMPANY…",
        "⚑ CHONG CHON GANG",
        "⚑ OCEAN MARITIME MANAGEME…",
    ]
    assert sorted(text.strip() for text in captions) == [
        "acts for",
        "bank→holder",
        "payer→onAccountOf",
        "payer→onAccountOf",
    ]


@pytest.fixture
def labelled(guided: TestServer) -> Iterator[list[set[str]]]:
    """One node of each label, with the umbrella that such nodes have; returns their labels."""
    joint = registry().joint_facts
    kinds = [
        {one, *({"Entity"} if one in ENTITIES else ()), *({"JointFact"} if one in joint else ())}
        for one in vocabulary.labels()
    ]
    kinds += [{"Entity", "Designated", one} for one in ("Vessel", "Bank")]
    with guided.driver() as driver:
        driver.execute_query(
            "UNWIND $kinds AS labels CREATE (n:$(labels)) SET n.id = 'label' + randomUUID()",
            kinds=[sorted(one) for one in kinds],
        )
        yield kinds
        driver.execute_query("MATCH (n) WHERE n.id STARTS WITH 'label' DELETE n")


def test_each_label_has_its_colour(
    page: Page, guided: TestServer, labelled: list[set[str]], tmp_path: Path
) -> None:
    connect(page, guided)
    dress(page)
    run(page, "MATCH (n) WHERE n.id STARTS WITH 'label' RETURN n")
    newest(page).locator("svg .node").nth(len(labelled) - 1).wait_for(timeout=LONG)
    keep(page, "labels", tmp_path)

    expected = [expected_fill(one) for one in labelled]
    assert sorted(fills(newest(page))) == sorted(expected)
    named = {name for name, colour in style().colours.items() if colour in expected}
    assert named == set(style().colours) - {"ink"}


def expected_fill(labels: set[str]) -> str:
    """Return the colour of the last rule for one of these labels that names one."""
    rules = [rule for rule in style().nodes if rule.fill and labels & set(rule.labels)]
    return style().colours[rules[-1].fill or ""]


def test_no_caption_of_the_sample_is_cut_by_the_browser(
    page: Page, guided: TestServer, tmp_path: Path
) -> None:
    connect(page, guided)
    dress(page)
    run(page, ":config initialNodeDisplay: 1000")
    wanted = "MATCH (n:Entity|Document|Designation) RETURN n"
    with guided.driver() as driver:
        nodes = [row["n"] for row in driver.execute_query(wanted).records]
    page.wait_for_timeout(1_000)
    run(page, wanted)
    newest(page).locator("svg .node").nth(len(nodes) - 1).wait_for(timeout=LONG)
    keep(page, "captions", tmp_path)

    marks = [("⚑ " if "Designated" in node.labels else "") + node["caption"] for node in nodes]
    assert sorted(drawn(newest(page))) == sorted(" ".join(one.split()) for one in marks)


def test_a_dropped_zip_gives_every_query_in_its_folder(
    page: Page, guided: TestServer, tmp_path: Path
) -> None:
    connect(page, guided)
    drop(page, "graphkit-queries.zip", pack()["graphkit-queries.zip"])
    page.wait_for_function("() => (localStorage['neo4j.documents'] ?? '').includes('graphkit')")
    held = {
        name: [one for one in json.loads(page.evaluate("n => localStorage[n]", f"neo4j.{name}"))
               if not one.get("isStatic")]
        for name in ("documents", "folders")
    }  # fmt: skip
    folders = {one["id"]: one["name"] for one in held["folders"]}
    titles: dict[str, list[str]] = {}
    for one in held["documents"]:
        first = one["content"].splitlines()[0].removeprefix("// ")
        titles.setdefault(folders[one["folder"]], []).append(first)

    assert titles == {name: list(some.values()) for name, some in saved().folders.items()}
    page.locator("[data-testid=navigationFavorites]").dispatch_event("click")
    page.locator("text=Exposure").first.click()
    page.locator("text=Who stood behind it?").wait_for()
    keep(page, "saved", tmp_path)


@pytest.fixture
def hostile(guided: TestServer) -> TestServer:
    """The server with a ring of parties that own each other, under hostile names."""
    parties = []
    for number, name in enumerate(HOSTILE):
        one = Entity(id=f"case:hostile/{number}", schema_=Schema.COMPANY, name=name)
        parties.append({"id": one.id, "name": name, "caption": one.caption})
    with guided.driver() as driver:
        driver.execute_query(
            "UNWIND $parties AS party CREATE (n:Entity:Company) SET n = party"
            " WITH collect(n) AS ring UNWIND range(0, size(ring) - 1) AS i"
            " WITH ring[i] AS a, ring[(i + 1) % size(ring)] AS b"
            " CREATE (a)-[:OWNS {id: 'link:hostile', caption: a.caption}]->(b)",
            parties=parties,
        )
    return guided


def test_hostile_names_are_text(page: Page, hostile: TestServer, tmp_path: Path) -> None:
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    connect(page, hostile)
    dress(page)
    run(page, "MATCH path = (n {id: 'case:hostile/0'})-[:OWNS*]->() RETURN path, n.name")
    newest(page).locator("svg .node").nth(len(HOSTILE) - 1).wait_for(timeout=LONG)
    keep(page, "hostile", tmp_path)
    captions = [" ".join(text.split()) for text in drawn(newest(page))]
    newest(page).locator("[data-testid=cypherFrameSidebarTable]").click()
    newest(page).locator("table").wait_for()

    whole = {Entity(id="x", schema_=Schema.COMPANY, name=name).caption for name in HOSTILE}
    # what is not cut stands as it is; the Browser cuts words that are wider than a circle
    assert {" ".join(one.split()) for one in whole if " " in one and len(one) < 20} <= set(captions)
    assert not asked
    assert page.evaluate("() => window.struck") is None
    assert not page.locator("img[src=x]").count()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_value_in_a_link_stays_in_its_quotes(
    page: Page, guided: TestServer, name: str
) -> None:
    text = runnable(query("dossier/subject"), {"id": name})
    log_in(page, guided, edit_link(guided.http_url, guided.uri, text))
    guide(page).wait_for(timeout=LONG)  # else it may play on top of the answer
    page.click(".monaco-editor")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=(no changes, no records)", timeout=LONG)

    command = newest(page).locator("[data-testid=frameCommand]").text_content() or ""
    assert written(name) in command
    assert page.evaluate("() => window.struck") is None
