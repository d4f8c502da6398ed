"""What lifting rules does, as a page on a terminal, and as flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console

from graphkit.regimes.freed import Relief
from graphkit.report.ownership import citation_words
from graphkit.report.page import line
from graphkit.report.regimes import CLOSING


def print_relief(answer: Relief, console: Console) -> None:
    """Print who leaves and who stays, the least that frees each, and which powers there are."""
    lifted = ", ".join(answer.lifted)
    line(console, f"lifted from {answer.regime} (law of {answer.law_day}): {lifted}", style="bold")
    line(
        console,
        f"asked as of {answer.as_of}, on evidence published by {answer.known_by}",
        2,
        "dim",
    )
    line(console, f"{answer.leaves} leave scope, {answer.stays} stay", style="bold")
    for one in answer.results:
        where = ", ".join(code.upper() for code in one.jurisdictions)
        mark = "−" if one.outcome == "leaves" else "="
        kept = "was caught by" if one.outcome == "leaves" else "stays, by"
        line(console, f"{mark} {one.name} ({where}): {kept} {', '.join(one.by)}", 2)
        line(console, f"the least to lift: {', '.join(one.smallest)}", 5, "dim")
    console.print()
    for power in answer.powers:
        line(console, f"{', '.join(power.rules)}: {power.says}")
        line(console, f"– {citation_words(power.citation)}", 3, "dim")
    if answer.no_power:
        said = "no power to suspend or end them is recorded here"
        line(console, f"{', '.join(answer.no_power)}: {said}", style="dim")
    for limit in answer.limits:
        line(console, f"NOT COMPLETE: {limit}", style="bold magenta")
    line(console, CLOSING, style="dim")


def flat_relief(answer: Relief) -> Iterator[dict[str, Any]]:
    """Yield one row for each subject."""
    for one in answer.results:
        yield {
            "regime": answer.regime,
            "as_of": answer.as_of,
            "id": one.id,
            "name": one.name,
            "jurisdictions": " ".join(one.jurisdictions),
            "outcome": one.outcome,
            "by": " ".join(one.by),
            "smallest": " ".join(one.smallest),
        }
