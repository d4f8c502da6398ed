"""The tutorial is walked in order, and what it shows is what is answered."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run, cli, sample
from tests.docs.examples import check, examples

__all__ = ["cli", "sample"]


@pytest.mark.usefixtures("sample")
def test_the_tutorial_shows_the_real_answers(
    cli: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    walked = examples("first-investigation.md")
    assert len(walked) >= 5

    for command, shown in walked:
        if command.startswith("report "):
            done = cli(*shlex.split(command))
            assert done.exit_code == 0, done.output
        else:
            check(cli, command, shown)
    assert sorted(one.suffix for one in (tmp_path / "dossiers").iterdir()) == [
        ".html",
        ".json",
        ".md",
    ]
