"""The records of a case row by row, so that a load can say of each file what became of its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from graphkit.model.entities import Entity
from graphkit.model.records import Batch, Designation, Document, Evidence, JointFact, Link
from graphkit.model.rows import Row
from ingest.case.stated import Stated

Record: TypeAlias = Entity | Link | JointFact | Designation | Document | Evidence
Made = tuple[Stated, Record]
"""A row with a record that it makes; a row of identities makes two."""

_KINDS: dict[type[Record], str] = {
    Entity: "entities",
    Link: "links",
    JointFact: "facts",
    Designation: "designations",
    Document: "documents",
    Evidence: "evidence",
}


def rows(made: Iterable[Made]) -> Iterator[Row]:
    """Give each row with what it makes; evidence comes right behind what it speaks of.

    So a load in parts does not write a statement long before its evidence.
    """
    own: dict[str, tuple[Stated, list[Record]]] = {}
    proof: defaultdict[str, list[tuple[Stated, list[Record]]]] = defaultdict(list)
    for row, one in made:
        if isinstance(one, Evidence):
            proof[one.about].append((row, [one]))
        else:
            own.setdefault(row.place, (row, []))[1].append(one)
    for row, records in own.values():
        yield _row(row, records)
        for record in records:
            for behind in proof.pop(record.id, ()):
                yield _row(*behind)


def _row(row: Stated, records: Iterable[Record]) -> Row:
    return Row(row.file, row.line, batch_of((row, one) for one in records))


def batch_of(made: Iterable[Made]) -> Batch:
    """Return the records of some rows as one batch, each kind in the order of its rows."""
    by_kind: defaultdict[str, list[Any]] = defaultdict(list)
    for _, one in made:
        by_kind[_KINDS[type(one)]].append(one)
    # Each record was validated when it was made.
    return Batch.model_construct(None, **{name: tuple(them) for name, them in by_kind.items()})
