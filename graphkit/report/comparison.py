"""A comparison of two regimes as a page on a terminal, and as flat rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from graphkit.regimes.comparison import Comparison, Entry, Side
from graphkit.report.page import line
from graphkit.report.regimes import CLOSING
from graphkit.report.words import count

MARK = {"enters": "+", "leaves": "−", "stays": "="}
STYLE = {"enters": "bold red", "leaves": "bold green", "stays": ""}


def print_comparison(answer: Comparison, console: Console) -> None:
    """Print both regimes, who moves between them and why, and the totals."""
    line(console, f"from {_side_words(answer.before)}", style="bold")
    line(console, f"to   {_side_words(answer.after)}", style="bold")
    line(console, answer.after.says, 5, "dim")
    line(
        console,
        f"same facts: as of {answer.as_of}, on evidence published by {answer.known_by}",
        5,
        "dim",
    )
    for supposed in answer.after.supposed:
        line(console, f"SUPPOSED, and nowhere recorded: {supposed}", 5, "bold magenta")
    moves = {name: sum(one.move == name for one in answer.results) for name in MARK}
    verbs = {"enters": "enter", "leaves": "leave", "stays": "stay"}
    said = "; ".join(f"{n} {name if n == 1 else verbs[name]}" for name, n in moves.items())
    line(console, said, 0, "bold")
    for one in answer.results:
        _entry(one, console)
    for name, values in answer.totals.items():
        console.print()
        console.print(_table(name, values))
    console.print()
    for side in (answer.before, answer.after):
        line(console, _humanitarian(side), style="dim")
    for limit in answer.limits:
        line(console, f"NOT COMPLETE: {limit}", style="bold magenta")
    line(console, CLOSING, style="dim")


def _side_words(one: Side) -> str:
    rules = count(one.rules, "rule")
    return f"{one.regime}: {one.title}; law of {one.law_day}, {rules}: catches {one.caught}"


def _entry(one: Entry, console: Console) -> None:
    where = ", ".join(code.upper() for code in one.jurisdictions)
    line(
        console,
        f"{MARK[one.move]} {one.name} ({one.kind}, {where}; standard {one.standard}), {one.id}",
        style=STYLE[one.move],
    )
    rules = one.rules_after or one.rules_before
    said = "" if one.move == "stays" else f": {one.sentence}"
    line(console, f"{', '.join(rules)}{said}", 4, "dim")
    for flip in one.flips:
        line(console, f"{flip.how} {flip.rule}: {flip.why}", 4)
    if one.move == "enters" and one.saved:
        line(console, f"no longer needed: {_needed(one)}", 4, "cyan")
    if one.documents_no_longer_needed:
        line(console, f"documents no longer needed: {'; '.join(one.documents_no_longer_needed)}", 4,
             "cyan")  # fmt: skip


def _needed(one: Entry) -> str:
    """Say which elements are no longer needed, and in how many rules that come nearest."""
    counted = Counter(f"{it.element} ({it.why.split(':')[0]})" for it in one.saved)
    return ", ".join(f"{said} in {count(n, 'rule')}" for said, n in counted.most_common())


def _table(name: str, values: dict[str, dict[str, int]]) -> Table:
    table = Table(name, *MARK, box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for value, counted in values.items():
        table.add_row(value, *(str(counted[move]) for move in MARK))
    return table


def _humanitarian(one: Side) -> str:
    caught = count(one.humanitarian.caught, "dealing")
    saved = count(one.humanitarian.exempt, "dealing")
    return f"humanitarian goods under {one.regime}: {caught} caught, {saved} saved by an exemption"


def flat_entries(answer: Comparison) -> Iterator[dict[str, Any]]:
    """Yield one row for each subject."""
    for one in answer.results:
        yield {
            "from": answer.before.regime,
            "to": answer.after.regime,
            "as_of": answer.as_of,
            "move": one.move,
            "id": one.id,
            "name": one.name,
            "schema": one.schema_,
            "kind": one.kind,
            "jurisdictions": " ".join(one.jurisdictions),
            "standard": one.standard,
            "rules_before": " ".join(one.rules_before),
            "rules_after": " ".join(one.rules_after),
            "flips": "; ".join(f"{it.how} {it.rule}: {it.why}" for it in one.flips),
            "saved": "; ".join(f"{it.rule}: {it.element}" for it in one.saved),
            "documents_no_longer_needed": "; ".join(one.documents_no_longer_needed),
            "dealing": one.dealing,
            "sentence": one.sentence,
        }
