"""Nodes that are few: documents and who published them; and identifiers, which are plain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from graphkit.graph import moved, stated
from graphkit.graph.bulk import groups
from graphkit.graph.bulk.columns import Columns, between, constant
from graphkit.graph.bulk.groups import Group
from graphkit.graph.bulk.lookup import CONFLICT, IDENTIFIER, SOURCE, Lookup, node_number
from graphkit.graph.bulk.output import Output
from graphkit.graph.identity import Conflict
from graphkit.graph.merge import Stated

SLAB = 100_000


def write_documents(lookup: Lookup, output: Output) -> None:
    """Write documents, who published them, and what they rely on."""
    rows: list[stated.Properties] = []
    publishers: dict[str, int] = {}
    relied: list[tuple[str, str]] = []
    for name, document in lookup.documents.items():
        held_by = lookup.numbers.get(document.held_by)
        ids = {} if held_by is None else {document.held_by: lookup.names[held_by]}
        row = stated.document(Stated(moved.document(document, ids), (lookup.source,)))
        rows.append(row)
        publishers.setdefault(row["publisher"], node_number(SOURCE, len(publishers)))
        origins = [one for one in dict.fromkeys(document.relies_on) if one in lookup.documents]
        relied += [(name, one) for one in origins]
    numbers = lookup.document_numbers
    _write_nodes(groups.DOCUMENTS, list(numbers.values()), rows, output, "publisher")
    sources = [{"id": one, "name": one, "caption": one} for one in publishers]
    _write_nodes(groups.SOURCES, list(publishers.values()), sources, output)
    by = [publishers[row["publisher"]] for row in rows]
    output.write(groups.PUBLISHED_BY, between(list(numbers.values()), by), {})
    relying, on = ([numbers[one[n]] for one in relied] for n in (0, 1))
    output.write(groups.RELIES_ON, between(relying, on), {})


def write_conflicts(conflicts: Iterable[Conflict], output: Output) -> None:
    """Write identifiers of one record that lead to two nodes."""
    rows = list({row["id"]: row for row in (one.row() for one in conflicts)}.values())
    numbers = [node_number(CONFLICT, place) for place in range(len(rows))]
    _write_nodes(groups.CONFLICTS, numbers, rows, output)


def _write_nodes(
    group: Group,
    numbers: Sequence[int],
    rows: Sequence[dict[str, Any]],
    output: Output,
    *beside: str,
) -> None:
    known = {
        name: pa.array([row.get(name) for row in rows], kind) for name, kind in group.types.items()
    }
    output.write(group, _nodes(group, numbers), known, {name: known[name] for name in beside})


def _nodes(group: Group, numbers: Sequence[int]) -> Columns:
    label = group.name.title().removesuffix("s")
    return {
        ":ID": pa.array(numbers, pa.int64()),
        ":LABEL": constant(label, pa.string(), len(numbers)),
    }


def write_identifiers(every: Iterable[tuple[str, int]], output: Output) -> None:
    """Write identifiers, each joined to the entity that it leads to."""
    first = 0
    slab: list[tuple[str, int]] = []
    for one in every:
        slab.append(one)
        if len(slab) >= SLAB:
            _write_identifiers(slab, first, output)
            first += len(slab)
            slab = []
    _write_identifiers(slab, first, output)


def _write_identifiers(slab: list[tuple[str, int]], first: int, output: Output) -> None:
    if not slab:
        return
    texts, targets = zip(*slab, strict=True)
    numbers = [node_number(IDENTIFIER, first + place) for place in range(len(slab))]
    ids = pa.array(texts, pa.string())
    parts = pc.split_pattern(ids, ":", max_splits=1)
    kind, value = (pc.list_element(parts, place) for place in (0, 1))
    known = {"id": ids, "kind": kind, "value": value}
    output.write(groups.IDENTIFIERS, _nodes(groups.IDENTIFIERS, numbers), known)
    output.write(groups.IDENTIFIES, between(numbers, targets), {})
