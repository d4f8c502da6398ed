"""What changed between two loads, as a page and as flat rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rich.console import Console

from graphkit.exposure.difference import Difference, Differences
from graphkit.report.page import line
from graphkit.report.words import count, shown

MARK = {"gone": "−", "new": "+", "changed": "~"}
TITLE = {
    "gone": "no longer stated",
    "new": "stated for the first time",
    "changed": "stated otherwise",
}
STYLE = {"gone": "red", "new": "green", "changed": "yellow"}


def print_differences(found: Differences, console: Console, most: int) -> None:
    """Print what went, what came and what is said otherwise, at most so many of each."""
    for label, run in (("old", found.old), ("new", found.new)):
        day = run.dated or "undated"
        line(console, f"{label}: {run.title}, {day}, {run.rows:,} rows, {run.id}")
    for what, title in TITLE.items():
        some = [one for one in found.results if one.what == what]
        console.print()
        line(console, f"{MARK[what]} {title}: {_counted(some)}", style=f"bold {STYLE[what]}")
        for one in some[:most]:
            line(console, f"{MARK[what]} {sentence(one)}", 2, STYLE[what])
        if len(some) > most:
            line(console, f"… and {len(some) - most:,} more (--limit, or -f csv for all)", 2, "dim")


def _counted(some: list[Difference]) -> str:
    kinds = Counter(one.kind for one in some)
    words = [count(number, kind) for kind, number in sorted(kinds.items())]
    return ", ".join(words) or "nothing"


def sentence(one: Difference) -> str:
    """Say one difference in a line."""
    who = " → ".join(f"{party['name']} ({party['id']})" for party in one.parties) or one.id
    if one.fields:
        changes = [f"{name}: {_said(a)} → {_said(b)}" for name, (a, b) in one.fields.items()]
        return f"{who}: " + "; ".join(changes)
    return " ".join(part for part in (f"{who}:", one.type, one.reference) if part)


def _said(value: Any) -> str:
    """Say a value; an empty one is said, too."""
    if value is None:
        return "nothing"
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return shown(text if len(text) <= 120 else text[:119] + "…")


def flat(found: Differences) -> Iterator[dict[str, Any]]:
    """Give rows of one width."""
    for one in found.results:
        yield {
            "what": one.what,
            "kind": one.kind,
            "type": one.type,
            "reference": one.reference,
            "ids": "; ".join(party["id"] for party in one.parties),
            "names": "; ".join(party["name"] for party in one.parties),
            "fields": "; ".join(
                f"{k}: {_said(a)} → {_said(b)}" for k, (a, b) in one.fields.items()
            ),
            "id": one.id,
        }
