"""A small list to break, and the real one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from graphkit.model.rows import Reject, Row
from ingest.un import UnReading, read
from ingest.un.source import UnSource, description

Write = Callable[..., Path]
"""Writes a file of entries; `head` are the attributes of its root, `middle` what stands between."""

GENERATED = 'dateGenerated="2026-02-27T00:00:09.554Z"'
NEEDED = {
    "DATAID": "1",
    "FIRST_NAME": "EXAMPLE SHIPPING CO",
    "UN_LIST_TYPE": "DPRK",
    "REFERENCE_NUMBER": "KPe.901 ",
    "LISTED_ON": "2018-03-30",
    "COMMENTS1": "",
}


def entry(kind: str = "ENTITY", inner: str = "", **texts: str) -> str:
    """Return an entry from the texts of its elements and what stands behind them."""
    stated = {**NEEDED, **texts}
    elements = "\n".join(
        f"      <{name}>{escape(text)}</{name}>" for name, text in stated.items() if text
    )
    return f"    <{kind}>\n{elements}\n{inner}\n    </{kind}>"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a list of entities, and of individuals if given."""

    def written(
        *entities: str, individuals: tuple[str, ...] = (), head: str = GENERATED, middle: str = ""
    ) -> Path:
        path = tmp_path / "UN_consolidated.xml"
        people, others = "\n".join(individuals), "\n".join(entities)
        path.write_text(
            f'<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST {head}>\n'
            f"  <INDIVIDUALS>\n{people}\n  </INDIVIDUALS>\n{middle}"
            f"  <ENTITIES>\n{others}\n  </ENTITIES>\n</CONSOLIDATED_LIST>\n",
            encoding="utf-8",
        )
        return path

    return written


@pytest.fixture
def small() -> UnSource:
    """The shipped description without minimum counts."""
    return description().model_copy(update={"minimum": {}})


@pytest.fixture(scope="session")
def un_file(data: Path) -> Path:
    """The real list."""
    return data / "un-xml-2026-02-27" / "UN_consolidated.xml"


@pytest.fixture(scope="session")
def un_list(un_file: Path) -> UnReading:
    """The real list, read to its end."""
    reading = read(un_file)
    assert not [row for row in reading.rows() if isinstance(row, Reject)]
    return reading


@pytest.fixture(scope="session")
def un_rows(un_list: UnReading) -> dict[str, Row]:
    """The rows of the real list, by reference number."""
    found = {}
    for row in un_list.rows():
        assert isinstance(row, Row)
        found[row.records.designations[0].list_id] = row
    return found
