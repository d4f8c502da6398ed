"""how-to/fleet.md shows what a reader will see: its commands are run, their output compared."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from graphkit.catalogue import catalogue
from tests.cli.conftest import Run, cli, sample

__all__ = ["cli", "sample"]

PAGE = Path(__file__).parents[2] / "docs/how-to/fleet.md"
SHOWN = re.compile(r"^\$ graphkit (?P<words>[^\n]+)\n(?P<output>.*?)^```$", re.M | re.S)
EXAMPLES = SHOWN.findall(PAGE.read_text("utf-8"))


def test_every_question_has_its_chapter_and_its_example() -> None:
    chapters = re.findall(r"^## (fleet/\w+)$", PAGE.read_text("utf-8"), re.M)
    asked = [words.split()[2] for words, _ in EXAMPLES]
    assert sorted(chapters) == [one for one in catalogue() if one.startswith("fleet/")]
    assert asked == chapters


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("words", "shown"), EXAMPLES, ids=lambda one: one.split()[2])
def test_the_page_shows_the_real_answer(
    cli: Run, monkeypatch: pytest.MonkeyPatch, words: str, shown: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    told = cli(*shlex.split(words), "-f", "table").stdout
    lines = [line.rstrip() for line in told.splitlines()]
    # "…" stands for lines left out; all others follow each other as they are shown
    parts = [part.strip("\n").splitlines() for part in re.split(r"^…$", shown, flags=re.M)]
    at = 0
    for part in parts:
        found = next((n for n in range(at, len(lines)) if lines[n : n + len(part)] == part), None)
        assert found is not None, part
        at = found + len(part)
    assert at == len(lines)
    assert sum(len(part) for part in parts) > 3
