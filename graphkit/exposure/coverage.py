"""What was searched: the sources loaded, the lists among them, and which lists are not there."""

from __future__ import annotations

from graphkit.catalogue import query
from graphkit.exposure.answer import Coverage
from graphkit.graph import Graph

LISTS = {
    "US": "OFAC SDN list",
    "UN": "UN consolidated list",
    "EU": "EU consolidated list",
    "UK": "UK sanctions list",
}
"""Lists that an answer names as missing where no complete load of them is there."""


def coverage(graph: Graph) -> Coverage:
    """Return the complete loads and which lists they hold; a case file is no list."""
    rows = graph.read(query("evidence/runs"), {})
    held = {authority for row in rows for authority in row["authorities"]}
    checked = tuple(_titled(row) for row in rows if row["authorities"])
    missing = tuple(name for authority, name in LISTS.items() if authority not in held)
    runs = tuple(
        {
            "source": row["source"],
            "title": row["title"],
            "dated": row["dated"],
            "sha256": row["sha256"][0] if row["sha256"] else None,
            "rows": row["rowsAccepted"],
        }
        for row in rows
    )
    return Coverage(lists_checked=checked, lists_missing=missing, runs=runs)


def _titled(row: dict[str, object]) -> str:
    return f"{row['title']}, {row['dated']}" if row["dated"] else str(row["title"])
