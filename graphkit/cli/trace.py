"""graphkit trace: the chains from a subject to designated parties."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from graphkit.catalogue import query
from graphkit.cli.database import browser_addresses, opened
from graphkit.cli.failures import reported
from graphkit.cli.options import (
    ForceOption,
    FormatOption,
    OutputOption,
    parse_day,
    parse_include,
    parse_standard,
)
from graphkit.cli.output import emit
from graphkit.errors import Exit
from graphkit.exposure.answer import Links, Trace
from graphkit.exposure.question import Question
from graphkit.exposure.trace import trace
from graphkit.graph import Graph
from graphkit.report.browser import chain_link
from graphkit.report.envelope import Asked, Report
from graphkit.report.trace import flat_rows, print_trace
from graphkit.settings import read_settings

SCHEMA = "exposure-chain/1"


@reported
def trace_command(
    subject: Annotated[
        str, typer.Argument(help="IMO number, list id or any id that `find` shows.")
    ],
    to: Annotated[str | None, typer.Option(help="End at this entity, designated or not.")] = None,
    through_targets: Annotated[
        bool, typer.Option("--through-targets", help="Go on behind designated parties.")
    ] = False,
    as_of: Annotated[
        str | None, typer.Option(help="Day on which facts and listings must stand; default: any.")
    ] = None,
    known_by: Annotated[
        str | None, typer.Option(help="Only evidence published by this day; default: today.")
    ] = None,
    standard: Annotated[
        str, typer.Option(help="Lowest standard of proof to search, 0-5 or its name.")
    ] = "1",
    max_hops: Annotated[int, typer.Option(min=1, max=8, help="Steps at most.")] = 6,
    include: Annotated[
        list[str] | None,
        typer.Option(help="Walk these too: siblings, minority, family, affiliates."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Chains at most.")] = 25,
    seconds: Annotated[float | None, typer.Option(min=0.1, help="Time budget.")] = None,
    fail_on_findings: Annotated[
        bool, typer.Option("--fail-on-findings", help="Exit with 3 if there is a chain.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 7 if the answer is not complete.")
    ] = False,
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
    asked = Question(
        subject=subject,
        to=to,
        as_of=parse_day(as_of, "--as-of"),
        known_by=parse_day(known_by, "--known-by") or settings.today,
        standard=parse_standard(standard),
        max_hops=max_hops,
        through=through_targets,
        include=parse_include(include or []),
        limit=limit,
        seconds=seconds or settings.query_seconds,
    )
    with opened(settings) as graph:
        answer = with_links(trace(graph, asked), browser_addresses(settings))
        report = trace_report(graph, asked, answer)
    emit(report, lambda console: print_trace(answer, console), output_format, output, force=force)
    if strict and (answer.truncated or not answer.not_walked_complete):
        raise typer.Exit(Exit.INCOMPLETE)
    if fail_on_findings and answer.results:
        raise typer.Exit(Exit.FINDINGS)


def with_links(answer: Trace, addresses: tuple[str, str] | None) -> Trace:
    """Return the answer with a link to each chain in the Neo4j Browser, where there is one."""
    if addresses is None:
        return answer
    drawing = query("exposure/chain_by_links").text
    chains = [
        one.model_copy(
            update={
                "links": Links(
                    browser=chain_link(*addresses, drawing, [step.id for step in one.steps])
                )
            }
        )
        for one in answer.results
    ]
    return answer.model_copy(update={"results": tuple(chains)})


def trace_report(graph: Graph, asked: Question, answer: Trace) -> Report:
    """Return the answer in its envelope (exposure-chain/1)."""
    asking = query("exposure/trace")
    resolved = replace(asked, subject=answer.subject.id, to=answer.to)
    params: dict[str, Any] = {**resolved.parameters(), "limit": asked.limit}
    head = answer.model_dump(mode="json", by_alias=True, exclude={"results", "truncated"})
    loads = head["coverage"].pop("runs")
    return Report(
        schema=SCHEMA,
        asked=Asked(asking.name, params, asking.sha256),
        results=[one.model_dump(mode="json", by_alias=True) for one in answer.results],
        flat=list(flat_rows(answer)),
        head=head,
        neo4j=graph.server_version(),
        loads=loads,
        truncated=answer.truncated,
    )
