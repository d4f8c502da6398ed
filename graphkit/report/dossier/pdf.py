"""A dossier as PDF/A through typst: selectable text, no system libraries, nothing from outside.

A character that no font has is an error and not an empty box: a name that is not there cannot be
read back by a court.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graphkit.errors import InputRejected, UsageError
from graphkit.exposure.shape import State
from graphkit.report.argument import Said
from graphkit.report.dossier.contents import NOT_ADVICE, READING, contents
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.safe_page import packaged
from graphkit.report.trace import MARK
from graphkit.report.words import shown

FONTS = ["Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern"]
"""Fonts that typst brings along; those of `--font-path` come after them."""
COLOURS = {State.DOCUMENTED: "#b3261e", State.INDICATED: "#b85c00", State.NONE_RECORDED: "#1a1a1a"}


def pdf(found: Findings, fonts: Sequence[Path] = ()) -> bytes:
    """Render a dossier; the same findings, fonts and typst give the same bytes.

    Args:
        found: the findings.
        fonts: folders with further fonts; those of the system are not used, for they differ.

    Raises:
        UsageError: typst is not installed, or a folder of fonts is not there.
        InputRejected: a character is in none of the fonts.
    """
    try:
        import typst  # 80 MB that nobody else needs
    except ImportError:
        raise UsageError(
            "PDF needs typst, which is not installed",
            where="--to pdf",
            cure="pip install 'graphkit[pdf]', or print the HTML",
        ) from None
    if missing := [one for one in fonts if not one.is_dir()]:
        raise UsageError("is no folder", where=str(missing[0]), cure="name a folder with fonts")
    known = typst.Fonts(include_system_fonts=False, font_paths=[str(one) for one in fonts])
    compiler = typst.Compiler(
        packaged("dossier.typ").encode(), font_paths=known, ignore_system_fonts=True
    )
    data = json.dumps(_page(found, [*FONTS, *_added(known)]), ensure_ascii=False)
    try:
        written = compiler.compile(
            format="pdf",
            sys_inputs={"page": data},
            pdf_standards=["a-2b"],
            timestamp=found.run.moment,
        )
    except typst.TypstError as error:
        raise InputRejected(
            f"typst cannot write this: {error.message}",
            where="--to pdf",
            cure="give a folder with a font that has the characters: --font-path FOLDER",
        ) from None
    assert isinstance(written, bytes)
    return written


def _added(known: Any) -> list[str]:
    """Return the families of fonts that were given, in the order of their names."""
    return sorted({one.family for one in known.fonts() if one.path} - set(FONTS))


def _page(found: Findings, fonts: list[str]) -> dict[str, Any]:
    trace = found.dossier.exposure
    page = _readable(asdict(contents(found, packaged("chart.css"))))
    return {
        **page,
        "mark": MARK[trace.state],
        "colour": {"rgb": COLOURS[trace.state]},
        "run": found.run.run_id,
        "reading": READING,
        "not_advice": NOT_ADVICE,
        "fonts": fonts,
    }


def _readable(value: Any) -> Any:
    """Show characters that turn direction or hide, as all other pages do."""
    if isinstance(value, str):
        return value if value.startswith("<svg") else shown(value)
    if isinstance(value, Said):
        return _readable(value._asdict())
    if isinstance(value, dict):
        return {key: _readable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(one) for one in value]
    return value
