"""Whatever stands in a file: each line is a row or a reject, and a row is as validated."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.model.records import Batch
from graphkit.model.rows import Row
from ingest.ftm import read
from ingest.ftm.vocabulary import vocabulary
from tests.ingest.ftm.made import DAY, Told, told

IDS = st.sampled_from(["a", "b", "c", "d", "é", " "])
TEXTS = st.one_of(
    st.sampled_from(["2020", "2020-02-30", "2018-03-30T10:00", "50", "25-50", "IMO 9074729", "ru"]),
    st.sampled_from(["Block", "expired", "manages: ISM", "fin.bank", "OFAC", "us", ""]),
    st.text(max_size=8),
)


@st.composite
def entities(draw: st.DrawFn, depth: int = 1) -> dict[str, Any]:
    """Draw an entity of any schema with any of its properties, now and then nested or wrong."""
    schema = draw(st.sampled_from(sorted(vocabulary())))
    model = vocabulary()[schema]
    properties: dict[str, Any] = {"name": ["A name"]} if "name" in model.properties else {}
    for name in draw(st.lists(st.sampled_from(sorted(model.properties)), max_size=6)):
        properties[name] = draw(st.lists(TEXTS, max_size=3))
    for name in model.references:
        properties[name] = draw(st.lists(IDS, max_size=2))
    if depth and model.reverse and draw(st.booleans()):
        stub = draw(st.sampled_from(sorted(model.reverse)))
        properties[stub] = draw(st.lists(entities(depth - 1), max_size=2))
    datasets = draw(st.lists(st.sampled_from(["us_ofac_sdn", "eu_fsf", "x"]), max_size=2))
    return {"id": draw(IDS), "schema": schema, "properties": properties, "datasets": datasets}


def written(lines: list[Any]) -> Iterator[Told]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.ftm.json"
        path.write_text("".join(json.dumps(one) + "\n" for one in lines))
        yield told(path, DAY)


@settings(max_examples=60)
@given(st.lists(entities(), min_size=1, max_size=8))
def test_every_line_is_a_row_or_a_reject(lines: list[dict[str, Any]]) -> None:
    for found in written(lines):
        assert [row.line for row in found.rows] == list(range(1, len(lines) + 1))
        # every reference leads to an entity of the file
        stated = {one.id for one in found.entities}
        assert {end for one in found.links for end in (one.from_id, one.to_id)} <= stated
        parties = {p for one in found.facts for ids in one.roles.values() for p in ids}
        assert parties | {one.entity_id for one in found.designations} <= stated


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KEYS = st.sampled_from(["id", "schema", "properties", "op", "entity", "datasets", "caption"])


@settings(max_examples=60)
@given(st.lists(st.dictionaries(KEYS, JSON | st.just("Person") | st.just("ADD")), min_size=1))
def test_no_shape_of_a_line_breaks_the_reader(lines: list[dict[str, Any]]) -> None:
    for found in written(lines):
        assert len(found.rows) == len(lines)


@settings(max_examples=60)
@given(st.lists(entities(), min_size=1, max_size=8))
def test_batches_are_what_validation_would_make_of_them(lines: list[dict[str, Any]]) -> None:
    for found in written(lines):
        assert_validated(found.batches)


def test_batches_of_real_files_are_what_validation_would_make_of_them(files: Path) -> None:
    for path in sorted(files.glob("yente_*")):
        rows = list(read(path, DAY).rows())
        assert_validated([row.records for row in rows if isinstance(row, Row)])


def assert_validated(batches: list[Batch]) -> None:
    """Make each batch again with every check that there is, records and all."""
    for one in batches:
        assert Batch.model_validate(one.model_dump(by_alias=False)) == one
        assert Batch(**{name: getattr(one, name) for name in Batch.model_fields}) == one
