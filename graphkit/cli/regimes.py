"""graphkit regimes: the scenarios and the rules that are recorded; needs no database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphkit.cli.failures import reported
from graphkit.cli.options import ForceOption, FormatOption, OutputOption
from graphkit.cli.output import emit
from graphkit.errors import UsageError
from graphkit.regimes.describe import LAWS, in_laws, period
from graphkit.regimes.law import law, named
from graphkit.regimes.rule import Rule
from graphkit.regimes.scenario import Scenario, scenarios
from graphkit.regimes.vocabulary import tests
from graphkit.report.envelope import Report
from graphkit.report.ownership import citation_words
from graphkit.report.page import line
from graphkit.report.words import count

app = typer.Typer(no_args_is_help=True, help="The scenarios and rules that are recorded.")


@app.command("scenarios")
@reported
def scenarios_command(
    output_format: FormatOption = None, output: OutputOption = None, force: ForceOption = False
) -> None:
    """List the scenarios that --regime takes."""
    every = scenarios().values()
    rows = [{"id": one.id, "title": one.title, "says": one.says.strip()} for one in every]
    report = Report("regime-scenarios/1", rows)
    emit(report, lambda console: _print_scenarios(list(every), console), output_format, output,
         force=force)  # fmt: skip


def _print_scenarios(every: list[Scenario], console: Console) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("--regime", "what it supposes"):
        table.add_column(title, overflow="fold")
    for one in every:
        table.add_row(Text(one.id), Text(one.says.strip()))
    console.print(table)


@app.command("rules")
@reported
def rules_command(
    law_of: Annotated[
        list[str] | None, typer.Option("--law", help=f"Of one law: {', '.join(LAWS)}.")
    ] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List the rules of law that are recorded, with the days on which they are in force."""
    if unknown := set(law_of or ()) - LAWS.keys():
        raise UsageError(
            f"no law {min(unknown)!r} is recorded here",
            where="--law",
            cure=f"one of: {', '.join(LAWS)}",
        )
    every = in_laws(law(), law_of or [])
    rows = [
        {
            "id": one.id,
            "name": one.name,
            "law": one.law,
            "from": one.start.isoformat(),
            "to": one.end.isoformat(),
            "reach": one.reach.value,
            "stage": one.stage.value,
            "acts": one.acts,
            "verified": one.verified,
            "says": one.says.strip(),
        }
        for one in every
    ]
    report = Report("regime-rules/1", rows)
    emit(report, lambda console: _print_rules(every, console), output_format, output, force=force)


def _print_rules(every: list[Rule], console: Console) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("rule", "in force", "stage", "what it says"):
        table.add_column(title, overflow="fold")
    for one in every:
        table.add_row(Text(one.id), period(one), one.stage.value, Text(one.says.strip()))
    console.print(table)


@app.command("show")
@reported
def show_command(rule: Annotated[str, typer.Argument(help="As `regimes rules` lists it.")]) -> None:
    """Show one rule: what it says, what it needs, and where it stands.

    Example: graphkit regimes show un-2375-11
    """
    one = named(law(), rule)
    console = Console(highlight=False)
    line(console, f"{one.id}: {one.name}", style="bold")
    line(console, one.says.strip(), 2)
    for said in _asked(one):
        line(console, said, 2)
    line(console, f"consequence: {one.consequence.says}", 2)
    if one.notes:
        line(console, one.notes.strip(), 2, "dim")
    for citation in one.citations:
        line(console, f"– {citation_words(citation)}", 4, "dim")


def _asked(one: Rule) -> Iterator[str]:
    """Say what a rule asks for, element by element."""
    acting = f"{one.stage}: {one.decides} {one.acts} act"
    yield f"in force {period(one)}; {one.reach}; {acting}"
    yield f"conduct: {', '.join(one.conduct)}{_onward(one.degree)}"
    yield f"by: {one.actor.says}; with: {'; '.join(it.says for it in one.counterparty)}"
    if one.thing:
        yield f"ship: {one.thing.says}"
    if one.goods:
        yield f"goods: {', '.join(one.goods)}"
    if one.cap:
        yield f"over the cap: {one.cap}"
    if one.significance:
        yield f"significance: {one.significance.says}"
    yield from (f"{it.id}: {it.says}" for it in one.further)
    if one.knowledge.value != "none":
        yield f"knowledge: {one.knowledge}"
    yield from (f"exemption {it.id}: {it.says}" for it in one.exemptions)
    test = tests()[one.proof.test]
    yield f"needs standard {int(test.least)}: {test.words} ({test.who})"


def _onward(degree: int) -> str:
    return f"; also {count(degree, 'step')} of service to whoever did it" if degree else ""
