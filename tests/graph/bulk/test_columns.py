"""Ids and digests of columns are those that records have one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph import stated
from graphkit.graph.bulk.columns import DAYS, TEXTS, Repeated, cells, column, digests, ids
from graphkit.model.record import hashed

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    ['"', "\\", "a\nb", "\x00", "\x1f", "\x7f", "\u2028", "é", "청천강"]
)
KINDS: dict[str, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    "text": (pa.string(), TEXT),
    "ünlaut": (pa.string(), TEXT),
    "number": (pa.int64(), st.integers(-(2**63), 2**63 - 1)),
    "share": (pa.float64(), st.floats(allow_nan=False, allow_infinity=False)),
    "truth": (pa.bool_(), st.booleans()),
    "day": (pa.date32(), st.dates()),
    "days": (DAYS, st.lists(st.dates(), max_size=3)),
    "texts": (TEXTS, st.lists(TEXT, max_size=3)),
}
THING = st.fixed_dictionaries(
    {"id": TEXT}, optional={name: values for name, (_, values) in KINDS.items()}
)


@given(st.lists(THING, min_size=1, max_size=6))
def test_digests_are_those_of_properties_one_by_one(things: list[dict[str, Any]]) -> None:
    kinds = {"id": pa.string(), **{name: kind for name, (kind, _) in KINDS.items()}}
    columns = {
        name: pa.array([one.get(name) for one in things], kind) for name, kind in kinds.items()
    }

    assert digests(columns) == [stated.digested(one)["digest"] for one in things]


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6))
def test_ids_are_those_that_hashing_gives_one_by_one(parts: list[tuple[str, str, str]]) -> None:
    columns = [pa.array(some, pa.string()) for some in zip(*parts, strict=True)]

    assert ids("link:", columns) == ["link:" + hashed(*one) for one in parts]


def test_what_is_repeated_has_the_digest_of_what_is_not() -> None:
    days = pa.array([[date(2014, 3, 6)], [date(1, 1, 1), date(9999, 12, 31)]], DAYS)
    places = pa.array([1, 0, 1])
    names = pa.array(["a", "b", "c"])

    shared = digests({"id": names, "reached": Repeated(days, places)})

    assert shared == digests({"id": names, "reached": days.take(places)})


def test_what_is_empty_is_null_and_what_is_not_stays() -> None:
    assert column(["", None, "0", " "], pa.string()).to_pylist() == [None, None, "0", " "]
    assert column([(), ("",), ()], TEXTS).to_pylist() == [None, [""], None]
    assert column([False, True], pa.bool_()).to_pylist() == [None, True]
    assert column(["", ""], pa.string()).to_pylist() == [None, None]


def test_cells_are_what_the_importer_reads() -> None:
    assert cells(pa.array([0.1, 50.0, 1e-07, None]), "\x1f").to_pylist() == [
        "0.1",
        "50.0",
        "1e-7",
        None,
    ]
    assert cells(pa.array([["a", "b"], [], None], TEXTS), "\x1f").to_pylist() == [
        "a\x1fb",
        "",
        None,
    ]
    days = pa.array([[date(1, 1, 1), date(9999, 12, 31)]], DAYS)
    assert cells(days, "\x1f").to_pylist() == ["0001-01-01\x1f9999-12-31"]
