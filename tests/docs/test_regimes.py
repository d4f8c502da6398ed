"""regimes.md and rules.md say what rules, tests and scenarios are; the example is run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from graphkit.model.registry import Schema
from graphkit.regimes import describe
from graphkit.regimes.element import EXCLUDING, Outcome, Reason
from graphkit.regimes.law import law, named
from graphkit.regimes.rule import Designated, Knowledge, Reach, Rule, Stage, Tie, Who
from graphkit.regimes.scenario import Scenario, scenario, scenarios
from tests.cli.conftest import Run, cli, sample
from tests.docs.examples import check, examples, generated, page

__all__ = ["cli", "sample"]

PAGES = ("regimes.md", "rules.md", "argument.md")
OWN = "one-report.yml"


def yaml_blocks() -> list[str]:
    """Return the rule and the scenario that the page shows whole."""
    return re.findall(r"^```yaml\n(.*?)^```$", page("regimes.md"), re.M | re.S)


def fields(model: Any) -> set[str]:
    return {one.alias or name for name, one in model.model_fields.items()}


def first_cells(text: str) -> list[str]:
    """Return the words in code marks of the first cell of each row of the tables in a text."""
    rows = re.findall(r"^\| ([^|]+) \|", text, re.M)
    return [word for row in rows for word in re.findall(r"`([\w-]+)`", row)]


@pytest.mark.parametrize(
    ("name", "part", "text"),
    [
        ("rules.md", "rules", describe.rules_page()),
        ("rules.md", "powers", describe.powers_table()),
        ("regimes.md", "tests", describe.tests_table()),
    ],
    ids=["rules", "powers", "tests"],
)
def test_the_page_holds_the_table_as_the_files_make_it(name: str, part: str, text: str) -> None:
    """To mend it: put what graphkit/regimes/describe.py returns between the two marks."""
    assert generated(name, part) == text


def test_every_rule_has_one_row_with_all_columns() -> None:
    rows = [one for one in describe.rules_page().splitlines() if one.startswith("| `")]
    assert sorted(first_cells("\n".join(rows))) == sorted(one.id for one in law())
    assert {len(re.split(r"(?<!\\)\|", row)) - 2 for row in rows} == {6}


def test_a_cell_breaks_no_table() -> None:
    assert describe.table(("a",), [("x |\n y",)]) == "| a |\n| --- |\n| x \\| y |"


def test_the_rule_that_is_shown_is_the_rule() -> None:
    shown = Rule.model_validate(yaml.safe_load(yaml_blocks()[0]))
    assert shown == named(law(), "un-2375-11")


def test_every_field_of_a_rule_a_class_and_a_scenario_is_explained() -> None:
    reading, _, rest = page("regimes.md").partition("## How the answers are read")
    of_rules, _, of_classes = reading.partition("A class of parties")
    assert set(first_cells(of_rules)) == fields(Rule)
    assert set(first_cells(of_classes)) == fields(Who)
    assert fields(Designated) <= set(re.findall(r"`(\w+)`", of_classes))
    of_scenarios = rest.partition("## Scenarios")[2].partition("### One of your own")[0]
    assert set(first_cells(of_scenarios)) == {*fields(Scenario), *scenarios()}


@pytest.mark.parametrize("words", [Reach, Stage, Knowledge, Tie], ids=lambda one: one.__name__)
def test_every_word_that_a_field_may_hold_is_named(words: type[Any]) -> None:
    named_words = re.findall(r"`([a-zA-Z ]+)`", page("regimes.md"))
    assert [one.value for one in words if one.value not in named_words] == []


def test_every_reason_stands_with_its_outcome() -> None:
    told = dict(re.findall(r"^\| ([a-z ]+) \| (not shown|excluded) \|", page("regimes.md"), re.M))
    assert told == {
        one.value: str(Outcome.EXCLUDED if one in EXCLUDING else Outcome.NOT_SHOWN)
        for one in Reason
    }


def test_the_scenario_of_the_page_is_one(tmp_path: Path) -> None:
    file = tmp_path / OWN
    file.write_text(yaml_blocks()[1], encoding="utf-8")
    assert scenario(str(file)).id == file.stem
    assert Schema.VESSEL in scenario(str(file)).add[0].counterparty[0].kinds


@pytest.mark.usefixtures("sample")
def test_the_scenario_of_the_page_gives_the_answer_that_it_shows(
    cli: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    (tmp_path / OWN).write_text(yaml_blocks()[1], encoding="utf-8")
    (example,) = examples("regimes.md")
    check(cli, *example)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_gives_a_verdict(name: str) -> None:
    verdicts = re.compile(r"(?i)\b(guilty|guilt|evad\w+|culprits?|clean|violator\w*)\b")
    own_words = re.sub(r"<!-- rules: begin -->.*<!-- rules: end -->", "", page(name), flags=re.S)
    assert verdicts.findall(own_words) == []
