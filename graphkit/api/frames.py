"""Rows as a data frame whose columns have the type that their values mean.

Text is `string`, whole numbers `Int64`, days `datetime64[s]`. What is not known is <NA> (NaT for a
day), and never the text "nan" nor a number that turned into 3.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
import pandas as pd

from graphkit.api.columns import Columns, Row
from graphkit.errors import GraphkitError
from graphkit.report.envelope import plain
from graphkit.report.machine import in_one

DTYPES = {
    "text": "string",
    "texts": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "day": "datetime64[s]",
}


def frame(rows: Iterable[Row], columns: Columns, attrs: Mapping[str, Any]) -> pd.DataFrame:
    """Return rows as a data frame; without any row it has the same columns.

    Args:
        rows: each with exactly the columns.
        columns: in order, each with its kind.
        attrs: what the frame says of itself, as JSON types.

    Raises:
        GraphkitError: a row has other columns, which is a defect.
    """
    held = list(rows)
    for row in held:
        if odd := row.keys() ^ columns.keys():
            raise GraphkitError(f"a row has other columns than its table: {', '.join(sorted(odd))}")
    found = pd.DataFrame(
        {name: _series([row[name] for row in held], kind) for name, kind in columns.items()},
        columns=[*columns],
    )
    found.attrs.update(attrs)
    return found


def _series(values: Sequence[Any], kind: str) -> pd.Series[Any]:
    if kind in ("text", "texts"):
        values = [None if one is None else _text(one) for one in values]
    return pd.Series(values, dtype=DTYPES[kind])


def _text(value: Any) -> str:
    """Write a value as it stands in CSV."""
    told = in_one(plain(value))
    return told if isinstance(told, str) else orjson.dumps(told).decode()
