"""The argument of explanation/argument.md is run, and what it shows is what is answered."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Run, cli, sample
from tests.docs.examples import check, examples, page

__all__ = ["cli", "sample"]

EXAMPLES = examples("argument.md")


def test_each_step_of_the_argument_has_a_command() -> None:
    steps = re.findall(r"^## (\d+)\. ", page("argument.md"), re.M)
    assert steps == [str(number) for number in range(1, len(steps) + 1)]
    assert len(EXAMPLES) >= len(steps) == 9


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[words for words, _ in EXAMPLES])
def test_the_page_shows_the_real_answer(
    cli: Run, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    check(cli, command, shown)
