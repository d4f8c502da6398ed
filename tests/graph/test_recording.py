"""Whatever writes to the graph, the snapshot says afterwards what the graph does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.graph import Graph, connect, load, snapshot, tables
from graphkit.graph.decisions import Decision, Placed, decide
from graphkit.graph.load import load_rows, rows_of
from graphkit.graph.recording import Recorder
from graphkit.graph.schema import apply
from graphkit.graph.spool import Spool
from graphkit.model.records import Batch, Document, IngestRun, Link
from graphkit.model.registry import Schema
from graphkit.model.rows import Row
from graphkit.model.statements import DocumentKind
from ingest.loading import retire
from tests.graph.batches import OWNER, SHIP, entity, owns, run, whole
from tests.graph.bulk.stories import batches
from tests.graph.test_release import IN_PARTS, paper, release, take, take_list
from tests.support.neo4j import TestServer, wipe

Recorded = Callable[[Callable[[Graph], object]], None]


def does(graph: Graph, home: Path, work: Callable[[Graph], object]) -> None:
    """Do something as a command does, and compare every table with the graph itself."""
    recorder = Recorder(lambda: snapshot.state(home, graph).folder)
    work(replace(graph, committed=recorder.record))
    recorder.close()
    at = snapshot.state(home, graph)
    for name in tables.TABLES:
        found = snapshot.read(at, name)
        assert found is not None, name
        assert found.sort_by("id").equals(tables.export(graph, name).sort_by("id")), name


@pytest.fixture
def does_exactly(graph: Graph, tmp_path: Path) -> Recorded:
    return lambda work: does(graph, tmp_path, work)


def size(graph: Graph, name: str) -> int:
    return len(tables.export(graph, name))


def test_every_way_of_writing_is_noted(graph: Graph, does_exactly: Recorded) -> None:
    does_exactly(lambda it: load(it, whole(), run()))
    does_exactly(lambda it: load(it, whole(), run()))  # which changes nothing
    # a stronger identifier: the owner and all that hangs on it gets another id
    company = entity(Schema.COMPANY, OWNER, "imo-company:1790183", name="청천강 Shipping")
    does_exactly(lambda it: load(it, Batch(entities=(company,)), run("case:two")))
    # another source knows better what it is
    broker = entity(Schema.BANK, "imo-company:1790183")
    does_exactly(lambda it: load(it, Batch(entities=(broker,)), run("case:three")))
    assert tables.export(graph, "entities")["schema"].to_pylist().count("Bank") == 2
    assert size(graph, "steps") > 0


def test_what_releases_end_and_bring_back_is_noted(graph: Graph, does_exactly: Recorded) -> None:
    does_exactly(lambda it: take_list(it, "2019", (1, 2, 3), **IN_PARTS))
    does_exactly(lambda it: take_list(it, "2020", (1, 2)))
    does_exactly(lambda it: take_list(it, "2021", (1, 2, 3), **IN_PARTS))
    assert size(graph, "listings") == 4
    does_exactly(lambda it: retire(it, release("2021", 3)))
    gone = Row("list.csv", 9, Batch(gone=("1",), documents=(paper("2022"),)))
    does_exactly(lambda it: take(it, release("2022", 1, delta=True), [gone]))


def test_decisions_and_what_is_taken_back_are_noted(graph: Graph, does_exactly: Recorded) -> None:
    batch = Batch(entities=(entity(Schema.VESSEL, "case:a/x"), entity(Schema.VESSEL, "case:b/x")))
    does_exactly(lambda it: load(it, batch, run()))
    does_exactly(lambda it: decide(it, "decisions:a", [same()]))
    assert size(graph, "steps") == 2

    does_exactly(lambda it: decide(it, "decisions:a", []))

    assert size(graph, "steps") == 0


def same() -> Placed:
    ends = ("case:a/x", "case:b/x")
    decision = Decision(
        source="decisions:a",
        ids=ends,
        decision="same",
        decided_by="Nobody",
        decided_on="2024-01-01",
        why="one hull",
    )
    document = Document(
        id=decision.document_id,
        title="A decision",
        kind=DocumentKind.NOTE,
        publisher="Nobody",
        published="2024-01-01",
    )
    return Placed(decision, ends, document, Link(type="SAME_AS", from_id=ends[0], to_id=ends[1]))


def test_what_was_committed_and_not_noted_is_exported_and_kept(
    graph: Graph, tmp_path: Path
) -> None:
    load(graph, whole(), run())  # as if it had been killed before it wrote the manifest

    at = snapshot.state(tmp_path, graph)
    assert snapshot.read(at) is None
    found = snapshot.current(tmp_path, graph, "steps")

    assert found.equals(tables.export(graph, "steps"))
    assert snapshot.read(at) is not None
    more = Batch(links=(owns(SHIP, OWNER),))
    does(graph, tmp_path, lambda it: load(it, more, run("case:two")))


def test_a_store_that_was_filled_before_there_were_marks_is_exported(
    graph: Graph, tmp_path: Path
) -> None:
    load(graph, whole(), run())
    graph._driver.execute_query("MATCH (queue:LoadQueue) REMOVE queue.tables")

    assert len(snapshot.current(tmp_path, graph, "entities")) == 4
    assert snapshot.read(snapshot.state(tmp_path, graph)) is None


@settings(max_examples=8)
@given(releases=st.lists(batches(), min_size=2, max_size=3), whole_ones=st.sets(st.integers(0, 2)))
def test_any_releases_one_after_the_other(
    database: TestServer,
    tmp_path_factory: pytest.TempPathFactory,
    releases: list[Batch],
    whole_ones: set[int],
) -> None:
    with database.driver() as driver:
        wipe(driver)
    home = tmp_path_factory.mktemp("home")
    with connect(database.uri, database.username, database.password, "neo4j", 30.0) as graph:
        apply(graph)
        for number, batch in enumerate(releases):
            how: dict[str, Any] = {} if number in whole_ones else IN_PARTS
            does(graph, home, partial(take_batch, batch=batch, of=run(f"case:{number}"), how=how))


def take_batch(graph: Graph, batch: Batch, of: IngestRun, how: dict[str, Any]) -> None:
    with Spool() as spool:
        load_rows(graph, spool.fill(rows_of(batch, of.source)), of, **how)
