"""The README shows what a reader will see: its command is run and its output compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.cli.demo import NEXT
from tests.cli.conftest import Run, cli, sample

__all__ = ["cli", "sample"]

README = Path(__file__).parents[2] / "README.md"
SHOWN = re.compile(r"^\$ graphkit (?P<words>[^\n]+)\n(?P<output>.*?)^```$", re.M | re.S)


@pytest.mark.usefixtures("sample")
def test_the_readme_shows_the_real_answer(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = SHOWN.search(README.read_text("utf-8"))
    assert shown is not None
    told = cli(*shown["words"].split(), "-f", "table").stdout
    assert [line.rstrip() for line in told.splitlines()] == shown["output"].splitlines()


@pytest.mark.usefixtures("sample")
def test_the_picture_is_of_the_chain_that_the_readme_reads(
    cli: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = SHOWN.search(README.read_text("utf-8"))
    assert shown is not None
    _, subject, _, target, *_ = shown["words"].split()
    asked = ("--until", target, "--regime", "none", "--to", "svg", "-o", str(tmp_path))
    assert cli("report", subject, *asked).exit_code == 0
    (drawn,) = tmp_path.glob("*.svg")

    assert (README.parent / "docs" / "pictures" / "chain.svg").read_bytes() == drawn.read_bytes(), (
        f"draw it again: graphkit report {subject} --until {target} --regime none --to svg"
    )


def test_the_readme_shows_what_the_demo_says_to_type_next() -> None:
    shown = README.read_text("utf-8")

    for words, why in NEXT:
        assert f"  .venv/bin/graphkit {words:44} {why}\n" in shown
