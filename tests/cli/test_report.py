"""graphkit report: a dossier as files, rendered again from its findings without the database."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graphkit.dossier.answer import Dossier
from graphkit.report.dossier.findings import read_findings
from tests.cli.conftest import Run
from tests.support.neo4j import TestServer

DEAD = "bolt://127.0.0.1:1"
KOTI = "koti-corp-imo-company-5982254"
EXIT = {"usage": 2, "input": 6}


@pytest.fixture(autouse=True)
def jars(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep what is fetched, if the tests have a place for it."""
    monkeypatch.setenv(
        "GRAPHKIT_JARS", os.environ.get("GRAPHKIT_TEST_JARS", str(tmp_path / "jars"))
    )


@pytest.fixture
def koti(cli: Run, sample: TestServer, tmp_path: Path) -> Path:
    """The dossier of a listed company under the law of a day, in every format of pages."""
    out = tmp_path / "dossiers"
    asked = ("report", "koti-corp", "--regime", "2019-12", "--as-of", "2019-12-31")
    done = cli(*asked, "--to", "html,md,pdf", "-o", str(out))
    assert done.exit_code == 0, done.output
    return out


def test_a_dossier_says_who_which_chains_which_rules_and_how_to_ask_again(koti: Path) -> None:
    assert sorted(one.name for one in koti.iterdir()) == [
        f"{KOTI}.html",
        f"{KOTI}.json",
        f"{KOTI}.md",
        f"{KOTI}.pdf",
    ]
    found = read_findings(koti / f"{KOTI}.json")
    dossier = found.dossier
    assert dossier.profile is not None
    assert "un:KPe.067" in dossier.profile.identifiers
    assert dossier.profile.stated["country"] == ("pa",)
    assert [one.list_id for one in dossier.exposure.subject_designations] == ["23785", "KPe.067"]
    assert [chain.target.name for chain in dossier.exposure.results] == ["KOTI"]
    assert dossier.exposure.results[0].steps[0].bounds is not None
    assert [one.regime for one in dossier.assessments] == ["2019-12"]
    assert dossier.contradictions == ()
    assert found.run.command == (
        "graphkit report imo-company:5982254 --as-of 2019-12-31 --known-by 2026-06-30"
        " --standard 1 --max-hops 6 --limit 25 --regime 2019-12"
    )


def test_the_command_of_a_dossier_asks_the_same_again(
    cli: Run, koti: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHKIT_TODAY", "2027-01-31")  # another day changes nothing
    command = read_findings(koti / f"{KOTI}.json").run.command
    assert command is not None
    again = tmp_path / "again"

    assert cli(*command.split()[1:], "-o", str(again)).exit_code == 0

    first, second = (held(folder / f"{KOTI}.json") for folder in (koti, again))
    assert first["results"] == second["results"]
    assert first["query"] == second["query"]


def held(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_bytes())
    return found


def test_findings_give_the_same_pages_without_the_database(
    cli: Run, koti: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", DEAD)
    again = tmp_path / "again"

    done = cli("report", str(koti / f"{KOTI}.json"), "--to", "pdf,html,md", "-o", str(again))

    assert done.exit_code == 0, done.output
    for ending in ("html", "md", "pdf"):
        assert (again / f"{KOTI}.{ending}").read_bytes() == (koti / f"{KOTI}.{ending}").read_bytes()
    assert not (again / f"{KOTI}.json").exists()


def test_pages_that_are_there_are_not_overwritten_unasked(cli: Run, koti: Path) -> None:
    before = {one: one.read_bytes() for one in koti.iterdir()}

    refused = cli("report", "koti-corp", "--regime", "none", "-o", str(koti))

    assert refused.exit_code == EXIT["usage"]
    assert "--force" in refused.stderr
    assert {one: one.read_bytes() for one in koti.iterdir()} == before
    assert cli("report", "koti-corp", "--regime", "none", "--force", "-o", str(koti)).exit_code == 0


@pytest.mark.usefixtures("sample")
def test_the_json_of_a_trace_is_taken_and_says_what_it_lacks(cli: Run, tmp_path: Path) -> None:
    traced = tmp_path / "findings.json"
    assert cli("trace", "koti-corp", "-f", "json", "-o", str(traced)).exit_code == 0

    assert cli("report", str(traced), "--to", "md", "-o", str(tmp_path)).exit_code == 0

    text = (tmp_path / f"{KOTI}.md").read_text("utf-8")
    assert "these findings are of a trace alone" in text
    assert "No rule of law was asked about." in text
    assert "KOTI CORP managed KOTI (ship), as stated for 2018-03-30" in text


@pytest.mark.usefixtures("sample")
def test_what_is_read_back_is_what_was_found(koti: Path) -> None:
    written = json.loads((koti / f"{KOTI}.json").read_bytes())["results"][0]

    assert Dossier.model_validate(written).model_dump(mode="json", by_alias=True) == written


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("subject", ["koti", "bank-of-dandong", "wan-heng-11"])
def test_every_chain_of_a_trace_is_in_the_dossier(cli: Run, tmp_path: Path, subject: str) -> None:
    traced = json.loads(cli("trace", subject, "-f", "json").stdout)

    assert cli("report", subject, "--regime", "none", "--plain", "-o", str(tmp_path)).exit_code == 0

    (page,) = tmp_path.glob("*.html")
    text = page.read_text("utf-8")
    for number, chain in enumerate(traced["results"], 1):
        assert f'id="chain-{number}"' in text
        assert chain["chain_id"] in text
    assert f'id="chain-{len(traced["results"]) + 1}"' not in text


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("koti-corp", "--to", "docx"), "usage", "no format of a dossier"),
        (("nobody-at-all", "--regime", "none"), "usage", "nothing loaded has the identifier"),
        (("koti-corp", "--regime", "tomorrow"), "usage", "tomorrow"),
        (("missing.json",), "input", "cannot be read"),
        (("broken.json",), "input", "is no JSON"),
        (("other.json",), "input", "its schema is 'entity-match/1'"),
        (("half.json",), "input", "is broken"),
        (("half.json", "--as-of", "2019-12-31"), "usage", "nothing can be asked of it"),
    ],
)
@pytest.mark.usefixtures("sample")
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    cli: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    exit_code: str,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.json").write_text('{"schema": ')
    Path("other.json").write_text('{"schema": "entity-match/1"}')
    Path("half.json").write_text('{"schema": "dossier/1", "results": [{}]}')
    before = sorted(tmp_path.rglob("*"))

    done = cli("report", *words)

    assert done.exit_code == EXIT[exit_code], done.output
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.output
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.usefixtures("sample")
def test_a_page_that_cannot_be_made_costs_no_findings(cli: Run, tmp_path: Path) -> None:
    asked = ("report", "koti-corp", "--regime", "none", "-o", str(tmp_path))

    refused = cli(*asked, "--to", "md,pdf", "--font-path", str(tmp_path / "nowhere"))

    assert refused.exit_code == EXIT["usage"]
    assert [one.name for one in tmp_path.glob("koti*")] == [f"{KOTI}.json"]
    assert cli("report", str(tmp_path / f"{KOTI}.json"), "-o", str(tmp_path)).exit_code == 0


@pytest.mark.usefixtures("sample")
def test_a_chart_is_a_picture_that_stands_alone(cli: Run, tmp_path: Path) -> None:
    asked = ("report", "koti-corp", "--regime", "none", "-o", str(tmp_path), "--to", "svg")

    assert cli(*asked).exit_code == 0

    drawing = (tmp_path / f"{KOTI}.svg").read_text("utf-8")
    assert drawing.startswith("<svg")
    assert "<style>" in drawing
    nothing = cli(*asked[:-1], "svg", "--until", "bank-melli", "--force")
    assert nothing.exit_code == EXIT["usage"]
    assert "nothing to draw" in " ".join(nothing.stderr.split())
