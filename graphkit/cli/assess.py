"""graphkit assess: a subject under every rule of a regime, element by element."""

from __future__ import annotations

from typing import Annotated

import typer

from graphkit.catalogue import query
from graphkit.cli.database import browser_addresses, opened
from graphkit.cli.failures import end_with, reported
from graphkit.cli.links import assessment_links
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
from graphkit.cli.regime_options import (
    DayOption,
    DegreeOption,
    LeastOption,
    RegimeOption,
    SupposeDelisted,
    SupposeDesignated,
)
from graphkit.cli.terminal import progress
from graphkit.graph import Graph
from graphkit.regimes.answer import Assessment
from graphkit.regimes.asking import asked_of, params
from graphkit.regimes.assess import assess
from graphkit.regimes.question import Question
from graphkit.report.envelope import Asked, Report, reported_answer
from graphkit.report.regimes import flat_rules, print_assessment
from graphkit.settings import read_settings

SCHEMA = "regime-assessment/1"


@reported
def assess_command(
    subject: SubjectArgument,
    regime: RegimeOption = "today",
    as_of: DayOption = None,
    known_by: KnownByOption = None,
    standard: LeastOption = "1",
    degree: DegreeOption = None,
    assume_designated: SupposeDesignated = None,
    assume_delisted: SupposeDelisted = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show every rule, also those without any conduct.")
    ] = False,
    seconds: SecondsOption = None,
    fail_on_findings: Annotated[
        bool, typer.Option("--fail-on-findings", help="Exit with 3 if a rule is met.")
    ] = False,
    strict: StrictOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Say of each rule in force which elements are met, not shown or excluded for SUBJECT.

    Never a score. "Standard not reached" is not "no information". A rule that is younger than the
    conduct says so. Not legal advice.

    Examples: graphkit assess koti --regime 2019-12 · graphkit assess chinpo --regime un -f json
    """
    settings = read_settings()
    with opened(settings) as graph:
        asked = asked_of(
            graph,
            settings,
            regime,
            as_of=as_of,
            known_by=known_by,
            standard=standard,
            degree=degree,
            designated=assume_designated,
            delisted=assume_delisted,
            seconds=seconds,
        )
        with progress() as told:
            found = assess(graph, subject, asked, told)
        answer = assessment_links(found, browser_addresses(settings))
        report = assessment_report(graph, asked, answer)
    emit(
        report,
        lambda console: print_assessment(answer, console, every=every),
        output_format,
        output,
        force=force,
    )
    end_with(
        incomplete=strict and answer.truncated,
        found=fail_on_findings and bool(answer.counts.get("met")),
    )


def assessment_report(graph: Graph, asked: Question, answer: Assessment) -> Report:
    """Return the answer in its envelope (regime-assessment/1)."""
    asking = query("regimes/dealings")
    about = Asked(asking.name, {"subject": answer.subject.id, **params(asked)}, asking.sha256)
    return reported_answer(SCHEMA, about, answer, flat_rules(answer), graph.server_version())
