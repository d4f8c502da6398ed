"""Generated rows, written as CSV and read again, are the same records; and nothing crashes."""

from __future__ import annotations

import csv
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.case import read
from ingest.case.columns import FILES
from tests.ingest.case.whole import FOLDER, Cells, reading_of, said

WHITE = " \t\r\n\u00a0\u3000"


def readable(text: str) -> bool:
    return unicodedata.normalize("NFC", text) == text == text.strip(WHITE) and bool(text)


VISIBLE = st.characters(
    exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), exclude_characters="\ufffd"
)
LINES = st.text(VISIBLE, max_size=30).filter(readable)
PROSE = st.text(VISIBLE | st.sampled_from("\n\t"), max_size=30).filter(readable)
PARTS = st.lists(LINES.filter(lambda one: ";" not in one), max_size=3, unique=True)
YEARS = st.integers(1900, 2030).map(str)


@st.composite
def companies(draw: st.DrawFn) -> list[Cells]:
    return [
        {
            "id": f"c{number}",
            "name": draw(LINES),
            "alias": ";".join(draw(PARTS)),
            "notes": draw(st.just("") | PROSE),
        }
        for number in range(draw(st.integers(2, 5)))
    ]


@st.composite
def links(draw: st.DrawFn) -> list[Cells]:
    return [
        {
            "id": f"l{number}",
            "type": draw(st.sampled_from(["OWNS", "CONTROLS", "SERVES"])),
            "from": "c0",
            "to": "c1",
            "role": draw(st.just("") | LINES),
            "startDate": draw(st.just("") | YEARS),
            "lot": f"lot {number}",
        }
        for number in range(draw(st.integers(1, 5)))
    ]


def split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@given(companies(), links(), PROSE)
def test_what_is_written_is_what_is_read(
    entities: list[Cells], stated: list[Cells], quote: str
) -> None:
    document = {"id": "d", "title": "T", "kind": "note", "publisher": "P", "published": "2017"}
    evidence = [
        {"about": row["id"], "document": "d", "quote": quote, "read": "true"} for row in stated
    ]
    case = {
        "companies.csv": entities,
        "links.csv": stated,
        "documents.csv": [document | {"url": "https://example.org/d"}],
        "evidence.csv": evidence,
    }
    with tempfile.TemporaryDirectory() as parent:
        reading = reading_of(Path(parent), case)

    assert said(reading) == []
    assert [(one.name, one.alias, one.notes) for one in reading.batch.entities] == [
        (row["name"], split(row["alias"]), (row["notes"],) if row["notes"] else ())
        for row in entities
    ]
    assert [(one.type, one.role, one.start_date, one.lot) for one in reading.batch.links] == [
        (row["type"], row["role"], row["startDate"], row["lot"]) for row in stated
    ]
    assert {one.quote for one in reading.batch.evidence} == {quote}


CELLS = st.sampled_from(
    [
        "",
        "a",
        "b",
        "x;y",
        "2017",
        "OWNS",
        "true",
        "none",
        "1111117",
        "kp",
        "Port",
        "..",
        '"',
        "\x00",
    ]
) | st.text(max_size=8)


@st.composite
def any_case(draw: st.DrawFn) -> dict[str, list[list[str]]]:
    """Any files of any rows, most of them wrong, some with a field too many."""
    case = {}
    for name in draw(st.sets(st.sampled_from(sorted(FILES)), min_size=1, max_size=4)):
        header = list(FILES[name].columns)
        width = st.integers(len(header) - (draw(st.integers(0, 9)) == 0), len(header))
        rows = [[draw(CELLS) for _ in range(draw(width))] for _ in range(draw(st.integers(0, 3)))]
        case[name] = [header, *rows]
    return case


@given(any_case())
def test_whatever_the_rows_are_they_are_counted_and_nothing_crashes(
    case: dict[str, list[list[str]]],
) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / FOLDER
        folder.mkdir()
        for name, rows in case.items():
            with (folder / name).open("w", encoding="utf-8", newline="", errors="replace") as file:
                csv.writer(file).writerows(rows)
        reading = read(folder)

    for name, count in reading.counts.items():
        assert count.accepted + count.rejected == count.read <= len(case[name]) - 1
    assert reading.problems or reading.run.rows_accepted == reading.run.rows_read
    assert all(str(one).isprintable() for one in reading.problems)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_are_nothing_crashes(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as parent:
        reading = reading_of(Path(parent), {}, vessels=content)

    assert reading.problems or reading.batch.entities
