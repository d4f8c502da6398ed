"""Loading a case that holds, and what the graph still has of it that the case states no more."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.graph import Graph, LoadReport
from graphkit.graph.left import Left
from graphkit.graph.left import left as left_of
from graphkit.graph.load import Progress, load_rows, silent
from graphkit.graph.spool import Spool
from ingest.case.reading import CaseReading, accept

MOST_NAMED = 20
"""Rows and statements that are named; all are counted."""
CURE = (
    "To take a statement back, leave its row in the case and add evidence whose direction is"
    " `contradicts`; to be rid of it, load the case into an empty store (docs/how-to/loading.md)."
)


def load(graph: Graph, reading: CaseReading, progress: Progress = silent) -> LoadReport:
    """Load a case; the report says of each of its files what became of its rows.

    Raises:
        InputRejected: the case has problems; nothing of it is written.
    """
    accept(reading)
    with Spool() as spool:
        return load_rows(graph, spool.fill(reading.rows()), reading.run, progress, strict=True)


def left(graph: Graph, reading: CaseReading) -> Left:
    """Return what the graph has of a case that the case no longer states; once it is loaded."""
    return left_of(graph, reading.batch, reading.run.source)


def left_lines(found: Left) -> Iterator[str]:
    """Say what is left, in lines; none where nothing is."""
    if not found.count:
        return
    named = [*found.rows, *found.statements]
    yield f"no longer stated by the case, and still in the graph: {found.count:,}"
    yield from (f"  {one}" for one in named[:MOST_NAMED])
    if len(named) > MOST_NAMED:
        yield f"  and {len(named) - MOST_NAMED:,} more"
    if found.evidence:
        yield f"  evidence: {found.evidence:,}"
    yield CURE
