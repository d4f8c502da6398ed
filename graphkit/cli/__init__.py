"""The command line: parses, calls one function, renders. The only room that knows all rooms."""

from __future__ import annotations

from typing import Annotated

import typer

import graphkit
from graphkit.cli.assess import assess_command
from graphkit.cli.audit import audit_command
from graphkit.cli.browser import app as browser_app
from graphkit.cli.compare import compare_command
from graphkit.cli.demo import demo_command
from graphkit.cli.diff import diff_command
from graphkit.cli.doctor import doctor_command
from graphkit.cli.export import export_command
from graphkit.cli.find import find_command
from graphkit.cli.gap import gap_command
from graphkit.cli.impact import impact_command
from graphkit.cli.ingest import app as ingest_app
from graphkit.cli.ownership import ownership_command
from graphkit.cli.query import app as query_app
from graphkit.cli.regimes import app as regimes_app
from graphkit.cli.relief import relief_command
from graphkit.cli.report import app as report_app
from graphkit.cli.resolve import app as resolve_app
from graphkit.cli.server import app as server_app
from graphkit.cli.terminal import VERBOSITY
from graphkit.cli.trace import trace_command

app = typer.Typer(
    name="graphkit",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help=(
        "Trace documented exposure chains in shipping and finance networks.\n\n"
        "Data goes to stdout, everything else to stderr. Exit codes: 0 done, also with nothing"
        " found · 2 usage · 3 findings with --fail-on-findings · 4 authentication · 5 database ·"
        " 6 input rejected · 7 incomplete with --strict · 130 interrupted."
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"graphkit {graphkit.__version__}")
        raise typer.Exit


@app.callback()
def root(
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Only data and errors.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    version: Annotated[
        bool, typer.Option("-V", "--version", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Set what all commands share."""
    VERBOSITY.quiet, VERBOSITY.verbose, VERBOSITY.debug = quiet, verbose, debug


app.command("demo")(demo_command)
app.command("doctor")(doctor_command)
app.command("find")(find_command)
app.command("trace")(trace_command)
app.command("ownership")(ownership_command)
app.command("impact")(impact_command)
app.command("assess")(assess_command)
app.command("compare")(compare_command)
app.command("gap")(gap_command)
app.command("relief")(relief_command)
app.command("audit")(audit_command)
app.command("export")(export_command)
app.command("diff")(diff_command)
app.add_typer(report_app, name="report")
app.add_typer(server_app, name="server")
app.add_typer(browser_app, name="browser")
app.add_typer(ingest_app, name="ingest")
app.add_typer(query_app, name="query")
app.add_typer(regimes_app, name="regimes")
app.add_typer(resolve_app, name="resolve")
