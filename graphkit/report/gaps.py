"""Gaps in use as a page on a terminal, and as flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich.console import Console

from graphkit.regimes.gaps import Gaps, StateConduct, Unlisted
from graphkit.report.page import line
from graphkit.report.regimes import CLOSING
from graphkit.report.words import count


def print_gaps(answer: Gaps, console: Console) -> None:
    """Print who is not listed by authority, and conduct by the State that it is tied to."""
    line(
        console,
        f"law of {answer.law_day}; asked as of {answer.as_of}, on evidence published by"
        f" {answer.known_by}",
        style="dim",
    )
    said = ", ".join(f"{one} {number}" for one, number in answer.by_authority.items()) or "nobody"
    line(console, f"All elements of a rule for designation are met and no listing of that authority"
                  f" is recorded: {said}.", style="bold")  # fmt: skip
    for authority, rows in groupby(answer.results, key=lambda one: one.authority):
        console.print()
        line(console, authority, style="bold")
        for row in rows:
            _unlisted(row, console)
    console.print()
    line(console, "Conduct that a measure of the Security Council forbids, by State", style="bold")
    if not answer.states:
        line(console, "none is shown by what is loaded", 2)
    for state, some in groupby(answer.states, key=lambda one: one.state):
        line(console, state.upper() if state != "unknown" else "no State recorded", 2, "bold")
        for one in some:
            _state(one, console)
    for limit in answer.limits:
        line(console, f"NOT COMPLETE: {limit}", style="bold magenta")
    line(console, "A list, never an accusation: what is not loaded is not in it.", style="dim")
    line(console, CLOSING, style="dim")


def _unlisted(one: Unlisted, console: Console) -> None:
    where = ", ".join(code.upper() for code in one.jurisdictions)
    since = (
        f"met since {one.since}, {count(one.days or 0, 'day')}"
        if one.since
        else "since when is open"
    )
    line(console, f"{one.name} ({where}; {one.id}): {one.acts} be listed, {since}", 2)
    line(console, f"{', '.join(one.rules)}; standard {one.standard}: {one.sentence}", 5, "dim")
    if one.listed_by_others:
        line(console, f"listed by {', '.join(one.listed_by_others)}", 5, "dim")


def _state(one: StateConduct, console: Console) -> None:
    line(console, f"{one.tie}: {one.name}: {one.sentence}", 4)
    line(console, f"{', '.join(one.rules)}; {one.action}", 7, "dim")


def flat_gaps(answer: Gaps) -> Iterator[dict[str, Any]]:
    """Yield one row for each party that is not listed, and for each tie to a State."""
    for one in answer.results:
        yield {
            "kind": "not listed",
            "authority": one.authority,
            "id": one.id,
            "name": one.name,
            "jurisdictions": " ".join(one.jurisdictions),
            "rules": " ".join(one.rules),
            "acts": one.acts,
            "since": one.since,
            "days": one.days,
            "standard": one.standard,
            "tie": None,
            "action": None,
            "sentence": one.sentence,
        }
    for state in answer.states:
        yield {
            "kind": "state",
            "authority": None,
            "id": state.subject,
            "name": state.name,
            "jurisdictions": state.state,
            "rules": " ".join(state.rules),
            "acts": None,
            "since": None,
            "days": None,
            "standard": None,
            "tie": state.tie,
            "action": state.action,
            "sentence": state.sentence,
        }
