"""graphkit resolve: what may be one thing, what people decided about it, and undoing that."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphkit.catalogue import query
from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.options import ForceOption, FormatOption, OutputOption, SubjectArgument
from graphkit.cli.output import emit
from graphkit.cli.terminal import progress, say
from graphkit.errors import UsageError
from graphkit.exposure.coverage import coverage
from graphkit.exposure.entity import entity
from graphkit.exposure.options import parse_day
from graphkit.graph import Graph
from graphkit.report.envelope import Asked, Report
from graphkit.report.resolve import flat_candidates, print_candidates, print_history
from graphkit.report.words import count
from graphkit.resolve.answer import THRESHOLD, Candidate, Found
from graphkit.resolve.candidates import candidates
from graphkit.resolve.decisions import FILE, Choice, Row, add_decision
from graphkit.resolve.history import history
from graphkit.resolve.proposals import propose
from graphkit.resolve.standing import apply_decisions, node_of
from graphkit.settings import read_settings

app = typer.Typer(no_args_is_help=True, help="Find what may be one thing, and decide about it.")

CaseOption = Annotated[Path, typer.Option("--case", help="Case folder that holds decisions.csv.")]
ByOption = Annotated[str, typer.Option("--by", help="Who decides: a name that answers for it.")]
WhyOption = Annotated[str, typer.Option("--why", help="The reasons, in words.")]
OnOption = Annotated[str | None, typer.Option("--on", help="Day of the decision; default: today.")]
First = Annotated[str, typer.Argument(metavar="ID1", help="Any identifier that `find` takes.")]
Second = Annotated[str, typer.Argument(metavar="ID2", help="Any identifier that `find` takes.")]


@app.command("candidates")
@reported
def candidates_command(
    subject: Annotated[
        str | None, typer.Option(help="Only what this entity may be: any id that `find` shows.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Pairs at most.")] = 25,
    different: Annotated[
        bool,
        typer.Option("--different", help="List the pairs that a strong identifier tells apart."),
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Write what is listed as POSSIBLY_SAME_AS.")
    ] = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List pairs of entities that may be one, with their score and the reasons for it.

    A name alone joins nothing: a candidate is a possible match, for a person to decide about.

    Examples: graphkit resolve candidates --limit 50 ·
    graphkit resolve candidates --subject imo:8914934 -f json
    """
    if write and different:
        raise UsageError("--different lists what is told apart; --write writes what is not")
    settings = read_settings()
    with opened(settings) as graph:
        own = entity(graph, subject).id if subject else None
        with progress() as told:
            found = candidates(graph, limit, own, told)
        report = _candidates_report(graph, found, own, limit, different=different)
        if write:
            done = propose(graph, found.candidates, settings.today)
            say(f"{count(done.written, 'candidate')} written, {done.unchanged} there already")
    shown = found.different[:limit] if different else found.candidates
    emit(
        report,
        lambda console: print_candidates(shown, found, limit, console, different=different),
        output_format,
        output,
        force=force,
    )


def _candidates_report(
    graph: Graph, found: Found, subject: str | None, limit: int, *, different: bool
) -> Report:
    asked = query("resolve/known")
    searched = coverage(graph)
    wanted: list[Candidate] = found.different[:limit] if different else found.candidates
    total = len(found.different) if different else found.total
    return Report(
        "resolve-candidates/1",
        [one.model_dump(mode="json", by_alias=True) for one in wanted],
        asked=Asked(asked.name, {"subject": subject, "limit": limit}, asked.sha256),
        flat=list(flat_candidates(wanted)),
        head={
            "threshold": THRESHOLD,
            "total": total,
            "different": len(found.different),
            "looked_at": {
                "entities": found.entities,
                "names": found.names,
                "compared": found.compared,
            },
            "coverage": searched.model_dump(mode="json", exclude={"runs"}),
        },
        neo4j=graph.server_version(),
        loads=searched.runs,
        truncated=total > len(wanted),
    )


@app.command("decide")
@reported
def decide_command(
    first: First,
    second: Second,
    decision: Annotated[str, typer.Option(help="same, different or unsure.")],
    by: ByOption,
    why: WhyOption,
    case: CaseOption,
    on: OnOption = None,
) -> None:
    """Write down whether ID1 and ID2 are one, in decisions.csv of a case; then run `apply`.

    Example: graphkit resolve decide ofac:12211 ofac:17614 --decision different --by "A. Analyst"
    --why "two birth dates" --case my-case
    """
    wanted = [one for one in Choice if one is not Choice.WITHDRAWN]
    if decision not in wanted:
        cure = f"one of: {', '.join(wanted)}; `resolve undo` takes a decision back"
        raise UsageError(f"{decision!r} is no decision", where="--decision", cure=cure)
    _decide(case, first, second, Choice(decision), by, why, on)


@app.command("undo")
@reported
def undo_command(
    first: First,
    second: Second,
    by: ByOption,
    why: WhyOption,
    case: CaseOption,
    on: OnOption = None,
) -> None:
    """Take back what was decided about ID1 and ID2; then run `apply`.

    Example: graphkit resolve undo ofac:12211 ofac:17614 --by "A. Analyst" --why "entered in error"
    --case my-case
    """
    _decide(case, first, second, Choice.WITHDRAWN, by, why, on)


def _decide(
    case: Path, first: str, second: str, decision: Choice, by: str, why: str, on: str | None
) -> None:
    settings = read_settings()
    day = parse_day(on, "--on") or settings.today
    if not case.is_dir():
        raise UsageError("there is no such folder", where=str(case), cure="name the case folder")
    with opened(settings) as graph:
        ends = [node_of(graph, one, case) for one in (first, second)]
    add_decision(case, Row(ends[0], ends[1], decision, by.strip(), day, why.strip()))
    said = "withdrawn" if decision is Choice.WITHDRAWN else decision.value
    say(f"{FILE}: {ends[0]} and {ends[1]}: {said}; now run: graphkit resolve apply {case}")


@app.command("apply")
@reported
def apply_command(
    folder: Annotated[Path, typer.Argument(help="Case folder that holds decisions.csv.")],
) -> None:
    """Make the graph agree with decisions.csv of a case: exactly what stands there, no more.

    Example: graphkit resolve apply my-case
    """
    if not (folder / FILE).is_file():
        cure = "write one: graphkit resolve decide ID1 ID2 --decision same --case FOLDER …"
        raise UsageError(f"the folder holds no {FILE}", where=str(folder), cure=cure)
    with opened(read_settings()) as graph:
        say(applied(graph, folder))


def applied(graph: Graph, folder: Path) -> str:
    """Make the graph agree with the decisions of a case, and say what was done."""
    done = apply_decisions(graph, folder)
    return (
        f"{count(done.written, 'decision')} applied, {done.withdrawn} withdrawn,"
        f" {done.unchanged} unchanged"
    )


@app.command("history")
@reported
def history_command(
    subject: SubjectArgument,
    case: Annotated[
        Path | None,
        typer.Option("--case", help="Add every row of this case's decisions.csv about SUBJECT."),
    ] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List what was decided about SUBJECT, and what was proposed.

    Example: graphkit resolve history imo:8914934 --case my-case
    """
    asked = query("resolve/history")
    with opened(read_settings()) as graph:
        own = entity(graph, subject)
        rows = history(graph, own.id, case)
        version = graph.server_version()
    report = Report(
        "resolve-history/1",
        rows,
        asked=Asked(asked.name, {"ids": [own.id]}, asked.sha256),
        neo4j=version,
    )
    emit(
        report,
        lambda console: print_history(own.name, rows, console),
        output_format,
        output,
        force=force,
    )
