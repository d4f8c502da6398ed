"""decisions.csv is added to, read strictly, and written whole or not at all."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest.case
from graphkit.errors import InputRejected, UsageError
from graphkit.resolve.decisions import (
    COLUMNS,
    Choice,
    Row,
    add_decision,
    read_decisions,
)

HEADER = ",".join(COLUMNS)
GOOD = "ofac:1,ofac:2,same,A. Analyst,2026-06-30,two registers agree"


def row(**other: object) -> Row:
    stated: dict[str, object] = {
        "first": "ofac:1",
        "second": "ofac:2",
        "decision": Choice.SAME,
        "decided_by": "A. Analyst",
        "decided_on": date(2026, 6, 30),
        "why": 'two "registers", and a letter',
    }
    return Row(**(stated | other))  # type: ignore[arg-type]


def test_rows_are_added_at_the_end_and_read_as_they_were_written(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == []
    add_decision(tmp_path, row())
    first = (tmp_path / "decisions.csv").read_bytes()
    add_decision(tmp_path, row(decision=Choice.WITHDRAWN, why="entered\nin error"))

    assert (tmp_path / "decisions.csv").read_bytes().startswith(first)
    assert read_decisions(tmp_path) == [
        row(line=2),
        row(decision=Choice.WITHDRAWN, why="entered\nin error", line=3),
    ]
    assert [one.name for one in tmp_path.iterdir()] == ["decisions.csv"]


def test_a_file_without_a_last_line_end_is_added_to_on_a_line_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text(f"{HEADER}\n{GOOD}", encoding="utf-8")
    add_decision(tmp_path, row(second="ofac:3"))
    assert [one.line for one in read_decisions(tmp_path)] == [2, 3]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{HEADER}\nofac:1,ofac:2,sam,A,2026-06-30,x", "decisions.csv:2 decision: 'sam' is no"),
        (f"{HEADER}\nofac:1,ofac:2,same,A,2026-06,x", "decisions.csv:2 decidedOn: '2026-06' is no"),
        (f"{HEADER}\nofac:1,ofac:2,same,A,2026-02-30,x", "decisions.csv:2 decidedOn"),
        (f"{HEADER}\nofac:1,ofac:2,same,A,20260630,x", "decisions.csv:2 decidedOn"),
        (f"{HEADER}\nofac:1,ofac:1,same,A,2026-06-30,x", "second: 'ofac:1' is the first one too"),
        (f"{HEADER}\nofac:1,ofac:2,same,,2026-06-30,x", "decidedBy: is empty"),
        (f"{HEADER}\nofac:1,ofac:2,same,A,2026-06-30,", "why: is empty"),
        (f"{HEADER}\n{GOOD}\nofac:1,ofac:2,same", "decisions.csv:3 the row has 3 fields"),
        (f"{HEADER}\n{GOOD},more", "decisions.csv:2 the row has 7 fields"),
        (f"{HEADER}\nofac:1,of\u200bac:2,same,A,2026-06-30,x", "invisible character U+200B"),
        (f"{HEADER}\nofac:1,ofac:2,same,A\n,2026-06-30,x", "decisions.csv:2"),
        (f'{HEADER}\nofac:1,ofac:2,same,A,2026-06-30,"x', "decisions.csv:2: is no CSV"),
        ("second,first,decision,decidedBy,decidedOn,why\n", "decisions.csv:1: the header is"),
        ("", "decisions.csv:1: the header is ''"),
        ("\xff", "decisions.csv:1: is not UTF-8 at byte 0"),
    ],
)
def test_what_does_not_hold_is_refused_with_its_place(
    tmp_path: Path, content: str, said: str
) -> None:
    encoding = "latin-1" if content == "\xff" else "utf-8"
    file = tmp_path / "decisions.csv"
    file.write_bytes(content.encode(encoding))

    with pytest.raises(InputRejected) as refused:
        read_decisions(tmp_path)
    assert said in str(refused.value)
    before = file.read_bytes()
    with pytest.raises(InputRejected):
        add_decision(tmp_path, row())
    assert file.read_bytes() == before


def test_every_row_that_does_not_hold_is_named(tmp_path: Path) -> None:
    bad = "ofac:1,ofac:2,maybe,,2026-06-30,x"
    (tmp_path / "decisions.csv").write_text(f"{HEADER}\n{bad}\n{GOOD}\n{bad}\n", encoding="utf-8")

    with pytest.raises(InputRejected, match="4 problems; nothing was written") as refused:
        read_decisions(tmp_path)
    assert str(refused.value).count("decisions.csv:4 ") == 2


def test_a_row_that_does_not_hold_is_not_added(tmp_path: Path) -> None:
    for bad in (row(why=" "), row(decided_by=""), row(second="ofac:1"), row(why="x" * 5_000)):
        with pytest.raises(UsageError):
            add_decision(tmp_path, bad)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UsageError, match="no such folder"):
        add_decision(tmp_path / "nowhere", row())


def test_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").symlink_to(tmp_path / "elsewhere.csv")
    (tmp_path / "elsewhere.csv").write_text(f"{HEADER}\n", encoding="utf-8")
    with pytest.raises(InputRejected, match="is no plain file"):
        read_decisions(tmp_path)


def test_a_case_may_hold_the_file_and_reads_no_facts_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "inquiry"
    folder.mkdir()
    (folder / "companies.csv").write_text("id,name\na,EXAMPLE ONE\n", encoding="utf-8")
    add_decision(folder, row())
    reading = ingest.case.read(folder)

    assert (reading.problems, len(reading.batch.entities)) == ((), 1)
    assert any(one.startswith("decisions.csv: states no facts") for one in reading.remarks)
    (folder / "decision.csv").write_text("x\n", encoding="utf-8")
    assert len(ingest.case.read(folder).problems) == 1


@given(why=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60))
def test_any_reason_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, why: str
) -> None:
    folder = tmp_path_factory.mktemp("case")
    add_decision(folder, row(why=why))
    (read,) = read_decisions(folder)
    assert read.why == unicodedata.normalize("NFC", why)
