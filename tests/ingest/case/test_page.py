"""docs/reference/case-file.md says what the reader does: its tables and its example are checked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.model.registry import Schema, registry
from ingest.case import read
from ingest.case.cells import MEASURES
from ingest.case.columns import FILES
from ingest.case.held import MOST_ROWS
from ingest.case.reading import MOST_SHOWN
from ingest.case.table import LONGEST
from ingest.case.tables import MOST_BYTES
from ingest.files import sheet
from ingest.files.cell import DIGITS
from ingest.files.sheet import MOST_CELLS
from tests.ingest.case.whole import said
from tests.ingest.files.packing import row, workbook, zipped

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "case-file.md").read_text("utf-8")
PARTY = (Schema.COMPANY, Schema.ORGANIZATION, Schema.PUBLIC_BODY, Schema.PERSON, Schema.BANK)


def table_rows() -> dict[str, list[str]]:
    """Return the rows of all tables of the page by their first cell."""
    rows = (line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| "))
    return {row[0]: row[1:] for row in rows}


def named(cell: str) -> tuple[list[str], set[str]]:
    """Return the names in a cell, and those of them in bold."""
    return re.findall(r"\w+", cell), set(re.findall(r"\*\*(\w+)\*\*", cell))


def test_the_page_lists_every_file_with_its_columns_and_what_is_required() -> None:
    listed = {name: named(cells[0]) for name, cells in table_rows().items() if ".csv" in name}

    assert listed == {name: (list(one.columns), set(one.required)) for name, one in FILES.items()}


def test_the_page_lists_every_link_type_with_its_ends() -> None:
    listed = {name: cells for name, cells in table_rows().items() if name in registry().links}

    assert listed == {
        name: [in_words(one.source), in_words(one.target)] for name, one in registry().links.items()
    }


def in_words(schemata: tuple[Schema, ...]) -> str:
    # No file of a case holds aircraft.
    ends = [one for one in schemata if one is not Schema.AIRCRAFT]
    if not set(PARTY) <= set(ends):
        return ", ".join(ends)
    return ", ".join(["party", *(one for one in ends if one not in PARTY)])


def test_the_page_lists_the_roles_of_events_and_contracts() -> None:
    types = [*FILES["events.csv"].types, *FILES["contracts.csv"].types]
    rows = table_rows()

    assert {name: named(rows[name][0]) for name in types} == {
        name: (list(one.roles), set(one.required))
        for name, one in registry().joint_facts.items()
        if name in types
    }


def test_every_file_of_joint_facts_has_a_column_for_every_role() -> None:
    for name, one in FILES.items():
        roles = {role for kind in one.types for role in roles_of(kind)}
        assert roles <= set(one.columns), name


def roles_of(kind: str) -> list[str]:
    found = registry().joint_facts.get(kind)
    return list(found.roles) if found else []


def test_the_page_lists_every_measure() -> None:
    assert [one for one in MEASURES if f"`{one}`" not in PAGE] == []


def test_the_page_says_how_large_a_case_may_be() -> None:
    text = " ".join(PAGE.split())

    assert f"A file has at most {MOST_BYTES // 1024 // 1024} MB." in text
    assert f"A field has at most {LONGEST // 1024} KB" in text
    assert f"a table at most {MOST_ROWS:,} rows" in text
    assert f"a sheet at most {MOST_CELLS:,} cells" in text
    assert f"a number of at most {DIGITS} digits" in text
    assert f"the first {MOST_SHOWN:,} of them" in text
    assert sheet.MOST_ROWS == MOST_ROWS


def example() -> dict[str, str]:
    """Return the files of the example of the page."""
    names = re.findall(r"\w+\.csv", " ".join(re.findall(r"(?m)^(.*)\n```csv", PAGE)))
    blocks = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    return dict(zip(names, blocks, strict=True))


def in_folder(parent: Path) -> Path:
    (parent / "harbour").mkdir()
    for name, block in example().items():
        (parent / "harbour" / name).write_text(block, encoding="utf-8")
    return parent / "harbour"


def in_archive(parent: Path) -> Path:
    (parent / "harbour.zip").write_bytes(zipped(example()))
    return parent / "harbour.zip"


def in_workbook(parent: Path) -> Path:
    sheets = {
        name.removesuffix(".csv"): "".join(
            row(number, *cells) for number, cells in enumerate(csv.reader(io.StringIO(block)), 1)
        )
        for name, block in example().items()
    }
    (parent / "harbour.xlsx").write_bytes(workbook(sheets))
    return parent / "harbour.xlsx"


@pytest.mark.parametrize("form", [in_folder, in_archive, in_workbook], ids=lambda one: one.__name__)
def test_the_example_of_the_page_holds(tmp_path: Path, form: Callable[[Path], Path]) -> None:
    reading = read(form(tmp_path))

    assert said(reading) == []
    assert {reading.ids[one] for one in ("ship", "owner", "bank")} == set(
        re.findall(r"The ship becomes `(.*?)`, the company `(.*?)`, the bank `(.*?)`", PAGE)[0]
    )
