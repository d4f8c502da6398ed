"""A history of what was known, as a page on a terminal and as flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console

from graphkit.exposure.answer import Evidence
from graphkit.exposure.changes import Change, History, Moved
from graphkit.model.proof import Standard
from graphkit.report.page import line
from graphkit.report.trace import listing_words
from graphkit.report.words import count

SHOWN = 5
"""Chains of one day that a page names; JSON has them all."""


def print_history(told: History, console: Console) -> None:
    """Print each day on which the answer changed, what changed, and what was published."""
    subject = told.subject
    line(console, f"{subject.name}  ({subject.schema_}, {subject.id})", style="bold")
    asked = f"as of {told.as_of}" if told.as_of else "at any time"
    line(console, f"asked {asked}, on evidence published by {told.known_by}", 2, "dim")
    if not told.results:
        line(console, f"None recorded on any day by {told.known_by}: no chain was ever there.", 2)
    for change in told.results:
        console.print()
        _change(change, console)
    console.print()
    line(console, "A refutation counts from its first day; what overtook it is not replayed.",
         style="dim")  # fmt: skip
    if told.truncation:
        line(console, f"NOT COMPLETE: {told.truncation}", style="bold magenta")


def _change(change: Change, console: Console) -> None:
    became = (
        f"{change.state_before} → {change.state}"
        if change.state is not change.state_before
        else f"still {change.state}"
    )
    curve = ", ".join(f"{number} {name}" for name, number in change.curve.items()) or "none"
    line(console, f"{change.day}  {became}  (chains: {curve})", style="bold")
    for one in change.moved[:SHOWN]:
        line(console, f"{moved_words(one)}: {one.sentence}", 3)
    if (more := len(change.moved) - SHOWN) > 0:
        line(console, f"and {count(more, 'more chain')}", 3, "dim")
    for words in dict.fromkeys(published_words(one) for one in change.evidence):
        line(console, f"published: {words}", 3, "cyan")
    for listing in change.listings:
        line(console, f"listed: {listing_words(listing)}", 3, "cyan")


def published_words(one: Evidence) -> str:
    """Name a document by publisher and title, and what it says when it stands against."""
    against = "" if one.direction == "supports" else "AGAINST · "
    element = f" · of “{one.element}”" if one.element else ""
    return f"{against}{one.publisher}: {one.title} · {one.kind}{element}"


def moved_words(one: Moved) -> str:
    """Say how a chain changed: new, gone, or from one standard to another."""
    target = f"to {one.target.name}, {count(one.hops, 'hop')}"
    if one.before is None:
        return f"new chain {target}, standard {_named(one.after)}"
    if one.after is None:
        return f"no longer a chain {target} (was {_named(one.before)})"
    return f"chain {target}: {_named(one.before)} → {_named(one.after)}"


def _named(standard: int | None) -> str:
    return "–" if standard is None else f"{standard} {Standard(standard).words}"


def history_rows(told: History) -> Iterator[dict[str, Any]]:
    """Yield one flat row for each chain that changed on a day."""
    for change in told.results:
        for one in change.moved:
            yield {
                "day": change.day,
                "state_before": change.state_before.value,
                "state": change.state.value,
                "chain_id": one.chain_id,
                "target": one.target.id,
                "target_name": one.target.name,
                "hops": one.hops,
                "standard_before": one.before,
                "standard": one.after,
                "evidence": [it.id for it in change.evidence],
                "listings": [it.id for it in change.listings],
                "sentence": one.sentence,
            }
