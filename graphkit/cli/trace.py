"""graphkit trace: the chains from a subject to designated parties."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from graphkit.catalogue import query
from graphkit.cli.database import browser_addresses, opened
from graphkit.cli.failures import end_with, reported
from graphkit.cli.links import trace_links
from graphkit.cli.options import (
    AsOfOption,
    BlockedRuleOption,
    DuringOption,
    ForceOption,
    Format,
    FormatOption,
    IncludeOption,
    KnownByOption,
    KnownToOption,
    OutputOption,
    SecondsOption,
    StrictIdentityOption,
    StrictOption,
    SubjectArgument,
    WithinOption,
)
from graphkit.cli.output import emit
from graphkit.exposure.answer import Trace
from graphkit.exposure.changes import History
from graphkit.exposure.history import known_history
from graphkit.exposure.options import asked_of
from graphkit.exposure.question import Question
from graphkit.exposure.trace import trace
from graphkit.graph import Graph
from graphkit.report.envelope import Asked, Report, reported_answer
from graphkit.report.history import history_rows, print_history
from graphkit.report.trace import flat_rows, print_trace
from graphkit.settings import Settings, read_settings

SCHEMA = "exposure-chain/1"


@reported
def trace_command(
    subject: SubjectArgument,
    to: Annotated[str | None, typer.Option(help="End at this entity, designated or not.")] = None,
    through_targets: Annotated[
        bool, typer.Option("--through-targets", help="Go on behind designated parties.")
    ] = False,
    as_of: AsOfOption = None,
    within: WithinOption = None,
    during: DuringOption = None,
    known_by: KnownByOption = None,
    known_to: KnownToOption = None,
    known_history: Annotated[
        bool,
        typer.Option("--known-history", help="Say on which days publication changed the answer."),
    ] = False,
    standard: Annotated[
        str, typer.Option(help="Lowest standard of proof to search, 0-5 or its name.")
    ] = "1",
    max_hops: Annotated[int, typer.Option(min=1, max=8, help="Steps at most.")] = 6,
    include: IncludeOption = None,
    strict_identity: StrictIdentityOption = False,
    rule: BlockedRuleOption = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Chains at most.")] = 25,
    seconds: SecondsOption = None,
    fail_on_findings: Annotated[
        bool, typer.Option("--fail-on-findings", help="Exit with 3 if there is a chain.")
    ] = False,
    strict: StrictOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Trace the documented chains that expose SUBJECT to designated parties.

    A chain is as strong as its weakest step. "None recorded" never means clean: it is said with
    what was searched, at which standard, and what the rule kept out.

    Examples: graphkit trace "IMO 7937317" --as-of 2014-08-01 · graphkit trace koti-corp -f json
    """
    settings = read_settings()
    asked = asked_of(
        settings,
        subject,
        to=to,
        through_targets=through_targets,
        as_of=as_of,
        within=within,
        during=during,
        known_by=known_by,
        known_to=known_to,
        history=known_history,
        standard=standard,
        max_hops=max_hops,
        include=include or (),
        strict_identity=strict_identity,
        rule=rule,
        limit=limit,
        seconds=seconds,
    )
    if known_history:
        told = _print_history(asked, settings, output_format, output, force=force)
        end_with(
            incomplete=strict and told.truncated, found=fail_on_findings and bool(told.results)
        )
        return
    with opened(settings) as graph:
        answer = trace_links(trace(graph, asked), browser_addresses(settings))
        report = trace_report(graph, asked, answer)
    emit(report, lambda console: print_trace(answer, console), output_format, output, force=force)
    whole = answer.not_walked_complete and not answer.truncated
    end_with(incomplete=strict and not whole, found=fail_on_findings and bool(answer.results))


def _print_history(
    asked: Question,
    settings: Settings,
    output_format: Format | None,
    output: Path | None,
    *,
    force: bool,
) -> History:
    with opened(settings) as graph:
        told = known_history(graph, asked)
        report = history_report(graph, asked, told)
    emit(report, lambda console: print_history(told, console), output_format, output, force=force)
    return told


def history_report(graph: Graph, asked: Question, told: History) -> Report:
    """Return a history in its envelope (exposure-history/1)."""
    asking = query("exposure/trace")
    resolved = replace(asked, subject=told.subject.id)
    about = Asked(asking.name, resolved.parameters(), asking.sha256)
    return reported_answer(
        "exposure-history/1", about, told, history_rows(told), graph.server_version()
    )


def trace_report(graph: Graph, asked: Question, answer: Trace) -> Report:
    """Return the answer in its envelope (exposure-chain/1)."""
    about = asked_about(asked, answer)
    return reported_answer(SCHEMA, about, answer, flat_rows(answer), graph.server_version())


def asked_about(asked: Question, answer: Trace) -> Asked:
    """Return the query behind chains with its parameters, names of parties resolved to ids."""
    asking = query("exposure/trace")
    resolved = replace(asked, subject=answer.subject.id, to=answer.to)
    params = {**resolved.parameters(), "knownTo": answer.known_to, "limit": asked.limit}
    return Asked(asking.name, params, asking.sha256)
