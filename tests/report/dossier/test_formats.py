"""`graphkit report FILE --to …`: the files for other tools, without a database."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graphkit.cli import app
from graphkit.report.dossier.ftm import ftm
from graphkit.report.dossier.graphml import graphml
from graphkit.report.dossier.shelf import ENDINGS
from graphkit.report.dossier.table import csv_table
from graphkit.report.dossier.workbook import workbook
from tests.report.dossier.made import write
from tests.report.dossier.tale import TALE

STEM = "invented-trading-ltd-lei-madeup00000000000093"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["report", *words], terminal_width=100)


def test_each_format_is_a_file_with_its_own_ending(tmp_path: Path) -> None:
    findings = write(TALE, tmp_path / "findings.json")

    said = run(str(findings), "--to", "xlsx,csv", "--to", "graphml,ftm", "-o", str(tmp_path / "o"))

    assert said.exit_code == 0, said.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "o").iterdir()} == {
        f"{STEM}.xlsx": workbook(TALE),
        f"{STEM}.csv": csv_table(TALE).encode(),
        f"{STEM}.graphml": graphml(TALE),
        f"{STEM}.ftm.json": ftm(TALE),
    }
    assert said.stdout == ""


def test_an_index_knows_the_endings_of_all_pages(tmp_path: Path) -> None:
    findings = write(TALE, tmp_path / f"{STEM}.json")
    # PDF is left out: its fonts lack the letters of the tale
    formats = [it.removesuffix(".json") for it in ENDINGS if it != "pdf"]
    (tmp_path / f"{STEM}.pdf").touch()

    said = run(str(findings), "--plain", "--to", ",".join(formats), "-o", str(tmp_path))

    assert said.exit_code == 0, said.stderr
    assert run("index", str(tmp_path)).exit_code == 0
    assert "Not taken" not in (tmp_path / "index.html").read_text("utf-8")


@pytest.mark.parametrize("word", ["docx", "xls"])
def test_what_is_no_format_is_refused(tmp_path: Path, word: str) -> None:
    said = run(str(write(TALE, tmp_path / "findings.json")), "--to", word)

    assert said.exit_code == 2
    assert "xlsx, csv, graphml, ftm" in " ".join(said.stderr.split())
