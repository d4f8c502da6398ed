"""What is rejected of a statement of an entity or person, and what is only counted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ingest.bods.conftest import (
    ALPHA,
    IVY,
    Read,
    entity,
    person,
    rejects,
    statement,
    taken,
    unnamed,
)

BAD: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown type of entity": (entity("x", kind="starship"), "recordDetails/entityType/type"),
    "no type of entity": (entity("x", kind=""), "recordDetails/entityType/type"),
    "an unknown subtype": (
        entity("x", entityType={"type": "arrangement", "subtype": "cult"}),
        "recordDetails/entityType/subtype",
    ),
    "an unknown type of person": (person("x", personType="robot"), "recordDetails/personType"),
    "an unknown type of name": (
        person("x", names=[{"type": "stage", "fullName": "I"}]),
        "recordDetails/names/type",
    ),
    "a name without words": (
        person("x", names=[{"type": "legal"}]),
        "recordDetails/names/fullName",
    ),
    "an unknown type of address": (
        entity("x", addresses=[{"type": "lunar"}]),
        "recordDetails/addresses/type",
    ),
    "an unknown country": (
        entity("x", jurisdiction={"code": "Ireland"}),
        "recordDetails/jurisdiction/code",
    ),
    "an unknown exposure": (
        person("x", politicalExposure={"status": "maybe"}),
        "recordDetails/politicalExposure/status",
    ),
    "an unknown reason": (unnamed("shy"), "recordDetails/unspecifiedPersonDetails/reason"),
    "a day that is none": (person("x", birthDate="1975-02-30"), "recordDetails/birthDate"),
    "a number as a name": (
        statement("x", "entity", {"entityType": {"type": "state"}, "name": 7}),
        "recordDetails/name",
    ),
    "a text as a list": (entity("x", alternateNames="Y"), "recordDetails/alternateNames"),
    "an unknown status": (entity("x", status="revised"), "recordStatus"),
    "an unknown type of record": ({**entity("x"), "recordType": "asset"}, "recordType"),
    "no id of the record": ({**entity("x"), "recordId": " "}, "recordId"),
    "a record's id of two words": ({**entity("x"), "recordId": "x\ny"}, "recordId"),
    "no day": ({**entity("x"), "statementDate": None}, "statementDate"),
    "a day in words": ({**entity("x"), "statementDate": "10 January 2026"}, "statementDate"),
    "no details": ({**entity("x"), "recordDetails": None}, "recordDetails"),
    "not told whether a component": (entity("x", isComponent=None), "recordDetails/isComponent"),
    "an unknown source": ({**entity("x"), "source": {"type": ["rumour"]}}, "source/type"),
    "no publisher": (
        {**entity("x"), "publicationDetails": {"publicationDate": "2026-01-20",
                                               "bodsVersion": "0.4"}},
        "publicationDetails/publisher",
    ),
    "an unknown motivation": (
        {**entity("x"), "annotations": [{"motivation": "gossiping"}]},
        "annotations/motivation",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_what_cannot_be_taken_is_rejected_by_its_key(read_small: Read, bad: str) -> None:
    stated, field = BAD[bad]
    reading, rows = read_small(ALPHA, stated, IVY)
    (reject,) = rejects(rows)

    assert (reject.line, reject.field) == (2, field)
    assert reject.rule
    run = reading.run()
    assert (run.rows_read, run.rows_accepted) == (3, 2)
    assert f"rejected: {reject}" in reading.summary()


def test_a_statement_that_stands_twice_is_taken_once(read_small: Read) -> None:
    _, rows = read_small(ALPHA, ALPHA, {**IVY, "statementId": ALPHA["statementId"]})

    again, other = rejects(rows)
    assert (again.line, again.field) == (2, "statementId")
    assert again.rule == "the statement stands already at statements.json:1"
    assert (other.line, other.rule) == (3, "another statement has it at statements.json:1")


def test_a_record_does_not_change_its_type(read_small: Read) -> None:
    _, rows = read_small(entity("x"), person("x", made="2026-02-01", number=1))

    (reject,) = rejects(rows)
    assert (reject.line, reject.field) == (2, "recordType")


def test_a_key_that_is_not_known_here_is_counted(read_small: Read) -> None:
    reading, rows = read_small(entity("alpha", favouriteColour="blue", empty=""))

    assert len(taken(rows)) == 1
    said = "key recordDetails/favouriteColour is not known here; not read"
    assert f"note: {said}: 1, such as statements.json:1" in reading.summary()
    assert not any("empty" in line for line in reading.summary())
