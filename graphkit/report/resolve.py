"""What may be one thing, and what was decided about it, as pages on a terminal and flat rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console

from graphkit.report.page import line
from graphkit.report.words import count
from graphkit.resolve.answer import THRESHOLD, Candidate, Found, Reason, Side


def print_candidates(
    shown: Sequence[Candidate], found: Found, limit: int, console: Console, *, different: bool
) -> None:
    """Print each pair with its score and the reasons for it, then what was looked at."""
    for one in shown:
        _candidate(one, console)
    if not shown:
        what = "no pair that an identifier tells apart" if different else "no possible match"
        line(console, f"{what} at a score of {THRESHOLD:g} or more, in what is loaded")
    total = len(found.different) if different else found.total
    more = f"; the first {limit} of {total:,}, --limit for more" if total > len(shown) else ""
    line(
        console,
        f"looked at {count(found.entities, 'entity', 'entities')} with"
        f" {count(found.names, 'name')}{more}",
        style="dim",
    )
    if found.different and not different:
        said = count(len(found.different), "pair")
        line(console, f"{said} of names as alike: different by an identifier (--different)",
             style="dim")  # fmt: skip
    line(console, "A name joins nothing: graphkit resolve decide ID1 ID2 says what is so.",
         style="dim")  # fmt: skip


def _candidate(one: Candidate, console: Console) -> None:
    told = f"different by {one.different_by}" if one.different_by else "possible match"
    line(console, f"{one.score:.1f}  {told}", style="bold")
    for side in (one.first, one.second):
        line(console, side_words(side), 7)
    reasons = one.features or (Reason(about="words", points=0.0, said="the same words"),)
    for reason in reasons:
        line(console, f"{points_words(reason.points)} {reason.said}", 7, "cyan")
    console.print()


def side_words(side: Side) -> str:
    """Name one of the two, and the name by which it was compared if that is another."""
    by = f", as {side.compared}" if side.compared != side.name else ""
    listed = ", designated" if side.designated else ""
    return f"{side.name}{by} ({side.schema_}, {side.id}{listed})"


def points_words(points: float) -> str:
    """Return the points of a feature: `+8.0`, `-12.5`, and `·` for none."""
    return f"{points:+.1f}" if points else "·"


def flat_candidates(found: Iterable[Candidate]) -> Iterator[dict[str, Any]]:
    """Give candidates as rows of one width."""
    for one in found:
        yield {
            "state": one.state.value,
            "score": one.score,
            "name_score": one.name_score,
            "first": one.first.id,
            "first_name": one.first.name,
            "first_compared": one.first.compared,
            "second": one.second.id,
            "second_name": one.second.name,
            "second_compared": one.second.compared,
            "explanation": one.explanation,
            "different_by": one.different_by,
        }


def print_history(name: str, rows: Sequence[Mapping[str, Any]], console: Console) -> None:
    """Print each decision about an entity with its reasons."""
    if not rows:
        line(console, f"nothing was decided about {name}, and nothing proposed")
    for row in rows:
        other = f"{row['otherName']} ({row['other']})" if row["otherName"] else row["other"]
        line(console, f"{row['decidedOn']}  {row['decision']}: {name} and {other}", style="bold")
        stands = "stands" if row["stands"] else "no longer stands"
        line(console, f"{stands}; by {row['decidedBy']}, in {row['source']}", 2, "dim")
        line(console, row["why"], 2)
