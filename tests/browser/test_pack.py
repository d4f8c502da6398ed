"""The files of the pack: whole, the same on any day, and what stands in them runs."""

from __future__ import annotations

import io
import re
from html import unescape
from zipfile import ZipFile

import neo4j
import pytest
from lxml import html as parsing

from graphkit.browser import saved
from graphkit.browser.guide import Guide, guide
from graphkit.browser.pack import pack
from graphkit.browser.slides import asciidoc, html
from graphkit.catalogue import catalogue, query
from tests.support.neo4j import TestServer

HERE = "http://localhost:7475"
DEMANDING = {
    "evidence/held": "no document of the sample was held before it was public",
    "evidence/changes": "the sample is one load",
}
"""Saved queries without rows on the sample, beside the checks of audit/, and why."""


def test_the_pack_is_the_same_on_any_day() -> None:
    assert pack(HERE) == pack(HERE)
    assert sorted(pack(HERE)) == [
        "graphkit-queries.zip",
        "graphkit.grass",
        "guide.adoc",
        "guide.html",
    ]


def test_every_reading_query_is_saved_or_left_out_for_a_reason() -> None:
    kept = [name for some in saved.saved().folders.values() for name in some]
    left = saved.saved().left_out
    reading = {one.name for one in catalogue().values() if not one.writes}
    out = {name for name in catalogue() if name in left or f"{name.split('/')[0]}/" in left}

    assert len(kept) == len(set(kept)) == 44
    assert len(saved.saved().folders) == 8
    assert set(kept) | out >= reading
    assert not set(kept) & out
    assert all(one in catalogue() or one.endswith("/") for one in left)


def test_the_zip_holds_a_titled_file_for_each() -> None:
    with ZipFile(io.BytesIO(saved.archive())) as archive:
        names = archive.namelist()
        first = {name: archive.read(name).decode().splitlines()[0] for name in names}
        days = {info.date_time for info in archive.infolist()}

    assert days == {(1980, 1, 1, 0, 0, 0)}
    assert all(re.fullmatch(r"[A-Z][a-z]+/[a-z-]+[a-z_0-9-]*\.cypher", name) for name in names)
    titles = [title for some in saved.saved().folders.values() for title in some.values()]
    assert list(first.values()) == [f"// {title}" for title in titles]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 25  # the Browser shows no more of one


def test_every_saved_query_runs_as_it_stands(sample: TestServer) -> None:
    with sample.driver() as driver:
        for path, text in saved.files():
            result = driver.execute_query(
                text, database_="neo4j", routing_=neo4j.RoutingControl.READ
            )
            name = path.partition("/")[2].removesuffix(".cypher").replace("-", "/", 1)
            silent = name in DEMANDING or name.startswith("audit/")
            assert silent or result.records, path
            codes = {one.gql_status for one in result.summary.gql_status_objects}
            assert codes <= {"00000", "00001", "02000"}, path


def test_a_slide_of_html_is_a_slide_of_the_guide() -> None:
    page = parsing.fromstring(html(guide(), HERE))
    slides = page.findall(".//slide")

    assert len(slides) == len(guide().slides) == 5
    for found, slide in zip(slides, guide().slides, strict=True):
        boxes = ["".join(map(str, box.itertext())) for box in found.findall(".//pre")]
        assert boxes == [run.text.replace("{address}", HERE) for run in slide.run]
        assert found.findtext(".//h3") == slide.title


def test_asciidoc_runs_the_same_texts() -> None:
    blocks = re.findall(r"^----\n(.*?)\n----$", asciidoc(guide(), HERE), re.M | re.S)
    boxes = re.findall(r"<pre[^>]*>(.*?)</pre>", html(guide(), HERE), re.S)

    assert blocks == [unescape(box) for box in boxes]
    assert asciidoc(guide(), HERE).count("\n== ") == 5


def test_what_the_guide_leaves_open_is_filled() -> None:
    for text in (html(guide(), HERE), asciidoc(guide(), HERE)):
        assert not re.findall(r"\{(address|saved|folders)\}", text)
        assert "44 questions in 8 folders" in text
        assert f":style {HERE}/graphkit.grass" in text


def test_texts_of_the_guide_are_text() -> None:
    hostile = '<script>struck()</script> & "quoted" </slide>'
    slide = guide().slides[0].model_copy(update={"title": hostile, "text": (hostile,)})
    page = html(Guide(title=hostile, slides=(slide, slide)), HERE)

    assert "<script" not in page
    assert page.count("<slide") == page.count("</slide>") == 2


def test_the_guide_asks_only_what_the_catalogue_has() -> None:
    for slide in guide().slides:
        for run in slide.run:
            if run.query:
                assert run.values.keys() <= query(run.query).parameters.keys()


def test_a_box_runs_a_query_or_a_command_and_never_both() -> None:
    for wrong in ({}, {"query": "exposure/trace", "command": ":help"}):
        with pytest.raises(ValueError, match="one of both"):
            Guide.model_validate(
                {"title": "t", "slides": [{"title": "s", "text": [], "reading": [],
                                           "run": [{"label": "l", **wrong}]}]}
            )  # fmt: skip
