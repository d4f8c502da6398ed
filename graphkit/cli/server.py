"""graphkit server: the embedded Neo4j, started, stopped, shown, backed up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from graphkit.browser.pack import pack
from graphkit.cli.database import embedded
from graphkit.cli.failures import reported
from graphkit.cli.options import ForceOption, FormatOption, OutputOption
from graphkit.cli.output import emit
from graphkit.cli.terminal import ask, out, progress, say
from graphkit.errors import UsageError
from graphkit.report.envelope import Report
from graphkit.report.words import count
from graphkit.server import (
    CsvGroup,
    Status,
    admin_import,
    backup,
    browser_address,
    restore,
    start,
    status,
    stop,
)

app = typer.Typer(no_args_is_help=True, help="The embedded Neo4j server: yours, on loopback only.")

Port = Annotated[int | None, typer.Option(min=0, max=65535, help="Exact port; 0 is any free one.")]
Memory = Annotated[str | None, typer.Option(help="Such as 2g.")]
CsvFiles = Annotated[
    list[str], typer.Option(help="NAME=FILE[,FILE]: labels or type, then its CSV files.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command("start")
@reported
def start_command(
    bolt_port: Port = None, http_port: Port = None, heap: Memory = None, page_cache: Memory = None
) -> None:
    """Fetch Neo4j if need be, start it, and wait until it answers."""
    settings = embedded()
    with progress() as report:
        running = start(
            settings.home,
            report,
            jars_dir=settings.jars,
            heap=heap,
            page_cache=page_cache,
            bolt_port=bolt_port,
            http_port=http_port,
            pages=pack,
        )
    if running.recovered:
        say("the last run had not been stopped cleanly; Neo4j has recovered its store")
    say(f"{'started' if running.fresh else 'running already'}: {running.bolt_uri}")
    say(f"Neo4j Browser: {browser_address(settings.home)}")
    say(f"user {running.username}; its password lies in {running.password_file}")


@app.command("stop")
@reported
def stop_command() -> None:
    """Stop the server cleanly; touches no process that graphkit did not start."""
    with progress() as report:
        stopped = stop(embedded().home, report)
    say("stopped" if stopped else "no server of graphkit was running")


@app.command("status")
@reported
def status_command(
    output_format: FormatOption = None, output: OutputOption = None, force: ForceOption = False
) -> None:
    """Say whether the server runs, where it answers and where its files lie."""
    found = status(embedded().home)
    row = _row(found)
    report = Report("server-status/1", [row], neo4j=found.version)
    emit(report, lambda console: _print(row, console), output_format, output, force=force)


@app.command("open")
@reported
def open_command() -> None:
    """Print the address of the Neo4j Browser and where the password lies; starts the server."""
    settings = embedded()
    with progress() as report:
        running = start(settings.home, report, jars_dir=settings.jars, pages=pack)
    out().print(browser_address(settings.home), soft_wrap=True)
    say(f"connect as {running.username}; the password lies in {running.password_file}")


@app.command("backup")
@reported
def backup_command(file: Annotated[Path, typer.Argument(help="The dump to write.")]) -> None:
    """Write the whole store into one file; stops the server for it and starts it again."""
    settings = embedded()
    with progress() as report:
        made = backup(settings.home, file, report, jars_dir=settings.jars)
    say(f"wrote {made.file} ({made.size:,} bytes, sha256 {made.sha256})")


@app.command("restore")
@reported
def restore_command(
    file: Annotated[Path, typer.Argument(help="A dump that `backup` wrote.")], yes: Yes = False
) -> None:
    """Replace the whole store by a dump, which is checked before the old store is touched."""
    settings = embedded()
    if not ask(f"Replace everything in {settings.home} by {file}?", yes=yes):
        raise typer.Exit
    with progress() as report:
        used = restore(settings.home, file, report, jars_dir=settings.jars)
    say(f"restored {used.file} (sha256 {used.sha256})")


@app.command("import")
@reported
def import_command(nodes: CsvFiles, relationships: CsvFiles) -> None:
    """Load CSV files into an empty store with Neo4j's offline importer: all of them or nothing.

    Example: graphkit server import --nodes Entity=nodes.csv --relationships STEP=steps.csv
    """
    settings = embedded()
    groups = [[_group(text) for text in texts] for texts in (nodes, relationships)]
    with progress() as report:
        done = admin_import(settings.home, groups[0], groups[1], report, jars_dir=settings.jars)
    say(f"imported {count(done.nodes, 'node')} and {count(done.relationships, 'relationship')}")


def _group(text: str) -> CsvGroup:
    name, equals, files = text.partition("=")
    if not equals:
        raise UsageError(f"{text!r} names no file", cure="write --nodes Label=file.csv")
    return CsvGroup(name, tuple(Path(file) for file in files.split(",")))


def _row(found: Status) -> dict[str, object]:
    return {
        "state": found.state,
        "version": found.version,
        "bolt": found.bolt_uri,
        "browser": f"{found.http_url}/browser/" if found.http_url else None,
        "guide": found.guide,
        "pid": found.pid,
        "since": found.since.isoformat(timespec="seconds") if found.since else None,
        "home": str(found.home),
        "store_bytes": found.store_bytes,
        "password_file": str(found.password_file),
        "logs": [str(path) for path in found.logs],
    }


def _print(row: dict[str, object], console: Console) -> None:
    for name, value in row.items():
        values = value if isinstance(value, list) else [value]
        for one in values:
            if one is not None:
                console.print(Text(f"{name:14} {one}"), soft_wrap=True)
