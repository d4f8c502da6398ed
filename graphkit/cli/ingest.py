"""graphkit ingest: a source's files into the graph, whole or not at all."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import ingest.case
import ingest.ofac
from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.options import parse_day
from graphkit.cli.terminal import progress, say
from graphkit.graph import LoadReport, load
from graphkit.model.records import Batch, IngestRun
from graphkit.report.words import count
from graphkit.settings import read_settings

app = typer.Typer(no_args_is_help=True, help="Load a source's files.")

DryRun = Annotated[bool, typer.Option("--dry-run", help="Check only; write nothing.")]
Folder = Annotated[Path, typer.Argument(help="Folder that holds the files.")]


@app.command("case")
@reported
def case_command(folder: Folder, dry_run: DryRun = False) -> None:
    """Load your own case file: a folder of CSV files (docs/case-file.md).

    Example: graphkit ingest case my-case --dry-run
    """
    reading = ingest.case.read(folder)
    for name, rows in reading.counts.items():
        say(f"{name}: {rows.read} read = {rows.accepted} accepted + {rows.rejected} rejected")
    for remark in reading.remarks:
        say(remark)
    ingest.case.accept(reading)
    _load(reading.batch, reading.run, dry_run=dry_run)


@app.command("ofac")
@reported
def ofac_command(
    folder: Folder,
    dated: Annotated[
        str | None, typer.Option(help="Day that the list speaks for; default: by folder name.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Load OFAC's SDN list in its legacy CSV form: sdn, add, alt and sdn_comments.

    Example: graphkit ingest ofac sdn-2021-07 --dated 2021-07-31
    """
    day: date | None = parse_day(dated, "--dated")
    with progress() as report:
        report(0, 0, "reading the list")
        reading = ingest.ofac.read(folder, dated=day)
    for line in reading.summary():
        say(line)
    _load(reading.batch, reading.run, dry_run=dry_run)


def _load(batch: Batch, run: IngestRun, *, dry_run: bool) -> None:
    if dry_run:
        say(f"{run.title}: holds; nothing written (--dry-run)")
        return
    with opened(read_settings()) as graph:
        began = time.monotonic()
        with progress() as report:
            loaded = load(graph, batch, run, report)
        seconds = time.monotonic() - began
    for line in load_lines(loaded, seconds):
        say(line)


def load_lines(loaded: LoadReport, seconds: float) -> list[str]:
    """Say what a load changed, and how fast it was."""
    rate = loaded.records / seconds if seconds else 0.0
    joined = sum(one.joined for one in loaded.counts.values())
    beside = f", {joined} joined to another record of the same thing" if joined else ""
    lines = [
        f"{count(loaded.records, 'record')} in {seconds:.1f} s ({rate:,.0f}/s):"
        f" {loaded.created} created, {loaded.changed} changed, {loaded.unchanged} unchanged{beside}"
    ]
    lines += [f"conflict: {line}" for line in loaded.conflicts]
    lines += [f"re-keyed: {line}" for line in loaded.rekeyed]
    return lines
