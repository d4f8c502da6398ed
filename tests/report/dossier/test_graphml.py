"""GraphML read back by networkx: the same entities and facts, with typed values."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.graphml import NAMESPACE, graphml
from graphkit.report.words import shown
from tests.report.dossier.made import HOSTILE, chain, found, listing, node, step, trace
from tests.report.dossier.tale import (
    AGENT,
    BORROWED,
    FORMER,
    NOTHING,
    OTHER,
    OWNER,
    PARADE,
    STAR,
    TALE,
    TRADER,
)


def read(made: Findings) -> Any:
    return nx.read_graphml(BytesIO(graphml(made)), force_multigraph=True)


def edges(graph: Any) -> dict[str, tuple[str, str, dict[str, Any]]]:
    return {
        f"{values['type']} {source}": (source, target, values)
        for source, target, values in graph.edges(data=True)
    }


@pytest.mark.parametrize("made", [TALE, PARADE, NOTHING])
def test_the_same_findings_give_the_same_bytes(made: Findings) -> None:
    assert graphml(made) == graphml(made)


def test_every_entity_and_every_fact_is_there_once() -> None:
    graph = read(TALE)

    assert set(graph) == {one.id for one in (TRADER, STAR, OTHER, OWNER, BORROWED, AGENT, FORMER)}
    # eight steps, of which two walk the same ownership
    assert Counter(values["type"] for _, _, values in graph.edges(data=True)) == {
        "MANAGES": 1,
        "ShipToShipTransfer": 1,
        "OWNS": 2,
        "Payment": 1,
        "HAS_IDENTITY": 1,
        "ACTS_FOR": 1,
    }


def test_a_link_points_as_the_source_states_it() -> None:
    found_edges = edges(read(TALE))

    owner, owned, values = found_edges[f"OWNS {OWNER.id}"]
    assert (owner, owned) == (OWNER.id, OTHER.id)  # walked from the ship to its owner
    assert values["directed"] is True
    giver, receiver, transfer = found_edges[f"ShipToShipTransfer {STAR.id}"]
    assert (giver, receiver, transfer["role"]) == (STAR.id, OTHER.id, "giver→receiver")
    assert transfer["directed"] is False


def test_values_are_typed_and_dates_are_as_stated() -> None:
    _, _, values = edges(read(TALE))[f"OWNS {OWNER.id}"]

    assert values["start"] == "[..2019-06-30]"
    assert "end" not in values  # unknown is no value
    assert values["standard"] == 4
    assert values["documented"] is True
    assert values["chains"] == "1, 2"
    assert values["link"].startswith("link:")


def test_what_contradicts_is_apart_from_what_supports() -> None:
    _, _, values = edges(read(TALE))[f"ShipToShipTransfer {STAR.id}"]

    assert (values["documents"], values["against"]) == ("Invented paper", "Invented denial")


def test_listed_is_who_is_listed_now_and_unknown_is_no_value() -> None:
    listed = {one: values.get("listed") for one, values in read(TALE).nodes(data=True)}

    assert listed == {
        TRADER.id: False,  # proposed
        STAR.id: None,
        OTHER.id: None,
        OWNER.id: True,
        BORROWED.id: None,
        AGENT.id: None,
        FORMER.id: False,  # delisted
    }


def test_two_facts_between_the_same_two_entities_are_two_edges() -> None:
    one, other = node("ONE"), node("OTHER")
    owns = step("OWNS", one, other, "ONE owned OTHER.")
    runs = step("CONTROLS", one, other, "ONE controlled OTHER.")
    chains = [chain(it.id, (one, other), (it,), (listing("001"),)) for it in (owns, runs)]

    graph = read(found(trace(one, chains)))

    assert graph.number_of_edges(one.id, other.id) == 2


def test_names_that_mean_harm_do_not_break_it() -> None:
    graph = read(PARADE)

    assert [values["label"] for _, values in graph.nodes(data=True)] == [
        shown(name) for name in HOSTILE
    ]
    assert graph.number_of_edges() == len(HOSTILE) - 1


def test_without_a_chain_the_subject_stands_alone_with_the_answer() -> None:
    graph = read(NOTHING)

    assert list(graph.nodes(data="label")) == [("case:made/nobody-at-all", "NOBODY AT ALL")]
    assert "NONE RECORDED" in graph.graph["answer"]
    assert "never a clearance" in graph.graph["note"]


def test_every_key_has_a_type_and_stands_before_the_graph() -> None:
    root = etree.fromstring(graphml(TALE))
    names = [etree.QName(one).localname for one in root]

    assert names == ["key"] * (len(names) - 1) + ["graph"]
    keys = root.findall(f"{{{NAMESPACE}}}key")
    assert {one.get("attr.type") for one in keys} == {"string", "int", "boolean"}
