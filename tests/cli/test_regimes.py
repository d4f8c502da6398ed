"""graphkit assess, compare, gap, relief and regimes on the bundled sample, and what they refuse."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.regimes.law import law
from graphkit.regimes.scenario import scenarios
from graphkit.report import schema
from tests.cli.conftest import Run

THEN = ("--as-of", "2019-12-31")
ASSESS = ("assess", "lighthouse-winmore", "--regime", "un", *THEN)
COMPARE = ("compare", "--from", "2019-12", "--to", "secondary-embargo", *THEN)
GAP = ("gap", *THEN)
RELIEF = ("relief", "--lift", "un-2371-*", "--regime", "un", *THEN)
ANSWERS = {
    "regime-assessment-1": ASSESS,
    "regime-comparison-1": COMPARE,
    "regime-gap-1": GAP,
    "regime-relief-1": RELIEF,
}
SUBJECT = {"regime-assessment-1": "rule"}
"""The column by which a row is found in its answer, where that is not the id of a party."""


def one_line(text: str) -> str:
    return " ".join(text.split())


def rows(text: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("name", ANSWERS)
def test_each_question_speaks_every_format_as_its_schema_says(cli: Run, name: str) -> None:
    command = ANSWERS[name]
    whole = json.loads(cli(*command, "-f", "json").stdout)
    first, *rest = [json.loads(line) for line in cli(*command, "-f", "jsonl").stdout.splitlines()]
    flat = rows(cli(*command, "-f", "csv").stdout)
    page = one_line(cli(*command, "-f", "table").stdout)

    key = SUBJECT.get(name, "id")
    kind = f"{name.removesuffix('-1')}/1"
    assert (first["type"], first["schema"], whole["schema"]) == ("run", kind, kind)
    assert whole["count"] == len(whole["results"]) == len(rest) > 0
    assert {row[key] for row in flat} >= {one[key] for one in whole["results"]}
    described = schema.describe(name)
    fields = set(described["properties"]["results"]["items"]["properties"])
    assert set(described["required"]) <= set(whole)
    assert all(set(one) == fields for one in whole["results"])
    assert whole["truncated"] is False
    assert "is no clearance" in page
    assert "Not legal advice." in page


@pytest.mark.parametrize("name", ANSWERS)
def test_each_schema_ships_as_the_types_are(name: str) -> None:
    assert (schema.FOLDER / f"{name}.json").read_bytes() == schema.written(name)


@pytest.mark.usefixtures("sample")
def test_the_legal_gap_is_told_from_the_practical_one(cli: Run) -> None:
    whole = json.loads(cli(*ASSESS, "-f", "json").stdout)
    transfer = next(one for one in whole["results"] if one["rule"] == "un-2375-11")
    conduct = next(one for one in transfer["elements"] if one["name"] == "conduct")
    assert (conduct["outcome"], conduct["reason"]) == ("not shown", "standard not reached")
    assert (conduct["have"], conduct["need"]) == (2, 3)
    oil = next(one for one in whole["results"] if one["rule"] == "un-2375-14")
    cap = next(one for one in oil["elements"] if one["name"] == "cap")
    assert (cap["outcome"], cap["reason"]) == ("not shown", "no information")
    assert not oil["in_force"]


@pytest.mark.usefixtures("sample")
def test_trade_alone_takes_in_more_and_loses_nobody(cli: Run) -> None:
    whole = json.loads(cli(*COMPARE, "-f", "json").stdout)
    moves = {one["id"]: one["move"] for one in whole["results"]}
    assert "leaves" not in moves.values()
    assert moves["case:sample/lighthouse-winmore"] == "enters"
    assert moves["imo:9417115"] == "stays"
    assert whole["after"]["caught"] == len(moves)
    assert whole["before"]["caught"] == sum(one == "stays" for one in moves.values())


@pytest.mark.usefixtures("sample")
def test_a_rule_that_is_lifted_frees_whom_no_other_catches(cli: Run) -> None:
    whole = json.loads(cli(*RELIEF, "-f", "json").stdout)
    found = {one["id"]: one for one in whole["results"]}
    assert found["imo:9020003"]["outcome"] == "leaves"
    assert found["imo:9020003"]["smallest"] == ["un-2371-8"]
    assert found["imo:9417115"]["outcome"] == "stays"
    assert found["imo:9417115"]["by"] == ["un-2375-11"]
    assert set(whole["no_power"]) == set(whole["lifted"])


@pytest.mark.usefixtures("sample")
def test_what_is_supposed_is_said_and_written_nowhere(cli: Run) -> None:
    supposed = (*ASSESS, "--assume-designated", "sam-jong-2")
    page = one_line(cli(*supposed, "-f", "table").stdout)
    assert "SUPPOSED, and nowhere recorded: SAM JONG 2 is designated" in page
    before, after = (json.loads(cli(*one, "-f", "json").stdout) for one in (ASSESS, supposed))
    freeze = [
        next(one for one in whole["results"] if one["rule"] == "un-1718-8-d")
        for whole in (before, after)
    ]
    other = [
        next(it["outcome"] for it in one["elements"] if it["name"] == "counterparty")
        for one in freeze
    ]
    assert other == ["excluded", "met"]
    assert json.loads(cli(*ASSESS, "-f", "json").stdout)["results"] == before["results"]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((*ASSESS, "--fail-on-findings"), 3, ""),
        ((*ASSESS, "--strict"), 0, ""),
        ((*ASSESS[:2], "--regime", "the-old-one"), 2, "no scenario 'the-old-one'"),
        ((*ASSESS[:2], "--regime", "nowhere.yml"), 2, "cannot be read"),
        (("compare", "--from", "today", "--to", "the-old-one"), 2, "no scenario 'the-old-one'"),
        (("relief", "--lift", "un-0000-1"), 2, "no rule 'un-0000-1' is in force"),
        ((*ASSESS, "--standard", "holy"), 2, "is no standard"),
        (("gap", "--as-of", "2019"), 2, "is not one day"),
        (("assess", "nobody"), 2, 'graphkit find "nobody"'),
        ((*ASSESS, "--assume-delisted", "nobody"), 2, 'graphkit find "nobody"'),
    ],
    ids=str,
)
def test_each_ending_has_its_code_and_one_error(
    cli: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    result = cli(*words)
    told = one_line(result.stderr)
    assert (result.exit_code, said in told) == (code, True), told
    assert told.count("error") <= 1
    assert "Traceback" not in told


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: mine\n  title: [", "is no YAML"),
        ("id: mine\ntitle: mine\n", "says: Field required"),
        ("id: mine\ntitle: mine\nsays: mine\nmood: bad\n", "mood: Extra inputs"),
        ("id: mine\ntitle: mine\nsays: mine\nlift: [un-0-1]\n", "lifts 'un-0-1', which is no rule"),
        (
            "id: mine\ntitle: mine\nsays: mine\ntests: {court: {least: 2, why: so}}\n",
            "no test 'court'",
        ),
    ],
    ids=["no YAML", "too little", "too much", "an unknown rule", "an unknown test"],
)
def test_a_scenario_that_is_wrong_is_refused_with_its_place(
    cli: Run, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "mine.yml"
    file.write_text(text, encoding="utf-8")
    result = cli("assess", "koti", "--regime", str(file))
    assert (result.exit_code, said in one_line(result.stderr)) == (2, True), result.stderr


@pytest.mark.parametrize(
    ("command", "count"),
    [(("regimes", "scenarios"), len(scenarios())), (("regimes", "rules"), len(law()))],
    ids=lambda one: str(one[-1]) if isinstance(one, tuple) else None,
)
def test_scenarios_and_rules_are_listed_in_every_format(
    cli: Run, command: tuple[str, ...], count: int
) -> None:
    whole = json.loads(cli(*command, "-f", "json").stdout)
    ids = [one["id"] for one in whole["results"]]
    assert len(ids) == len(set(ids)) == count
    lines = [json.loads(line) for line in cli(*command, "-f", "jsonl").stdout.splitlines()]
    assert [one["id"] for one in lines if one.get("type") != "run"] == ids
    assert [row["id"] for row in rows(cli(*command, "-f", "csv").stdout)] == ids
    page = cli(*command, "-f", "table")
    assert page.exit_code == 0
    assert ids[0] in page.stdout


def test_the_rules_of_one_law_are_listed_alone(cli: Run) -> None:
    listed = json.loads(cli("regimes", "rules", "--law", "uk", "--law", "sg", "-f", "json").stdout)
    assert {one["law"] for one in listed["results"]} == {"uk", "sg"}


def test_one_rule_is_shown_whole(cli: Run) -> None:
    told = one_line(cli("regimes", "show", "un-2371-8").stdout)
    assert told.startswith("un-2371-8: Resolution 2371 (2017), 8")
    assert "goods: coal, iron and iron ore" in told
    assert "exemption rajin: coal of another origin" in told
    assert "needs standard 3: shall prohibit" in told
    assert "Resolution 2371 (2017), paragraph 8, with both exceptions [from memory, hi" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("regimes", "show", "un-9999-1"), "no rule 'un-9999-1' is recorded here"),
        (("regimes", "rules", "--law", "fr"), "no law 'fr' is recorded here"),
    ],
    ids=str,
)
def test_a_rule_or_law_that_is_not_there_is_one_clear_error(
    cli: Run, words: tuple[str, ...], said: str
) -> None:
    result = cli(*words)
    assert (result.exit_code, said in one_line(result.stderr)) == (2, True)
