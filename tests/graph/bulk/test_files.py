"""The files for the importer hold the graph that loading the same records gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import ingest.case
from benchmarks.release import SyntheticRelease
from graphkit.errors import UsageError
from graphkit.graph import stated
from graphkit.graph.bulk import Prepared, prepare
from graphkit.graph.bulk.output import LONGEST, amends
from graphkit.graph.load import rows_of, silent
from graphkit.model.entities import Entity
from graphkit.model.records import Batch, IngestRun, Link
from graphkit.model.registry import Schema
from graphkit.model.rows import Reject, Row
from tests.graph.batches import entity, says
from tests.graph.bulk.expected import Told, batch_of, expected, held
from tests.graph.bulk.published import EVERY
from tests.graph.bulk.stories import (
    BANK,
    NAME,
    OTHER,
    OWNER,
    PAPER,
    SHIP,
    SOURCE,
    batches,
    odd_rows,
    row,
    run_of,
    said,
)
from tests.support.sample import SAMPLE

Prepare = Callable[..., Prepared]


@pytest.fixture
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepare:
    """Make the files of rows in a folder of their own."""

    def make(
        rows: Iterable[Row | Reject], run: IngestRun | None = None, processes: int = 1
    ) -> Prepared:
        folder = tmp_path_factory.mktemp("bulk")
        return prepare(rows, lambda: run or run_of(9), folder, silent, processes)

    return make


def same(found: Told, wanted: Told) -> None:
    """Compare piece by piece: two whole graphs that differ make no message that can be read."""
    assert found.nodes.keys() == wanted.nodes.keys()
    for key, node in wanted.nodes.items():
        assert found.nodes[key] == node
    assert found.relationships - wanted.relationships == {}
    assert wanted.relationships - found.relationships == {}


def test_the_bundled_sample(prepared: Prepare) -> None:
    reading = ingest.case.read(SAMPLE)
    ingest.case.accept(reading)

    found = prepared(rows_of(reading.batch, reading.run.source), reading.run)

    assert found.lost == ()
    same(held(found), expected(reading.batch, reading.run.source))


@pytest.mark.parametrize("name", EVERY)
def test_what_a_source_publishes(prepared: Prepare, data: Path, name: str) -> None:
    reading = EVERY[name](data)
    every = list(reading.rows())
    run = reading.run()

    found = prepared(every, run)

    assert found.lost == ()
    assert found.rows.total.read == run.rows_read
    rows = [one for one in every if isinstance(one, Row)]
    same(held(found), expected(batch_of(rows), run.source))


def test_rows_that_are_part_of_another_are_counted_with_it(prepared: Prepare) -> None:
    lost = row(2, links=(OWNS.model_copy(update={"to_id": OTHER}),))
    beside = (("addresses.csv", 2),)

    found = prepared([replace(PARTIES, beside=beside), replace(lost, beside=beside)])

    assert str(found.rows.files["story.csv"]) == "2 rows = 1 loaded + 0 unchanged + 1 rejected"
    assert str(found.rows.files["addresses.csv"]) == "4 rows = 2 loaded + 0 unchanged + 2 rejected"


def test_two_processes_make_the_same_graph_of_a_release_in_many_buckets(
    prepared: Prepare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.graph.bulk.routing.BUCKET_BYTES", 20_000)
    release = SyntheticRelease(entities=300, links=900)
    every = list(release.rows())

    found = prepared(every, release.run(), processes=2)

    assert found.rows.total.loaded == len(every)
    same(held(found), expected(batch_of(every), "synthetic"))


@pytest.mark.parametrize("backwards", [False, True])
def test_whatever_texts_hold_and_whatever_the_order_of_rows(
    prepared: Prepare, backwards: bool
) -> None:
    every = list(odd_rows())[:: -1 if backwards else 1]

    found = prepared(every)

    assert found.lost == ()
    assert any(files.spanning for files in found.relationships)
    same(held(found), expected(batch_of(every), SOURCE))


def test_what_the_importer_cannot_carry_is_kept_whole_beside_its_files(prepared: Prepare) -> None:
    person = Entity(id="case:story/dot", schema_=Schema.PERSON, name="\u200b", alias=("",))
    long = entity(Schema.COMPANY, "case:story/long", notes=("n" * (LONGEST + 1),))
    every = [row(1, entities=(person, long, entity(Schema.VESSEL_IDENTITY, NAME)))]

    found = prepared(every)

    kept = {one["id"]: (query, one) for query, one in amends(found.folder)}
    assert kept.keys() == {"case:story/dot", "case:story/long"}
    assert kept["case:story/dot"][1]["properties"]["latinName"] == []
    same(held(found), expected(batch_of(every), SOURCE))
    # until it is amended it has no digest, so that an ordinary load amends it too
    lines = "".join(path.read_text("utf-8") for path in found.nodes[0].files)
    assert stated.entity(expected_one(person))["digest"] not in lines


def expected_one(one: Entity) -> Any:
    from graphkit.graph.merge import Stated

    return Stated(one, (SOURCE,))


PARTIES = row(
    1,
    documents=(PAPER,),
    entities=(
        entity(Schema.COMPANY, OWNER),
        entity(Schema.VESSEL, SHIP),
        entity(Schema.BANK, BANK),
    ),
)
OWNS = Link(type="OWNS", from_id=OWNER, to_id=SHIP)


@pytest.mark.parametrize(
    ("lost", "value", "rule"),
    [
        (
            row(2, links=(OWNS.model_copy(update={"to_id": OTHER}), OWNS)),
            OTHER,
            "refers to an entity that is nowhere",
        ),
        (
            row(2, links=(OWNS,), evidence=(says(OWNS.id, "story:gone"),)),
            "story:gone",
            "refers to a document that is nowhere",
        ),
        (
            row(2, links=(OWNS,), evidence=(said("link:gone"), said(OWNS.id))),
            "link:gone",
            "refers to what evidence is about that is nowhere",
        ),
        (
            row(2, links=(OWNS,), evidence=(said(OWNS.id), said("case:story/gone"))),
            "case:story/gone",
            "refers to what evidence is about that is nowhere",
        ),
        (
            row(2, links=(OWNS,), evidence=(said(OWNS.id, admitted_by="case:story/gone"),)),
            "case:story/gone",
            "refers to an entity that is nowhere",
        ),
    ],
)
def test_a_row_that_refers_to_what_is_nowhere_is_rejected_and_the_rest_loaded(
    prepared: Prepare, lost: Row, value: str, rule: str
) -> None:
    serves = Link(type="SERVES", from_id=BANK, to_id=SHIP)
    kept = row(3, links=(serves,), evidence=(said(serves.id),))

    found = prepared([lost, kept, PARTIES])

    assert found.lost == (Reject("story.csv", 2, "", value, rule),)
    assert found.rows.total.rejected == 1
    assert found.rows.total.loaded == 2
    same(held(found), expected(batch_of([PARTIES, kept]), SOURCE))


def test_evidence_about_a_row_that_is_rejected_is_rejected_with_it(prepared: Prepare) -> None:
    gone = OWNS.model_copy(update={"to_id": OTHER})
    every = [PARTIES, row(2, evidence=(said(gone.id),)), row(3, links=(gone,))]

    found = prepared(every)

    assert [(one.line, one.value) for one in found.lost] == [(3, OTHER), (2, gone.id)]


def test_rows_whose_evidence_is_about_one_another_wait_for_one_another(prepared: Prepare) -> None:
    serves = Link(type="SERVES", from_id=BANK, to_id=OWNER)
    every = [
        row(2, links=(OWNS,), evidence=(said(serves.id),)),
        row(3, evidence=(said(OWNS.id),)),
        row(4, links=(serves,)),
        PARTIES,
    ]

    found = prepared(every)

    assert found.lost == ()
    same(held(found), expected(batch_of(every), SOURCE))


def test_rows_that_their_reader_rejected_are_counted_with_their_file(prepared: Prepare) -> None:
    refused = Reject("story.csv", 9, "date", "soon", "is no date")

    found = prepared([PARTIES, refused])

    assert found.refused == (refused,)
    assert str(found.rows.files["story.csv"]) == "2 rows = 1 loaded + 0 unchanged + 1 rejected"


def test_what_says_that_something_is_gone_is_no_first_load(prepared: Prepare) -> None:
    with pytest.raises(UsageError, match="a bulk load is a first load") as refused:
        prepared([PARTIES, row(2, gone=("somebody",))])

    assert refused.value.where == "story.csv:2"


def test_a_row_that_states_nothing_new_is_unchanged(prepared: Prepare) -> None:
    found = prepared([PARTIES, row(2, documents=(PAPER,))])

    assert str(found.rows.total) == "2 rows = 1 loaded + 1 unchanged + 0 rejected"
    assert found.read["documents"] == 1


@settings(max_examples=40)
@given(batch=batches())
def test_records_of_one_thing_become_one_as_in_a_load(
    tmp_path_factory: pytest.TempPathFactory, batch: Batch
) -> None:
    every = list(rows_of(batch, SOURCE))

    found = prepare(every, lambda: run_of(9), tmp_path_factory.mktemp("bulk"), silent, 1)

    assert found.lost == ()
    same(held(found), expected(batch, SOURCE))
