"""The benchmark of loading compares like with like."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest.case
from benchmarks.contenders import Asked, Told
from benchmarks.load import cells
from benchmarks.merging import graph_of, written
from benchmarks.served import Served
from graphkit.graph import Graph, load
from tests.support.neo4j import TestServer, wipe
from tests.support.sample import SAMPLE

CONTENTS = """
MATCH (n) WHERE n.id IS NOT NULL
CALL (n) { OPTIONAL MATCH (n)-[r]->(m) RETURN collect([type(r), properties(r), m.id]) AS ways }
RETURN n.id AS id, labels(n) AS labels, properties(n) AS known, ways
"""


def contents(server: Served) -> dict[str, object]:
    rows = server.driver.execute_query(CONTENTS).records
    return {
        row["id"]: (sorted(row["labels"]), row["known"], sorted(map(repr, row["ways"])))
        for row in rows
    }


def test_merging_all_that_we_write_gives_the_graph_that_we_write(
    graph: Graph, database: TestServer
) -> None:
    reading = ingest.case.read(SAMPLE)
    ingest.case.accept(reading)
    load(graph, reading.batch, reading.run)
    with database.driver() as driver:
        server = Served(graph, driver, pid=0)
        ours, slabs = contents(server), list(graph_of(driver))
        count = server.relationships()
        wipe(driver)
        told = written(server, slabs, together=True)
        assert contents(server) == ours
        assert told.relationships == count > 0


def test_both_halves_are_told_apart_by_the_mark_in_the_middle() -> None:
    marks = [(0.0, 0), (1.0, 100), (2.0, 200), (4.0, 300), (6.0, 400)]
    assert Told({"loading": 6.0}, 400, 400, marks=marks).halves == pytest.approx(0.5)
    assert Told({"loading": 6.0}, 400, 400, marks=marks[:2]).halves is None


def test_reading_is_told_and_does_not_count() -> None:
    told = Told({"reading": 5.0, "loading": 2.0}, 100, 400, cpu=(1.0, 3.0))
    assert told.total == 2.0
    assert cells(told, told)[:5] == ["2.0", "400", "200", "1.00", "50"]
    assert cells(told, told)[7] == "100"


def test_a_real_folder_gives_its_rows_and_its_run(data: Path) -> None:
    rows, run = Asked(0, 0, data / "ofac-csv-2019-01").opened()
    read = sum(1 + sum(n for _, n in row.beside) for row in rows)
    assert run().rows_accepted == read > 0
