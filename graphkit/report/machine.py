"""Reports as JSON, JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import Any

import orjson

from graphkit.report.envelope import Report, plain


def json_lines(report: Report) -> Iterator[str]:
    """Yield the envelope as first line (`"type": "run"`), then one line a result."""
    yield _dump({"type": "run", **report.envelope()})
    for result in report.results:
        yield _dump(plain(result))


def json_text(report: Report) -> str:
    """Return the envelope with its results as indented JSON."""
    whole = {**report.envelope(), "results": plain(list(report.results))}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2).decode() + "\n"


def csv_text(report: Report) -> str:
    """Return flat rows as CSV that a spreadsheet opens without running anything in it."""
    rows = [plain(row) for row in (report.flat if report.flat is not None else report.results)]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    if columns:
        writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    value = in_one(value)
    return guarded(value) if isinstance(value, str) else value


def in_one(value: Any) -> Any:
    """Return a list or map as one text: texts joined, all else as JSON; leave other values."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return _dump(value) if isinstance(value, list | dict) else value


_ACTIVE = tuple("=+-@\t\r\n＝＋－＠")


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula (CWE-1236).

    A plain negative number stays a number; every line of the cell counts, and so do formulas that
    hide behind spaces.
    """
    lines = text.splitlines() or [text]
    return "'" + text if any(_active(line) for line in lines) else text


def _active(line: str) -> bool:
    shown = line.lstrip(" \u00a0\u200b\ufeff")
    return shown.startswith(_ACTIVE) and not _number(shown)


def _number(text: str) -> bool:
    return unicodedata.normalize("NFKC", text).lstrip("+-").replace(".", "", 1).isdigit()


def _dump(value: Any) -> str:
    return orjson.dumps(value).decode()
