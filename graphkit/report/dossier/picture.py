"""The link chart of a dossier as a picture that stands alone, for slides and pages of others."""

from __future__ import annotations

from graphkit.errors import UsageError
from graphkit.report.dossier.chain_parts import listed
from graphkit.report.dossier.chart import chart
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.safe_page import packaged


def picture(found: Findings) -> str:
    """Draw all chains as one SVG with its own style.

    Raises:
        UsageError: no chain was found, so there is nothing to draw.
    """
    trace = found.dossier.exposure
    if not trace.results:
        raise UsageError(
            f"{trace.subject.name} has no chain in these findings, so there is nothing to draw",
            where="--to svg",
            cure="leave out svg: the other pages say what was searched",
        )
    return chart(trace.results, trace.subject.id, listed(trace), packaged("chart.css"))
