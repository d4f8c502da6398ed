"""A question under a regime, made of the words in which it is asked."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from graphkit.exposure.entity import entity
from graphkit.exposure.options import Day, Words, parse_day, parse_standard, several
from graphkit.graph import Graph
from graphkit.regimes.question import Question
from graphkit.regimes.scenario import regime, scenario
from graphkit.settings import Settings


def asked_of(
    graph: Graph,
    settings: Settings,
    word: str,
    *,
    as_of: Day | None,
    known_by: Day | None,
    standard: str | int = "1",
    degree: int | None = None,
    designated: Words | None = None,
    delisted: Words | None = None,
    seconds: float | None = None,
) -> Question:
    """Make a question of the options; raises UsageError."""
    day = parse_day(as_of, "--as-of") or settings.today
    return Question(
        regime=regime(scenario(word), day, degree),
        as_of=day,
        known_by=parse_day(known_by, "--known-by") or settings.today,
        least=int(parse_standard(standard)),
        assume_designated=tuple(entity(graph, one).id for one in several(designated or ())),
        assume_delisted=tuple(entity(graph, one).id for one in several(delisted or ())),
        seconds=seconds or settings.query_seconds,
    )


def params(asked: Question) -> dict[str, Any]:
    """Return what was asked, as an envelope shows it."""
    stated = {name: value for name, value in asdict(asked).items() if name != "regime"}
    return {"regime": asked.regime.id, "rules": [one.id for one in asked.regime.rules], **stated}
