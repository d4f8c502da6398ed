"""Nested JSON says what flat lines say."""

from __future__ import annotations

from typing import Any

from tests.ingest.ftm.conftest import Tell
from tests.ingest.ftm.made import COMPANY, PERSON, entity

SANCTION = entity("Sanction", "s", program="X", authority="Ministry of Invention")
ADDRESS = entity("Address", "a", full="1 Invented Road")


def nested(**more: Any) -> dict[str, Any]:
    """Return the person with her company, its listing and her address inside."""
    company = entity("Company", "acme", name="Acme Invented Ltd", sanctions=[SANCTION])
    owning = entity("Ownership", "o", owner="ada", asset=[company], percentage="60")
    inside = {"ownershipOwner": [owning], "addressEntity": [ADDRESS]}
    return entity("Person", "ada", name="Ada Invented", **inside, **more)


def flat() -> list[dict[str, Any]]:
    person = {**PERSON, "properties": {**PERSON["properties"], "addressEntity": ["a"]}}
    listing = {**SANCTION, "properties": {**SANCTION["properties"], "entity": ["acme"]}}
    owning = entity("Ownership", "o", owner="ada", asset="acme", percentage="60")
    return [person, owning, COMPANY, listing, ADDRESS]


def test_one_nested_line_states_what_five_flat_ones_do(tell: Tell) -> None:
    one, five = tell(nested()), tell(*flat())

    assert (one.run.rows_read, five.run.rows_read) == (1, 5)
    for kind in ("entities", "links", "designations", "evidence"):
        stated = {record.model_dump_json() for record in getattr(one, kind)}
        assert stated == {record.model_dump_json() for record in getattr(five, kind)}, kind
    assert one.rejects == five.rejects == []


def test_an_entity_that_is_nested_need_not_name_what_holds_it(tell: Tell) -> None:
    owning = entity("Ownership", "o", asset="acme")  # the owner is who it is nested in

    told = tell(entity("Person", "ada", name="Ada", ownershipOwner=[owning]), COMPANY)

    assert [(one.from_id, one.to_id) for one in told.links] == [("ftm:ada", "ftm:acme")]


def test_a_nested_edge_that_leads_out_of_the_file_is_told_and_its_line_kept(tell: Tell) -> None:
    owning = entity("Ownership", "o", owner="ada", asset="gone")

    told = tell(entity("Person", "ada", name="Ada", ownershipOwner=[owning]))

    assert (told.rejects, told.links) == ([], [])
    assert "note: 1 × nested Ownership that is not taken: dangling reference" in told.summary


def test_a_bad_entity_inside_refuses_the_line(tell: Tell) -> None:
    told = tell(nested(familyPerson=[entity("Familly", "f", relative="x")]), PERSON)

    assert told.rejects == [(1, "schema", "there is no schema 'Familly' in FollowTheMoney")]
