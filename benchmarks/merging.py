"""Loading by MERGE alone, as scripts do: row by row, 10,000 at once, and all that we write."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j

from benchmarks.contenders import Asked, Clock, Told, imported, prepared_in
from benchmarks.served import Served, served
from graphkit.graph.bulk import finish
from graphkit.model.rows import Row

FIRST = 10_000
"""Rows of each kind that `row` is given at most; its rate does not change after them."""
TOGETHER = 10_000
SECONDS = 3_600.0
"""What a query may take: the server's own limit is for questions."""
MERGED = {
    "documents": "MERGE (n:Document {id: row.id}) SET n += row.known",
    "entities": "MERGE (n:Entity {id: row.id}) SET n += row.known",
    "designations": "MATCH (e:Entity {id: row.entity}) MERGE (n:Designation {id: row.id}) "
    "SET n += row.known MERGE (n)-[:DESIGNATES]->(e)",
    "links": "MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) "
    "MERGE (a)-[r:$(row.type) {id: row.id}]->(b) SET r += row.known",
    "facts": "MERGE (n:JointFact {id: row.id}) SET n += row.known WITH n, row "
    "UNWIND row.parties AS party MATCH (e:Entity {id: party[1]}) MERGE (n)-[:$(party[0])]->(e)",
    "evidence": "MATCH (d:Document {id: row.document}) MERGE (n:Evidence {id: row.id}) "
    "SET n += row.known MERGE (n)-[:STATED_IN]->(d)",
}
"""What `row` and `unwind` send, by kind of record."""
STATEMENTS = ("links", "facts")

Slab = tuple[str, str, list[dict[str, Any]]]
"""A kind of record, the query without its first words, and rows for it."""


def in_unwind(asked: Asked, folder: Path) -> Told:
    """Load what is stated with UNWIND and MERGE alone."""
    slabs = list(_slabs(_stated(asked.opened()[0]), TOGETHER))
    with served(folder / "home") as server:
        return written(server, slabs, together=True)


def in_rows(asked: Asked, folder: Path) -> Told:
    """Load what is stated with one MERGE for each row, 1,000 in a transaction."""
    stated = {kind: rows[:FIRST] for kind, rows in _stated(asked.opened()[0]).items()}
    with served(folder / "home") as server:
        return written(server, list(_slabs(stated, 1_000)), together=False)


def in_full(asked: Asked, folder: Path) -> Told:
    """Write the very graph that graphkit makes with UNWIND and MERGE alone, nothing derived."""
    prepared, _, _ = prepared_in(asked, folder)
    imported(prepared, folder / "first")
    with (folder / "graph").open("wb") as file, served(folder / "first") as server:
        finish(server.graph, prepared)
        for slab in graph_of(server.driver):
            pickle.dump(slab, file)
    with (folder / "graph").open("rb") as file, served(folder / "home") as server:
        told = written(server, _unpickled(file), together=True)
    told.records = prepared.read.total()
    return told


def _stated(rows: Iterable[Row]) -> dict[str, list[dict[str, Any]]]:
    """Return what rows state by kind, as plain properties; each document once."""
    found: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in MERGED}
    for row in rows:
        for kind, one in _records(row):
            found[kind][one["id"]] = one
    return {kind: list(some.values()) for kind, some in found.items()}


def _records(row: Row) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in MERGED:
        for one in getattr(row.records, kind):
            known = one.properties("identifiers", "share", "roles")
            own = {"id": one.id, "known": {**known, "id": one.id}}
            own |= {name: known.get(name) for name in ("type", "document")}
            if kind == "links":
                own |= {"from": one.from_id, "to": one.to_id}
            elif kind == "designations":
                own["entity"] = one.entity_id
            elif kind == "facts":
                roles = one.roles.items()
                own["parties"] = [[role.upper(), it] for role, ids in roles for it in ids]
            yield kind, own


def _slabs(stated: dict[str, list[dict[str, Any]]], size: int) -> Iterator[Slab]:
    for kind, rows in stated.items():
        for at in range(0, len(rows), size):
            yield kind, MERGED[kind], rows[at : at + size]


def graph_of(driver: neo4j.Driver) -> Iterator[Slab]:
    """Read a whole graph, as slabs that write it again: nodes, then relationships."""
    with driver.session(database="neo4j", fetch_size=TOGETHER) as session:
        for labels in session.run(_long("MATCH (n) RETURN DISTINCT labels(n) AS labels")).value():
            named = ":".join(f"`{one}`" for one in labels)
            key = "Entity" if "Entity" in labels else labels[0]
            text = f"MERGE (n:`{key}` {{id: row.known.id}}) SET n += row.known, n:{named}"
            found = f"MATCH (n:{named}) WHERE labels(n) = $labels AND n.id IS NOT NULL "
            result = session.run(_long(found + "RETURN properties(n) AS known"), labels=labels)
            yield from _together("nodes", text, result)
        ends = "MATCH (a)-[r]->(b) RETURN DISTINCT labels(a)[0], type(r), labels(b)[0]"
        for a, kind, b in session.run(_long(ends)).values():
            match = f"MATCH (a:`{a}` {{id: row.from}}) MATCH (b:`{b}` {{id: row.to}}) "
            found = f"MATCH (a:`{a}`)-[r:`{kind}`]->(b:`{b}`) "
            where = "WHERE labels(a)[0] = $a AND labels(b)[0] = $b "
            given = "RETURN a.id AS from, b.id AS to, properties(r) AS known"
            result = session.run(_long(found + where + given), a=a, b=b)
            own = "{id: row.known.id}" if kind == "STEP" or b == "Entity" == a else ""
            text = f"{match}MERGE (a)-[r:`{kind}` {own}]->(b) SET r += row.known"
            yield from _together("relationships", text, result)


def _long(text: str) -> neo4j.Query:
    return neo4j.Query(text, timeout=SECONDS)


def _together(kind: str, text: str, result: neo4j.Result) -> Iterator[Slab]:
    rows = (record.data() for record in result)
    while slab := list(islice(rows, TOGETHER)):
        yield kind, text, slab


def _unpickled(file: Any) -> Iterator[Slab]:
    while True:
        try:
            slab: Slab = pickle.load(file)  # our own file
        except EOFError:
            return
        yield slab


def written(server: Served, slabs: Iterable[Slab], *, together: bool) -> Told:
    """Send slabs one by one, and tell how long that took; making them ready does not count."""
    marks, done, count, seconds = list[tuple[float, int]](), 0, 0, 0.0
    whole = Clock(server)
    opening = "CYPHER 25 UNWIND $rows AS row " if together else "CYPHER 25 WITH $row AS row "
    with server.driver.session(database="neo4j") as session:
        for kind, text, rows in slabs:
            clock = Clock()
            session.execute_write(
                neo4j.unit_of_work(timeout=SECONDS)(_sent), opening + text, rows, together
            )
            seconds += clock.wall
            count += len(rows)
            if kind in (*STATEMENTS, "relationships"):
                done += len(rows)
                marks.append((time.perf_counter(), done))
    cpu = whole.cpu
    return Told({"loading": seconds}, count, server.relationships(), cpu, marks)


def _sent(
    transaction: neo4j.ManagedTransaction, text: str, rows: list[dict[str, Any]], together: bool
) -> None:
    if together:
        transaction.run(text, rows=rows).consume()
        return
    for row in rows:
        transaction.run(text, row=row).consume()
