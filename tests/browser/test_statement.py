"""Queries with their values written in: the server reads back what was meant, and nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.browser.links import chain_link, edit_link
from graphkit.browser.statement import runnable, written
from graphkit.catalogue import Kind, Query, catalogue, query
from graphkit.errors import UsageError
from tests.support.neo4j import TestServer

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | TEXTS | st.dates(),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.just("key"), some, max_size=1),
    max_leaves=5,
)


def asked(text: str, **parameters: str) -> Query:
    return Query("x/y", text, "A row is one.", parameters, Kind.READ, "0")


def test_the_server_reads_back_every_value(database: TestServer) -> None:
    with database.driver() as driver:

        @given(st.lists(VALUES, max_size=8))
        def same(values: list[Any]) -> None:
            rows = driver.execute_query(f"RETURN {written(values)} AS value").records
            assert plain(rows[0]["value"]) == values

        same()


def plain(value: Any) -> Any:
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return value.to_native() if hasattr(value, "to_native") else value


@given(TEXTS)
def test_a_text_ends_where_its_quotes_end(text: str) -> None:
    inside = written(text)[1:-1]
    assert "'" not in inside.replace("\\\\", "").replace("\\'", "")
    assert inside.isprintable()


def test_only_parameters_are_replaced() -> None:
    text = "CYPHER 25\nMATCH (n {id: $id}) // $id\nWHERE n.x = '$id \\' $id' AND n.`$id` <> \"$id\""
    assert runnable(asked(text, id="'a'")) == (
        "CYPHER 25\nMATCH (n {id: /* id */ 'a'}) // $id\n"
        "WHERE n.x = '$id \\' $id' AND n.`$id` <> \"$id\""
    )


def test_a_name_that_begins_like_another_is_its_own() -> None:
    text = runnable(asked("CYPHER 25\nRETURN $id, $ids", id="1", ids="[2]"), {"id": 7})
    assert text.endswith("/* id */ 7, /* ids */ [2]")


def test_what_is_no_parameter_or_no_such_value_is_refused() -> None:
    with pytest.raises(UsageError, match="no parameter 'wrong'"):
        runnable(query("exposure/trace"), {"wrong": 1})
    with pytest.raises(UsageError, match="is no int"):
        runnable(query("exposure/trace"), {"level": "high"})
    with pytest.raises(ValueError, match="no literal"):
        written(object())
    with pytest.raises(ValueError, match="no key"):
        written({"a: 1} DETACH": 1})


@pytest.mark.parametrize(
    "one", [one for one in catalogue().values() if not one.writes], ids=lambda one: one.name
)
def test_no_reading_query_keeps_a_parameter(one: Query) -> None:
    text = runnable(one)
    assert text == runnable(asked(text))
    assert all(f"/* {name} */" in text for name in one.parameters)


def test_an_address_holds_the_text_to_the_letter() -> None:
    text = runnable(query("find/by_name"), {"text": "a&b=c#d+e%20 '\"<script>'"})
    link = edit_link("http://127.0.0.1:7474", "bolt://127.0.0.1:7687", text)
    found = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert found == {"dbms": ["bolt://127.0.0.1:7687"], "cmd": ["edit"], "arg": [text]}
    assert urlsplit(link).fragment == ""


def test_a_chain_link_names_each_fact_once() -> None:
    drawing = query("exposure/chain_by_links")
    ids = ["link:aa", "fact:bb", "link:aa"]
    link = chain_link("http://127.0.0.1:7474", "bolt://127.0.0.1:7687", drawing, ids)
    assert "['link:aa', 'fact:bb']" in parse_qs(urlsplit(link).query)["arg"][0]


def test_a_date_is_a_date() -> None:
    assert written(date(2017, 10, 19)) == "date('2017-10-19')"
