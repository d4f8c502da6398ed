"""The whole list in the graph: all of it, sound, and loaded twice as loaded once."""

from __future__ import annotations

from graphkit.exposure.find import MatchedOn, find
from graphkit.graph import Graph, audit, load
from ingest.ofac import OfacReading


def test_the_whole_list_in_the_graph(graph: Graph, list_2021: OfacReading) -> None:
    first = load(graph, list_2021.batch, list_2021.run)

    assert {name: one.created for name, one in first.counts.items()} == {
        "entities": 8975,  # 8,976 rows; one company is listed twice under one IMO number
        "documents": 1,
        "links": 3403,
        "facts": 0,
        "designations": 10759,
        "evidence": 14162,
    }
    assert [check.name for check in audit(graph) if check.faults] == []

    second = load(graph, list_2021.batch, list_2021.run)

    assert dict(second.counters) == {}
    assert {one.created + one.changed for one in second.counts.values()} == {0}

    ship = find(graph, "CHONG CHON GANG")[0]
    assert (ship.id, ship.matched_on, ship.designated) == ("imo:7937317", MatchedOn.NAME, True)
    assert find(graph, "uid 17068")[0].id == "imo-company:1790183"
    assert [one.id for one in find(graph, "KIM, Yong Chol", 2)] == ["ofac:12211", "ofac:17614"]
    assert all("DANDONG" in one.name for one in find(graph, "dandong", 5))
    assert {"ofac:19583", "ofac:23723"} <= set(find(graph, "ofac:19583")[0].identifiers)
