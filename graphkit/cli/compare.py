"""graphkit compare: who enters and who leaves scope from one regime to another."""

from __future__ import annotations

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
)
from graphkit.cli.output import emit
from graphkit.cli.regime_options import (
    DayOption,
    DegreeOption,
    LeastOption,
    SupposeDelisted,
    SupposeDesignated,
)
from graphkit.cli.terminal import progress
from graphkit.regimes.asking import asked_of, params
from graphkit.regimes.compare import compare
from graphkit.report.comparison import flat_entries, print_comparison
from graphkit.report.envelope import Asked, reported_answer
from graphkit.settings import read_settings

SCHEMA = "regime-comparison/1"


@reported
def compare_command(
    before: Annotated[str, typer.Option("--from", help="The regime that is left.")],
    after: Annotated[str, typer.Option("--to", help="The regime that is entered.")],
    as_of: DayOption = None,
    known_by: KnownByOption = None,
    standard: LeastOption = "1",
    degree: DegreeOption = None,
    assume_designated: SupposeDesignated = None,
    assume_delisted: SupposeDelisted = None,
    seconds: SecondsOption = None,
    strict: StrictOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Say who enters and who leaves scope from one regime to another, and by which rule or element.

    What is supposed is supposed of the second only; so `--from today --to today --assume-designated
    X` tells who would be caught by dealing with X.

    Example: graphkit compare --from 2019-12 --to secondary-embargo
    """
    settings = read_settings()
    with opened(settings) as graph:
        first = asked_of(
            graph,
            settings,
            before,
            as_of=as_of,
            known_by=known_by,
            standard=standard,
            seconds=seconds,
        )
        second = asked_of(
            graph,
            settings,
            after,
            as_of=as_of,
            known_by=known_by,
            standard=standard,
            degree=degree,
            designated=assume_designated,
            delisted=assume_delisted,
            seconds=seconds,
        )
        with progress() as told:
            answer = compare(graph, first, second, told)
        asking = query("regimes/classes")
        about = Asked(asking.name, {"from": params(first), "to": params(second)}, asking.sha256)
        report = reported_answer(
            SCHEMA, about, answer, flat_entries(answer), graph.server_version()
        )
    emit(
        report,
        lambda console: print_comparison(answer, console),
        output_format,
        output,
        force=force,
    )
    end_with(incomplete=strict and answer.truncated, found=False)
