"""graphkit audit: checks that must find nothing, and conflicts between sources."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.options import ForceOption, FormatOption, OutputOption
from graphkit.cli.output import emit
from graphkit.errors import Exit
from graphkit.graph import Check, audit
from graphkit.report.envelope import Report
from graphkit.report.words import count, shown
from graphkit.settings import read_settings


@reported
def audit_command(
    fail_on_findings: Annotated[
        bool, typer.Option("--fail-on-findings", help="Exit with 3 if a check finds anything.")
    ] = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Compare the step layer with what is stated, and list facts that lack evidence or dates."""
    with opened(read_settings()) as graph:
        checks = audit(graph)
        version = graph.server_version()
    rows = [
        {"check": check.name, "id": fault.id, "detail": fault.detail}
        for check in checks
        for fault in check.faults
    ]
    report = Report("audit/1", rows, neo4j=version)
    emit(report, lambda console: _print(checks, console), output_format, output, force=force)
    if rows and fail_on_findings:
        raise typer.Exit(Exit.FINDINGS)


def _print(checks: list[Check], console: Console) -> None:
    for check in checks:
        mark, style = ("✗", "red") if check.faults else ("✓", "green")
        found = count(len(check.faults), "finding")
        console.print(Text(f"{mark} {check.name}: {found}", style=style))
        if check.faults:
            console.print(Text(f"  {check.sentence}", style="dim"))
        for fault in check.faults:
            console.print(Text(shown(f"  {fault.id}: {fault.detail}")), soft_wrap=True)
