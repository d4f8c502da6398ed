"""The whole list in the graph: all of it, sound, loaded twice as loaded once, and walked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from graphkit.exposure.question import Question
from graphkit.exposure.trace import trace
from graphkit.graph import Graph, LoadReport, audit
from graphkit.graph.spool import Spool
from ingest.loading import load, spooled
from ingest.un import read

SHIP = "case:un-sc/"
DAY = date(2026, 2, 27)


def loaded(graph: Graph, path: Path) -> LoadReport:
    with Spool() as spool:
        return load(graph, spooled(spool, read(path)))


def chains(graph: Graph, subject: str, known_by: date = DAY) -> list[tuple[list[str], int]]:
    """Return the chains of a subject, each once: the ids on it, and its standard."""
    found = trace(graph, Question(subject=subject, known_by=known_by))
    every = [([node.id for node in one.nodes], one.standard) for one in found.results]
    return [one for place, one in enumerate(every) if one not in every[:place]]


def test_the_whole_list_in_the_graph(graph: Graph, un_file: Path) -> None:
    first = loaded(graph, un_file)

    assert {name: one.created for name, one in first.counts.items()} == {
        "entities": 1051,  # 1,003 listed and 48 named
        "documents": 1,
        "links": 376,
        "facts": 19,
        "designations": 1003,
        "evidence": 1416,
    }
    assert [check.name for check in audit(graph) if check.faults] == []

    second = loaded(graph, un_file)

    assert {one.created + one.changed for one in second.counts.values()} == {0}

    # a ship that took oil from KOTI, which a listed company manages; nothing was known before
    took = f"{SHIP}kum-un-san-3"
    assert chains(graph, took) == [([took, f"{SHIP}koti", "imo-company:5982254"], 3)]
    assert chains(graph, took, date(2026, 2, 26)) == []
    # two listed owners of one tanker, each a step away
    tanker = f"{SHIP}paek-ma"
    owners = ["imo-company:5963351", "un:KPe.069"]
    assert chains(graph, tanker) == [([tanker, owner], 3) for owner in owners]
    # what the list hedges stays a single report
    served = f"{SHIP}petroleum-company-in-a-third-country-kpe-060"
    assert chains(graph, served) == [([served, "un:KPe.060"], 1)]
