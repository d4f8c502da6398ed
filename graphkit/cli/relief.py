"""graphkit relief: who leaves scope when rules are lifted, and the least that frees a subject."""

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
from graphkit.cli.regime_options import DayOption, LeastOption, RegimeOption
from graphkit.cli.terminal import progress
from graphkit.regimes.asking import asked_of, params
from graphkit.regimes.relief import relief
from graphkit.report.envelope import Asked, reported_answer
from graphkit.report.relief import flat_relief, print_relief
from graphkit.settings import read_settings

SCHEMA = "regime-relief/1"


@reported
def relief_command(
    lift: Annotated[
        list[str], typer.Option("--lift", help="Rule that is lifted: un-2371-8, or un-2371-*.")
    ],
    regime: RegimeOption = "today",
    as_of: DayOption = None,
    known_by: KnownByOption = None,
    standard: LeastOption = "1",
    seconds: SecondsOption = None,
    strict: StrictOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Say who leaves scope when rules are lifted, who stays and by which, and the least to lift.

    Also which of the rules the law lets be suspended or ended, by whom and on what (22 USC 9251 and
    9252).

    Example: graphkit relief --lift "un-2371-*" --lift "un-2375-*" --regime un
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
            seconds=seconds,
        )
        with progress() as told:
            answer = relief(graph, asked, lift, told)
        asking = query("regimes/classes")
        about = Asked(asking.name, {**params(asked), "lift": lift}, asking.sha256)
        report = reported_answer(SCHEMA, about, answer, flat_relief(answer), graph.server_version())
    emit(report, lambda console: print_relief(answer, console), output_format, output, force=force)
    end_with(incomplete=strict and answer.truncated, found=False)
