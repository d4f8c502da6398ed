"""A dossier as a workbook: chains, steps, entities, evidence and the run, a sheet each.

Every text is written as text, so that no program takes it for a formula, a number or a link.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from graphkit.errors import UsageError
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.sheets import Sheet, Value, sheets
from graphkit.report.words import shown

MOST = 32_767
"""What a cell holds, in units of UTF-16, as spreadsheets count characters."""
CUT = " … (cut here: a cell holds no more; the findings file has it whole)"
_LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(found: Findings) -> bytes:
    """Render findings; the same findings give the same bytes.

    Where no chain was found, it opens at the sheet that says what was searched.

    Raises:
        UsageError: a sheet would need more rows than there are.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, **_LITERAL})
    subject = shown(found.dossier.exposure.subject.name)
    created = found.run.moment
    book.set_properties({"title": f"{subject}: exposure dossier"[:255], "created": created})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets(found):
        page = book.add_worksheet(sheet.name)
        _fill(page, sheet, head, body)
    if not found.dossier.exposure.results:
        page.activate()
    book.close()
    return content.getvalue()


def _fill(page: Any, sheet: Sheet, head: Any, body: Any) -> None:
    """Write the head and the rows of a sheet; the head stays in sight and filters."""
    last = 0
    for number, (name, width) in enumerate(sheet.columns.items()):
        page.set_column(number, number, int(width))
        page.write_string(0, number, name, head)
    for last, row in enumerate(sheet.rows, 1):
        for number, name in enumerate(sheet.columns):
            if _write(page, last, number, row[name], body) == -1:
                raise UsageError(
                    f"there is more than the sheet {sheet.name} has rows for",
                    where="--to xlsx",
                    cure="--to csv, or a lower --limit",
                )
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)


def _write(page: Any, row: int, column: int, value: Value, body: Any) -> int:
    """Write a cell and return what xlsxwriter says of it; what is unknown stays empty."""
    if value is None:
        return 0
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, int):
        return int(page.write_number(row, column, value, body))
    return int(page.write_string(row, column, fitting(shown(value)), body))


def fitting(text: str) -> str:
    """Return text as a cell holds it; what is longer ends in words that say so."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST:
        return text
    return units[: 2 * (MOST - len(CUT))].decode("utf-16-le", "ignore") + CUT
