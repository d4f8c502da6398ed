"""Each check of the audit finds the fault that it is for, and a sound graph has none."""

from __future__ import annotations

import pytest

from graphkit.graph import Graph, audit, load
from graphkit.graph.audit import checks
from tests.graph.batches import run, whole
from tests.graph.test_load import ask, sound

FAULTS = {
    "alias_mark": "MATCH (n:Aliased) REMOVE n:Aliased",
    "conflict": "CREATE (:Conflict {id: 'conflict:1', identifier: 'imo:1', ids: [], source: 'a'})",
    "date_not_a_date": "MATCH ()-[l:OWNS]->() SET l.endMax = toString(l.endMax)",
    "designation_without_bounds": "MATCH (d:Designation)"
    " SET d.startMin = date('0001-01-01'), d.startMax = date('9999-12-31')",
    "designation_without_evidence": "MATCH (e)-[:SUPPORTS]->(:Designation) DETACH DELETE e",
    "evidence_about_nothing": "MATCH (e:Evidence)-[r:SUPPORTS]->(:Entity) DELETE r",
    "fact_without_evidence": "MATCH (e:Evidence)-[:SUPPORTS]->(:JointFact) DETACH DELETE e",
    "fact_without_step": "MATCH ()-[s:STEP {role: 'payer→onAccountOf'}]->() DELETE s",
    "identity_contradiction": "MATCH (a)-[:OWNS]->(b) WITH a, b LIMIT 1 CREATE (a)-[:SAME_AS]->(b),"
    " (a)<-[:CONCERNS]-(:Decision {id: 'decision:1', decision: 'different', decidedBy: 'A',"
    " decidedOn: '2026-06-30'})-[:CONCERNS]->(b)",
    "link_twice": "MATCH (a)-[l:OWNS]->(b) CREATE (a)-[copy:OWNS]->(b) SET copy = properties(l)",
    "link_without_evidence": "MATCH (e:Evidence) WHERE e.about STARTS WITH 'link:' DETACH DELETE e",
    "link_without_step": "MATCH ()-[s:STEP {kind: 'OWNS'}]->() DELETE s",
    "step_differs": "MATCH ()-[s:STEP {kind: 'OWNS'}]->() SET s.standard = 5",
    "step_without_link": "MATCH ()-[l:OWNS]->() DELETE l",
}


def found(graph: Graph) -> dict[str, int]:
    return {check.name: len(check.faults) for check in audit(graph) if check.faults}


def test_every_check_has_a_fault_to_find() -> None:
    assert {one.name for one in checks()} == {f"audit/{name}" for name in FAULTS}


def test_a_sound_graph_has_no_fault(graph: Graph) -> None:
    load(graph, whole(), run())

    assert sound(graph)


@pytest.mark.parametrize("name", FAULTS)
def test_a_check_finds_its_fault(graph: Graph, name: str) -> None:
    load(graph, whole(), run())

    ask(graph, FAULTS[name])

    assert f"audit/{name}" in found(graph)


@pytest.mark.parametrize("bound", ["startMin", "startMax", "endMin", "endMax"])
@pytest.mark.parametrize("what", ["(x:JointFact)", "(x:Designation)", "()-[x:STEP]->()"])
def test_a_missing_bound_is_found_wherever_it_is(graph: Graph, bound: str, what: str) -> None:
    load(graph, whole(), run())
    one = f"MATCH {what} WITH x LIMIT 1 REMOVE x.{bound}"

    ask(graph, one)

    assert found(graph)["audit/date_not_a_date"] == 1


def test_a_joint_fact_that_moved_away_from_its_steps_is_found(graph: Graph) -> None:
    load(graph, whole(), run())

    ask(graph, "MATCH (f:JointFact) SET f.endMax = f.endMax + duration('P1D')")

    assert found(graph)["audit/step_differs"] == 3
