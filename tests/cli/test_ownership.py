"""graphkit ownership on the bundled sample: what it prints, how it ends, what it refuses."""

from __future__ import annotations

import csv
import io
import json

import pytest

from graphkit.report import schema
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("sample")

PAN_SYSTEMS = ("ownership", "pan-systems-pyongyang", "--as-of", "2017-02-28")
DANDONG = ("ownership", "bank-of-dandong", "--as-of", "2016-12-15")


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("command", [PAN_SYSTEMS, DANDONG, (*PAN_SYSTEMS, "--down")], ids=" ".join)
def test_it_speaks_every_format(cli: Run, command: tuple[str, ...]) -> None:
    whole = json.loads(cli(*command, "-f", "json").stdout)
    assert whole["count"] == len(whole["results"]) == 4
    first, *rest = [json.loads(line) for line in cli(*command).stdout.splitlines()]
    assert (first["type"], first["schema"]) == ("run", "ownership-finding/1")
    assert len(rest) == 4
    rows = list(csv.DictReader(io.StringIO(cli(*command, "-f", "csv").stdout)))
    assert {row["regime"] for row in rows} == {"us", "eu", "uk", "un"}
    assert cli(*command, "-f", "table").exit_code == 0


def test_the_results_are_as_the_schema_says(cli: Run) -> None:
    whole = json.loads(cli(*PAN_SYSTEMS, "-f", "json").stdout)
    described = schema.describe("ownership-finding-1")
    assert set(described["required"]) <= set(whole)
    fields = set(described["properties"]["results"]["items"]["properties"])
    assert all(set(one) == fields for one in whole["results"])
    file = schema.FOLDER / "ownership-finding-1.json"
    assert file.read_bytes() == schema.written("ownership-finding-1")


def test_control_by_a_listed_body_counts_for_the_united_nations_and_not_for_ofac(cli: Run) -> None:
    un = one_line(cli(*PAN_SYSTEMS, "--rule", "un", "-f", "table").stdout)
    assert (
        "● UN: certainly blocked by what is stated · indicated, no stronger than standard 2" in un
    )
    assert "certainly controlled by RECONNAISSANCE GENERAL BUREAU" in un
    assert "UN DPRK KPe.031, asset freeze, in force, from 2016-03-02" in un
    us = one_line(cli(*PAN_SYSTEMS, "--rule", "us", "-f", "table").stdout)
    assert "· US: not recorded as blocked" in us
    assert "FAQ 398" in us
    later = cli("ownership", "pan-systems-pyongyang", "--rule", "un", "--as-of", "2018-01-01")
    finding = json.loads(later.stdout.splitlines()[1])
    assert finding["blocked"] == "possibly"
    assert "stated for 2017-02-28, no end is stated" in finding["missing"][0]


def test_a_minority_owner_that_is_blocked_does_not_block_its_bank(cli: Run) -> None:
    told = one_line(cli(*DANDONG, "--rule", "us", "-f", "table").stdout)
    assert "· US: not recorded as blocked" in told
    assert "DANDONG HONGXIANG INDUSTRIAL DEVELOPMENT CO LTD: less than 50 %" in told
    assert "is no clearance" in told
    finding = json.loads(cli(*DANDONG, "--rule", "us").stdout.splitlines()[1])
    assert finding["subject"]["totals"][0]["reached"] == "not recorded"
    assert finding["subject"]["totals"][0]["held"]["maximum_exclusive"] is True


def test_ships_of_a_listed_owner_are_listed_below_it(cli: Run) -> None:
    asked = ("ownership", "korea-samjong", "--rule", "us", "--as-of", "2019-02-01", "--down")
    finding = json.loads(cli(*asked).stdout.splitlines()[1])
    assert [one["name"] for one in finding["below"]] == ["SAM JONG 2"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((*PAN_SYSTEMS, "--rule", "un", "--fail-on-findings"), 3, ""),
        ((*PAN_SYSTEMS, "--rule", "us", "--fail-on-findings"), 0, ""),
        ((*PAN_SYSTEMS, "--strict"), 0, ""),
        ((*PAN_SYSTEMS, "--rule", "fr"), 2, "'fr' has no rule on ownership here"),
        ((*PAN_SYSTEMS, "--standard", "holy"), 2, "is no standard"),
        (("ownership", "bank-of-dandong", "--as-of", "2016"), 2, "is not one day"),
        (("ownership", "nobody"), 2, 'graphkit find "nobody"'),
    ],
    ids=str,
)
def test_each_ending_has_its_code(cli: Run, words: tuple[str, ...], code: int, said: str) -> None:
    result = cli(*words)
    assert (result.exit_code, said in one_line(result.stderr)) == (code, True)


def test_several_rules_are_answered_in_the_order_asked(cli: Run) -> None:
    lines = cli(*DANDONG, "--rule", "un,us").stdout.splitlines()
    assert [json.loads(line)["rule"]["id"] for line in lines[1:]] == ["un-2006", "us-2014"]
