"""The examples of explanation/impact.md are run, and what they show is what is answered."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run, cli, sample

__all__ = ["cli", "sample"]

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "impact.md").read_text("utf-8")
EXAMPLES = re.findall(r"^\$ graphkit ([^\n]+)\n(.*?)^```$", PAGE, re.M | re.S)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[words for words, _ in EXAMPLES])
def test_the_page_shows_the_real_answer(
    cli: Run, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = "\n".join(
        line.rstrip() for line in cli(*shlex.split(command), "-f", "table").stdout.splitlines()
    )
    place = 0
    for part in shown.split("…\n"):
        found = told.find(part.rstrip("\n"), place)
        assert found >= 0, f"not in the answer, or not in this order:\n{part}\n\n{told}"
        place = found + len(part.rstrip("\n"))
