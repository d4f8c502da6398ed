"""Every schema and property of FollowTheMoney is known, and it is decided what each becomes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.model.registry import Schema
from ingest.ftm.decisions import SANCTION, decision, decisions
from ingest.ftm.vocabulary import vocabulary


@pytest.fixture(scope="module")
def model(files: Path) -> dict[str, Any]:
    """The model as it was published as JSON, by schema."""
    text = (files / "ftm_default_model.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)["schemata"]
    return found


def test_every_schema_of_the_model_is_known(model: dict[str, Any]) -> None:
    assert len(model) == 70
    assert set(model) <= set(vocabulary())


def test_every_property_of_the_model_is_known_for_what_it_is(model: dict[str, Any]) -> None:
    for name, schema in model.items():
        own = vocabulary()[name]
        assert set(schema["schemata"]) == set(own.lineage), name
        for ancestor in schema["schemata"]:
            for prop, described in model[ancestor]["properties"].items():
                if described.get("stub"):
                    assert own.reverse[prop] == described["reverse"]
                elif described["type"] == "entity":
                    assert prop in own.references
                else:
                    assert prop in own.properties


@pytest.mark.parametrize("name", sorted(vocabulary()))
def test_it_is_decided_what_a_schema_becomes(name: str) -> None:
    what = decision(name)

    if isinstance(what, Schema):
        assert "Thing" in vocabulary()[name].lineage
    elif isinstance(what, str):
        known = decisions()
        assert what == SANCTION or what in known.of_another or what in known.not_represented
    else:
        assert "Thing" not in vocabulary()[name].lineage


def test_the_decisions_name_properties_that_the_schemata_have() -> None:
    known, every = decisions(), vocabulary()
    party = {prop for name in known.entities for prop in every[name].properties}

    for name, rule in known.links.items():
        assert {rule.source, rule.target} <= every[name].references, name
        assert set(rule.role) <= every[name].properties, name
    for name, fact in known.facts.items():
        assert {*fact.roles.values(), *fact.banks.values()} <= every[name].references, name
    assert {prop for props in known.fields.values() for prop in props} <= party
    assert {prop for props in known.periods.values() for prop in props} <= party | {"inceptionDate"}
    assert set(known.days) <= party
    assert known.numbers <= party | {"icaoCode", "ibcRuc"}
    assert {*known.of_another, *known.not_represented} <= set(every)
