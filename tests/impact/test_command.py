"""graphkit impact on the bundled sample: what it prints, how it ends, what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from graphkit.report import schema
from tests.cli.conftest import Run, cli, sample

__all__ = ["cli", "sample"]

pytestmark = pytest.mark.usefixtures("sample")

DANDONG = ("impact", "bank-of-dandong", "--as-of", "2017-06-30")


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_it_speaks_every_format(cli: Run) -> None:
    whole = json.loads(cli(*DANDONG, "-f", "json").stdout)
    assert whole["count"] == len(whole["results"]) == sum(whole["totals"].values()) == 9
    first, *rest = [json.loads(line) for line in cli(*DANDONG).stdout.splitlines()]
    assert (first["type"], first["schema"], len(rest)) == ("run", "impact/1", 9)
    assert first["query"]["name"] == "impact/dealings"
    rows = list(csv.DictReader(io.StringIO(cli(*DANDONG, "-f", "csv").stdout)))
    assert {row["part"] for row in rows} == {"direct", "second", "cascade"}
    assert cli(*DANDONG, "-f", "table").exit_code == 0


def test_the_results_are_as_the_schema_says(cli: Run) -> None:
    whole = json.loads(cli(*DANDONG, "-f", "json").stdout)
    described = schema.describe("impact-1")
    assert set(described["required"]) <= set(whole)
    assert set(whole) <= set(described["properties"])
    fields = {
        one["properties"]["part"]["const"]: set(one["properties"])
        for name, one in described["$defs"].items()
        if "part" in one.get("properties", {})
    }
    assert set(fields) == {"direct", "access", "second", "cascade", "de-risking"}
    assert all(set(one) == fields[one["part"]] for one in whole["results"])
    file = schema.FOLDER / "impact-1.json"
    assert file.read_bytes() == schema.written("impact-1")


def test_facts_come_first_and_models_say_what_they_are(cli: Run) -> None:
    told = one_line(cli(*DANDONG, "-f", "table").stdout)
    assert "directly exposed: 2 counterparties (1 bank, 1 company); 100% in kp" in told
    assert "no path from it to a USD clearer is recorded in the sources loaded" in told
    assert "cascades: estimate:" in told
    assert "amounts: 0 stated, 0 given, 5 reconstructed" in told
    assert "5 claims only possibly stood" in told
    assert "is not to say that there is none" in told


def test_a_clearer_by_its_own_country_is_one(cli: Run) -> None:
    first = json.loads(cli("impact", "ftb-us-correspondents").stdout.splitlines()[0])
    assert (first["access"]["is_clearer"], first["access"]["reaches"]) == (True, True)


def test_amounts_that_the_user_states_are_named_with_their_hash(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    file.write_text("from,to,amount,currency\nkkbc,bank-of-dandong,1000,USD\n", "utf-8")
    first = json.loads(cli(*DANDONG, "--amounts", str(file)).stdout.splitlines()[0])
    assert (first["cascade"]["given"], first["cascade"]["unit"]) == (1, 1000.0)
    assert first["query"]["params"]["amounts"]["name"] == "claims.csv"
    assert len(first["query"]["params"]["amounts"]["sha256"]) == 64


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((*DANDONG, "--fail-on-findings"), 0, ""),
        ((*DANDONG, "--strict"), 0, ""),
        ((*DANDONG, "--strict", "--limit", "1"), 7, ""),
        ((*DANDONG, "--threshold", "2"), 2, "'2' is no share above 0 and at most 1"),
        ((*DANDONG, "--threshold", "0.5..0.2"), 2, "is no share"),
        ((*DANDONG, "--currency", "XYZ"), 2, "'XYZ' is no currency"),
        ((*DANDONG, "--amounts", "missing.csv"), 6, "cannot be read"),
        ((*DANDONG, "--standard", "holy"), 2, "is no standard"),
        (("impact", "chong-chon-gang"), 2, "only a party can be cut off"),
        (("impact", "nobody"), 2, 'graphkit find "nobody"'),
    ],
    ids=str,
)
def test_each_ending_has_its_code(cli: Run, words: tuple[str, ...], code: int, said: str) -> None:
    result = cli(*words)
    assert (result.exit_code, said in one_line(result.stderr)) == (code, True)
