"""The steps of a dossier's chains as CSV: what `graphkit trace -f csv` writes, to the byte."""

from __future__ import annotations

from graphkit.report.dossier.findings import CHAINS, Findings
from graphkit.report.envelope import Report
from graphkit.report.machine import csv_text
from graphkit.report.trace import flat_rows


def csv_table(found: Findings) -> str:
    """Return one row a step, safe to open in a spreadsheet; empty where there is no chain."""
    return csv_text(Report(CHAINS, [], flat=list(flat_rows(found.dossier.exposure))))
