"""graphkit find: an entity by name, alias or identifier."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.options import ForceOption, FormatOption, OutputOption
from graphkit.cli.output import emit
from graphkit.exposure.coverage import coverage
from graphkit.exposure.find import Match, find
from graphkit.report.envelope import Report
from graphkit.report.words import shown, when
from graphkit.settings import read_settings


@reported
def find_command(
    text: Annotated[str, typer.Argument(help="Name, alias, IMO, LEI, BIC or list id.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Matches at most.")] = 10,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Find an entity; names may be misspelt, identifiers may not.

    Examples: graphkit find "chong chon gang" · graphkit find 7937317 · graphkit find KPe.020
    """
    with opened(read_settings()) as graph:
        matches = find(graph, text, limit)
        searched = coverage(graph)
        version = graph.server_version()
    report = Report(
        "entity-match/1",
        [match.model_dump(mode="json", by_alias=True) for match in matches],
        head={"text": text, "coverage": searched.model_dump(mode="json", exclude={"runs"})},
        neo4j=version,
        loads=searched.runs,
        truncated=len(matches) == limit,
    )
    emit(
        report,
        lambda console: _print(text, matches, searched.runs, limit, console),
        output_format,
        output,
        force=force,
    )


def _listed(match: Match) -> str:
    """Say whether an entity is listed: never listed and formerly listed are two answers."""
    if match.designated:
        return "⚑ designated"
    ended = (one.partition(" ") for one in match.formerly_listed)
    return "; ".join(f"formerly listed ({by}), ended {when(day)}" for by, _, day in ended)


def _print(
    text: str,
    matches: list[Match],
    runs: tuple[dict[str, str | int | None], ...],
    limit: int,
    console: Console,
) -> None:
    loaded = "; ".join(shown(str(run["title"])) for run in runs) or "nothing"
    if not matches:
        console.print(Text(f"nothing like {shown(text)!r} in what is loaded: {loaded}"))
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("name", "kind", "id", "listed", "matched on", "country"):
        table.add_column(title, overflow="fold")
    for match in matches:
        cells = (
            match.name,
            match.schema_,
            match.id,
            _listed(match),
            match.matched_on,
            ", ".join(match.country),
        )
        table.add_row(*(Text(shown(cell)) for cell in cells))
    console.print(table)
    more = f"; the first {limit}, --limit for more" if len(matches) == limit else ""
    console.print(Text(f"searched: {loaded}{more}", style="dim"))
