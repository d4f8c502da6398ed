"""What a reader gets from a real server, and what each thing that goes wrong is called."""

from __future__ import annotations

import time
from datetime import date

import pytest
from neo4j.exceptions import Neo4jError
from pydantic import SecretStr

from graphkit.catalogue import Query, parse, query
from graphkit.errors import AuthenticationError, DatabaseError, QueryTimeout
from graphkit.graph import Graph, connect, load, schema, vocabulary
from graphkit.graph.connection import _refuse_old
from graphkit.graph.failures import is_too_large
from graphkit.graph.schema import apply
from tests.graph.batches import OWNER, SHIP, owns, run, whole
from tests.support.neo4j import TestServer

RETRY_SECONDS = 30
"""For so long the driver tries a query again that it takes for unlucky."""


def asked(statement: str, name: str = "find/one") -> Query:
    return parse(name, f"// {name}\n// For a test.\nCYPHER 25\n{statement}\n", "test")


def test_a_row_is_plain_python_without_what_only_the_browser_draws(graph: Graph) -> None:
    load(graph, whole(), run())
    text = asked(
        "MATCH path = (a:Entity)-[link:OWNS]->(b)\n"
        "RETURN link.startMin AS day, link.reached AS days, {day: link.startMax} AS known,\n"
        "  a.name AS name, datetime('2020-01-02T03:04:05Z') AS moment, a, link, path"
    )

    (row,) = graph.read(text)

    assert row.keys() == {"day", "days", "known", "name", "moment"}
    assert type(row["day"]) is date
    assert {type(day) for day in row["days"]} == {date}
    assert row["known"] == {"day": date(2010, 12, 31)}
    assert row["moment"].isoformat() == "2020-01-02T03:04:05+00:00"


def test_parameters_are_data_and_never_code(graph: Graph) -> None:
    load(graph, whole(), run())

    assert graph.read(query("load/known/identified"), {"ids": [SHIP, "' OR 1=1 //"]}) == [
        {"identifier": SHIP, "id": SHIP}
    ]


def test_a_reading_session_refuses_to_write(graph: Graph) -> None:
    with pytest.raises(DatabaseError, match="(?i)writ"):
        graph.read(asked("CREATE (n:Entity {id: 'imo:1'}) RETURN n.id AS id"))


def test_a_query_that_takes_too_long_is_a_timeout(graph: Graph) -> None:
    slow = asked("UNWIND range(1, 1000000) AS a\nUNWIND range(1, 1000000) AS b\nRETURN count(*)")

    with pytest.raises(QueryTimeout, match="within 0.5 s") as caught:
        graph.read(slow, seconds=0.5)

    assert caught.value.where == "find/one"
    assert "GRAPHKIT_QUERY_SECONDS" in caught.value.cure


def test_a_query_that_needs_too_much_memory_says_so(graph: Graph) -> None:
    huge = asked("UNWIND range(1, 100000000) AS a\nRETURN size(collect(a)) AS n")
    began = time.monotonic()

    with pytest.raises(DatabaseError, match="more memory"):
        graph.read(huge, seconds=30)

    assert time.monotonic() - began < RETRY_SECONDS, "the driver tried it again"


@pytest.mark.parametrize(
    ("code", "message", "expected"),
    [
        ("MemoryPoolOutOfMemoryError", "db.memory.transaction.max threshold reached", True),
        (
            "MemoryPoolOutOfMemoryError",
            "dbms.memory.transaction.total.max threshold reached",
            False,
        ),
        ("StackOverFlowError", "too deep", True),
        ("DatabaseUnavailable", "db.memory.transaction.max threshold reached", False),
    ],
)
def test_only_what_no_other_try_would_hold_is_too_large(
    code: str, message: str, *, expected: bool
) -> None:
    error = Neo4jError._hydrate_neo4j(code=f"Neo.TransientError.General.{code}", message=message)

    assert is_too_large(error) is expected


def test_a_mistake_in_a_query_names_the_query(graph: Graph) -> None:
    with pytest.raises(DatabaseError, match="SyntaxError") as caught:
        graph.read(asked("MATCH (n RETURN n"))

    assert caught.value.where == "find/one"


def test_a_write_returns_its_rows_and_counters(graph: Graph) -> None:
    text = asked("CREATE (n:Entity {id: 'imo:1'}) RETURN n.id AS id", "load/one")

    rows, counters = graph.write(text)

    assert rows == [{"id": "imo:1"}]
    assert counters == {"nodes_created": 1, "labels_added": 1, "properties_set": 1}


def test_the_server_says_its_version(graph: Graph) -> None:
    year, month, *_ = graph.server_version().split(".")

    assert (int(year), int(month)) >= (2026, 8)


@pytest.mark.parametrize("version", ["2025.10.1", "5.26.0", ""])
def test_an_older_server_is_refused(
    graph: Graph, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Graph, "server_version", lambda _: version)

    with pytest.raises(DatabaseError, match="2026.08") as caught:
        _refuse_old(graph)

    assert caught.value.where == graph.address


def test_a_wrong_password_is_an_authentication_error(database: TestServer) -> None:
    with (
        pytest.raises(AuthenticationError, match="unauthorized") as caught,
        connect(database.uri, "neo4j", SecretStr("wrong"), "neo4j", 5.0),
    ):
        pass

    assert "wrong" not in str(caught.value)
    assert caught.value.where == database.uri


@pytest.mark.parametrize(
    "address",
    ["bolt://127.0.0.1:1", "nonsense", "bolt://127.0.0.1:port", "bolt://no.such.host.invalid"],
)
def test_where_nothing_answers_the_address_is_named(address: str) -> None:
    with (
        pytest.raises(DatabaseError) as caught,
        connect(address, "neo4j", SecretStr("any"), "neo4j", 5.0),
    ):
        pass

    assert caught.value.where == address
    assert caught.value.cure


def test_a_database_that_is_not_there_is_named(database: TestServer) -> None:
    with (
        connect(database.uri, database.username, database.password, "nowhere", 5.0) as graph,
        pytest.raises(DatabaseError, match="nowhere"),
    ):
        graph.read(query("evidence/runs"))


def test_the_schema_is_put_in_place_once(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(Graph, "write", lambda _, one, *__: written.append(one.name))

    apply(graph)

    assert written == []


def test_a_missing_index_is_made_again(graph: Graph) -> None:
    graph.write(asked("DROP INDEX entityNames", "schema/one"))
    apply(graph)

    names = {row["name"] for row in graph.read(query("load/known/schema"))}
    assert names >= {schema.index_name(one) for one in schema.wanted()}


def test_the_vocabulary_has_no_name_twice() -> None:
    for names in (vocabulary.labels(), vocabulary.relationship_types(), vocabulary.property_keys()):
        assert len(names) == len(set(names))


def test_names_in_any_script_are_found_in_plain_letters(graph: Graph) -> None:
    load(graph, whole(), run())
    text = asked(
        "CALL db.index.fulltext.queryNodes('entityNames', $text) YIELD node\nRETURN node.id AS id"
    )

    for words in ("cheongcheongang", "청천강", "Ch'ongch'on'gang"):
        assert graph.read(text, {"text": words}) == [{"id": OWNER}], words


def test_steps_are_found_by_their_index(graph: Graph) -> None:
    load(graph, whole(), run())
    # with two steps in the store the planner may as well scan; shipped queries name the index, too
    profile = asked(
        "PROFILE\nMATCH ()-[step:STEP {link: $id}]->()\n"
        "USING INDEX SEEK step:STEP(link)\nRETURN step.id AS id"
    )
    found = graph._driver.execute_query(
        profile.text.replace("CYPHER 25\nPROFILE", "CYPHER 25 PROFILE"),
        {"id": owns().id},
        database_=graph.database,
    )

    assert "RelationshipIndexSeek" in str(found.summary.profile)
