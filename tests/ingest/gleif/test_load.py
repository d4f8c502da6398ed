"""GLEIF in the graph: sound, loaded twice as loaded once, and each party under its real name."""

from __future__ import annotations

import shutil
from pathlib import Path

from graphkit.catalogue import query
from graphkit.exposure.find import find
from graphkit.graph import Graph, audit
from graphkit.graph.merge import KNOWN_BY_IDENTIFIER
from graphkit.graph.spool import Spool
from ingest.gleif import read
from ingest.loading import load, spooled


def test_three_kinds_of_file_in_the_graph(graph: Graph, gleif: Path, tmp_path: Path) -> None:
    # The relationships come first, so that their parties are known by their LEIs alone.
    shutil.copy(gleif / "rr-data.xml", tmp_path)
    taken = []
    for path in (tmp_path, gleif / "lei-data.xml", gleif / "repex-data.xml"):
        with Spool() as spool:
            taken.append(load(graph, spooled(spool, read(path, excerpt=True))))

    assert [one.counts["entities"].created for one in taken] == [16, 10, 1]
    assert [one.counts["links"].created for one in taken] == [10, 0, 0]
    assert [one.counts["evidence"].created for one in taken] == [10, 0, 10]
    assert [check.name for check in audit(graph) if check.faults] == []

    named = find(graph, "lei:00KLB2PFTM3060S2N216")[0]
    assert named.name == "Oakmark International Fund"
    parent = find(graph, "lei:7HTL8AEQSEDX602FBU63")[0]
    assert parent.name == "7HTL8AEQSEDX602FBU63"

    notes = graph_notes(graph, "lei:00KLB2PFTM3060S2N216")
    assert "direct accounting consolidation parent not reported: NO_KNOWN_PERSON" in notes
    assert KNOWN_BY_IDENTIFIER not in notes
    assert KNOWN_BY_IDENTIFIER in graph_notes(graph, "lei:7HTL8AEQSEDX602FBU63")

    for path in (tmp_path, gleif / "lei-data.xml", gleif / "repex-data.xml"):
        with Spool() as spool:
            again = load(graph, spooled(spool, read(path, excerpt=True)))
        assert {one.created + one.changed for one in again.counts.values()} == {0}


def graph_notes(graph: Graph, one: str) -> list[str]:
    """Return the notes of an entity."""
    (row,) = graph.read(query("load/known/entities"), {"ids": [one]}, seconds=30)
    return list(row["properties"].get("notes", []))
