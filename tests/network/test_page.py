"""The page on these questions shows what they answer on the bundled sample, line by line."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from graphkit.network import companies, money, proof
from tests.cli.conftest import Run, cli, sample

__all__ = ["cli", "sample"]

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "network.md").read_text("utf-8")
EXAMPLES = re.findall(r"^\$ graphkit (query run [^\n]+)\n(.*?)^```$", PAGE, re.M | re.S)


def test_every_question_has_a_heading_and_an_example() -> None:
    questions = {*companies.COLUMNS, *money.COLUMNS, *proof.COLUMNS}

    assert set(re.findall(r"^### (\S+)$", PAGE, re.M)) == questions
    assert {command.split()[2] for command, _ in EXAMPLES} == questions


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("command", "shown"), EXAMPLES, ids=[command.split()[2] for command, _ in EXAMPLES]
)
def test_the_page_shows_lines_of_the_real_answer(
    cli: Run, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    told = [line.rstrip() for line in cli(*shlex.split(command), "-f", "table").stdout.splitlines()]

    # all in one row, in the order in which it comes
    rows = "\n".join(told).split("\n\n")
    assert [row for row in rows if all(line in row.splitlines() for line in shown.splitlines())]
