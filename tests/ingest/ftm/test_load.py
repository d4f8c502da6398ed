"""Real entities in the graph: all of them, sound, twice as once; and what a delta changes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from graphkit.catalogue import query
from graphkit.exposure.find import find
from graphkit.graph import Graph, LoadReport, audit
from graphkit.graph.spool import Spool
from ingest import ftm, loading
from tests.ingest.ftm.made import beside, entity

COMPANY = "NK-abdzbEBkqyT29GyREbiURZ"


def loaded(graph: Graph, path: Path, dated: date | None = None) -> LoadReport:
    with Spool() as spool:
        return loading.load(graph, loading.spooled(spool, ftm.read(path, dated)))


def stages(graph: Graph, one: str) -> dict[str, tuple[str, str | None]]:
    rows = graph.read(query("exposure/designations"), {"ids": [one]})
    return {row["listId"]: (row["stage"], row["end"]) for row in rows}


def test_a_real_file_in_the_graph(graph: Graph, files: Path) -> None:
    path = files / "yente_zala.entities.ftm.json"
    first = loaded(graph, path)

    assert {name: one.created for name, one in first.counts.items()} == {
        "entities": 17,
        "documents": 27,
        "links": 21,
        "facts": 0,
        "designations": 42,
        "evidence": 64,
    }
    assert [check.name for check in audit(graph) if check.faults] == []
    assert {one.created + one.changed for one in loaded(graph, path).counts.values()} == {0}

    found = find(graph, f"ftm:{COMPANY}")[0]
    assert (found.id, found.schema_, found.designated) == (f"ftm:{COMPANY}", "Company", True)
    kalashnikov = find(graph, "ofac:16911")[0]
    assert kalashnikov.id == "reg:ru:1111832003018"
    assert "ftm:NK-nR5AXM9AVPq4pQaSPSaVam" in kalashnikov.identifiers
    assert len(stages(graph, found.id)) == 27  # numbers of listings; one has two programmes


def test_a_delta_ends_a_listing_and_keeps_the_others(graph: Graph, tmp_path: Path) -> None:
    who = entity("Company", "acme", name="Acme Invented Ltd")
    kept, gone = (
        beside(
            entity("Sanction", own, entity="acme", program="X", startDate="2020-01-01"),
            datasets=["eu_fsf"],
        )
        for own in ("s1", "s2")
    )
    whole, delta = tmp_path / "mine.ftm.json", tmp_path / "mine.delta.json"
    write(whole, [who, kept, gone])
    write(delta, [{"op": "DEL", "entity": {"id": "s2"}}, {"op": "MOD", "entity": who}])

    loaded(graph, whole, date(2024, 5, 1))
    report = loaded(graph, delta, date(2024, 6, 1))

    assert report.ended == 1
    assert stages(graph, "ftm:acme") == {
        "ftm:s1": ("in force", None),
        "ftm:s2": ("ended", "[2024-05-01..2024-06-01]"),
    }
    assert [check.name for check in audit(graph) if check.faults] == []


def test_a_listing_that_a_delta_replaces_goes_on(graph: Graph, tmp_path: Path) -> None:
    who = entity("Company", "acme", name="Acme Invented Ltd")
    listing = entity("Sanction", "s", entity="acme", program="X", startDate="2020-01-01")
    longer = entity("Sanction", "s", entity="acme", program="X", startDate="2020-01-01", reason="r")
    whole, delta = tmp_path / "mine.ftm.json", tmp_path / "mine.delta.json"
    write(whole, [who, listing])
    write(delta, [{"op": "MOD", "entity": longer}])

    loaded(graph, whole, date(2024, 5, 1))
    report = loaded(graph, delta, date(2024, 6, 1))

    assert (report.ended, stages(graph, "ftm:acme")) == (0, {"ftm:s": ("in force", None)})


def test_a_delta_that_only_withdraws_ends_a_listing_and_marks_a_link(
    graph: Graph, tmp_path: Path
) -> None:
    who, owned = (entity("Company", one, name=f"{one} Invented Ltd") for one in ("acme", "bolt"))
    listing = entity("Sanction", "s", entity="acme", program="X", startDate="2020-01-01")
    holding = entity("Ownership", "o", owner="acme", asset="bolt")
    whole, delta = tmp_path / "mine.ftm.json", tmp_path / "mine.delta.json"
    write(whole, [who, owned, listing, holding])
    write(delta, [{"op": "DEL", "entity": {"id": one}} for one in ("s", "o")])

    loaded(graph, whole, date(2024, 5, 1))
    report = loaded(graph, delta, date(2024, 6, 1))

    assert report.ended == 1
    assert stages(graph, "ftm:acme")["ftm:s"] == ("ended", "[2024-05-01..2024-06-01]")
    around = graph.read(query("load/known/around"), {"ids": ["ftm:bolt"]})
    (link,) = (row["about"] for row in around if row["about"].startswith("link:"))
    said = [row["properties"] for row in graph.read(query("load/known/evidence"), {"ids": [link]})]
    assert sorted((one["document"], one["proposition"], one.get("notes", "")) for one in said) == [
        ("ftm-file-mine-2024-05-01", "link", ""),
        ("ftm-file-mine-2024-06-01", "date", "withdrawn by its source"),
    ]
    again = loaded(graph, delta, date(2024, 6, 1))
    assert {one.created + one.changed for one in again.counts.values()} == {0}
    assert [check.name for check in audit(graph) if check.faults] == []


def write(path: Path, lines: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
