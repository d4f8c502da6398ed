"""Pages lead to pages that are there, and reference pages are what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.cli.describe import pages
from tests.docs.examples import DOCS

ROOT = DOCS.parent
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(#[^)\s]*)?\)")
KINDS = ("tutorial", "how-to", "reference", "explanation")


def written() -> list[Path]:
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", written(), ids=lambda one: one.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    broken = []
    for target, anchor in LINK.findall(text):
        path = (page.parent / target).resolve() if target else page
        if not path.exists():
            broken.append(target)
        elif anchor and path.suffix == ".md" and anchor[1:] not in anchors(path):
            broken.append(f"{target}{anchor}")

    assert broken == []


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as they are made of their words."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    plain = (re.sub(r"[`*]", "", head).lower() for head in heads)
    return {re.sub(r"[^\w\- ]", "", head).replace(" ", "-") for head in plain}


def test_every_page_is_of_one_of_the_four_kinds_and_on_the_map() -> None:
    of_kinds = [one for kind in KINDS for one in sorted((DOCS / kind).glob("*.md"))]
    others = set(DOCS.rglob("*.md")) - set(of_kinds) - set((DOCS / "decisions").glob("*.md"))
    map_ = DOCS / "index.md"

    assert others == {map_}
    text = map_.read_text("utf-8")
    linked = {(DOCS / target).resolve() for target, _ in LINK.findall(text)}
    assert linked >= set(of_kinds)


@pytest.mark.parametrize("name", ["commands.md", "questions.md", "settings.md", "json.md"])
def test_the_reference_is_what_the_code_says(name: str) -> None:
    assert (DOCS / "reference" / name).read_text("utf-8") == pages()[name], "run: make docs"
