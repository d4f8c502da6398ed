"""Deltas: what is added, what replaces a former version, and what is gone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ingest.ftm.conftest import Tell
from tests.ingest.ftm.made import COMPANY, PERSON, beside, entity


def operation(op: str, line: dict[str, Any]) -> dict[str, Any]:
    return {"op": op, "entity": line}


def test_the_three_operations(tell: Tell) -> None:
    told = tell(
        operation("ADD", PERSON),
        operation("MOD", COMPANY),
        operation("DEL", {"id": "old"}),
    )

    assert told.run.delta
    assert [batch.gone for batch in told.batches] == [(), ("acme",), ("old",)]
    assert [one.id for one in told.entities] == ["ftm:ada", "ftm:acme"]
    assert [one.id for one in told.batches[2].documents] == [told.run.documents[-1]]
    assert "withdrawn, or replaced by what follows: 2" in told.summary


def test_an_edge_of_a_delta_may_refer_to_what_is_in_the_graph(tell: Tell) -> None:
    told = tell(
        operation("ADD", entity("Ownership", "o", owner="known", asset="acme")),
        operation("ADD", COMPANY),
        operation("ADD", entity("Sanction", "s", entity="known", program="X")),
    )

    assert [(one.from_id, one.to_id) for one in told.links] == [("ftm:known", "ftm:acme")]
    assert [one.entity_id for one in told.designations] == ["ftm:known"]
    assert told.rejects == []


def test_what_only_a_name_could_say_needs_the_entity_in_the_delta(tell: Tell) -> None:
    told = tell(
        operation("ADD", entity("Passport", "p", holder="known", number="X1")),
        operation("ADD", entity("Membership", "m", member="ada", organization="known")),
        operation("ADD", PERSON),
    )

    assert told.rejects == [(1, "holder", "the holder of this Passport is not in this file")]
    # a person's membership has no place in the registry, whatever the other end is
    assert any("Membership m" in note for one in told.entities for note in one.notes)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (operation("PUT", PERSON), "op"),
        ({"op": "ADD"}, "entity"),
        (operation("DEL", {"id": " "}), "id"),
        (operation("MOD", entity("Persn", "x", name="A")), "schema"),
        (PERSON, "op"),
    ],
)
def test_what_is_no_operation_is_refused(tell: Tell, line: dict[str, Any], field: str) -> None:
    told = tell(operation("ADD", COMPANY), line)

    assert [(number, where) for number, where, _ in told.rejects] == [(2, field)]


def test_a_delta_never_claims_a_whole_list(tell: Tell) -> None:
    row = beside(entity("Sanction", "s", entity="acme"), datasets=["eu_fsf"])

    assert tell(operation("ADD", COMPANY), operation("ADD", row)).run.authorities == ()
