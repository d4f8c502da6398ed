"""What a walk looks at, as tables: steps, what entities are, and who is listed since when.

The columns are those that exposure/trace reads of a STEP, of the two ends of one, and of the
designations of a target. The same rows come of what a load wrote (`change`), of a bulk load's
columns (`rows_of`), and of the graph itself (`export`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from graphkit.catalogue import query
from graphkit.graph import stated
from graphkit.graph.connection import WRITE_SECONDS, Graph
from graphkit.graph.rows import Ran
from graphkit.model.proof import Standard
from graphkit.model.registry import Schema

Column = Any
"""An array of pyarrow: its stubs tell arrays apart by their elements, which only the data tells."""
REACHED = tuple(f"reached{int(standard)}" for standard in Standard)
_BOUNDS = ("startMin", "startMax", "endMin", "endMax")


def _schema(**types: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field(name, kind) for name, kind in types.items()])


_TEXT, _SMALL, _TRUTH, _DAY = pa.string(), pa.int8(), pa.bool_(), pa.date32()
STEPS = _schema(
    **dict.fromkeys(("id", "link", "source", "target", "kind", "role"), _TEXT),
    **dict.fromkeys(("code", "hops"), _SMALL),
    **dict.fromkeys(("event", "possible"), _TRUTH),
    flow=_SMALL,
    lot=_TEXT,
    **dict.fromkeys(_BOUNDS, _DAY),
    standard=_SMALL,
    **dict.fromkeys((*REACHED, "refutedFrom"), _DAY),
    status=_TEXT,
)
"""A row is one step under the names of its properties. `source` and `target` are the ids of its
ends; `reached0` to `reached5` are the six days of `reached`."""
ENTITIES = _schema(id=_TEXT, schema=_TEXT)
"""A row is one entity or identity of a ship."""
LISTINGS = _schema(
    **dict.fromkeys(("id", "entity", "authority", "programme"), _TEXT),
    target=_TRUTH,
    **dict.fromkeys(_BOUNDS, _DAY),
)
"""A row is one designation; only where `target` is true a chain may end at its entity."""
TABLES: Mapping[str, pa.Schema] = {"steps": STEPS, "entities": ENTITIES, "listings": LISTINGS}
"""All tables by name; the first column of each is what a row is known by."""
SLAB = 20_000
"""Rows that one query of an export returns."""


def rows_of(table: str, known: Mapping[str, Column]) -> pa.Table:
    """Return rows of a table.

    Args:
        table: one of TABLES.
        known: columns by name, more than the table has or not; `reached` of steps is one list.
    """
    if table == "steps":
        days = {name: pc.list_element(known["reached"], n) for n, name in enumerate(REACHED)}
        known = {**known, **days}
    schema = TABLES[table]
    return pa.table([known[field.name].cast(field.type) for field in schema], schema=schema)


@dataclass(frozen=True)
class Change:
    """What one query did to a table.

    Args:
        table: one of TABLES.
        rows: rows that it wrote, new or otherwise than before.
        deleted: ids of rows that it deleted; of none that it wrote.
    """

    table: str
    rows: pa.Table
    deleted: Sequence[str] = ()


def change(one: Ran) -> Change:
    """Tell what a query of CHANGING did."""
    return CHANGING[one.name](one)


def _steps(one: Ran) -> Change:
    rows = [
        {
            **row["properties"],
            "source": row["from"],
            "target": row["to"],
            **dict(zip(REACHED, row["properties"]["reached"], strict=True)),
        }
        for row in one.parameters["rows"]
    ]
    return Change("steps", pa.Table.from_pylist(rows, schema=STEPS))


def _entities(one: Ran) -> Change:
    identity = (Schema.VESSEL_IDENTITY.value,)
    rows = [
        {"id": row["id"], "schema": row.get("labels", identity)[0]}
        for row in one.parameters["rows"]
    ]
    return Change("entities", pa.Table.from_pylist(rows, schema=ENTITIES))


def _listings(one: Ran) -> Change:
    nothing = {"authority": "", "programme": ""}  # what is empty is no property
    rows = [
        {**nothing, **row["properties"], "entity": row["entity"]} for row in one.parameters["rows"]
    ]
    return Change("listings", pa.Table.from_pylist(rows, schema=LISTINGS))


def _rekeyed(one: Ran) -> Change:
    """Delete the former ids; a node that has a new id is written after that with all it has."""
    return _deleted("entities", [row["former"] for row in one.parameters["rows"]])


def _deleted(table: str, ids: Sequence[str]) -> Change:
    return Change(table, TABLES[table].empty_table(), ids)


CHANGING: Mapping[str, Callable[[Ran], Change]] = {
    "load/steps_new": _steps,
    "load/steps_changed": _steps,
    "load/steps_stale": lambda one: _deleted("steps", one.parameters["ids"]),
    "load/links_taken_off": lambda one: _deleted("steps", one.rows[0]["steps"]),
    "load/entities": _entities,
    "load/vessel_identities": _entities,
    "load/rekeyed": _rekeyed,
    "load/designations": _listings,
    "load/nodes_taken_off": lambda one: _deleted("listings", one.parameters["ids"]),
}
"""The queries that change what the tables hold, and what each does to them."""


def export(graph: Graph, table: str) -> pa.Table:
    """Read a table out of the graph, in the order of its ids.

    Args:
        graph: an open graph.
        table: one of TABLES.

    Raises:
        DatabaseError: the database cannot be reached.
    """
    slabs = list(_slabs(graph, _EXPORTS[table][0], _EXPORTS[table][1]))
    return pa.concat_tables(slabs) if slabs else TABLES[table].empty_table()


def _slabs(
    graph: Graph, name: str, read: Callable[[Mapping[str, list[Any]]], pa.Table]
) -> Iterator[pa.Table]:
    after = ""
    while True:
        asked = {"after": after, "limit": SLAB}
        row = graph.read(query(name), asked, seconds=WRITE_SECONDS)[0]
        if not row["id"]:
            return
        after = row["id"][-1]
        yield read(row)


def _reader(schema: pa.Schema) -> Callable[[Mapping[str, list[Any]]], pa.Table]:
    def read(row: Mapping[str, list[Any]]) -> pa.Table:
        columns = [
            pa.array(row[field.name], pa.int32()).cast(field.type)
            if pa.types.is_date(field.type)
            else pa.array(row[field.name], field.type)
            for field in schema
        ]
        return pa.table(columns, schema=schema)

    return read


def _read_entities(row: Mapping[str, list[Any]]) -> pa.Table:
    schemata = [stated.schema_of(labels).value for labels in row["labels"]]
    return pa.table([pa.array(row["id"]), pa.array(schemata)], schema=ENTITIES)


_EXPORTS = {
    "steps": ("export/steps", _reader(STEPS)),
    "entities": ("export/schemata", _read_entities),
    "listings": ("export/listings", _reader(LISTINGS)),
}
ASKED = {
    "export/steps": STEPS.names,
    "export/schemata": ["id", "labels"],
    "export/listings": LISTINGS.names,
}
"""The columns of these queries' rows."""
