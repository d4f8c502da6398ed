"""The sample's CSV files as plain rows, read past the project's own reader."""

from __future__ import annotations

import csv
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "ingest" / "sample"

Row = dict[str, str]


def rows(table: str) -> list[Row]:
    """Return the rows of one file, in order."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def documents() -> dict[str, Row]:
    """Return the documents by id."""
    return {row["id"]: row for row in rows("documents")}


def split(cell: str) -> list[str]:
    """Return the values of a cell that may hold several."""
    return [value.strip() for value in cell.split(";") if value.strip()]
