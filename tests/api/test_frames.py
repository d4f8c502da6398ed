"""Rows become data frames whose types hold, with or without rows, and pages that run nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.api import answers
from graphkit.api.columns import guessed, of_query, tables
from graphkit.api.frames import DTYPES, frame
from graphkit.api.page import MOST, page
from graphkit.errors import GraphkitError
from graphkit.exposure.answer import Coverage

COLUMNS = {
    "name": "text",
    "others": "texts",
    "hops": "integer",
    "score": "number",
    "read": "boolean",
    "day": "day",
}
WHOLE = {
    "name": "DELTA",
    "others": ["A", "B"],
    "hops": 3,
    "score": 95.0,
    "read": True,
    "day": date(2017, 10, 19),
}
EMPTY = dict.fromkeys(COLUMNS)
KINDS: list[type[answers.Answer]] = [
    answers.Exposure,
    answers.KnownHistory,
    answers.Blocking,
    answers.Rules,
    answers.Moves,
    answers.Matches,
]
VALUES = {
    "text": st.text(),
    "integer": st.integers(-(2**63), 2**63 - 1),
    "boolean": st.booleans(),
    "day": st.dates(),
}


def test_every_kind_has_its_type_whether_known_or_not() -> None:
    for rows in ([], [WHOLE], [EMPTY], [WHOLE, EMPTY]):
        found = frame(rows, COLUMNS, {})
        assert {name: str(dtype) for name, dtype in found.dtypes.items()} == {
            name: DTYPES[kind] for name, kind in COLUMNS.items()
        }
        assert len(found) == len(rows)


def test_what_is_not_known_is_no_number_and_no_text() -> None:
    found = frame([WHOLE, EMPTY], COLUMNS, {})
    assert found.loc[1].isna().all()
    assert not found.loc[0].isna().any()
    assert found.loc[0, "hops"] == 3
    assert str(found["hops"].tolist()) == "[3, <NA>]"
    assert found["name"].tolist() == ["DELTA", pd.NA]
    assert found.loc[0, "others"] == "A; B"


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_first_and_the_last_day_of_the_calendar_are_held(day: date) -> None:
    found = frame([{**WHOLE, "day": day}], COLUMNS, {})
    assert found["day"].dt.strftime("%Y-%m-%d").str.zfill(10).tolist() == [day.isoformat()]


@pytest.mark.parametrize("odd", [{**WHOLE, "extra": 1}, {"name": "DELTA"}])
def test_a_row_of_another_table_is_a_defect(odd: dict[str, Any]) -> None:
    with pytest.raises(GraphkitError, match="a row has other columns than its table"):
        frame([odd], COLUMNS, {})


def test_a_frame_says_of_itself_what_it_is_told() -> None:
    assert frame([], COLUMNS, {"bottom_line": "none recorded"}).attrs == {
        "bottom_line": "none recorded"
    }


@given(st.data())
def test_values_come_back_as_they_were(data: st.DataObject) -> None:
    rows = data.draw(
        st.lists(st.fixed_dictionaries({k: st.none() | one for k, one in VALUES.items()}))
    )
    found = frame(rows, {kind: kind for kind in VALUES}, {})
    for kind in VALUES:
        back = [None if pd.isna(one) else one for one in found[kind]]
        if kind == "day":
            back = [one and one.date() for one in back]
        assert back == [row[kind] for row in rows]


@given(st.lists(st.none() | st.text()))
def test_a_guess_never_changes_text(texts: list[str | None]) -> None:
    rows = [{"name": one} for one in texts]
    found = frame(rows, guessed(rows), {})
    assert [None if pd.isna(one) else one for one in found.get("name", ())] == texts


def test_columns_that_no_model_states_are_guessed_by_their_values() -> None:
    rows: list[dict[str, Any]] = [
        {"a": 1, "b": True, "c": date(2017, 1, 1), "d": None, "e": [1], "f": 1.5},
        {"a": None, "b": None, "c": None, "d": None, "e": {"x": None}, "f": 2.5},
    ]
    assert guessed(rows) == {
        "a": "integer",
        "b": "boolean",
        "c": "day",
        "d": "texts",
        "e": "texts",
        "f": "number",
    }
    assert frame(rows, guessed(rows), {})["e"].tolist() == ["[1]", '{"x":null}']


def test_a_query_has_its_columns_before_it_has_rows() -> None:
    stated = of_query("exposure/designations")
    assert stated is not None
    assert (stated["measures"], stated["startMin"], stated["end"]) == ("texts", "day", "text")
    assert of_query("audit/link_twice") is None


def test_every_table_of_an_answer_is_described_and_no_other() -> None:
    described = {name: [*found] for name, found in tables().items()}
    assert described == {kind.METHOD: [*kind.TABLES] for kind in KINDS}
    kinds = {kind for found in tables().values() for one in found.values() for kind in one.values()}
    assert kinds == set(DTYPES)
    assert answers.Rows.PAGE in answers.Rows.TABLES
    assert all(kind.PAGE in kind.TABLES for kind in KINDS)


HOSTILE = "<script>alert(1)</script>\u202e & \x1b[31m"


def test_nothing_that_a_source_wrote_is_markup() -> None:
    told = Coverage(lists_checked=(HOSTILE,), lists_missing=(HOSTILE,))
    written = page(HOSTILE, frame([{**WHOLE, "name": HOSTILE}], COLUMNS, {}), told, cut=False)
    assert "<script" not in written
    assert written.count("&lt;script&gt;alert(1)&lt;/script&gt;\\u202e &amp; \\x1b[31m") == 4
    assert not {"\u202e", "\x1b"} & {*written}


def test_a_page_says_what_it_leaves_out_and_what_was_cut() -> None:
    rows = [{**WHOLE, "hops": number} for number in range(MOST + 1)]
    written = page("found", frame(rows, COLUMNS, {}), Coverage(), cut=True)
    assert written.count("<tr>") == 1 + MOST
    assert f"the first {MOST} of {MOST + 1} rows" in written
    assert "NOT COMPLETE" in written
    assert "<td>2017-10-19</td>" in written


def test_a_page_without_rows_is_a_sentence_with_what_was_searched() -> None:
    written = page("None recorded.", frame([], COLUMNS, {}), Coverage(), cut=False)
    assert "<table" not in written
    assert "lists searched whole: none" in written
    assert "NOT COMPLETE" not in written


def test_what_is_not_known_is_an_empty_cell() -> None:
    written = page("found", frame([EMPTY], COLUMNS, {}), Coverage(), cut=False)
    assert "<tr>" + "<td></td>" * len(COLUMNS) + "</tr>" in written
