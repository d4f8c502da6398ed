"""Every query file is what its header says, as the server itself sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

import ingest.case
from graphkit.catalogue import Kind, Query, catalogue, root
from graphkit.dossier import rows as dossier_rows
from graphkit.errors import GraphkitError
from graphkit.exposure import rows
from graphkit.graph import Graph, connect, exported, load, tables, vocabulary
from graphkit.graph.schema import apply
from graphkit.impact import rows as impact_rows
from graphkit.network import columns
from graphkit.regimes import rows as regime_rows
from graphkit.resolve import columns as resolve_columns
from tests.support.neo4j import disposable_server
from tests.support.sample import SAMPLE

REFUSED = {
    "01N50": "unknown label",
    "01N51": "unknown relationship type",
    "01N52": "unknown property",
    "01N01": "deprecated",
    "03N90": "cartesian product",
}
TYPES = {Kind.READ: {"r"}, Kind.WRITE: {"w", "rw"}, Kind.SCHEMA: {"s"}}
ANSWERING = ("exposure/", "find/", "evidence/", "ownership/", "fleet/", "network/", "money/") + (
    "export/",
    "resolve/",
    "impact/",
    "regimes/",
    "dossier/",
)
"""Folders whose demo values must return rows on the bundled sample."""
UNANSWERED = {
    "evidence/held",  # no document of the sample is known to have been held before it was public
    "resolve/history",  # nobody has decided about identity in the sample
    "evidence/changes",  # the sample is one load, so nothing of it was otherwise before
}
COLUMNS = {
    **rows.COLUMNS,
    **columns.COLUMNS,
    **exported.COLUMNS,
    **resolve_columns.COLUMNS,
    **impact_rows.COLUMNS,
    **regime_rows.COLUMNS,
    **dossier_rows.COLUMNS,
}
SCANS = (
    "AllRelationshipsScan",
    "AllNodesScan",
    "IndexScan",
    "LabelNodeLookup",
    "RelationshipTypeLookup",
)

EVERY = list(catalogue().values())


@pytest.fixture(scope="module")
def told() -> Iterator[Graph]:
    """A store that knows the vocabulary and holds no data; of its own, for names never go away."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("GRAPHKIT_TEST_URI", raising=False)
        with (
            disposable_server() as server,
            connect(server.uri, server.username, server.password, "neo4j", 60.0) as graph,
        ):
            apply(graph)
            yield graph


@pytest.fixture(scope="module")
def sample(told: Graph) -> Graph:
    """The same store with the bundled sample in it."""
    reading = ingest.case.read(SAMPLE)
    ingest.case.accept(reading)
    load(told, reading.batch, reading.run)
    return told


def explain(graph: Graph, text: str) -> neo4j.ResultSummary:
    """Ask the server what it makes of a query without running it."""
    asked = text.replace("CYPHER 25", "CYPHER 25 EXPLAIN", 1)
    return graph._driver.execute_query(asked, database_=graph.database).summary


def statuses(summary: neo4j.ResultSummary) -> dict[str, str]:
    return {one.gql_status: one.status_description for one in summary.gql_status_objects}


def faults(summary: neo4j.ResultSummary) -> dict[str, str]:
    return {code: words for code, words in statuses(summary).items() if code in REFUSED}


def undefined(summary: neo4j.ResultSummary) -> set[str]:
    """Return the parameters that the server misses."""
    return set(re.findall(r"\$`(\w+)`", statuses(summary).get("01N60", "")))


def shipped(path: Path) -> str:
    return path.relative_to(root()).with_suffix("").as_posix()


def test_every_file_is_in_the_catalogue() -> None:
    assert {shipped(path) for path in root().rglob("*.cypher")} == set(catalogue())
    assert not [path for path in root().rglob("*") if path.is_file() and path.suffix != ".cypher"]


@pytest.mark.parametrize("query", EVERY, ids=lambda one: one.name)
def test_the_server_sees_what_the_header_says(told: Graph, query: Query) -> None:
    summary = explain(told, query.text)

    assert faults(summary) == {}
    assert undefined(summary) == set(query.parameters)
    assert summary.query_type in TYPES[query.kind]


@pytest.mark.parametrize(
    "query", [one for one in EVERY if not one.name.startswith("audit/")], ids=lambda one: one.name
)
def test_no_query_is_planned_as_a_scan_of_everything(told: Graph, query: Query) -> None:
    """A plan made for an empty store stays while the store fills; a scan in it gets slow."""
    plan = str(explain(told, query.text).plan)

    assert not [scan for scan in SCANS if scan in plan]


def test_a_scan_of_everything_is_recognised(told: Graph) -> None:
    text = "CYPHER 25\nUNWIND $rows AS row MATCH (a)-[link WHERE link.id = row.id]-(b) RETURN a.id"
    dynamic = "CYPHER 25\nUNWIND $rows AS row MATCH (a:$(row.label) {id: row.id}) RETURN a.id"

    for one in (text, dynamic):
        assert [scan for scan in SCANS if scan in str(explain(told, one).plan)], one


def with_demo_values(graph: Graph, query: Query) -> dict[str, Any]:
    values = {}
    for name, literal in query.parameters.items():
        found = graph._driver.execute_query(f"RETURN {literal} AS value", database_=graph.database)
        values[name] = found.records[0]["value"]
    return values


@pytest.mark.parametrize(
    "query",
    [one for one in EVERY if one.name.startswith(ANSWERING) and one.name not in UNANSWERED],
    ids=lambda one: one.name,
)
def test_demo_values_return_rows_on_the_sample(sample: Graph, query: Query) -> None:
    found = sample.read(query, with_demo_values(sample, query), seconds=60.0)
    assert found
    # what the Browser draws is no column of the row
    named = tables.ASKED.get(query.name) or list(COLUMNS[query.name].__annotations__)
    assert list(found[0]) == named


@pytest.mark.parametrize(
    "query", [one for one in EVERY if one.name.startswith("load/known/")], ids=lambda one: one.name
)
def test_what_the_loader_asks_is_answered(sample: Graph, query: Query) -> None:
    sample.read(query, with_demo_values(sample, query))


def test_the_loader_writes_no_name_that_the_vocabulary_lacks(sample: Graph) -> None:
    found = sample.read(catalogue()["load/known/property_keys"])
    marks = {vocabulary.mark()}

    assert {row["name"] for row in found} - marks == set(vocabulary.property_keys())


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ("Entitty", "Entity", "01N50"),
        ("IDENTIFIESS", "IDENTIFIES", "01N51"),
        ("idd:", "id:", "01N52"),
    ],
)
def test_a_misspelt_name_is_caught(told: Graph, wrong: str, right: str, code: str) -> None:
    query = catalogue()["load/known/identified"]
    misspelt = query.text.replace(right, wrong, 1)
    assert misspelt != query.text

    assert code in faults(explain(told, misspelt))


def test_a_deprecated_function_and_a_cartesian_product_are_caught(told: Graph) -> None:
    text = "CYPHER 25\nMATCH (a:Entity), (b:Document) RETURN id(a) AS id"

    assert {"01N01", "03N90"} <= faults(explain(told, text)).keys()


def test_a_misspelt_name_is_an_error_at_run_time(told: Graph) -> None:
    query = catalogue()["load/known/identified"]
    text = query.text.replace("Entity", "Entitty")
    misspelt = Query(query.name, text, query.sentence, query.parameters, query.kind, query.sha256)

    with pytest.raises(GraphkitError, match="`Entitty`"):
        told.read(misspelt, {"ids": ["imo:7937317"]})


def test_evidence_comes_with_its_document_and_source(sample: Graph) -> None:
    query = catalogue()["evidence/of_links"]

    rows = sample.read(query, with_demo_values(sample, query))

    assert {len(row) for row in rows} == {25}
    assert all(row["title"] and row["publisher"] and row["kind"] for row in rows)
    assert all(row["published"] or row["retrieved"] for row in rows)
