"""graphkit impact: what cutting off a bank or company does to the rest."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from graphkit.catalogue import query
from graphkit.cli.database import opened
from graphkit.cli.failures import end_with, reported
from graphkit.cli.options import (
    ForceOption,
    FormatOption,
    KnownByOption,
    OutputOption,
    SecondsOption,
    StrictOption,
    SubjectArgument,
)
from graphkit.cli.output import emit
from graphkit.errors import UsageError
from graphkit.exposure.options import parse_day, parse_standard
from graphkit.graph import Graph
from graphkit.impact.answer import impact
from graphkit.impact.finding import Impact
from graphkit.impact.question import Channel, Question, Range
from graphkit.report.envelope import Asked, Report, reported_answer
from graphkit.report.impact import flat_rows, print_impact
from graphkit.settings import read_settings

SCHEMA = "impact/1"
MODELS = "Models"


@reported
def impact_command(
    entity: SubjectArgument,
    as_of: Annotated[
        str | None, typer.Option(help="Day on which facts stand; default: today.")
    ] = None,
    known_by: KnownByOption = None,
    standard: Annotated[
        str, typer.Option(help="Lowest standard of proof that counts, 0-5 or its name.")
    ] = "1",
    currency: Annotated[
        str, typer.Option(help="Whose clearers banks must reach, and that of amounts.")
    ] = "USD",
    amounts: Annotated[
        Path | None,
        typer.Option(
            help="CSV from,to,amount,currency: what one loses if the other is cut off.",
            rich_help_panel=MODELS,
        ),
    ] = None,
    equity: Annotated[
        Path | None,
        typer.Option(
            help="CSV institution,equity,currency: the loss that it can bear.",
            rich_help_panel=MODELS,
        ),
    ] = None,
    threshold: Annotated[
        str,
        typer.Option(
            help="Part of what it has at stake that a party cannot lose, or a range LOW..HIGH.",
            rich_help_panel=MODELS,
        ),
    ] = "0.1..1",
    spread: Annotated[
        float,
        typer.Option(
            min=1, help="An unstated amount: the median divided and multiplied by this.",
            rich_help_panel=MODELS,
        ),
    ] = 10.0,
    channel: Annotated[
        Channel,
        typer.Option(help="What spreads: lost claims, lost funding, both.", rich_help_panel=MODELS),
    ] = Channel.CLAIMS,
    peers_k: Annotated[
        int,
        typer.Option(
            min=1, help="Providers that must drop a bank for its others to follow.",
            rich_help_panel=MODELS,
        ),
    ] = 1,
    cascades: Annotated[
        bool,
        typer.Option(
            "--cascades/--no-cascades", help="Read all claims and run the cascades.",
            rich_help_panel=MODELS,
        ),
    ] = True,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Rows of each part, at most.")] = 25,
    seconds: SecondsOption = None,
    fail_on_findings: Annotated[
        bool,
        typer.Option("--fail-on-findings", help="Exit with 3 if a bank has no other path."),
    ] = False,
    strict: StrictOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:  # fmt: skip
    """Say what cutting off ENTITY, a bank or company, does to the rest.

    Facts first: who deals with it, which banks reach a currency only through it, who deals with
    those. Then models, marked as such, each with its range: cascades, anticipatory de-risking.

    Examples: graphkit impact bank-of-dandong --as-of 2017-06-30 ·
    graphkit impact bank-of-dandong --amounts claims.csv --equity equity.csv --threshold 0.3 -f json
    """
    settings = read_settings()
    asked = Question(
        subject=entity,
        as_of=parse_day(as_of, "--as-of") or settings.today,
        known_by=parse_day(known_by, "--known-by") or settings.today,
        standard=parse_standard(standard),
        currency=currency.strip().upper(),
        peers=peers_k,
        threshold=parse_range(threshold),
        spread=spread,
        channel=channel,
        amounts=amounts,
        equity=equity,
        cascades=cascades,
        limit=limit,
        seconds=seconds or settings.query_seconds,
    )
    with opened(settings) as graph:
        answer = impact(graph, asked)
        report = impact_report(graph, asked, answer)
    emit(report, lambda console: print_impact(answer, console), output_format, output, force=force)
    end_with(
        incomplete=strict and answer.truncated, found=fail_on_findings and answer.access.lose > 0
    )


def parse_range(text: str) -> Range:
    """Read a share or a range of shares, above 0 and at most 1; raises UsageError."""
    low, dots, high = text.partition("..")
    try:
        found = Range(float(low), float(high if dots else low))
    except ValueError:
        found = Range(0, 0)
    if not 0 < found.low <= found.high <= 1:
        raise UsageError(
            f"{text!r} is no share above 0 and at most 1",
            where="--threshold",
            cure="write 0.3, or a range: 0.1..1",
        )
    return found


def _file(path: Path | None) -> dict[str, str] | None:
    """Return the name and hash of a file that the user gave, so that a run can be repeated."""
    if path is None:
        return None
    return {"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def impact_report(graph: Graph, asked: Question, answer: Impact) -> Report:
    """Return the answer in its envelope (impact/1)."""
    asking = query("impact/dealings")
    resolved = replace(asked, subject=answer.subject.id)
    params = {
        **resolved.parameters(),
        "subject": resolved.subject,
        "currency": asked.currency,
        "peers": asked.peers,
        "threshold": [asked.threshold.low, asked.threshold.high],
        "spread": asked.spread,
        "channel": asked.channel.value,
        "amounts": _file(asked.amounts),
        "equity": _file(asked.equity),
        "limit": asked.limit,
    }
    about = Asked(asking.name, params, asking.sha256)
    return reported_answer(SCHEMA, about, answer, flat_rows(answer), graph.server_version())
