"""graphkit ingest: a source's files into the graph; nothing lost, nothing doubled."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import ingest.bods
import ingest.case
import ingest.ftm
import ingest.gleif
import ingest.ofac
import ingest.un
from graphkit.cli.bulk import BulkReport, bulk_ingest
from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.resolve import applied
from graphkit.cli.terminal import progress, say
from graphkit.errors import UsageError
from graphkit.exposure.options import parse_day
from graphkit.graph import LoadReport
from graphkit.graph.spool import Spool
from graphkit.model.records import IngestRun
from graphkit.model.rows import Reject
from graphkit.report.words import count
from graphkit.resolve.decisions import FILE
from graphkit.settings import Settings, read_settings
from ingest import loading
from ingest.reading import Reading

app = typer.Typer(no_args_is_help=True, help="Load a source's files.")

Read = Callable[[Path, date | None], Reading]
"""Opens a source's files: the path, and the day that they speak for."""
SOURCES: Mapping[str, tuple[Read, str, str]] = {
    "ofac": (
        ingest.ofac.read,
        "Load a list of the Office of Foreign Assets Control: SDN or consolidated, CSV or XML.",
        "sdn-2021-07 --dated 2021-07-31",
    ),
    "un": (
        ingest.un.read,
        "Load the UN Security Council's consolidated list (XML).",
        "consolidated.xml",
    ),
    "ftm": (
        ingest.ftm.read,
        "Load FollowTheMoney entities as JSON lines, or what changed of them.",
        "targets.ftm.json.gz --dated 2024-05-28",
    ),
    "bods": (
        ingest.bods.read,
        "Load beneficial ownership statements (BODS 0.4, JSON).",
        "statements.json",
    ),
}
"""What reads each source, what its command says, and an example of its arguments."""
SHOWN = 10
"""Rejected rows that are shown; the rejects file has all."""

DryRun = Annotated[bool, typer.Option("--dry-run", help="Check only; write nothing.")]
CasePath = Annotated[Path, typer.Argument(help="Folder, .zip or .xlsx that holds the case.")]
FilesPath = Annotated[Path, typer.Argument(help="File, plain or packed, or folder of files.")]
Dated = Annotated[
    str | None, typer.Option(help="Day that the files speak for, where they do not say.")
]
AllowShrunken = Annotated[
    bool, typer.Option("--allow-shrunken", help="Take a release that lost over 10 % of its rows.")
]
Bulk = Annotated[
    bool,
    typer.Option(
        "--bulk", help="First load of a large source: stops the server, writes its store."
    ),
]
Rejects = Annotated[
    Path | None, typer.Option(help="File for rejected rows; default: in graphkit's own folder.")
]


@app.command("case")
@reported
def case_command(folder: CasePath, dry_run: DryRun = False, bulk: Bulk = False) -> None:
    """Load your own case file: a folder of CSV files, a .zip or a workbook.

    Example: graphkit ingest case my-case --dry-run
    """
    _refuse_both(dry_run, bulk)
    reading = ingest.case.read(folder)
    for name, rows in reading.counts.items():
        say(f"{name}: {rows.read} read = {rows.accepted} accepted + {rows.rejected} rejected")
    for remark in reading.remarks:
        say(remark)
    ingest.case.accept(reading)
    if dry_run:
        say(f"{reading.run.title}: holds; nothing written (--dry-run)")
        return
    settings = read_settings()
    if bulk:
        _say_bulk(bulk_ingest(settings, reading.rows(), lambda: reading.run, strict=True))
    with opened(settings) as graph:
        if not bulk:
            began = time.monotonic()
            with progress() as report:
                loaded = ingest.case.load(graph, reading, report)
            _say_rows(loaded)
            _say_loaded(loaded, time.monotonic() - began)
        for line in ingest.case.left_lines(ingest.case.left(graph, reading)):
            say(line)
        if (folder / FILE).is_file():
            say(applied(graph, folder))


def _command(name: str, read: Read, sentence: str, example: str) -> Callable[..., None]:
    """Make the command of one source; all have the same options."""

    @reported
    def command(
        path: FilesPath,
        dated: Dated = None,
        dry_run: DryRun = False,
        allow_shrunken: AllowShrunken = False,
        bulk: Bulk = False,
        rejects: Rejects = None,
    ) -> None:
        _refuse_both(dry_run, bulk)
        reading = read(path, parse_day(dated, "--dated"))
        if bulk:
            _ingest_in_bulk(reading, rejects)
        else:
            _ingest(reading, rejects, dry_run=dry_run, allow_shrunken=allow_shrunken)

    command.__doc__ = f"{sentence}\n\n    Example: graphkit ingest {name} {example}\n    "
    return command


@app.command("gleif")
@reported
def gleif_command(
    path: FilesPath,
    dated: Dated = None,
    excerpt: Annotated[
        bool, typer.Option("--excerpt", help="Take a part of a file; nothing ends by its silence.")
    ] = False,
    dry_run: DryRun = False,
    allow_shrunken: AllowShrunken = False,
    bulk: Bulk = False,
    rejects: Rejects = None,
) -> None:
    """Load LEI records, who consolidates whom, and why a parent is not told (XML).

    Example: graphkit ingest gleif golden-copy-folder
    """
    _refuse_both(dry_run, bulk)
    reading = ingest.gleif.read(path, parse_day(dated, "--dated"), excerpt=excerpt)
    if bulk:
        _ingest_in_bulk(reading, rejects)
    else:
        _ingest(reading, rejects, dry_run=dry_run, allow_shrunken=allow_shrunken)


def _refuse_both(dry_run: bool, bulk: bool) -> None:
    if dry_run and bulk:
        raise UsageError("--dry-run writes nothing, however it is loaded", cure="leave out --bulk")


def _ingest_in_bulk(reading: Reading, rejects: Path | None) -> None:
    """Read a release to its end, and make it the store of the embedded server."""
    settings = read_settings()
    done = bulk_ingest(settings, reading.rows(), reading.run, reading.summary)
    _say_bulk(done)
    _say_rejects(
        (*done.prepared.refused, *done.prepared.lost), done.prepared.run, rejects, settings
    )


def _say_bulk(done: BulkReport) -> None:
    loaded = done.prepared.report()
    _say_rows(loaded)
    _say_loaded(loaded, sum(done.seconds.values()))
    say(", ".join(f"{phase} {seconds:.1f} s" for phase, seconds in done.seconds.items()))


def _ingest(reading: Reading, rejects: Path | None, *, dry_run: bool, allow_shrunken: bool) -> None:
    """Read a release to its end, say what is in it, and load it."""
    with Spool() as spool:
        with progress() as report:
            release = loading.spooled(spool, reading, report)
        for line in release.summary:
            say(line)
        settings = read_settings()
        if dry_run:
            _say_rejects(list(spool.rejects()), release.run, rejects, settings)
            say(f"{release.run.title}: nothing written (--dry-run)")
            return
        _load(release, rejects, settings, allow_shrunken=allow_shrunken)


def _load(
    release: loading.Spooled, rejects: Path | None, settings: Settings, *, allow_shrunken: bool
) -> None:
    with opened(settings) as graph:
        began = time.monotonic()
        with progress() as report:
            loaded = loading.load(graph, release, report, allow_shrunken=allow_shrunken)
        seconds = time.monotonic() - began
    _say_rows(loaded)
    _say_loaded(loaded, seconds)
    _say_rejects([*release.spool.rejects(), *loaded.rejects], release.run, rejects, settings)


def _say_rows(loaded: LoadReport) -> None:
    for file, rows in loaded.rows.files.items():
        say(f"{file}: {rows}")


def _say_rejects(
    every: Sequence[Reject], run: IngestRun, path: Path | None, settings: Settings
) -> None:
    """Write what was rejected to its file, and show the first of it."""
    if not every:
        return
    file = path or settings.home / "rejects" / f"{run.id.replace(':', '-')}.jsonl"
    loading.write_rejects(file, every)
    for one in every[:SHOWN]:
        say(f"rejected: {one}")
    say(f"{count(len(every), 'row')} rejected; all of them, with their reasons: {file}")


def _say_loaded(loaded: LoadReport, seconds: float) -> None:
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
    if loaded.resumed:
        lines.append(f"went on after {loaded.resumed:,} items that an earlier try had written")
    if loaded.ended:
        lines.append(f"{count(loaded.ended, 'listing')} ended: the source no longer has them")
    if loaded.silent:
        lines.append(f"{loaded.silent} statements are no longer made; they stay, with their day")
    lines += [f"conflict: {line}" for line in loaded.conflicts]
    lines += [f"re-keyed: {line}" for line in loaded.rekeyed]
    return lines


for _name, _source in SOURCES.items():
    app.command(_name)(_command(_name, *_source))
