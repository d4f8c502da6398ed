"""The formats of a dossier, and what renders each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from graphkit.cli.terminal import progress
from graphkit.errors import UsageError
from graphkit.report.dossier.findings import Findings
from graphkit.server.webjar import cytoscape
from graphkit.settings import Settings


class Page(StrEnum):
    """What a dossier is rendered to."""

    HTML = "html"
    MD = "md"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    GRAPHML = "graphml"
    FTM = "ftm"
    SVG = "svg"

    @property
    def ending(self) -> str:
        """How the name of its file ends."""
        return "ftm.json" if self is Page.FTM else self.value


def parse_pages(words: Iterable[str]) -> list[Page]:
    """Read `--to html,pdf`, which may be repeated; raises UsageError. Nothing is HTML."""
    named = [one.strip().lower() for word in words for one in word.split(",") if one.strip()]
    if unknown := [one for one in named if one not in set(Page)]:
        cure = f"one of: {', '.join(Page)}"
        raise UsageError(f"{unknown[0]!r} is no format of a dossier", where="--to", cure=cure)
    return list(dict.fromkeys(map(Page, named))) or [Page.HTML]


def render(
    found: Findings, pages: Iterable[Page], drawing: str | None, fonts: Sequence[Path]
) -> dict[Page, bytes]:
    """Return the pages of a dossier each whole.

    Args:
        found: the findings.
        pages: which are wanted.
        drawing: the text of cytoscape.js, for HTML.
        fonts: folders with further fonts, for PDF.
    """
    # jinja2, xlsxwriter and what leads to them: other commands need not wait for these
    from graphkit.report.dossier.ftm import ftm
    from graphkit.report.dossier.graphml import graphml
    from graphkit.report.dossier.html import html
    from graphkit.report.dossier.markdown import markdown
    from graphkit.report.dossier.pdf import pdf
    from graphkit.report.dossier.picture import picture
    from graphkit.report.dossier.table import csv_table
    from graphkit.report.dossier.workbook import workbook

    ways = {
        Page.HTML: lambda: html(found, drawing).encode(),
        Page.MD: lambda: markdown(found).encode(),
        Page.PDF: lambda: pdf(found, fonts),
        Page.XLSX: lambda: workbook(found),
        Page.CSV: lambda: csv_table(found).encode(),
        Page.GRAPHML: lambda: graphml(found),
        Page.FTM: lambda: ftm(found),
        Page.SVG: lambda: picture(found).encode(),
    }
    return {page: ways[page]() for page in pages}


def library(settings: Settings) -> str:
    """Return the text of cytoscape.js, fetched once."""
    with progress() as told:
        return cytoscape(settings.jars or settings.home / "jars", told)
