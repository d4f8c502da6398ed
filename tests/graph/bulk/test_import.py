"""A bulk load, imported by Neo4j itself, is the graph that an ordinary load of the same gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

import neo4j
import pytest

import ingest.case
from graphkit.cli.bulk import BulkReport, bulk_ingest
from graphkit.cli.database import opened
from graphkit.graph import Graph, LoadReport, audit, snapshot, tables
from graphkit.graph.load import rows_of
from graphkit.graph.spool import Spool
from graphkit.server import stop
from graphkit.settings import Settings
from ingest import loading
from tests.graph.bulk.published import SMALL
from tests.graph.bulk.stories import odd_rows, run_of
from tests.graph.test_release import listed, release, take_list
from tests.support.neo4j import MARKER, jars_dir
from tests.support.sample import SAMPLE

SECONDS = 600.0
"""Nothing here takes so long; everything at once may take more than a server gives unasked."""
TIMES = {"IngestRun": {"began", "ended"}, "LoadQueue": {"tables"}}
"""What two loads of the same never have in common: when they were, and the mark of a state."""

Things = tuple[Counter[Any], Counter[Any]]


@contextmanager
def home(folder: Path) -> Iterator[Settings]:
    settings = Settings(home=folder, jars=jars_dir())
    try:
        yield settings
    finally:
        stop(folder)


def everything(graph: Graph) -> Things:
    """Return all nodes and all relationships of a store, past graphkit's own queries."""

    def run(text: LiteralString) -> neo4j.EagerResult:
        return graph._driver.execute_query(neo4j.Query(text, timeout=SECONDS))

    nodes, relationships = Counter[Any](), Counter[Any]()
    for row in run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS known").records:
        if MARKER not in row["labels"]:
            left_out = set().union(*(TIMES.get(label, set()) for label in row["labels"]))
            nodes[frozenset(row["labels"]), frozen(row["known"], left_out)] += 1
    for row in run(
        "MATCH (a)-[r]->(b) RETURN labels(a) AS ofA, a.id AS a, type(r) AS type, "
        "labels(b) AS ofB, b.id AS b, properties(r) AS known"
    ).records:
        ends = frozenset(row["ofA"]), row["a"], frozenset(row["ofB"]), row["b"]
        relationships[ends, row["type"], frozen(row["known"], set())] += 1
    return nodes, relationships


def frozen(known: dict[str, Any], left_out: set[str]) -> Any:
    def one(value: Any) -> Any:
        if isinstance(value, list):
            return tuple(map(one, value))
        return value.to_native() if hasattr(value, "to_native") else value

    return tuple(sorted((name, one(it)) for name, it in known.items() if name not in left_out))


def same(found: Things, wanted: Things) -> None:
    for some, others in zip(found, wanted, strict=True):
        assert list((some - others).elements())[:3] == []
        assert list((others - some).elements())[:3] == []


def counted(report: LoadReport) -> dict[str, tuple[int, int]]:
    """Count what was read and what there is; what was joined depends on the parts of a load."""
    return {kind: (it.read, it.created) for kind, it in report.counts.items()}


def is_as_loaded(
    folder: Path,
    graph: Graph,
    in_bulk: Callable[[Settings], BulkReport],
    ordinarily: Callable[[Graph], LoadReport],
) -> set[str]:
    """Load in bulk, then the same as always; and the same as always into an empty store.

    Returns:
        The checks of the audit that found something after the bulk load.
    """
    with home(folder) as settings:
        report = in_bulk(settings)
        with opened(settings) as bulk:
            loaded = everything(bulk)
            faults = {check.name for check in audit(bulk) if check.faults}
            snapshot_is_what_is_exported(settings, bulk)
            again = ordinarily(bulk)
            same(everything(bulk), loaded)
    assert again.counters == {}
    assert (again.created, again.changed) == (0, 0)
    first = ordinarily(graph)
    same(loaded, everything(graph))
    said = report.prepared.report()
    assert said.rows == first.rows
    assert counted(said) == counted(first)
    assert set(said.found) == set(first.found)
    assert set(said.rejects) == set(first.rejects)
    return faults


def snapshot_is_what_is_exported(settings: Settings, graph: Graph) -> None:
    at = snapshot.state(settings.home, graph)
    for table in tables.TABLES:
        found = snapshot.read(at, table)
        assert found is not None
        assert found.sort_by("id").equals(tables.export(graph, table).sort_by("id"))


def test_the_sample_and_whatever_texts_hold(tmp_path: Path, graph: Graph) -> None:
    sample = ingest.case.read(SAMPLE).batch
    every = [*rows_of(sample, "story"), *odd_rows()]
    run = run_of(len(every))

    faults = is_as_loaded(
        tmp_path / "Besitz é",
        graph,
        lambda settings: bulk_ingest(settings, every, lambda: run),
        lambda it: take(it, every, run),
    )

    assert faults == {
        "audit/conflict",
        "audit/link_without_evidence",
        "audit/fact_without_evidence",
        "audit/designation_without_evidence",
    }


def take(graph: Graph, every: list[Any], run: Any) -> LoadReport:
    with Spool() as spool:
        return loading.load(graph, loading.Spooled(spool.fill(every), run, []))


@pytest.mark.parametrize("name", SMALL)
def test_what_a_source_publishes(name: str, tmp_path: Path, graph: Graph, data: Path) -> None:
    def in_bulk(settings: Settings) -> BulkReport:
        reading = SMALL[name](data)
        return bulk_ingest(settings, reading.rows(), reading.run)

    def ordinarily(it: Graph) -> LoadReport:
        with Spool() as spool:
            return loading.load(it, loading.spooled(spool, SMALL[name](data)))

    assert is_as_loaded(tmp_path / name, graph, in_bulk, ordinarily) <= {"audit/conflict"}


def test_a_later_release_goes_on_from_a_bulk_load(tmp_path: Path, graph: Graph) -> None:
    first = [listed(name, "2019", owner="1" if name != "1" else "") for name in "123"]
    run = release("2019", 3)

    def later(it: Graph) -> None:
        assert take_list(it, "2020", (1, 2)).ended == 1
        assert take_list(it, "2021", (1, 2, 3)).created > 0  # one of them is a second listing

    with home(tmp_path / "home") as settings:
        bulk_ingest(settings, first, lambda: run)
        with opened(settings) as bulk:
            later(bulk)
            found = everything(bulk)
            assert not [check for check in audit(bulk) if check.faults]
        with opened(settings) as bulk:
            snapshot_is_what_is_exported(settings, bulk)
    take(graph, first, run)
    later(graph)
    same(found, everything(graph))
