"""Rules, tests and powers as tables that people read; pages in docs hold what this returns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from graphkit.model.dates import LAST_DAY
from graphkit.regimes.law import law
from graphkit.regimes.relief import Power, Powers
from graphkit.regimes.rule import Rule
from graphkit.regimes.vocabulary import Test, shipped, tests

LAWS = {
    "un": "United Nations",
    "us": "United States",
    "eu": "European Union",
    "uk": "United Kingdom",
    "sg": "Singapore",
}
SURE = {"hi": "high", "med": "medium", "lo": "low"}


def rules_page() -> str:
    """Return the tables of docs/reference/rules.md: one for each law, a row for each rule."""
    head = ("rule", "what it says", "in force", "reach, stage; who acts", "needs", "sure")
    ordered = sorted(law(), key=lambda one: list(LAWS).index(one.law))
    return "\n\n".join(
        f"## {LAWS[name]}\n{table(head, map(_rule, some))}"
        for name, some in groupby(ordered, key=lambda one: one.law)
    )


def _rule(one: Rule) -> tuple[str, ...]:
    test = one.proof.test
    needed = one.proof.least.get("conduct", tests()[test].least)
    return (
        f"`{one.id}`<br>{one.name}",
        one.says,
        period(one),
        f"{one.reach}, {one.stage}; {one.decides} {one.acts}",
        f"{int(needed)} `{test}`",
        one.verified,
    )


def period(one: Rule) -> str:
    """Say from when to when a rule is in force."""
    return f"from {one.start}" if one.end == LAST_DAY else f"{one.start} to {one.end}"


def tests_table() -> str:
    """Return the table of authorities' tests in docs/explanation/regimes.md."""
    head = ("test", "whose decision", "in words", "least standard", "takes", "sure", "notes")
    return table(head, (_test(name, one) for name, one in tests().items()))


def _test(name: str, one: Test) -> tuple[str, ...]:
    least = f"{int(one.least)}"
    if one.otherwise is not None:
        least += f", or {int(one.otherwise.least)} if one item is not press"
    memory = f"from memory, {SURE[one.confidence]}" if one.confidence else ""
    sure = memory or f"read: {one.read_at}"
    return f"`{name}`", one.who, one.words, least, _taken(one), sure, one.notes


def _taken(one: Test) -> str:
    if one.admits is None:
        return ""
    return ", ".join(one.admits) or "none of these"


def powers_table() -> str:
    """Return the table of powers to suspend or end measures in docs/reference/rules.md."""
    head = ("power", "what it says", "rules that it reaches", "where, and how sure")
    return table(head, map(_power, shipped("suspension.yml", Powers).powers))


def _power(one: Power) -> tuple[str, ...]:
    reached = ", ".join(f"`{pattern}`" for pattern in one.rules)
    return f"`{one.id}`", one.says, reached, f"{one.citation.text} ({one.citation.mark})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(text) for text in one)} |" for one in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def in_laws(rules: Sequence[Rule], laws: Sequence[str]) -> list[Rule]:
    """Return the rules of some laws; of all where none is named."""
    return [one for one in rules if not laws or one.law in laws]
