"""A dossier as Markdown: text that can be compared, quoted and kept under version control."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from graphkit.report.dossier.contents import NOT_ADVICE, READING, contents
from graphkit.report.dossier.findings import Findings
from graphkit.report.trace import MARK
from graphkit.report.words import shown

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def markdown(found: Findings) -> str:
    """Render a dossier; text from outside never becomes markup."""
    trace = found.dossier.exposure
    text = (
        _environment()
        .get_template("dossier.md.j2")
        .render(
            page=contents(found),
            run=found.run,
            mark=MARK[trace.state],
            reading=READING,
            not_advice=NOT_ADVICE,
        )
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("graphkit.report.dossier"),
        autoescape=False,  # noqa: S701 -- it is Markdown: `finalize` escapes what Markdown reads
        undefined=StrictUndefined,
        finalize=_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _escaped(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    words = _ACTIVE.sub(r"\\\1", shown(value))
    return re.sub(r"^(\s*)([-+]|\d+[.)])(\s)", r"\1\\\2\3", words)
