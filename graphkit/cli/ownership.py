"""graphkit ownership: whether a party is blocked because of who owns or controls it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from graphkit.catalogue import query
from graphkit.cli.database import browser_addresses, opened
from graphkit.cli.failures import end_with, reported
from graphkit.cli.links import ownership_links
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
from graphkit.exposure.options import parse_day, parse_rules, parse_standard
from graphkit.exposure.ownership.answer import ownership
from graphkit.exposure.ownership.cascade import Blocked
from graphkit.exposure.ownership.finding import Ownership
from graphkit.exposure.ownership.question import Question
from graphkit.graph import Graph
from graphkit.report.envelope import Asked, Report, reported_answer
from graphkit.report.ownership import flat_rows, print_ownership
from graphkit.settings import read_settings

SCHEMA = "ownership-finding/1"


@reported
def ownership_command(
    subject: SubjectArgument,
    rule: Annotated[
        list[str] | None, typer.Option(help="Whose rules: us, eu, uk, un; default: all four.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="Day on which shares and listings stand; default: today."),
    ] = None,
    known_by: KnownByOption = None,
    standard: Annotated[
        str, typer.Option(help="Lowest standard of proof that counts, 0-5 or its name.")
    ] = "1",
    down: Annotated[
        bool, typer.Option("--down", help="Also list who is blocked through SUBJECT.")
    ] = False,
    limit: Annotated[
        int, typer.Option(min=1, max=10_000, help="Paths, and entities below, at most.")
    ] = 25,
    seconds: SecondsOption = None,
    fail_on_findings: Annotated[
        bool, typer.Option("--fail-on-findings", help="Exit with 3 if it is or may be blocked.")
    ] = False,
    strict: StrictOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Say whether SUBJECT is blocked because blocked parties own or control it.

    An owner counts only if it is itself blocked; shares are never multiplied. Unknown shares and
    days stay unknown: the answer is certainly, possibly, or not recorded, and says what is missing.

    Examples: graphkit ownership bank-of-dandong --rule us --as-of 2016-12-15 ·
    graphkit ownership pan-systems-pyongyang --rule un --as-of 2017-02-28 -f json
    """
    settings = read_settings()
    asked = Question(
        subject=subject,
        as_of=parse_day(as_of, "--as-of") or settings.today,
        known_by=parse_day(known_by, "--known-by") or settings.today,
        regimes=parse_rules(rule or []),
        standard=parse_standard(standard),
        down=down,
        limit=limit,
        seconds=seconds or settings.query_seconds,
    )
    with opened(settings) as graph:
        answer = ownership_links(ownership(graph, asked), browser_addresses(settings))
        report = ownership_report(graph, asked, answer)
    emit(
        report, lambda console: print_ownership(answer, console), output_format, output, force=force
    )
    reached = any(one.blocked is not Blocked.NOT for one in answer.results)
    end_with(incomplete=strict and answer.truncated, found=fail_on_findings and reached)


def ownership_report(graph: Graph, asked: Question, answer: Ownership) -> Report:
    """Return the answer in its envelope (ownership-finding/1)."""
    asking = query("ownership/above")
    resolved = replace(asked, subject=answer.subject.id)
    params = {
        **resolved.parameters(),
        "subject": resolved.subject,
        "rules": [one.rule.id for one in answer.results],
        "limit": asked.limit,
    }
    about = Asked(asking.name, params, asking.sha256)
    return reported_answer(SCHEMA, about, answer, flat_rows(answer), graph.server_version())
