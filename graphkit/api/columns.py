"""Which columns a table has, and of what kind: known before there is any row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from types import NoneType
from typing import Any, get_args, get_type_hints

import yaml

import graphkit.dossier.rows
import graphkit.exposure.rows
import graphkit.impact.rows
import graphkit.network.columns
import graphkit.regimes.rows
import graphkit.resolve.columns
from graphkit.graph import exported

Row = Mapping[str, Any]
Columns = Mapping[str, str]
"""The columns of a table in order, each with its kind, as columns.yml explains them."""

_KINDS = {str: "text", bool: "boolean", int: "integer", float: "number", date: "day"}
_OTHER = "texts"
"""What is none of these is written as in CSV: lists of texts joined, all else as JSON."""


@cache
def tables() -> dict[str, dict[str, dict[str, str]]]:
    """Return the columns of each table of each answer, as columns.yml lists them."""
    file = resources.files("graphkit").joinpath("api", "columns.yml")
    listed: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(file.read_text("utf-8"))
    return listed


def of_query(name: str) -> dict[str, str] | None:
    """Return the columns of a query of the catalogue, or None where no row model states them."""
    row = _row_models().get(name)
    if row is None:
        return None
    return {column: _kind(hint) for column, hint in get_type_hints(row).items()}


@cache
def _row_models() -> dict[str, type]:
    return {
        **graphkit.exposure.rows.COLUMNS,
        **graphkit.network.columns.COLUMNS,
        **exported.COLUMNS,
        **graphkit.resolve.columns.COLUMNS,
        **graphkit.impact.rows.COLUMNS,
        **graphkit.regimes.rows.COLUMNS,
        **graphkit.dossier.rows.COLUMNS,
    }


def _kind(hint: Any) -> str:
    stated = set(get_args(hint)) - {NoneType} if NoneType in get_args(hint) else {hint}
    return _KINDS.get(stated.pop(), _OTHER) if len(stated) == 1 else _OTHER


def guessed(rows: Sequence[Row]) -> dict[str, str]:
    """Return the columns of rows that no model describes, with the kind of their values."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: _of_types({type(row[name]) for row in rows}) for name in names}


def _of_types(found: set[type]) -> str:
    known = found - {NoneType}
    return _KINDS.get(known.pop(), _OTHER) if len(known) == 1 else _OTHER
