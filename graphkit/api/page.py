"""An answer as a page in a notebook: its bottom line, its first rows, what was searched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pandas as pd

from graphkit.exposure.answer import Coverage
from graphkit.report.trace import searched_said
from graphkit.report.words import count, shown

MOST = 20
"""Rows that a notebook shows; the data frame has all."""


def page(bottom_line: str, table: pd.DataFrame, coverage: Coverage, *, cut: bool) -> str:
    """Return HTML in which nothing that a source wrote is markup.

    Args:
        bottom_line: the answer in a sentence.
        table: its rows.
        coverage: what was searched.
        cut: whether a limit cut the answer.
    """
    parts = [f"<p><strong>{_safe(bottom_line)}</strong></p>"]
    if len(table):
        parts += _table(table)
    if cut:
        parts.append("<p><strong>NOT COMPLETE: a limit cut this answer.</strong></p>")
    said = "<br>".join(_safe(one.words) for one in searched_said(coverage))
    return "\n".join([*parts, f"<p><small>{said}</small></p>"])


def _table(table: pd.DataFrame) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield from (f"<th>{_safe(str(name))}</th>" for name in table.columns)
    yield "</tr></thead><tbody>"
    for row in table.head(MOST).itertuples(index=False):
        yield "<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + "</tr>"
    yield "</tbody></table>"
    if len(table) > MOST:
        yield f"<p><small>the first {MOST} of {count(len(table), 'row')}: to_df()</small></p>"


def _cell(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return _safe(str(value))


def _safe(text: str) -> str:
    """Return text with markup escaped, and with control and direction characters shown."""
    return escape(shown(text))
