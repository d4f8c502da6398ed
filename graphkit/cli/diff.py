"""graphkit diff: what changed between two loads of one source."""

from __future__ import annotations

from typing import Annotated

import typer

from graphkit.cli.database import opened
from graphkit.cli.failures import end_with, reported
from graphkit.cli.options import ForceOption, FormatOption, OutputOption
from graphkit.cli.output import emit
from graphkit.exposure.comparing import differences
from graphkit.report.difference import flat, print_differences
from graphkit.report.envelope import Report
from graphkit.settings import read_settings


@reported
def diff_command(
    old: Annotated[str, typer.Argument(help="SOURCE@DAY as loaded, or the id of a run.")],
    new: Annotated[str, typer.Argument(help="The same of a later load of that source.")],
    limit: Annotated[int, typer.Option(min=1, help="Differences of a kind on the page.")] = 20,
    fail_on_findings: Annotated[
        bool, typer.Option("--fail-on-findings", help="Exit with 3 if anything changed.")
    ] = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Say what a source stated newly, no longer and otherwise between two loads.

    Example: graphkit diff ofac-sdn@2019-01 ofac-sdn@2021-07
    """
    with opened(read_settings()) as graph:
        found = differences(graph, old, new)
        version = graph.server_version()
    report = Report(
        "release-diff/1",
        [one.model_dump(mode="json") for one in found.results],
        flat=list(flat(found)),
        head={"old": found.old.model_dump(), "new": found.new.model_dump()},
        neo4j=version,
    )
    emit(
        report,
        lambda console: print_differences(found, console, limit),
        output_format,
        output,
        force=force,
    )
    end_with(incomplete=False, found=fail_on_findings and bool(found.results))
