"""graphkit doctor: what works here, what does not, and what to do about it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import typer
from rich.console import Console
from rich.text import Text

from graphkit.catalogue import catalogue
from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.options import ForceOption, FormatOption, OutputOption
from graphkit.cli.output import emit
from graphkit.errors import Exit, GraphkitError
from graphkit.exposure.coverage import coverage
from graphkit.graph import audit
from graphkit.report.envelope import Report
from graphkit.report.words import count, shown
from graphkit.server import NEO4J_VERSION, status
from graphkit.settings import Settings, read_settings


@dataclass(frozen=True)
class Check:
    """One check: what, whether it holds, what was seen, and what to do if it does not hold."""

    name: str
    holds: bool
    seen: str
    cure: str = ""


@reported
def doctor_command(
    output_format: FormatOption = None, output: OutputOption = None, force: ForceOption = False
) -> None:
    """Check Python, the server, the schema, the queries and the data."""
    checks = list(_checks(read_settings()))
    rows = [
        {"check": c.name, "holds": c.holds, "seen": c.seen, "cure": c.cure or None} for c in checks
    ]
    report = Report("doctor/1", rows)
    emit(report, lambda console: _print(checks, console), output_format, output, force=force)
    if not all(check.holds for check in checks):
        raise typer.Exit(Exit.DATABASE)


def _checks(settings: Settings) -> Iterator[Check]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check("python", sys.version_info >= (3, 11), version, "install Python 3.11 or later")
    yield _tried("queries", lambda: count(len(catalogue()), "query file"))
    if settings.neo4j_uri is None:
        found = status(settings.home)
        yield Check(
            "embedded server",
            found.state in ("running", "stopped"),
            f"{found.state}; Neo4j {NEO4J_VERSION}; home {found.home}",
            "graphkit server start; its logs: " + ", ".join(str(log) for log in found.logs),
        )
        if found.state == "stopped":
            return
    yield from _database(settings)


def _database(settings: Settings) -> Iterator[Check]:
    try:
        with opened(settings) as graph:
            yield Check(
                "database", True, f"Neo4j {graph.server_version()} answers; schema in place"
            )
            runs = coverage(graph).runs
            loaded = "; ".join(str(run["title"]) for run in runs)
            yield Check("data", bool(runs), loaded or "nothing loaded", "graphkit demo")
            found = sum(len(check.faults) for check in audit(graph))
            yield Check("audit", not found, count(found, "finding"), "graphkit audit shows them")
    except GraphkitError as error:
        yield Check("database", False, str(error.what), error.cure)


def _tried(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, True, check())
    except GraphkitError as error:
        return Check(name, False, error.what, error.cure)


def _print(checks: list[Check], console: Console) -> None:
    for check in checks:
        mark, style = ("✓", "green") if check.holds else ("✗", "red")
        console.print(
            Text(shown(f"{mark} {check.name}: {check.seen}"), style=style), soft_wrap=True
        )
        if not check.holds and check.cure:
            console.print(Text(shown(f"  {check.cure}")), soft_wrap=True)
