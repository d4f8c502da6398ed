"""The whole list in the graph: all of it, sound, and loaded twice as loaded once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from graphkit.catalogue import query
from graphkit.exposure.find import MatchedOn, find
from graphkit.graph import Graph, LoadReport, audit, load
from ingest.ofac.source import OfacList
from tests.ingest.ofac.conftest import Whole, read
from tests.ingest.ofac.invented import ADVANCED, SDN, legacy


def test_the_whole_list_in_the_graph(graph: Graph, list_2021: Whole) -> None:
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


def test_a_release_in_another_form_carries_on_and_ends_the_same_listings(
    graph: Graph, tmp_path: Path, small: OfacList
) -> None:
    def loaded(path: Path, day: date | None = None) -> LoadReport:
        whole = read(path, day, small)
        return load(graph, whole.batch, whole.run)

    def listed() -> tuple[object, ...]:
        (one,) = graph.read(query("exposure/designations"), {"ids": ["ofac:900004"]})
        return one["stage"], one["start"], one["end"], one["endReason"]

    july, september = tmp_path / "july", tmp_path / "september"
    for folder in (july, september):
        folder.mkdir()
    first = loaded(legacy(july), date(2026, 7, 1))
    before = listed()
    second = loaded(ADVANCED)
    dated = listed()
    third = loaded(legacy(september, SDN[:3] + SDN[4:]), date(2026, 9, 1))

    assert first.counts["designations"].created == 8
    assert (second.counts["designations"].created, second.counts["designations"].changed) == (0, 8)
    assert (second.ended, third.ended) == (0, 1)
    assert before == ("in force", "[..2026-07-01]", None, None)
    assert dated == ("in force", "2011-10-12", None, None)
    assert listed() == ("ended", "2011-10-12", "[2026-08-07..2026-09-01]", "delisted")
    # Links that one form states and another cannot stay, each with the day on which it was stated.
    assert (second.silent, third.silent) == (4, 5)
    assert [check.name for check in audit(graph) if check.faults] == []
