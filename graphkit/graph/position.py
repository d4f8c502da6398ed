"""How far a run came: kept in the graph, and moved by the transaction that writes the items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from graphkit.catalogue import query
from graphkit.errors import DatabaseError
from graphkit.graph import stated
from graphkit.graph.changes import write_changes
from graphkit.graph.connection import Graph
from graphkit.graph.retire import Retired, retire
from graphkit.graph.work import Work, write
from graphkit.model.records import IngestRun
from graphkit.model.rows import Reject


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the items of one part.

    Args:
        first: position of its first item.
        fates: one byte an item.
        rejects: why rows of it are not loaded, by the number of the row.
    """

    first: int
    fates: bytes
    rejects: Mapping[int, Reject]


def begin(work: Work, run: IngestRun) -> tuple[bool, int]:
    """Begin a run, or find it: whether it is complete, and the position of its next item."""
    properties = stated.run(run)
    asked = {"id": run.id, "properties": {**properties, "digest": ""}}
    row = work.run(query("load/begin"), asked)[0]
    return row["complete"], row["position"]


def read(graph: Graph, run: IngestRun) -> int:
    """Return the position of the next item of a run that was begun."""
    return int(graph.read(query("load/known/position"), {"id": run.id})[0]["position"])


def is_complete(graph: Graph, run: IngestRun) -> bool:
    """Tell whether a run is complete."""
    return any(row["complete"] for row in graph.read(query("load/known/position"), {"id": run.id}))


def advance(work: Work, run: IngestRun, first: int, count: int) -> None:
    """Move the position over some items; call it before they are written, so that loads queue.

    Raises:
        DatabaseError: another load of the same files is at work.
    """
    asked = {"id": run.id, "first": first, "next": first + count}
    if not work.run(query("load/advance"), asked):
        raise DatabaseError(
            "another load of the same files is at work",
            where=run.source,
            cure="wait until it has ended, and load them again",
        )


def keep(work: Work, run: IngestRun, part: Kept) -> None:
    """Keep what became of the items of a part, so that a later try can add it up."""
    rejects = [orjson.dumps([row, one]).decode() for row, one in sorted(part.rejects.items())]
    row = {"run": run.id, "first": part.first, "fates": part.fates, "rejects": rejects}
    write(work, "load/part", [row])


def kept(graph: Graph, run: IngestRun) -> list[Kept]:
    """Return what became of all items so far."""
    return [
        Kept(row["first"], bytes(row["fates"]), dict(map(_reject, row["rejects"] or ())))
        for row in graph.read(query("load/known/parts"), {"id": run.id})
    ]


def _reject(text: str) -> tuple[int, Reject]:
    row, one = orjson.loads(text)
    return row, Reject(**one)


def complete(work: Work, run: IngestRun, counts: dict[str, int]) -> Retired:
    """End what the release no longer states, and declare its run complete; in one transaction."""
    retired = retire(work, run)
    write_changes(work, retired.changes, run.id)
    properties = {**stated.run(run), **counts}
    work.run(query("load/complete"), {"id": run.id, "properties": properties})
    return retired
