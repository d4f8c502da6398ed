"""What is refused leaves the graph as it was, whatever was loaded before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graphkit.cli import app
from graphkit.errors import Exit
from graphkit.graph import Graph
from ingest.case import load
from tests.ingest.case.whole import reading_of, whole
from tests.ingest.hostile.entry import Entry, Workshop
from tests.ingest.hostile.test_corpus import CORPUS
from tests.support.neo4j import TestServer

TRIED = (1, 6, 7, 11, 12, 13, 20, 21, 26)
"""Numbers that break a file at its beginning, in its middle, at its end, and in its packing."""


def refused() -> Iterator[Entry]:
    """Give the first entry of each number and source that is refused as a whole."""
    found: dict[tuple[int, str], Entry] = {}
    for one in CORPUS:
        if one.number in TRIED and one.code == Exit.INPUT and one.counts is None:
            found.setdefault((one.number, one.source), one)
    return iter(found.values())


def content(graph: Graph) -> list[tuple[object, ...]]:
    """Return how much there is of everything, and which runs there are."""
    found = graph._driver.execute_query(
        "MATCH (n) UNWIND labels(n) AS label RETURN label AS what, count(*) AS n, '' AS id"
        " UNION MATCH ()-[r]->() RETURN type(r) AS what, count(*) AS n, '' AS id"
        " UNION MATCH (run:IngestRun) RETURN 'run' AS what, 1 AS n, run.id AS id",
        database_=graph.database,
    )
    return sorted(tuple(record.values()) for record in found.records)


def test_what_is_refused_changes_nothing_in_the_graph(
    graph: Graph, database: TestServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", database.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", database.password.get_secret_value())
    load(graph, reading_of(tmp_path, whole()))
    before = content(graph)

    tried = set()
    for entry in refused():
        folder = tmp_path / entry.name
        folder.mkdir()
        path = entry.make(Workshop(folder, tmp_path / "canary", 1))
        done = CliRunner().invoke(app, ["ingest", entry.source, str(path)])
        assert done.exit_code == Exit.INPUT, f"{entry.name}: {done.output}"
        tried.add(entry.source)

    assert content(graph) == before
    assert tried == {"case", "un", "ofac", "gleif", "ftm", "bods"}
