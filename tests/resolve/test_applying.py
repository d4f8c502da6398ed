"""Decisions in the graph: what follows from them, what they refuse, and that undoing is exact."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graphkit.catalogue import query
from graphkit.errors import InputRejected
from graphkit.graph import Graph, audit, load
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.records import Batch, IngestRun
from graphkit.model.registry import Schema
from graphkit.resolve.candidates import candidates
from graphkit.resolve.decisions import Choice, Row, add_decision
from graphkit.resolve.history import history
from graphkit.resolve.proposals import propose
from graphkit.resolve.standing import apply_decisions
from tests.exposure.story import Story

ID = "case:story/"
DAY = date(2026, 6, 30)
Decide = Callable[..., None]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "inquiry"
    folder.mkdir()
    return folder


@pytest.fixture
def decide(case: Path) -> Decide:
    def write(first: str, second: str, decision: str, why: str = "compared the registers") -> None:
        row = Row(first, second, Choice(decision), "A. Analyst", DAY, why)
        add_decision(case, row)

    return write


@pytest.fixture
def told(graph: Graph) -> Graph:
    """Three companies with like names, one of them listed, and a bank that serves another."""
    story = Story()
    for name in ("acme-trading", "acme-trading-ltd", "acme-tradings"):
        story._party(name)
    story.link("SERVES", "bank-north", "acme-trading")
    story.listed("acme-trading-ltd")
    load(graph, story.batch(), story.run())
    return graph


def dump(graph: Graph) -> str:
    """Return a hash of all nodes and relationships, whatever their order and inner numbers."""
    nodes = graph._driver.execute_query(
        "MATCH (n) WHERE NOT n:DisposableTestDatabase|LoadQueue"  # the mark of a state is ever new
        " RETURN labels(n) AS l, properties(n) AS p",
        database_=graph.database,
    ).records
    ties = graph._driver.execute_query(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b",
        database_=graph.database,
    ).records
    every = [json.dumps(one.data(), sort_keys=True, default=str) for one in (*nodes, *ties)]
    return hashlib.sha256("\n".join(sorted(every)).encode()).hexdigest()


def links(graph: Graph, kind: str) -> list[dict[str, Any]]:
    rows = graph._driver.execute_query(
        f"MATCH (a)-[r:{kind}]->(b) RETURN a.id AS a, b.id AS b, r.standard AS standard,"
        " r.status AS status, r.ifRead AS ifRead, r.notes AS notes ORDER BY a, b",
        database_=graph.database,
    ).records
    return [row.data() for row in rows]


def test_the_same_is_a_link_at_standard_two_and_no_more(
    told: Graph, case: Path, decide: Decide
) -> None:
    decide("acme-trading", f"{ID}acme-trading-ltd", "same")
    with pytest.raises(InputRejected, match="'acme-trading' leads nowhere"):
        apply_decisions(told, case)
    (case / "decisions.csv").unlink()

    decide(f"{ID}acme-trading", f"{ID}acme-trading-ltd", "same")
    done = apply_decisions(told, case)

    assert (done.written, done.withdrawn, done.unchanged) == (1, 0, 0)
    (link,) = links(told, "SAME_AS")
    assert (link["standard"], link["ifRead"], link["status"]) == (2, 2, "stated")
    again = apply_decisions(told, case)
    assert (again.written, again.withdrawn, again.unchanged) == (0, 0, 1)
    assert not [check for check in audit(told) if check.faults]


def test_applying_and_undoing_and_applying_again_gives_the_identical_graph(
    told: Graph, case: Path, decide: Decide
) -> None:
    untouched = dump(told)
    decide(f"{ID}acme-trading", f"{ID}acme-trading-ltd", "same")
    decide(f"{ID}acme-trading", f"{ID}acme-tradings", "unsure")
    apply_decisions(told, case)
    applied = dump(told)
    assert applied != untouched

    decide(f"{ID}acme-trading-ltd", f"{ID}acme-trading", "withdrawn")
    decide(f"{ID}acme-trading", f"{ID}acme-tradings", "withdrawn")
    done = apply_decisions(told, case)
    assert (done.withdrawn, dump(told)) == (2, untouched)

    decide(f"{ID}acme-trading", f"{ID}acme-trading-ltd", "same")
    decide(f"{ID}acme-trading", f"{ID}acme-tradings", "unsure")
    apply_decisions(told, case)
    assert dump(told) == applied


def test_a_link_that_a_source_states_too_stays_as_it_was(
    told: Graph, case: Path, decide: Decide
) -> None:
    story = Story("other")
    story.link("SAME_AS", f"{ID}acme-trading", f"{ID}acme-trading-ltd", 3)
    load(told, story.batch(), story.run())
    untouched = dump(told)

    decide(f"{ID}acme-trading", f"{ID}acme-trading-ltd", "same")
    apply_decisions(told, case)
    assert [one["standard"] for one in links(told, "SAME_AS")] == [3]
    assert dump(told) != untouched

    decide(f"{ID}acme-trading", f"{ID}acme-trading-ltd", "withdrawn")
    apply_decisions(told, case)
    assert dump(told) == untouched


def test_a_decision_against_a_chain_of_sameness_is_refused_and_names_the_pairs(
    told: Graph, case: Path, decide: Decide
) -> None:
    decide(f"{ID}acme-trading", f"{ID}acme-trading-ltd", "same")
    decide(f"{ID}acme-trading-ltd", f"{ID}acme-tradings", "same")
    apply_decisions(told, case)
    before = dump(told)

    decide(f"{ID}acme-trading", f"{ID}acme-tradings", "different")
    with pytest.raises(InputRejected) as refused:
        apply_decisions(told, case)

    assert (
        "acme-trading (case:story/acme-trading) = acme-trading-ltd (case:story/acme-trading-ltd)"
        " = acme-tradings (case:story/acme-tradings)"
    ) in refused.value.what
    assert dump(told) == before


def test_the_audit_says_when_a_later_source_joins_what_was_set_apart(
    told: Graph, case: Path, decide: Decide
) -> None:
    decide(f"{ID}acme-trading", f"{ID}acme-tradings", "different")
    apply_decisions(told, case)
    assert not [check for check in audit(told) if check.faults]

    story = Story("other")
    story.link("SAME_AS", f"{ID}acme-trading", f"{ID}acme-tradings", 2)
    load(told, story.batch(), story.run())

    (check,) = [check for check in audit(told) if check.faults]
    assert check.name == "audit/identity_contradiction"
    assert "A. Analyst decided on 2026-06-30" in check.faults[0].detail


def test_what_a_source_says_may_be_one_is_disputed_by_a_decision_and_not_deleted(
    told: Graph, case: Path, decide: Decide
) -> None:
    story = Story("other")
    story.link("POSSIBLY_SAME_AS", f"{ID}acme-trading", f"{ID}acme-tradings", role="same name")
    load(told, story.batch(), story.run())
    untouched = dump(told)

    decide(f"{ID}acme-trading", f"{ID}acme-tradings", "different")
    apply_decisions(told, case)
    assert [one["status"] for one in links(told, "POSSIBLY_SAME_AS")] == ["disputed"]

    decide(f"{ID}acme-trading", f"{ID}acme-tradings", "withdrawn")
    apply_decisions(told, case)
    assert dump(told) == untouched


def test_candidates_are_written_once_and_respect_what_was_decided(
    told: Graph, case: Path, decide: Decide
) -> None:
    untouched = dump(told)
    found = candidates(told, 10)
    pairs = {(one.first.id, one.second.id) for one in found.candidates}
    assert pairs == {
        (f"{ID}acme-trading", f"{ID}acme-trading-ltd"),
        (f"{ID}acme-trading", f"{ID}acme-tradings"),
        (f"{ID}acme-trading-ltd", f"{ID}acme-tradings"),
    }
    propose(told, found.candidates, DAY)
    written = links(told, "POSSIBLY_SAME_AS")
    assert [one["standard"] for one in written] == [1, 1, 1]
    assert "only one name states a legal form, `LTD`" in written[0]["notes"]
    assert candidates(told, 10).candidates == []
    assert not [check for check in audit(told) if check.faults]

    decide(f"{ID}acme-trading", f"{ID}acme-trading-ltd", "different")
    decide(f"{ID}acme-trading", f"{ID}acme-tradings", "different")
    decide(f"{ID}acme-trading-ltd", f"{ID}acme-tradings", "different")
    apply_decisions(told, case)
    assert links(told, "POSSIBLY_SAME_AS") == []
    assert candidates(told, 10).candidates == []

    for pair in (("acme-trading", "acme-trading-ltd"), ("acme-trading", "acme-tradings"),
                 ("acme-trading-ltd", "acme-tradings")):  # fmt: skip
        decide(*(f"{ID}{one}" for one in pair), "withdrawn")
    apply_decisions(told, case)
    assert dump(told) == untouched
    assert len(candidates(told, 10).candidates) == 3


def test_the_history_has_what_stands_and_what_was_replaced(
    told: Graph, case: Path, decide: Decide
) -> None:
    decide(f"{ID}acme-trading", f"{ID}acme-tradings", "unsure")
    decide(f"{ID}acme-tradings", f"{ID}acme-trading", "different", "two registration numbers")
    apply_decisions(told, case)

    (standing,) = history(told, f"{ID}acme-trading")
    assert (standing["decision"], standing["why"]) == ("different", "two registration numbers")
    rows = history(told, f"{ID}acme-trading", case)
    assert [(row["decision"], row["stands"], row["source"]) for row in rows] == [
        ("unsure", False, "inquiry/decisions.csv:2"),
        ("different", True, "inquiry/decisions.csv:3"),
    ]


def test_a_decision_follows_its_entity_to_a_stronger_id(
    told: Graph, case: Path, decide: Decide
) -> None:
    decide(f"{ID}acme-trading", f"{ID}acme-trading-ltd", "same")
    apply_decisions(told, case)
    own = Identifier(Kind.CASE, "story/acme-trading")
    stronger = Entity(
        id=str(own),
        schema_=Schema.COMPANY,
        name="acme-trading",
        identifiers=(own, Identifier(Kind.IMO_COMPANY, "1790183")),
    )
    load(told, Batch(entities=(stronger,)), IngestRun(source="register", title="A register"))

    (link,) = links(told, "SAME_AS")
    assert {link["a"], link["b"]} == {"imo-company:1790183", f"{ID}acme-trading-ltd"}
    assert link["standard"] == 2
    assert apply_decisions(told, case).unchanged == 1
    decide("imo-company:1790183", f"{ID}acme-trading-ltd", "withdrawn")
    apply_decisions(told, case)
    assert links(told, "SAME_AS") == []
    assert told.read(query("load/known/decisions"), {"source": "decisions:inquiry"}) == []


def test_a_decision_between_two_kinds_of_things_is_refused(
    told: Graph, case: Path, decide: Decide
) -> None:
    story = Story("sea")
    story.link("MANAGES", f"{ID}acme-trading", "ship-grey")
    load(told, story.batch(), story.run())
    decide(f"{ID}acme-trading", "case:sea/ship-grey", "same")
    with pytest.raises(InputRejected, match=r"of two kinds") as refused:
        apply_decisions(told, case)
    assert refused.value.where == "decisions.csv:2"
