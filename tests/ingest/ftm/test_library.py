"""What is exported is read by the real followthemoney as it is, and by our own reader again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from graphkit.cli import app
from graphkit.model.records import Batch, Designation
from ingest import case
from ingest.ftm.vocabulary import vocabulary
from tests.ingest.ftm.environment import asked_of_library
from tests.ingest.ftm.made import Told, told
from tests.support.neo4j import TestServer
from tests.support.sample import SAMPLE, hold_sample

TODAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def export(database: TestServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The bundled sample, loaded and exported: the file, and what the command said."""
    hold_sample(database)
    path = tmp_path_factory.mktemp("export") / "sample.ftm.json"
    environment = {
        "NEO4J_URI": database.uri,
        "NEO4J_PASSWORD": database.password.get_secret_value(),
        "NO_COLOR": "1",
        "COLUMNS": "200",
    }
    command = ["export", "--to", "ftm", "-o", str(path)]
    return path, CliRunner().invoke(app, command, env=environment)


@pytest.fixture(scope="module")
def lines(export: tuple[Path, Result]) -> list[dict[str, Any]]:
    """The exported lines."""
    path, said = export
    assert said.exit_code == 0, said.output
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def again(export: tuple[Path, Result], lines: list[dict[str, Any]]) -> Told:
    """The exported file, read by our own reader."""
    assert lines
    return told(export[0], TODAY)


@pytest.fixture(scope="module")
def sample() -> Batch:
    """What the sample states."""
    return case.read(SAMPLE).batch


def test_the_library_takes_every_line_as_it_is(
    export: tuple[Path, Result], lines: list[dict[str, Any]]
) -> None:
    found = asked_of_library(str(export[0]))

    assert found["lines"] == found["ids"] == len(lines)
    assert found["altered"] == []
    assert found["dangling"] == []
    assert found["range"] == []
    # 3 PAID and 6 Payments, of which these name no payee; FtM asks for one and nobody invents it
    assert found["required"] == ["Payment.beneficiary"] * 5


def test_a_fault_in_a_line_is_found(tmp_path: Path) -> None:
    good = {"id": "a", "schema": "Person", "properties": {"name": ["Ada"]}}
    bad = [
        {"id": "b", "schema": "Company", "properties": {"name": ["B"], "nmae": ["x"]}},
        {"id": "c", "schema": "Company", "properties": {"name": ["C"], "country": ["zzz"]}},
        {"id": "d", "schema": "Ownership", "properties": {"owner": ["a"], "asset": ["a"]}},
        {"id": "e", "schema": "Ownership", "properties": {"owner": ["gone"]}},
    ]
    path = tmp_path / "bad.json"
    path.write_text("".join(json.dumps(one) + "\n" for one in (good, *bad)))

    found = asked_of_library(str(path))

    assert found["altered"] == ["b nmae: ['x'] None", "c country: ['zzz'] None"]
    assert found["range"] == ["Ownership.asset Person"]
    assert found["dangling"] == ["e owner gone"]
    assert found["required"] == ["Ownership.asset"]


def test_every_name_of_the_librarys_model_is_known() -> None:
    model = asked_of_library("--model")

    assert len(model) == 71
    for name, schema in model.items():
        own = vocabulary()[name]
        assert set(schema["lineage"]) == set(own.lineage), name
        assert set(schema["text"]) <= own.properties, name
        assert set(schema["references"]) <= own.references, name
        assert schema["reverse"].items() <= dict(own.reverse).items(), name


def test_no_name_is_known_that_no_model_has(files: Path) -> None:
    published = json.loads((files / "ftm_default_model.json").read_text("utf-8"))["schemata"]
    library = asked_of_library("--model")

    for name, own in vocabulary().items():
        known: set[str] = set()
        for ancestor in own.lineage:
            known |= set(published.get(ancestor, {}).get("properties", {}))
            found = library.get(ancestor, {"text": (), "references": ()})
            known |= {*found["text"], *found["references"]}
        assert own.properties | own.references <= known, name


def test_what_is_written_is_all_that_is_stated(lines: list[dict[str, Any]], sample: Batch) -> None:
    schemata = Counter(line["schema"] for line in lines)

    assert schemata["Sanction"] == len(sample.designations)
    assert schemata["Document"] == len(sample.documents)
    parties = {"Company": 84, "Vessel": 66, "Person": 12, "Asset": 9, "Territory": 5}
    parties |= {"Organization": 2, "PublicBody": 2}
    assert {one: schemata[one] for one in parties} == parties
    assert sum(parties.values()) == len(sample.entities)
    statements = [
        text
        for line in lines
        for prop in ("description", "matcher")
        for text in line["properties"].get(prop, ())
        if text.startswith(("for: ", "against: "))
    ]
    assert len(statements) == len(sample.evidence) == 568
    assert [
        one for one in sample.evidence if not any(one.quote in text for text in statements)
    ] == []


def test_the_command_tells_what_has_no_place(export: tuple[Path, Result]) -> None:
    said = " ".join(export[1].stderr.split())

    assert "644 lines: 168 Sanction, 121 UnknownLink, 84 Company, 82 Document, 66 Vessel" in said
    for lost in (
        "5 × payments whose payee is not stated, which FtM asks for",
        "106 × ranges of dates",
        "6 × onAccountOf of Payment",
        "4 × clearing of Payment",
        "568 × statements of evidence",
    ):
        assert f"as text, since FollowTheMoney has no place for it: {lost}" in said
    assert export[1].stdout == ""


def test_our_reader_finds_the_same_links_again(again: Told, sample: Batch) -> None:
    before = Counter(one.type for one in sample.links)
    after = Counter(one.type for one in again.links)

    # an identity is read as a vessel, and PAID as the payment that it is in FtM
    assert before - after == {"HAS_IDENTITY": 15, "PAID": 3}
    assert after - before == {}
    kinds = Counter(one.type for one in sample.facts)
    assert kinds - Counter(one.type for one in again.facts) == {
        "ShipToShipTransfer": 11,  # in FtM an Event with its parties, here notes of the parties
        "PortCall": 4,
        "Lease": 1,
    }
    assert Counter(one.type for one in again.facts) - kinds == {"Payment": 3}


def test_our_reader_finds_the_same_parties_and_listings_again(again: Told, sample: Batch) -> None:
    before = Counter(str(one.schema_) for one in sample.entities)
    after = Counter(str(one.schema_) for one in {one.id: one for one in again.entities}.values())

    assert before - after == {"VesselIdentity": 15, "Port": 9}  # FtM has neither
    assert after - before == {"Vessel": 15}
    assert sum(len(one.identifiers) > 1 for one in again.entities) >= 60
    assert listings(again.designations) == listings(sample.designations)


def listings(designations: Iterable[Designation]) -> Counter[tuple[object, ...]]:
    """Count designations by what a rule asks of them."""
    return Counter((one.authority, one.programme, one.stage, one.measures) for one in designations)


def test_what_our_reader_refuses_is_what_the_registry_has_no_place_for(again: Told) -> None:
    rules = Counter(rule.partition(" (")[0].partition(":")[0] for _, _, rule in again.rejects)

    assert rules == {
        "schema Document is not represented": 82,
        "schema Event is not represented": 15,
        "schema Asset is not represented": 9,  # ports
        "an UnknownLink of what is not represented here": 4,  # of ports and what happened there
        "schema Contract is not represented": 1,
    }


def test_a_file_that_is_there_is_not_overwritten_unasked(export: tuple[Path, Result]) -> None:
    found = CliRunner().invoke(app, ["export", "--to", "ftm", "-o", str(export[0])])

    assert found.exit_code == 2
    assert "the file exists" in found.stderr
