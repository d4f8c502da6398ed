"""What was decided about one entity: as the graph holds it, and as a case wrote it down."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graphkit.catalogue import query
from graphkit.graph import Graph
from graphkit.resolve.decisions import FILE, Choice, Row, read_decisions
from graphkit.resolve.standing import leads_to, source_of


def history(graph: Graph, subject: str, folder: Path | None = None) -> list[dict[str, object]]:
    """Return the decisions about one entity, each with whether it stands.

    Args:
        graph: where to look.
        subject: id of its node.
        folder: a case folder; its decisions come as its file has them, in order, those that were
            replaced or withdrawn too.

    Raises:
        InputRejected: decisions.csv of the case does not hold.
    """
    own = source_of(folder) if folder else ""
    rows = graph.read(query("resolve/history"), {"ids": [subject]})
    held = [{**row, "stands": True} for row in rows if row["source"] != own]
    return [*held, *(_written(graph, subject, folder) if folder else [])]


def _written(graph: Graph, subject: str, folder: Path) -> list[dict[str, object]]:
    rows = read_decisions(folder)
    leads = leads_to(graph, {one for row in rows for one in (row.first, row.second)}, folder)
    found = [one for row in rows if (one := _about(subject, row, leads, folder))]
    last = {one["other"]: place for place, one in enumerate(found)}
    for place, one in enumerate(found):
        newest = last[one["other"]] == place
        one["stands"] = newest and one["decision"] != Choice.WITHDRAWN.value
    return found


def _about(
    subject: str, row: Row, leads: Mapping[str, set[str]], folder: Path
) -> dict[str, object] | None:
    """Return a row of the file as one of the history; None where it is about others."""
    for own, other in ((row.first, row.second), (row.second, row.first)):
        if subject in leads[own]:
            return {
                "subject": subject,
                "other": min(leads[other], default=other),
                "otherName": "",
                "decision": row.decision.value,
                "decidedBy": row.decided_by,
                "decidedOn": row.decided_on.isoformat(),
                "why": row.why,
                "source": f"{folder.resolve().name}/{FILE}:{row.line}",
            }
    return None
