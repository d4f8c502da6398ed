"""Nodes told apart row by row are those that placing a whole batch gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import InputRejected
from graphkit.graph.bulk.numbering import NOBODY, SCHEMATA, Numbering
from graphkit.graph.identity import place
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, parse
from graphkit.model.registry import Schema
from tests.graph.batches import entity

IDS = (
    "imo:9074729",
    "imo:7937317",
    "imo-company:1790183",
    "lei:5493001KJTIIGC8Y1R12",
    "ofac:1",
    "ofac:2",
    "un:KPe.020",
    "case:one/a",
    "case:one/b",
)
PARSED = tuple(one for one in map(parse, IDS) if isinstance(one, Identifier))
ENTITIES = st.builds(
    lambda own, others, schema: Entity(
        id=own, schema_=schema, name=own, identifiers=tuple(PARSED[n] for n in others)
    ),
    st.sampled_from(IDS),
    st.lists(st.integers(0, len(IDS) - 1), max_size=3, unique=True),
    st.sampled_from([Schema.ORGANIZATION, Schema.COMPANY, Schema.BANK, Schema.VESSEL_IDENTITY]),
)


@given(st.lists(ENTITIES, max_size=8))
def test_every_id_leads_where_placing_the_whole_batch_leads_it(every: list[Entity]) -> None:
    placement, numbering = place(every, {}, "one"), Numbering()

    numbers = [numbering.add(one) for one in every]

    nodes = {numbering.names[number] for number in numbers}
    assert [numbering.names[number] for number in numbers] == [
        placement.ids[one.id] for one in every
    ]
    assert numbering.conflicts("one") == placement.conflicts
    known = {one: numbering.names[number] for one, number in numbering.identifiers()}
    assert known == {one: node for one, node in placement.gained.items() if node in nodes}
    found = {one: numbering.names[number] for one, number in numbering.by_identifier().items()}
    assert found == {one: node for one, node in placement.ids.items() if node in nodes}


def test_a_node_is_as_exact_as_its_most_exact_record() -> None:
    numbering = Numbering()
    for schema in (Schema.ORGANIZATION, Schema.BANK, Schema.COMPANY):
        numbering.add(entity(schema, "ofac:1"))

    assert [SCHEMATA[one] for one in numbering.schemata] == [Schema.BANK]


def test_a_number_that_no_entity_stands_under_leads_nowhere() -> None:
    numbering = Numbering()
    numbering.add(entity(Schema.VESSEL, "ofac:1", "imo:9074729"))
    # the list gives the same party another hull: it stays with the first, and the hull is nobody's
    numbering.add(entity(Schema.VESSEL, "ofac:1", "imo:7937317"))

    assert list(numbering.schemata).count(NOBODY) == 1
    assert dict(numbering.identifiers()) == {"imo:9074729": 0, "ofac:1": 0}
    assert numbering.by_identifier() == {"imo:9074729": 0, "ofac:1": 0}


def test_an_id_that_is_no_identifier_is_refused() -> None:
    with pytest.raises(InputRejected, match="is no id"):
        Numbering().add(Entity(id="imo:1", schema_=Schema.VESSEL, name="X"))
