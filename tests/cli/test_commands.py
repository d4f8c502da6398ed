"""Every command on the bundled sample: what it prints, how it ends, what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from graphkit.literals import like, value
from graphkit.report import schema
from tests.cli.conftest import Run
from tests.support.neo4j import TestServer
from tests.support.sample import SAMPLE

pytestmark = pytest.mark.usefixtures("sample")

CHINPO_BANK = "bank-of-china-singapore"
READING = (
    ("find", "chong chon gang"),
    ("trace", CHINPO_BANK),
    ("query", "list"),
    ("query", "run", "evidence/runs"),
    ("audit",),
    ("doctor",),
)


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_every_reading_command_speaks_every_format(cli: Run, command: tuple[str, ...]) -> None:
    whole = json.loads(cli(*command, "-f", "json").stdout)
    assert whole["count"] == len(whole["results"])
    first, *rest = [json.loads(line) for line in cli(*command).stdout.splitlines()]
    assert first["type"] == "run"
    assert len(rest) == whole["count"] == first["count"]
    rows = list(csv.reader(io.StringIO(cli(*command, "-f", "csv").stdout)))
    assert len({len(row) for row in rows}) <= 1
    table = cli(*command, "-f", "table")
    assert table.exit_code == 0
    assert table.stdout


def test_the_bank_of_chinpo_leads_to_omm_by_the_ship_it_paid_for(cli: Run) -> None:
    told = one_line(cli("trace", CHINPO_BANK, "--to", "omm", "-f", "table").stdout)
    assert "paid C.B. FENTON & CO USD 72016.76 on account of CHONG CHON GANG on 2013-07-08" in told
    assert "UN DPRK KPe.020, asset freeze, in force, from 2014-07-28" in told
    assert "on the day of the dealing: listed later" in told
    assert "AGAINST “DPRK-Regulations reg 12(b)" in told
    assert "bans on conduct" in told
    assert "adjudicated (5) once" in told


def test_the_charterer_of_lighthouse_winmore_leads_to_the_owner_of_sam_jong_2(cli: Run) -> None:
    for subject in ("billions-bunker", "win-more"):
        whole = json.loads(cli("trace", subject, "--to", "korea-samjong", "-f", "json").stdout)
        names = [[node["name"] for node in one["nodes"]] for one in whole["results"]]
        ends = ["LIGHTHOUSE WINMORE", "SAM JONG 2", "KOREA SAMJONG SHIPPING CO"]
        assert any(path[1:] == ends for path in names)
        assert all(step["evidence"] for one in whole["results"] for step in one["steps"])


def test_bank_of_dandong_leads_to_kkbc(cli: Run) -> None:
    whole = json.loads(cli("trace", "bank-of-dandong", "-f", "json").stdout)
    names = {one["target"]["name"] for one in whole["results"]}
    assert "KOREA KWANGSON BANKING CORP" in names
    stages = [one["stage"] for one in whole["subject_designations"]]
    assert stages == ["proposed", "in force"]


def test_an_answer_keeps_its_schema(cli: Run) -> None:
    whole = json.loads(cli("trace", CHINPO_BANK, "-f", "json").stdout)
    described = schema.describe("exposure-chain-1")
    assert set(described["required"]) <= set(whole)
    chain = described["properties"]["results"]["items"]
    for one in whole["results"]:
        assert set(one) == set(chain["properties"])
    assert "NaN" not in json.dumps(whole)
    for name in schema.RESULTS:
        file = schema.FOLDER / f"{name}.json"
        assert file.read_bytes() == schema.written(name), f"{file.name} is not what is described"


def test_none_recorded_is_said_with_what_was_searched(cli: Run) -> None:
    result = cli("trace", "toronto-star-has-no-id", "-f", "table")
    assert result.exit_code == 2
    result = cli("trace", CHINPO_BANK, "--as-of", "2001-01-01", "-f", "table")
    assert "NONE RECORDED to a party listed as of 2001-01-01; 1 chain" in result.stdout
    result = cli("trace", CHINPO_BANK, "--known-by", "2001-01-01", "-f", "table")
    assert result.exit_code == 0
    assert "NONE RECORDED by 2001-01-01 in what is loaded" in result.stdout
    assert "lists not loaded: OFAC SDN list" in one_line(result.stdout)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("trace", CHINPO_BANK, "--fail-on-findings"), 3, ""),
        (("trace", CHINPO_BANK, "--limit", "1", "--strict"), 7, ""),
        (("trace", CHINPO_BANK, "--standard", "holy"), 2, "'holy' is no standard"),
        (("trace", CHINPO_BANK, "--as-of", "2013-02-30"), 2, "is not a day of the calendar"),
        (("trace", CHINPO_BANK, "--as-of", "2013"), 2, "'2013' is not one day"),
        (("trace", CHINPO_BANK, "--include", "cousins"), 2, "'cousins' cannot be included"),
        (("trace", CHINPO_BANK, "--max-hops", "9"), 2, "max-hops"),
        (("trace", "nobody"), 2, 'graphkit find "nobody"'),
        (("query", "show", "exposure/tracee"), 2, "did you mean exposure/trace?"),
        (("query", "run", "load/complete"), 2, "only reads"),
        (("query", "run", "find/by_identifier", "-p", "idz=3"), 2, "has no parameter 'idz'"),
        (("find", "[/]"), 2, "neither a letter nor a digit"),
        (("ingest", "case", "no-such-folder"), 6, "no-such-folder"),
    ],
    ids=str,
)
def test_each_ending_has_its_code(cli: Run, words: tuple[str, ...], code: int, said: str) -> None:
    result = cli(*words)
    assert result.exit_code == code, result.stderr
    assert said in one_line(result.stderr)
    assert "Traceback" not in result.output


def test_a_wrong_password_is_no_crash(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-secret-canary")
    result = cli("find", "chong chon gang")
    assert result.exit_code == 4
    assert "NEO4J_PASSWORD" in result.stderr
    assert "canary" not in result.output


def test_a_setting_that_cannot_be_is_named(
    cli: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GRAPHKIT_TODAY", "soon")
    result = cli("find", "chong chon gang")
    assert (result.exit_code, "GRAPHKIT_TODAY: a setting" in result.stderr) == (2, True)
    monkeypatch.setenv("GRAPHKIT_TODAY", "2026-06-30")
    broken = tmp_path / "PROJECT_FILE.toml"
    broken.write_text("x = [", encoding="utf-8")
    result = cli("find", "chong chon gang")
    assert (result.exit_code, "is no TOML" in result.stderr) == (2, True)


def test_a_server_that_is_not_there_is_said(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    result = cli("find", "chong chon gang", "-f", "json")
    assert result.exit_code == 5
    told = json.loads(result.stderr)
    assert (told["code"], told["where"]) == (5, "bolt://127.0.0.1:9")


def test_an_output_file_appears_whole_and_is_not_overwritten(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "chains.csv"
    assert cli("trace", CHINPO_BANK, "-o", str(file)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    assert {"chain_id", "sentence", "documents"} <= set(rows[0])
    again = cli("trace", CHINPO_BANK, "-o", str(file))
    assert (again.exit_code, "the file exists" in again.stderr) == (2, True)
    assert cli("trace", CHINPO_BANK, "-o", str(file), "--force").exit_code == 0


def test_ingesting_the_sample_again_changes_nothing(cli: Run) -> None:
    result = cli("ingest", "case", str(SAMPLE))
    assert result.exit_code == 0, result.stderr
    assert "0 created, 0 changed" in one_line(result.stderr)


def test_a_case_with_one_bad_row_writes_nothing(
    cli: Run, tmp_path: Path, database: TestServer
) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "vessels.csv").write_text("id,name,imoNumber\nx,UNSEEN,9074728\n", encoding="utf-8")
    result = cli("ingest", "case", str(folder))
    assert result.exit_code == 6
    assert "vessels.csv:2 imoNumber" in result.stderr
    assert json.loads(cli("find", "UNSEEN", "-f", "json").stdout)["count"] == 0


def test_the_audit_finds_nothing_in_the_sample(cli: Run) -> None:
    assert json.loads(cli("audit", "-f", "json").stdout)["count"] == 0


def test_query_show_is_ready_for_the_browser(cli: Run) -> None:
    text = cli("query", "show", "exposure/trace", "--browser").stdout
    assert text.startswith(":param subject => 'case:sample/bank-of-china-singapore';\n")
    assert "CYPHER 25\nMATCH" in text


def test_literals_of_headers_are_read_as_the_server_reads_them() -> None:
    assert value("[{id: 'a: b', state: 0, open: true}]") == [
        {"id": "a: b", "state": 0, "open": True}
    ]
    assert str(value("date('2026-06-30')")) == "2026-06-30"
    assert value("[1, -1, null]") == [1, -1, None]
    assert like("3", 1, "limit") == 3
    with pytest.raises(ValueError, match="malformed"):
        value("duration('P1D')")
