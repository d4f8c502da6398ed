"""graphkit gap: whose conduct meets a rule in force and who is not listed."""

from __future__ import annotations

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
from graphkit.regimes.gap import gap
from graphkit.report.envelope import Asked, reported_answer
from graphkit.report.gaps import flat_gaps, print_gaps
from graphkit.settings import read_settings

SCHEMA = "regime-gap/1"


@reported
def gap_command(
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
    """List whose conduct meets a rule in force and who is not listed, and what States are tied.

    A list, never an accusation: it says what is loaded. Per State: conduct under its flag, in its
    ports, by its persons and banks that a UN measure forbids, with the actions recorded beside it.

    Example: graphkit gap --as-of 2019-12-31
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
            answer = gap(graph, asked, told)
        asking = query("regimes/classes")
        about = Asked(asking.name, params(asked), asking.sha256)
        report = reported_answer(SCHEMA, about, answer, flat_gaps(answer), graph.server_version())
    emit(report, lambda console: print_gaps(answer, console), output_format, output, force=force)
    end_with(incomplete=strict and answer.truncated, found=False)
