"""The example of how-to/resolve.md is run in order, and what it shows is what is answered."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run, cli, sample
from tests.support.neo4j import TestServer

__all__ = ["cli", "sample"]

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "resolve.md").read_text("utf-8")
EXAMPLES = re.findall(r"^\$ graphkit ([^\n]+)\n((?:(?!\$ |```).*\n)*)", PAGE, re.M)
CASE = re.findall(r"^```\n(id,name,alias,country\n.*?)^```$", PAGE, re.M | re.S)[0]


def test_the_page_shows_the_real_answers(
    cli: Run, sample: TestServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inquiry").mkdir()
    (tmp_path / "inquiry" / "companies.csv").write_text(CASE, encoding="utf-8")
    assert cli("-q", "ingest", "case", "inquiry").exit_code == 0
    assert len(EXAMPLES) >= 7

    for command, shown in EXAMPLES:
        words = shlex.split(command)
        reading = words[1] in ("candidates", "history")
        result = cli(*words, *(("-f", "table") if reading else ()))
        assert result.exit_code == 0, result.output
        answered = result.stdout if reading else result.stderr
        told = "\n".join(line.rstrip() for line in answered.splitlines())
        for part in shown.split("…\n"):
            assert part.rstrip("\n") in told, f"not in the answer:\n{part}\n\nThe answer:\n{told}"
