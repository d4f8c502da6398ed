"""The options that the commands on regimes share, and the question that they make."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer

from graphkit.cli.options import parse_day, parse_standard
from graphkit.exposure.entity import entity
from graphkit.graph import Graph
from graphkit.regimes.question import Question
from graphkit.regimes.scenario import regime, scenario
from graphkit.settings import Settings

RegimeOption = Annotated[
    str,
    typer.Option(help="Scenario (`graphkit regimes scenarios`), us, un, eu, uk, or a .yml file."),
]
DayOption = Annotated[str | None, typer.Option("--as-of", help="Day asked about; default: today.")]
DegreeOption = Annotated[
    int | None, typer.Option(min=0, max=4, help="Steps from the trade, where a scenario asks.")
]
SupposeDesignated = Annotated[
    list[str] | None, typer.Option("--assume-designated", help="Suppose that this party is listed.")
]
SupposeDelisted = Annotated[
    list[str] | None,
    typer.Option("--assume-delisted", help="Suppose that this party is not listed."),
]
LeastOption = Annotated[
    str, typer.Option("--standard", help="Lowest standard that counts, whatever a rule needs.")
]


def asked_of(
    graph: Graph,
    settings: Settings,
    word: str,
    *,
    as_of: str | None,
    known_by: str | None,
    standard: str = "1",
    degree: int | None = None,
    designated: list[str] | None = None,
    delisted: list[str] | None = None,
    seconds: float | None = None,
) -> Question:
    """Make a question of the options; raises UsageError."""
    day = parse_day(as_of, "--as-of") or settings.today
    return Question(
        regime=regime(scenario(word), day, degree),
        as_of=day,
        known_by=parse_day(known_by, "--known-by") or settings.today,
        least=int(parse_standard(standard)),
        assume_designated=tuple(entity(graph, one).id for one in designated or ()),
        assume_delisted=tuple(entity(graph, one).id for one in delisted or ()),
        seconds=seconds or settings.query_seconds,
    )


def params(asked: Question) -> dict[str, Any]:
    """Return what was asked, as an envelope shows it."""
    stated = {name: value for name, value in asdict(asked).items() if name != "regime"}
    return {"regime": asked.regime.id, "rules": [one.id for one in asked.regime.rules], **stated}
