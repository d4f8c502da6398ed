"""The resolve command: formats, endings, and what it writes where."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

YONGJIN, PYONGJIN = "imo-company:5814883", "imo-company:5817790"
WHO = ("--by", "A. Analyst", "--why", "two registers", "--case")


@pytest.mark.usefixtures("sample")
def test_candidates_and_history_speak_every_format(cli: Run) -> None:
    for command in (("candidates", "--different"), ("history", YONGJIN)):
        whole = json.loads(cli("resolve", *command, "-f", "json").stdout)
        assert whole["schema"] == f"resolve-{command[0]}/1"
        assert whole["count"] == len(whole["results"])
        first, *rest = [json.loads(line) for line in cli("resolve", *command).stdout.splitlines()]
        assert (first["type"], len(rest)) == ("run", whole["count"])
        rows = list(csv.reader(io.StringIO(cli("resolve", *command, "-f", "csv").stdout)))
        assert len({len(row) for row in rows}) <= 1

    whole = json.loads(cli("resolve", "candidates", "--different", "-f", "json").stdout)
    (found,) = whole["results"]
    assert (found["state"], found["first"]["id"], found["second"]["id"]) == (
        "different",
        YONGJIN,
        PYONGJIN,
    )
    assert found["different_by"] == "IMO company number 5814883 against 5817790"
    assert whole["threshold"] == 82
    own = json.loads(
        cli("resolve", "candidates", "--subject", YONGJIN, "--different", "-f", "json").stdout
    )
    assert own["results"] == whole["results"]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("candidates", "--subject", "nobody"), 2, 'graphkit find "nobody"'),
        (("candidates", "--subject", "nampo"), 2, "has no name that can be compared"),
        (("candidates", "--write", "--different"), 2, "--different lists what is told apart"),
        (("decide", YONGJIN, PYONGJIN, "--decision", "sure", *WHO, "."), 2, "'sure' is no"),
        (("decide", YONGJIN, "nobody", "--decision", "same", *WHO, "."), 2, "leads nowhere"),
        (("decide", YONGJIN, YONGJIN, "--decision", "same", *WHO, "."), 2, "is the first one too"),
        (("undo", YONGJIN, PYONGJIN, *WHO, "nowhere"), 2, "there is no such folder"),
        (("apply", "."), 2, "holds no decisions.csv"),
    ],
    ids=str,
)
def test_each_ending_has_its_code(
    cli: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = cli("resolve", *words)

    assert result.exit_code == code, result.output
    assert said in " ".join(result.stderr.split())
    assert list(tmp_path.glob("*.csv")) == []


@pytest.mark.usefixtures("sample")
def test_a_row_that_leads_nowhere_is_refused_with_its_place(cli: Run, tmp_path: Path) -> None:
    cli("resolve", "decide", YONGJIN, PYONGJIN, "--decision", "different", *WHO, str(tmp_path))
    file = tmp_path / "decisions.csv"
    file.write_text(
        file.read_text("utf-8") + "imo:9074729,ofac:1,same,A,2026-06-30,x\n", encoding="utf-8"
    )

    result = cli("resolve", "apply", str(tmp_path))

    assert result.exit_code == 6
    assert "decisions.csv:3: 'imo:9074729' leads nowhere; nothing was written" in result.stderr
    assert json.loads(cli("resolve", "history", YONGJIN, "-f", "json").stdout)["count"] == 0
