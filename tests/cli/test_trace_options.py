"""Days, windows and knowledge as options of `graphkit trace`."""

from __future__ import annotations

import json

import pytest

from graphkit.report import schema
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("sample")

BANK = "bank-of-china-singapore"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--within", "180d"), "days before which day?"),
        (("--within", "soon", "--as-of", "2018-01-01"), "'soon' is no number of days"),
        (("--as-of", "2018-01-01", "--during", "2018"), "a day and a window are two questions"),
        (("--during", "2019..2018"), "ends before it begins"),
        (("--rule", "us"), "depends on the day"),
        (("--rule", "mars", "--as-of", "2018-01-01"), "'mars' has no rule on ownership here"),
        (("--known-to", "chinpo", "--known-history"), "not what one party held"),
        (("--known-to", "nobody"), "nothing loaded has the identifier 'nobody'"),
    ],
)
def test_what_cannot_be_asked_is_refused(cli: Run, words: tuple[str, ...], said: str) -> None:
    told = cli("trace", BANK, *words)
    assert told.exit_code == 2
    assert said in " ".join(told.stderr.split())
    assert not told.stdout


def test_an_answer_says_which_question_it_answers(cli: Run) -> None:
    asked = ("--as-of", "2014-07-30", "--within", "400d", "--strict-identity", "--rule", "un")
    whole = json.loads(cli("trace", BANK, *asked, "-f", "json").stdout)
    assert (whole["within"], whole["strict_identity"], whole["rule"]) == (400, True, "un")
    assert whole["query"]["params"]["since"] == "2013-06-25"
    told = " ".join(cli("trace", BANK, *asked, "-f", "table").stdout.split())
    assert "as of 2014-07-30, events of the 400 days up to it" in told
    assert "without unreviewed identities" in told
    assert "blocked under the un rule of ownership" in told


def test_a_history_is_as_its_schema_says(cli: Run) -> None:
    whole = json.loads(cli("trace", BANK, "--known-history", "-f", "json").stdout)
    described = schema.describe("exposure-history-1")
    assert set(described["required"]) <= set(whole)
    assert whole["schema"] == "exposure-history/1"
    assert [one["day"] for one in whole["results"]] == ["2017-05-12", "2017-05-13"]
    changed = described["properties"]["results"]["items"]["properties"]
    assert all(set(one) == set(changed) for one in whole["results"])


def test_the_curve_of_a_history_is_that_of_the_answer_on_the_day(cli: Run) -> None:
    history = json.loads(cli("trace", BANK, "--known-history", "-f", "json").stdout)
    for change in history["results"]:
        answer = cli("trace", BANK, "--known-by", change["day"], "-f", "json").stdout
        counted = {name: number for name, number in json.loads(answer)["curve"].items() if number}
        assert counted == change["curve"]


def test_a_history_ends_with_the_code_that_was_asked_for(cli: Run) -> None:
    history = ("trace", BANK, "--known-history", "-f", "json")
    assert cli(*history, "--strict").exit_code == 0
    assert cli(*history, "--fail-on-findings").exit_code == 3
    assert cli(*history, "--fail-on-findings", "--known-by", "2010-01-01").exit_code == 0
