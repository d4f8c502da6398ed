"""graphkit query: the catalogue of questions, listed, shown and run."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphkit.catalogue import Query, catalogue, query
from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.options import ForceOption, FormatOption, OutputOption
from graphkit.cli.output import emit
from graphkit.cli.terminal import out
from graphkit.errors import UsageError
from graphkit.literals import parameters_of
from graphkit.report.envelope import Asked, Report, plain
from graphkit.report.words import count, shown
from graphkit.settings import read_settings

app = typer.Typer(no_args_is_help=True, help="The questions that ship, as Cypher files.")


@app.command("list")
@reported
def list_command(
    output_format: FormatOption = None, output: OutputOption = None, force: ForceOption = False
) -> None:
    """List all questions; needs no database."""
    rows = [
        {
            "name": one.name,
            "kind": one.kind.value,
            "parameters": list(one.parameters),
            "sentence": one.sentence,
            "sha256": one.sha256,
        }
        for one in catalogue().values()
    ]
    report = Report("query/1", rows)
    emit(report, lambda console: _print_list(console), output_format, output, force=force)


def _print_list(console: Console) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("name", "kind", "what it asks"):
        table.add_column(title, overflow="fold")
    for one in catalogue().values():
        table.add_row(Text(one.name), Text(one.kind.value), Text(one.sentence.split(". ")[0]))
    console.print(table)


@app.command("show")
@reported
def show_command(
    name: Annotated[str, typer.Argument(help="As `query list` shows it.")],
    browser: Annotated[
        bool, typer.Option("--browser", help="With its parameters, to paste into the Browser.")
    ] = False,
) -> None:
    """Show a question as Cypher; needs no database."""
    one = query(name)
    text = one.for_browser() if browser else _headed(one)
    out().print(Text(text), soft_wrap=True)


def _headed(one: Query) -> str:
    head = [f"// {one.name}", f"// {one.sentence}"]
    head += [f"// :param {name} => {literal}" for name, literal in one.parameters.items()]
    return "\n".join([*head, one.text])


@app.command("run")
@reported
def run_command(
    name: Annotated[str, typer.Argument(help="As `query list` shows it.")],
    param: Annotated[
        list[str] | None, typer.Option("-p", "--param", help="name=value; others keep their demo.")
    ] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Run a reading question with its demo parameters, or with yours.

    Example: graphkit query run exposure/designations -p ids="['imo-company:1790183']"
    """
    one = query(name)
    if one.writes:
        raise UsageError(f"{name} writes; `query run` only reads", cure="graphkit query list")
    parameters = values_of(one, param or [])
    with opened(read_settings()) as graph:
        rows = graph.read(one, parameters)
        version = graph.server_version()
    report = Report(
        "rows/1", plain(rows), asked=Asked(one.name, parameters, one.sha256), neo4j=version
    )
    emit(
        report, lambda console: _print_rows(one, rows, console), output_format, output, force=force
    )


def values_of(one: Query, given: list[str]) -> dict[str, Any]:
    """Return the values to ask a query with: its demo values, and those given as `name=value`."""
    values = {}
    for text in given:
        name, equals, stated = text.partition("=")
        if not equals:
            cure = f"name=value with one of: {', '.join(one.parameters) or 'none'}"
            raise UsageError(f"{text!r} has no value", where="--param", cure=cure)
        values[name] = stated
    return parameters_of(one, values)


def _print_rows(one: Query, rows: list[dict[str, Any]], console: Console) -> None:
    console.print(Text(one.sentence, style="dim"))
    for row in rows:
        for column, cell in row.items():
            console.print(Text(f"{column:14} {shown(str(plain(cell)))}"))
        console.print()
    console.print(Text(count(len(rows), "row")))
