"""What is sent without waiting is checked before anything is committed; days are sent once each."""

from __future__ import annotations

from datetime import date
from threading import active_count

import pytest

from graphkit.catalogue import query
from graphkit.errors import DatabaseError, GraphkitError
from graphkit.graph import Graph, load
from graphkit.graph.days import shared
from graphkit.graph.persistence import at_once
from graphkit.graph.proof import Proof
from graphkit.graph.work import SLAB, Whole, write
from graphkit.model.dates import LAST_DAY
from graphkit.model.proof import assess
from graphkit.model.records import Link
from tests.graph.batches import run, whole
from tests.model.papers import document, says

CHANGE = {"id": "change:1", "about": "imo:9074729"}


def nodes(graph: Graph) -> int:
    return int(graph.read(query("load/known/anything"))[0]["nodes"])


def test_what_was_sent_is_counted_when_it_is_asked_for(graph: Graph) -> None:
    def unit(work: Whole) -> int:
        write(work, "load/changes", [CHANGE, {**CHANGE, "id": "change:2"}])
        return work.counters["nodes_created"]

    assert at_once(graph, unit) == 2 + 1  # and the node of the queue


def test_a_write_that_found_less_than_it_was_given_takes_all_back(graph: Graph) -> None:
    nowhere = {"id": "evidence:1", "document": "none", "properties": {"id": "evidence:1"}}
    before = nodes(graph)

    def unit(work: Whole) -> None:
        write(work, "load/changes", [CHANGE])
        write(work, "load/evidence_new", [nowhere])

    with pytest.raises(GraphkitError, match="1 rows were given and 0 written"):
        at_once(graph, unit)

    assert nodes(graph) == before


def test_new_evidence_that_is_there_already_is_refused_by_its_constraint(graph: Graph) -> None:
    load(graph, whole(), run())
    (first, *_) = graph.read(query("export/evidence"), {"ids": [whole().links[0].id]})
    known = first["properties"]
    again = {"id": known["id"], "document": known["document"], "properties": known}
    before = nodes(graph)

    with pytest.raises(DatabaseError, match="already exists"):
        at_once(graph, lambda work: write(work, "load/evidence_new", [again]))

    assert nodes(graph) == before


def test_what_is_run_has_seen_what_was_sent_before(graph: Graph) -> None:
    def unit(work: Whole) -> int:
        write(work, "load/changes", [{**CHANGE, "id": f"change:{n}"} for n in range(3 * SLAB)])
        return int(work.run(query("load/known/anything"), {})[0]["nodes"])

    before = nodes(graph)

    assert at_once(graph, unit) == before + 3 * SLAB + 1  # and the node of the queue


def test_the_first_failure_is_told_and_not_what_comes_of_it(graph: Graph) -> None:
    def unit(work: Whole) -> None:
        write(work, "load/changes", [{**CHANGE, "caption": {"a": "map"}}])
        write(work, "load/changes", [{**CHANGE, "id": "change:2"}])
        work.run(query("load/known/anything"), {})

    before = nodes(graph)

    with pytest.raises(DatabaseError, match="Property values can only be of primitive types"):
        at_once(graph, unit)

    assert nodes(graph) == before


def test_a_load_that_is_interrupted_writes_nothing_and_leaves_no_thread(graph: Graph) -> None:
    before = nodes(graph), active_count()

    def unit(work: Whole) -> None:
        write(work, "load/changes", [{**CHANGE, "id": f"change:{n}"} for n in range(9 * SLAB)])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        at_once(graph, unit)

    assert (nodes(graph), active_count()) == before


def test_each_day_is_sent_once() -> None:
    day = date(2020, 1, 31)
    known = {"id": "step:1", "startMin": day, "endMax": LAST_DAY, "reached": [day, LAST_DAY]}

    assert shared({"rows": [{"id": "step:1", "properties": known}]}) == {
        "rows": [
            {
                "id": "step:1",
                "properties": {"id": "step:1", "startMin": 0, "endMax": 1, "reached": [0, 1]},
            }
        ],
        "days": [day, LAST_DAY],
    }
    assert known["startMin"] == day  # what was given stays


@pytest.mark.parametrize("more", [
    {"credibility": 5}, {"wording": "hedged"}, {"direction": "contradicts"},
    {"read": False}, {"read": False, "memory": "lo"}, {"admitted_by": "case:one/owner"},
    {"admitted_by": "case:one/other"},
])  # fmt: skip
def test_an_assessment_is_taken_over_only_from_evidence_of_the_same_worth(
    more: dict[str, object],
) -> None:
    papers = {one.id: one for one in (document("a", "admission"), document("b"))}
    links = [Link(type="OWNS", from_id="case:one/owner", to_id=f"case:one/{n}") for n in "xyz"]
    about = {
        links[0].id: [says("a", about=links[0].id)],
        links[1].id: [says("a", about=links[1].id, **more)],
        links[2].id: [says("a", about=links[2].id, locator="p. 2")],
    }
    proof = Proof(about, papers)
    found = [proof.of_link(one) for one in links]

    for link, one in zip(links, found, strict=True):
        ends = (link.from_id, link.to_id)
        assert one == assess(about[link.id], papers, parties=ends)
    assert found[0].evidence != found[2].evidence
