"""What a loader does when the server refuses, goes away, or leaves open whether it committed."""

from __future__ import annotations

import threading

import pytest
from neo4j.exceptions import (
    ConfigurationError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graphkit.graph import Graph, audit, connect
from graphkit.graph.failures import Cure, cure
from graphkit.model.records import Batch
from graphkit.model.rows import Row
from tests.graph.test_release import ask, listed, party, release, take
from tests.support.neo4j import TestServer
from tests.support.proxy import relayed

ROWS = 60


def failure(code: str) -> Neo4jError:
    return Neo4jError._hydrate_neo4j(code=code, message="said the server")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Neo.TransientError.Transaction.DeadlockDetected", Cure.AGAIN),
        ("Neo.TransientError.General.DatabaseUnavailable", Cure.AGAIN),
        ("Neo.ClientError.Cluster.NotALeader", Cure.AGAIN),
        ("Neo.ClientError.Statement.EntityNotFound", Cure.AGAIN),
        ("Neo.DatabaseError.Transaction.TransactionCommitFailed", Cure.AGAIN),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", Cure.SPLIT),
        ("Neo.TransientError.General.TransactionOutOfMemoryError", Cure.SPLIT),
        ("Neo.TransientError.General.OutOfMemoryError", Cure.SPLIT),
        ("Neo.TransientError.General.StackOverFlowError", Cure.SPLIT),
        ("Neo.ClientError.Transaction.TransactionTimedOut", Cure.SPLIT),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", Cure.SIEVE),
        ("Neo.ClientError.Statement.TypeError", Cure.SIEVE),
        ("Neo.ClientError.Statement.ArgumentError", Cure.SIEVE),
        ("Neo.DatabaseError.Statement.ExecutionFailed", Cure.SIEVE),
        ("Neo.ClientError.Security.Unauthorized", Cure.STOP),
        ("Neo.ClientError.Database.DatabaseNotFound", Cure.STOP),
    ],
)
def test_each_failure_of_the_server_has_its_cure(code: str, expected: Cure) -> None:
    assert cure(failure(code)) is expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ServiceUnavailable("gone"), Cure.AGAIN),
        (SessionExpired("gone"), Cure.AGAIN),
        (IncompleteCommit("nobody knows"), Cure.AGAIN),
        (ConnectionResetError("gone"), Cure.AGAIN),
        (ConfigurationError("ours"), Cure.STOP),
        (ValueError("ours"), Cure.STOP),
    ],
)
def test_each_failure_on_the_way_has_its_cure(error: Exception, expected: Cure) -> None:
    assert cure(error) is expected


def rows(count: int = ROWS) -> list[Row]:
    return [listed(str(n), "2019", owner=str(n % 7 + 1)) for n in range(1, count + 1)]


def whole(graph: Graph, count: int = ROWS) -> bool:
    """Tell whether everything is there once, and every step follows from what is stated."""
    for text in (
        "MATCH (n:Company) RETURN count(n) AS n, count(DISTINCT n.id) AS ids",
        "MATCH (n:Designation) RETURN count(n) AS n, count(DISTINCT n.id) AS ids",
        "MATCH ()-[r:OWNS]->() RETURN count(r) AS n, count(DISTINCT r.id) AS ids",
    ):
        assert ask(graph, text) == [{"n": count, "ids": count}]
    assert {check.name: check.faults for check in audit(graph) if check.faults} == {}
    return True


@pytest.mark.parametrize("how", [{}, {"whole": 0, "part": 20}], ids=["whole", "in parts"])
def test_a_commit_whose_answer_is_lost_is_not_made_twice(
    graph: Graph, empty_database: TestServer, how: dict[str, int]
) -> None:
    server = empty_database
    port = int(server.uri.rpartition(":")[2])
    with relayed(port, cuts=20) as relay:
        uri = f"bolt://127.0.0.1:{relay.port}"
        with connect(uri, server.username, server.password, "neo4j", 30.0) as through:
            report = take(through, release("2019", ROWS), rows(), **how)
        assert relay.made >= (1 if not how else 10)

    assert str(report.rows.total) == f"{ROWS} rows = {ROWS} loaded + 0 unchanged + 0 rejected"
    assert whole(graph)
    assert take(graph, release("2019", ROWS), rows()).counters == {}


def test_a_part_that_memory_does_not_hold_is_halved(graph: Graph) -> None:
    count = 7_000
    text = "x" * 40_000  # together more than a transaction may hold
    big = (heavy(str(n), f"{n} {text}") for n in range(1, count + 1))

    report = take(graph, release("2019", count), big, whole=10**9, part=10**9)

    assert str(report.rows.total) == f"{count:,} rows = {count:,} loaded + 0 unchanged + 0 rejected"
    assert ask(graph, "MATCH (n:Company) RETURN count(n) AS n") == [{"n": count}]
    assert report.counts["entities"].created == count


def heavy(name: str, text: str) -> Row:
    entity = party(name).model_copy(update={"notes": (text,)})
    return Row("list.csv", int(name), Batch(entities=(entity,)))


def test_loads_that_meet_at_the_same_parties_wait_for_each_other(
    graph: Graph, empty_database: TestServer
) -> None:
    failed: list[Exception] = []

    def load_one(source: str) -> None:
        try:
            own = connect(
                empty_database.uri, empty_database.username, empty_database.password, "neo4j", 30.0
            )
            with own as other:
                take(other, release("2019", ROWS, source=source), rows(), whole=0, part=15)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=load_one, args=(f"us{n}",)) for n in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert failed == []
    assert whole(graph)
