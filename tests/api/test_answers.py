"""The sample asked from Python: the answers of the command line, with types."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import graphkit
from graphkit.api.answers import Answer, Exposure
from graphkit.errors import AuthenticationError, DatabaseError, UsageError
from graphkit.exposure.shape import State
from graphkit.report.machine import guarded
from graphkit.server import stop
from graphkit.settings import Settings
from tests.cli.conftest import Run
from tests.support.neo4j import TestServer, jars_dir

Case = graphkit.Investigation
BANK = "bank-of-china-singapore"
ASKED: dict[str, tuple[Callable[[Case], Answer], tuple[str, ...]]] = {
    "trace": (
        lambda case: case.trace(BANK, as_of="2014-07-30", within="400d", rule="un"),
        ("trace", BANK, "--as-of", "2014-07-30", "--within", "400d", "--rule", "un"),
    ),
    "trace during": (
        lambda case: case.trace("lighthouse-winmore", during="2017-10", include=["siblings"]),
        ("trace", "lighthouse-winmore", "--during", "2017-10", "--include", "siblings"),
    ),
    "known_history": (
        lambda case: case.known_history(BANK),
        ("trace", BANK, "--known-history"),
    ),
    "ownership": (
        lambda case: case.ownership("pan-systems-pyongyang", as_of="2017-02-28", down=True),
        ("ownership", "pan-systems-pyongyang", "--as-of", "2017-02-28", "--down"),
    ),
    "assess": (
        lambda case: case.assess("lighthouse-winmore", regime="un", as_of="2019-12-31"),
        ("assess", "lighthouse-winmore", "--regime", "un", "--as-of", "2019-12-31"),
    ),
    "compare": (
        lambda case: case.compare("2019-12", "any-information", as_of="2019-12-31"),
        ("compare", "--from", "2019-12", "--to", "any-information", "--as-of", "2019-12-31"),
    ),
    "find": (
        lambda case: case.find("chong chon gang", limit=5),
        ("find", "chong chon gang", "--limit", "5"),
    ),
}
ELEMENT_ID = re.compile(r"\d+:[0-9a-f]{8}-[0-9a-f-]{27}:\d+")


@pytest.mark.parametrize("name", ASKED)
def test_a_frame_has_the_rows_of_the_csv_and_asks_the_same_again(
    case: Case, cli: Run, name: str
) -> None:
    ask, words = ASKED[name]
    answer = ask(case)
    table = answer.to_df()
    read = csv.DictReader(io.StringIO(cli(*words, "-f", "csv").stdout))
    rows = list(read)
    assert len(rows) > 0
    assert [*table.columns] == read.fieldnames
    assert [*cells(table)] == rows
    again = getattr(case, answer.METHOD)(**answer.asked)
    assert again == answer
    assert again.to_df().equals(table)


def cells(table: pd.DataFrame) -> Iterator[dict[str, str]]:
    """Yield the rows of a frame as CSV writes them."""
    for row in table.to_dict("records"):
        yield {str(name): cell(value) for name, value in row.items()}


def cell(value: Any) -> str:
    if pd.isna(value):
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else guarded(str(value))


def test_an_answer_is_that_of_the_engine_with_every_field(case: Case, cli: Run) -> None:
    answer = case.trace("koti-corp", to="dawn-marine")
    whole = json.loads(cli("trace", "koti-corp", "--to", "dawn-marine", "-f", "json").stdout)
    dumped = answer.model_dump(mode="json", by_alias=True)
    assert dumped["results"] == whole["results"]
    assert dumped["citations"] == whole["citations"]
    assert "asked" not in dumped
    assert (answer.state, len(answer.results[0].steps)) == (State.INDICATED, 3)
    assert repr(answer) == "<Exposure: ○ INDICATED: 1 chain to DAWN MARINE MANAGEMENT CO LTD>"


def test_an_empty_answer_has_all_columns_and_says_what_was_searched(case: Case) -> None:
    some = case.trace("koti-corp", to="dawn-marine", known_by="2019-01-31")
    none = case.trace("koti-corp", to="dawn-marine", known_by="2019-01-30")
    assert (len(some.results), len(none.results)) == (1, 0)
    for table in ("steps", "chains", "evidence"):
        assert none.to_df(table).dtypes.equals(some.to_df(table).dtypes)
    assert len(none.to_df()) == 0
    told = none.to_df().attrs
    assert told["bottom_line"].startswith("None recorded by 2019-01-30 in Case file sample; not lo")
    assert told["asked"]["known_by"] == "2019-01-30"
    assert told["coverage"]["lists_missing"][0] == "OFAC SDN list"
    assert told["truncated"] is False
    assert json.loads(json.dumps(told)) == told


def test_every_table_holds_what_the_answer_holds(case: Case) -> None:
    answer = case.trace(BANK)
    chains, evidence = answer.to_df("chains"), answer.to_df("evidence")
    assert list(chains["chain_id"]) == [one.chain_id for one in answer.results]
    of_steps = [it.id for one in answer.results for step in one.steps for it in step.evidence]
    assert list(evidence.loc[evidence["step"].notna(), "id"]) == of_steps
    assert len(of_steps) == 8
    against = evidence[evidence["direction"] == "contradicts"]
    assert list(against["proposition"]) == ["element"]
    listings = [it for one in answer.results for it in one.target.designations]
    assert set(evidence.loc[evidence["step"].isna(), "about"]) == {one.id for one in listings}
    assert evidence.loc[~evidence["read"], "quote"].dropna().size == 0


def test_the_subjects_own_listings_have_evidence_and_no_chain(case: Case) -> None:
    answer = case.trace("koti-corp", to="dawn-marine")
    evidence = answer.to_df("evidence")
    own = evidence[evidence["chain_id"].isna()]
    assert set(own["about"]) == {one.id for one in answer.subject_designations}
    assert own["quote"].notna().all()


def test_findings_and_rules_have_a_row_each(case: Case) -> None:
    findings = case.ownership("pan-systems-pyongyang", as_of="2017-02-28").to_df("findings")
    assert dict(zip(findings["regime"], findings["blocked"], strict=True)) == {
        "us": "not recorded",
        "eu": "not recorded",
        "uk": "not recorded",
        "un": "certainly",
    }
    answer = case.assess("lighthouse-winmore", regime="un", as_of="2019-12-31")
    rules = answer.to_df("rules").set_index("rule")
    assert list(rules.index) == [one.rule for one in answer.results]
    assert rules.loc["un-2270-18", "lacking"] == ""
    assert rules.loc["un-2375-11", "lacking"] == "conduct (standard not reached)"
    assert rules.loc["un-2375-11", "from"] == pd.Timestamp("2017-09-11")
    assert list(rules["to"].isna()[["un-2375-11", "un-2375-14"]]) == [True, False]


def test_no_frame_holds_an_id_of_the_server_or_the_text_nan(case: Case) -> None:
    answer = case.trace(BANK)
    frames = [answer.to_df(table) for table in answer.TABLES]
    frames.append(case.query("exposure/designations").to_df())
    told = " ".join(one.to_csv() for one in frames)
    assert not ELEMENT_ID.search(told)
    assert not re.search(r"(?i)\bnan\b|\bNone\b", told)


@pytest.mark.parametrize(
    "day", ["2014-07-28", date(2014, 7, 28), datetime(2014, 7, 28), pd.Timestamp("2014-07-28")]
)
def test_a_day_may_be_written_in_every_way_that_means_one(case: Case, day: Any) -> None:
    assert case.trace("chinpo", as_of=day, limit=1).asked["as_of"] == "2014-07-28"


def test_one_word_is_one_word_and_not_its_letters(case: Case) -> None:
    asked = case.ownership("chinpo", rule="us", as_of="2014-07-28").asked
    assert asked["rule"] == ["us"]
    one = case.assess("chinpo", regime="un", assume_designated="koti", as_of="2014-07-28")
    assert one.asked["assume_designated"] == ["imo:9417115"]
    assert one.supposed == ("imo:9417115 is designated",)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"within": "180d"}, "days before which day?"),
        ({"within": "soon", "as_of": "2018-01-01"}, "'soon' is no number of days"),
        ({"as_of": "2018-01-01", "during": "2018"}, "a day and a window are two questions"),
        ({"as_of": datetime(2018, 1, 1, 12)}, "2018-01-01 12:00:00"),
        ({"as_of": "2018-01"}, "'2018-01' is not one day"),
        ({"rule": "us"}, "depends on the day"),
        ({"rule": "us,eu", "as_of": "2018-01-01"}, "'us,eu' has no rule on ownership here"),
        ({"include": "sibling"}, "'sibling' cannot be included"),
        ({"standard": 6}, "'6' is no standard"),
        ({"standard": "proven"}, "'proven' is no standard"),
        ({"max_hops": 9}, "--max-hops: 9 is not in the range 1 to 8"),
        ({"limit": 0}, "--limit: 0 is not in the range 1 to 10000"),
        ({"seconds": 0}, "--seconds: 0 is less than 0.1 seconds"),
        ({"known_to": "nobody"}, "nothing loaded has the identifier 'nobody'"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_the_words_of_the_command_line(
    case: Case, words: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        case.trace(BANK, **words)
    assert said in str(refused.value)


def test_a_table_that_is_not_there_is_refused_with_those_that_are(case: Case) -> None:
    with pytest.raises(UsageError, match="'links' is no table") as refused:
        case.trace("chinpo", limit=1).to_df("links")
    assert refused.value.cure == "one of: steps, chains, evidence"


def test_a_limit_that_cut_an_answer_is_said(case: Case) -> None:
    answer = case.trace(BANK, limit=1)
    assert answer.truncated
    assert "NOT COMPLETE" in answer._repr_html_()
    assert case.find("shipping", limit=1).truncated


def test_a_query_of_the_catalogue_has_typed_rows(case: Case) -> None:
    rows = case.query("exposure/designations")
    assert len(rows.results) == 2
    assert str(rows.to_df()["startMin"].dtype) == "datetime64[s]"
    assert rows.bottom_line.startswith("2 rows. Every designation of the given entities")
    none = case.query("exposure/designations", ids=["case:sample/chinpo"])
    assert none.results == ()
    assert none.to_df().dtypes.equals(rows.to_df().dtypes)
    assert none.asked["parameters"]["ids"] == ["case:sample/chinpo"]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("exposure/designation", {}, "did you mean exposure/designations?"),
        ("exposure/designations", {"id": []}, "has no parameter 'id'"),
        ("exposure/designations", {"ids": 3}, "3 is no list"),
        ("load/mark", {}, "load/mark writes; `query` only reads"),
    ],
)
def test_a_query_that_cannot_be_run_is_refused(
    case: Case, name: str, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        case.query(name, **given)
    assert said in str(refused.value)


def test_what_is_closed_answers_no_more(named: TestServer) -> None:
    with graphkit.connect() as case:
        assert case.find("chinpo").results
    with pytest.raises(graphkit.GraphkitError, match="the connection is closed") as refused:
        case.find("chinpo")
    assert "graphkit.connect()" in str(refused.value)
    case.close()  # twice is once


def test_what_is_named_outright_stands_above_the_environment(
    sample: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    monkeypatch.setenv("GRAPHKIT_TODAY", "2001-01-01")
    with graphkit.connect(sample.uri, password=sample.password, today="2018-03-29") as case:
        assert case.trace("koti-corp").known_by == date(2018, 3, 29)
    with pytest.raises(AuthenticationError):
        graphkit.connect(sample.uri)
    with pytest.raises(DatabaseError):
        graphkit.connect()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"uri": "bolt://127.0.0.1:1"}, "NEO4J_PASSWORD is not"),
        ({"today": "yesterday"}, "GRAPHKIT_TODAY: a setting cannot have this value"),
        ({"query_seconds": 0}, "GRAPHKIT_QUERY_SECONDS: a setting cannot have this value"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as refused:
        graphkit.connect(**given)
    assert said in str(refused.value)


def test_a_password_is_shown_nowhere(sample: TestServer) -> None:
    secret = sample.password.get_secret_value()
    with graphkit.connect(sample.uri, password=secret) as case:
        assert secret not in repr(case) + repr(vars(case)) + repr(case.find("chinpo").asked)


def test_where_nothing_names_a_server_the_embedded_one_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHKIT_JARS", str(jars_dir()))
    home = tmp_path / "home"
    try:
        with graphkit.connect(home=home) as case:
            found = case.find("chong chon gang")
    finally:
        stop(home, lambda *_: None)
    assert found.results == ()
    assert found.bottom_line == "Nothing like 'chong chon gang' in what is loaded."
    assert found.coverage.lists_checked == ()
    assert list(found.to_df().columns)[:3] == ["id", "name", "schema"]
    assert Settings().home != home
    assert issubclass(Exposure, graphkit.Answer)
