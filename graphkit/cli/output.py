"""Write a report in the format asked for, to stdout or whole to a file."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from graphkit.cli.files import refuse_existing, whole
from graphkit.cli.options import Format
from graphkit.cli.terminal import out, say
from graphkit.report.envelope import Report
from graphkit.report.machine import csv_text, json_lines, json_text

Render = Callable[[Console], None]
_ENDINGS = {".json": Format.JSON, ".jsonl": Format.JSONL, ".csv": Format.CSV, ".txt": Format.TABLE}


def emit(
    report: Report,
    render: Render,
    output_format: Format | None,
    output: Path | None,
    *,
    force: bool = False,
) -> None:
    """Write a report; a file appears whole or not at all, and is never overwritten unasked."""
    to_file = output is not None and str(output) != "-"
    chosen = output_format or _default(output if to_file else None)
    if not to_file:
        _to_stdout(report, render, chosen)
        return
    assert output is not None
    refuse_existing([output], force=force)
    text = _text(report, render, chosen)
    with whole(output) as stream:
        stream.write(text.encode())
    say(f"wrote {output}")


def _default(output: Path | None) -> Format:
    if output is not None:
        return _ENDINGS.get(output.suffix.lower(), Format.TABLE)
    return Format.TABLE if sys.stdout.isatty() else Format.JSONL


def _to_stdout(report: Report, render: Render, chosen: Format) -> None:
    if chosen is Format.TABLE:
        render(out())
    elif chosen is Format.JSONL:
        for line in json_lines(report):
            sys.stdout.write(line + "\n")
    else:
        sys.stdout.write(_text(report, render, chosen))
    sys.stdout.flush()


def _text(report: Report, render: Render, chosen: Format) -> str:
    if chosen is Format.JSON:
        return json_text(report)
    if chosen is Format.CSV:
        return csv_text(report)
    if chosen is Format.JSONL:
        return "".join(line + "\n" for line in json_lines(report))
    with tempfile.TemporaryFile("w+", encoding="utf-8") as page:
        render(Console(file=page, markup=False, highlight=False, emoji=False, width=110))
        page.seek(0)
        return page.read()
