"""An answer about ownership as a page on a terminal, and as flat rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console

from graphkit.exposure.ownership.cascade import Blocked
from graphkit.exposure.ownership.finding import Finding, Ownership, Party, Path, Step, Total
from graphkit.exposure.ownership.rules import Rule
from graphkit.model.citation import Citation
from graphkit.report.page import line
from graphkit.report.trace import evidence_words, listing_words
from graphkit.report.words import count

MARK = {Blocked.CERTAINLY: "●", Blocked.POSSIBLY: "○", Blocked.NOT: "·"}
STYLE = {Blocked.CERTAINLY: "bold red", Blocked.POSSIBLY: "bold yellow", Blocked.NOT: "bold"}
SURE = {"S": "read", "M": "from memory"}
CLOSING = (
    "“not recorded” is no clearance: it speaks of what is loaded, on one day, under one rule, and"
    " the rule itself may be guidance"
)


def print_ownership(answer: Ownership, console: Console) -> None:
    """Print the answer of each regime with its rule, its paths, and what it leaves open."""
    subject = answer.subject
    line(console, f"{subject.name}  ({subject.schema_}, {subject.id})", style="bold")
    line(
        console,
        f"asked as of {answer.as_of}, on evidence published by {answer.known_by}, at standard"
        f" {answer.standard} or more",
        2,
        "dim",
    )
    for finding in answer.results:
        console.print()
        _finding(finding, console)
    console.print()
    line(console, CLOSING, style="dim")
    checked = "; ".join(answer.coverage.lists_checked) or "none; only what case files state of them"
    line(console, f"lists searched whole: {checked}", style="dim")
    if answer.coverage.lists_missing:
        line(console, f"lists not loaded: {', '.join(answer.coverage.lists_missing)}", style="dim")


def _finding(finding: Finding, console: Console) -> None:
    head = f"{MARK[finding.blocked]} {finding.regime.upper()}: {_verdict(finding)}"
    line(console, head, style=STYLE[finding.blocked])
    line(console, finding.sentence, 3)
    _rule(finding.rule, console)
    _standards(finding, console)
    for listing in finding.subject.designations:
        line(console, f"itself: {listing_words(listing)}", 3)
    _totals(finding.subject, finding, console)
    for number, path in enumerate(finding.paths, 1):
        _path(number, path, finding, console)
    for between in finding.parties:
        _party(between, console)
    _notes("not known", finding.missing, "yellow", console)
    _notes("conflict", finding.conflicts, "magenta", console)
    for one in finding.beside:
        line(console, f"not counted: {one.sentence} {one.other_name} is {one.other_blocked}"
              f" blocked; {one.reason}.", 3, "dim")  # fmt: skip
    _below(finding, console)
    _notes("NOT COMPLETE", finding.limits, "bold magenta", console)


def _verdict(finding: Finding) -> str:
    if finding.blocked is Blocked.NOT:
        return "not recorded as blocked"
    return (
        f"{finding.blocked} blocked by what is stated · {finding.state}, no stronger than standard"
        f" {finding.standard}, {finding.standard_name}"
    )


def _rule(rule: Rule, console: Console) -> None:
    kind = "guidance" if rule.guidance else "rule"
    line(console, f"{kind} {rule.id}: {rule.says}", 3, "dim")
    for citation in rule.citations:
        line(console, f"– {citation_words(citation)}", 5, "dim")


def citation_words(one: Citation) -> str:
    """Say a citation in a line, and how sure it is."""
    sure = SURE[one.verified] + (f", {one.confidence}" if one.confidence else "")
    return f"{one.text} [{sure}]" + (f" {one.url or one.file}" if one.url or one.file else "")


def _standards(finding: Finding, console: Console) -> None:
    told = ", ".join(f"{name}: {found}" for name, found in finding.by_standard.items())
    line(console, f"on evidence of each standard or more: {told}", 3, "dim")


def _totals(party: Party, finding: Finding, console: Console) -> None:
    names = {one.id: one.name for one in (*finding.parties, finding.subject)}
    names |= {node.id: node.name for path in finding.paths for node in path.nodes}
    for total in party.totals:
        line(console, total_words(total, names), 3)


def total_words(total: Total, names: dict[str, str]) -> str:
    """Say what blocked owners hold of something, and whether that meets the test."""
    who = " and ".join(names.get(one, one) for one in total.owners)
    own = f" for {names.get(total.of[0], total.of[0])}" if len(total.of) == 1 else ""
    raw = f" (added up: {total.raw_maximum:g} %)" if total.raw_maximum > 100 else ""
    met = {
        Blocked.CERTAINLY: "meets",
        Blocked.POSSIBLY: "may meet",
        Blocked.NOT: "does not meet",
    }
    verb = "hold" if len(total.owners) > 1 else "holds"
    return f"{who} {verb}{own} {total.held.words}{raw}: {met[total.reached]} {total.test}"


def _path(number: int, path: Path, finding: Finding, console: Console) -> None:
    certain = "certain" if path.certain else "possible"
    line(
        console,
        f"{number}  {' → '.join(node.name for node in path.nodes)}  ({certain}, no stronger than"
        f" standard {path.standard}, {path.standard_name})",
        3,
        "bold",
    )
    for step in path.steps:
        _step(step, finding, console)


def _step(step: Step, finding: Finding, console: Console) -> None:
    line(console, f"– {step.sentence}", 6)
    counts = "" if step.counts == "yes" else f"; under the rule it counts {step.counts}"
    line(
        console,
        f"{step.in_force} in force on the day; standard {step.standard}, {step.standard_name};"
        f" {step.status}{counts}; {step.id}",
        8,
        "green" if step.in_force == "certainly" else "yellow",
    )
    for evidence in step.evidence:
        line(console, evidence_words(evidence), 8, "dim")


def _party(party: Party, console: Console) -> None:
    why = "; ".join(party.basis) or "no basis"
    line(console, f"{party.name} is {party.blocked} blocked: {why}", 3)
    for listing in party.designations:
        line(console, listing_words(listing), 5, "dim")


def _below(finding: Finding, console: Console) -> None:
    if not finding.below_read:
        return
    line(console, f"blocked through it: {count(len(finding.below), 'entity', 'entities')}", 3)
    for one in finding.below:
        held = "; ".join(f"{total.held.words}" for total in one.totals)
        told = f" ({held})" if held else ""
        told += "; itself listed" if one.listed else ""
        line(console, f"{MARK[one.blocked]} {one.name}, {one.id}: {one.blocked}{told}", 5)


def _notes(kind: str, notes: Sequence[str], style: str, console: Console) -> None:
    for note in notes:
        line(console, f"{kind}: {note}", 3, style)


def flat_rows(answer: Ownership) -> Iterator[dict[str, Any]]:
    """Yield one row for each step of each path; a finding without a path is one row."""
    for finding in answer.results:
        base = {
            "subject": answer.subject.id,
            "subject_name": answer.subject.name,
            "regime": finding.regime,
            "rule": finding.rule.id,
            "as_of": answer.as_of,
            "blocked": finding.blocked.value,
            "state": finding.state.value,
            "answer_standard": finding.standard,
        }
        rows = [
            {**base, **_flat_step(path, place, step)}
            for path in finding.paths
            for place, step in enumerate(path.steps, 1)
        ]
        yield from rows or [{**base, **dict.fromkeys(_STEP_COLUMNS)}]


_STEP_COLUMNS = ("path_id", "path_standard", "path_certain", "step", "from", "from_name", "type",
                 "role", "to", "to_name", "share", "start", "end", "date", "in_force", "counts",
                 "standard", "status", "link", "sentence", "documents")  # fmt: skip


def _flat_step(path: Path, place: int, step: Step) -> dict[str, Any]:
    names = {node.id: node.name for node in path.nodes}
    return {
        "path_id": path.path_id,
        "path_standard": path.standard,
        "path_certain": path.certain,
        "step": place,
        "from": step.above,
        "from_name": names[step.above],
        "type": step.type,
        "role": step.role,
        "to": step.below,
        "to_name": names[step.below],
        "share": step.share.words if step.share else None,
        "start": step.start,
        "end": step.end,
        "date": step.date,
        "in_force": step.in_force,
        "counts": step.counts,
        "standard": step.standard,
        "status": step.status,
        "link": step.id,
        "sentence": step.sentence,
        "documents": "; ".join(one.title for one in step.evidence),
    }
