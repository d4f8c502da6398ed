"""The entities of one bucket: joined, and laid out with their labels."""

from __future__ import annotations

import pyarrow as pa

from graphkit.graph import merge, stated
from graphkit.graph.bulk import groups
from graphkit.graph.bulk.codec import ENTITIES, Fields
from graphkit.graph.bulk.columns import TEXTS, Columns, column, constant, digests
from graphkit.graph.bulk.layout import Layout, layout_of
from graphkit.graph.bulk.lookup import Lookup
from graphkit.graph.bulk.numbering import SCHEMATA
from graphkit.graph.bulk.output import Output
from graphkit.graph.tables import Column, rows_of
from graphkit.model.entities import address_key
from graphkit.model.registry import Schema

DESIGNATED, ALIASED = 1, 2
"""Marks of a node."""
_NAMES = ("alias", "weak_alias", "previous_name")


def write_entities(rows: list[Fields], marks: bytes, lookup: Lookup, output: Output) -> int:
    """Write entities and return how many there are.

    Args:
        rows: their numbers and their fields.
        marks: by number, whether an entity is designated or has another name.
        lookup: what is known of the whole release.
        output: where to.
    """
    if not rows:
        return 0
    them = layout_of(ENTITIES, groups.ENTITIES, rows, merge.entities, lookup.source, ahead=0)
    numbers = [one[0] for one in them.rows]
    known = _properties(them, [lookup.names[one] for one in numbers], lookup.source)
    schemata = [SCHEMATA[lookup.schemata[one]] for one in numbers]
    leading = {
        ":ID": pa.array(numbers, pa.int64()),
        ":LABEL": pa.array(
            [_labels(schema, marks[one]) for schema, one in zip(schemata, numbers, strict=True)],
            pa.string(),
        ),
    }
    output.write(groups.ENTITIES, leading, known)
    words = pa.array([one.value for one in schemata], pa.string())
    output.write_rows("entities", rows_of("entities", {"id": known["id"], "schema": words}))
    return len(numbers)


def _properties(them: Layout, ids: list[str], source: str) -> Columns:
    types = groups.ENTITIES.types
    known: dict[str, Column] = {}
    for name, alias in ENTITIES.aliases.items():
        if alias in types:
            held = them.held(name)
            if types[alias] == TEXTS:
                held = tuple([sorted(set(one)) if len(one) > 1 else one for one in held])
            known[alias] = column(held, types[alias])
    known["id"] = pa.array(ids, pa.string())
    names = zip(them.held("name"), *(them.held(name) for name in _NAMES), strict=True)
    known["latinName"] = pa.array(
        [stated.latin_names({name, *alias, *weak, *old}) for name, alias, weak, old in names],
        TEXTS,
    )
    addresses = known["address"].to_pylist()
    known["addressKey"] = column(
        [[address_key(one) for one in some or ()] for some in addresses], TEXTS
    )
    known["caption"] = pa.array([stated.short(one) for one in them.held("name")], pa.string())
    known["sources"] = constant([source], TEXTS, len(ids))
    known["conflicting"] = column(them.conflicting, TEXTS)
    known["digest"] = pa.array(digests(known), pa.string())
    return known


def _labels(schema: Schema, mark: int) -> str:
    if schema is Schema.VESSEL_IDENTITY:
        own = [schema.value]
    else:
        own = ["Entity", schema.value, *(["Designated"] if mark & DESIGNATED else [])]
    return groups.DELIMITER.join([*own, *(["Aliased"] if mark & ALIASED else [])])
