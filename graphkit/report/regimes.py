"""An assessment under a regime as a page on a terminal, and as flat rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console

from graphkit.exposure.answer import Evidence
from graphkit.regimes.answer import Assessment, ElementAnswer, RuleAnswer
from graphkit.regimes.element import EXEMPTION
from graphkit.report.argument import Said
from graphkit.report.ownership import citation_words
from graphkit.report.page import line
from graphkit.report.trace import evidence_words, listing_words
from graphkit.report.words import count

MARK = {"met": "●", "not shown": "○", "excluded": "✕"}
STYLE = {"met": "bold red", "not shown": "yellow", "excluded": "dim"}
CLOSING = (
    "“not shown” is no clearance: it speaks of what is loaded. A rule that is met is no breach and"
    " no decision of an authority. Not legal advice."
)


def print_assessment(answer: Assessment, console: Console, *, every: bool) -> None:
    """Print the rules that are met or come near, element by element; the others by name."""
    subject = answer.subject
    line(console, f"{subject.name}  ({subject.schema_}, {subject.id})", style="bold")
    line(console, f"under {answer.regime}: {answer.says}", 2)
    line(
        console,
        f"law of {answer.law_day}; asked as of {answer.as_of}, on evidence published by"
        f" {answer.known_by}",
        2,
        "dim",
    )
    for said in answer.supposed:
        line(console, f"SUPPOSED, and nowhere recorded: {said}", 2, "bold magenta")
    for listing in answer.subject_designations:
        line(console, f"itself: {listing_words(listing)}", 2)
    line(console, bottom_words(answer), 2, "bold")
    evidence = {one.id: one for one in answer.evidence}
    near = [one for one in answer.results if every or is_near(one)]
    whole = [one for one in near if every or is_whole(one)]
    for one in whole:
        console.print()
        _rule(one, evidence, console)
    console.print()
    for one in near:
        if one not in whole:
            line(console, short_words(one), style="dim")
    for beside in beside_said(answer, near):
        line(console, beside.words, style="bold magenta" if beside.warning else "dim")
    line(console, CLOSING, style="dim")
    checked = "; ".join(answer.coverage.lists_checked) or "none; only what case files state of them"
    line(console, f"lists searched whole: {checked}", style="dim")


def met_rules(answer: Assessment) -> list[RuleAnswer]:
    """Return the rules in force whose elements are all met."""
    return [one for one in answer.results if one.outcome == "met" and one.in_force]


def near_rules(answer: Assessment) -> list[RuleAnswer]:
    """Return the rules that come near: not shown, with a party that may be of their class."""
    return [one for one in answer.results if one.outcome == "not shown" and is_near(one)]


def whole_rules(answer: Assessment) -> list[RuleAnswer]:
    """Return the rules that are worth their page: met, or near and short of one element only."""
    return [one for one in answer.results if is_near(one) and is_whole(one)]


def is_near(one: RuleAnswer) -> bool:
    """Tell whether the other party of a dealing may be of the rule's class."""
    other = next((it for it in one.elements if it.name == "counterparty"), None)
    if other is None or other.reason in ("no information", "nationality", "kind"):
        return False
    return all(it.reason not in ("goods", "kind", "nationality") for it in one.elements)


def is_whole(one: RuleAnswer) -> bool:
    """Tell whether a rule is worth its page: met, or short of one element only."""
    lacking = [it for it in one.elements if it.outcome != "met" and not _is_exemption(it)]
    return one.outcome == "met" or (one.outcome == "not shown" and len(lacking) == 1)


def _is_exemption(one: ElementAnswer) -> bool:
    return one.name.startswith(EXEMPTION)


def short_words(one: RuleAnswer) -> str:
    """Say in a line why a rule that comes near is not met."""
    lacking = [it for it in one.elements if it.outcome != "met" and not _is_exemption(it)]
    excluded = [it for it in one.elements if it.outcome == "excluded"]
    if excluded:
        said = f"excluded ({excluded[0].reason}): {excluded[0].says}"
    else:
        said = "not shown: " + "; ".join(f"{it.name} ({why(it)})" for it in lacking)
    return f"{MARK[one.outcome]} {one.name} ({one.rule}): {said}"


def bottom_words(answer: Assessment) -> str:
    """Say in a line which rules are met, which come near and which are excluded."""
    met, near = met_rules(answer), near_rules(answer)
    away = [one for one in answer.results if one.outcome == "excluded" and is_near(one)]
    if met:
        names = ", ".join(one.rule for one in met)
        said = f"All elements of {count(len(met), 'rule')} are met: {names}."
    else:
        said = "No rule is met by what is recorded."
    if near:
        verb = "comes" if len(near) == 1 else "come"
        said += f" {count(len(near), 'rule')} {verb} near; what is not shown is said below."
    if away:
        said += f" {count(len(away), 'rule')} excluded."
    return said


def _rule(one: RuleAnswer, evidence: dict[str, Evidence], console: Console) -> None:
    _head(one, console)
    for element in one.elements:
        _element(element, evidence, console)
    if one.outcome == "met":
        line(console, f"consequence: {one.consequence}", 3, "bold")
    _further(one, console)
    if one.notes:
        line(console, one.notes, 3, "dim")
    for citation in one.citations:
        line(console, f"– {citation_words(citation)}", 5, "dim")


def _head(one: RuleAnswer, console: Console) -> None:
    ended = "" if one.in_force else ", while it was in force"
    head = f"{MARK[one.outcome]} {one.name}: {one.outcome}{ended}"
    line(console, head, style=STYLE[one.outcome])
    line(console, one.says, 3)
    if not one.in_force:
        said = f"the rule ended on {one.end}: it is applied to the conduct of its days only"
        line(console, said, 3, "cyan")
    line(console, f"{one.rule} · {one.reach} · {one.stage}: {one.decides} {one.acts} act", 3, "dim")
    line(console, test_words(one), 3, "dim")


def test_words(one: RuleAnswer) -> str:
    """Say which proof the decision needs that a rule waits for, and what that test admits."""
    needs = f"needs standard {one.test.least}: {one.test.words} ({one.test.who})"
    return f"{needs} [{one.test.verified}]{_admits(one.test.admits)}"


def _admits(admits: tuple[str, ...] | None) -> str:
    if admits is None:
        return ""
    return f"; admits {', '.join(admits)}" if admits else "; admits no hearsay, press, intelligence"


def _further(one: RuleAnswer, console: Console) -> None:
    """Print the other dealings that the rule was applied to."""
    if one.dealings and one.dealings[0].humanitarian:
        line(console, "the goods are humanitarian by category", 3, "cyan")
    others = one.dealings[1:]
    if others:
        line(console, f"and by {count(len(others), 'further dealing')}:", 3, "dim")
    for dealing in others:
        line(console, f"– {dealing.outcome}: {dealing.sentence}", 5, "dim")


def _element(one: ElementAnswer, evidence: dict[str, Evidence], console: Console) -> None:
    style = STYLE[one.outcome] if one.outcome != "met" else ""
    line(console, element_words(one), 5, style)
    for remark in one.remarks:
        line(console, remark, 9, "dim")
    for name in one.evidence:
        line(console, evidence_words(evidence[name]), 9, "dim")


def element_words(one: ElementAnswer) -> str:
    """Say in a line how an element came out."""
    reason = f" ({why(one)})" if one.reason else ""
    return f"{MARK[one.outcome]} {one.name}: {one.outcome}{reason}: {one.says}"


def why(one: ElementAnswer) -> str:
    """Say why an element is not met: the legal gap, or the practical one."""
    if one.reason == "standard not reached":
        return f"standard not reached: have {one.have}, need {one.need}"
    return one.reason or ""


def beside_said(answer: Assessment, near: Sequence[RuleAnswer]) -> Iterator[Said]:
    """Yield what is said of all rules but those that come near, and what was not read."""
    shown = {one.rule for one in near}
    far = [one for one in answer.results if one.rule not in shown and one.dealings]
    if far:
        names = ", ".join(one.rule for one in far)
        said = "conduct of the kind is recorded, but with nobody of the rule's class"
        yield Said(f"{count(len(far), 'rule')}: {said}: {names}")
    if answer.no_conduct and len(shown) < len(answer.results):
        number = count(len(answer.no_conduct), "rule")
        yield Said(f"{number}: no conduct of the kind is recorded (--all)")
    for one in answer.not_in_force:
        yield Said(f"not applied: {one.name} ({one.rule}) {one.why}")
    for limit in answer.limits:
        yield Said(f"NOT COMPLETE: {limit}", warning=True)


def flat_rules(answer: Assessment) -> Iterator[dict[str, Any]]:
    """Yield one row for each element of each rule."""
    for one in answer.results:
        for element in one.elements:
            yield {
                "subject": answer.subject.id,
                "subject_name": answer.subject.name,
                "regime": answer.regime,
                "law_day": answer.law_day,
                "as_of": answer.as_of,
                "rule": one.rule,
                "name": one.name,
                "outcome": one.outcome,
                "element": element.name,
                "element_outcome": element.outcome,
                "reason": element.reason,
                "have": element.have,
                "need": element.need,
                "says": element.says,
                "dealing": one.dealings[0].id if one.dealings else None,
                "verified": one.verified,
            }
