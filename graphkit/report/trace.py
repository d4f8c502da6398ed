"""A trace as a page on a terminal, and as flat rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rich.console import Console

from graphkit.exposure.answer import (
    Chain,
    Coverage,
    Evidence,
    Listing,
    State,
    Step,
    Trace,
    standing,
)
from graphkit.exposure.citations import step_sentence
from graphkit.report.argument import Said, print_argument
from graphkit.report.page import line
from graphkit.report.words import count, when

MARK = {State.DOCUMENTED: "●", State.INDICATED: "○", State.NONE_RECORDED: "·"}
STYLE = {State.DOCUMENTED: "bold red", State.INDICATED: "bold yellow", State.NONE_RECORDED: "bold"}

CONDUCT = (
    "“listed later” says only that the party was not listed on the day of the dealing: bans on"
    " conduct (arms, flag, ship-to-ship, goods, leases) apply without listing and are assessed"
    " apart, by their own rules"
)


def print_trace(trace: Trace, console: Console) -> None:
    """Print the bottom line, the chains, their documents, what they hang on, what was searched."""
    _head(trace, console)
    for number, chain in enumerate(trace.results, 1):
        console.print()
        _chain(number, chain, console)
    console.print()
    print_argument(trace, console)
    _limits(trace, console)


def _head(trace: Trace, console: Console) -> None:
    subject = trace.subject
    line(console, f"{subject.name}  ({subject.schema_}, {subject.id})", style="bold")
    for listing in trace.subject_designations:
        line(console, f"itself designated, 0 hops: {listing_words(listing)}", 2)
    line(console, bottomline(trace), style=STYLE[trace.state])
    line(console, asked_words(trace), 2, "dim")


def asked_words(trace: Trace) -> str:
    """Say the question back, so that an answer is never read as that of another one."""
    held = f" or held by {trace.known_to}" if trace.known_to else ""
    parts = [
        f"asked {_when(trace)}, on evidence published{held} by {trace.known_by}",
        f"at standard {trace.standard} or more",
        f"within {count(trace.max_hops, 'hop')}",
        f"including {', '.join(trace.include)}" if trace.include else "",
        "without unreviewed identities" if trace.strict_identity else "",
        f"ending also at who is blocked under the {trace.rule} rule of ownership"
        if trace.rule
        else "",
    ]
    return ", ".join(part for part in parts if part)


def _when(trace: Trace) -> str:
    if trace.during:
        return f"during {trace.during[0]} to {trace.during[1]}"
    if trace.as_of is None:
        return "at any time"
    within = f", events of the {count(trace.within, 'day')} up to it" if trace.within else ""
    return f"as of {trace.as_of}{within}"


def bottomline(trace: Trace) -> str:
    """Say the answer in one line."""
    found = f"{count(len(trace.results), 'chain')}"
    parties = len({chain.target.id for chain in trace.results})
    listed = count(parties, "designated party", "designated parties")
    ends = f"to {trace.results[0].target.name if trace.to and trace.results else listed}"
    if not trace.results:
        return f"{MARK[trace.state]} {trace.state.upper()} by {trace.known_by} in what is loaded"
    if trace.state is State.NONE_RECORDED:
        return (
            f"{MARK[trace.state]} NONE RECORDED to a party listed as of {_day(trace)};"
            f" {found} {ends} listed only later, or no longer"
        )
    others = sum(1 for chain in trace.results if not standing(chain))
    aside = f"; {others} of them to parties listed only later, or no longer" if others else ""
    return f"{MARK[trace.state]} {trace.state.upper()}: {found} {ends}{aside}"


def _day(trace: Trace) -> date | None:
    return trace.during[1] if trace.during else trace.as_of


def _chain(number: int, chain: Chain, console: Console) -> None:
    line(console, f"{number}  {chain_words(chain)}", style=STYLE[chain.state])
    line(console, " → ".join(node.name for node in chain.nodes), 3, "bold")
    for place, step in enumerate(chain.steps, 1):
        sentence = step_sentence(step, chain.nodes)
        line(console, f"{place}. {sentence}", 3)
        _step(step, place == chain.weakest_step, console)
    line(console, f"ends at {chain.target.name}:", 3)
    for listing in chain.target.designations:
        line(console, listing_words(listing), 5)
    if not chain.target.designations:
        line(console, "not designated in what is loaded", 5)
    if chain.target.blocked:
        line(console, f"{chain.target.blocked} blocked by ownership (graphkit ownership)", 5)
    line(console, weight_words(chain), 3, "dim")


def chain_words(chain: Chain) -> str:
    """Say what a chain amounts to."""
    dealing = f" · dealing on {chain.conduct_date}" if chain.conduct_date else ""
    return (
        f"{MARK[chain.state]} {chain.state} · no stronger than standard {chain.standard},"
        f" {chain.standard_name} · {count(chain.hops, 'hop')} · {chain.temporal} in time{dealing}"
    )


def weight_words(chain: Chain) -> str:
    """Say which step a chain is no stronger than, and what of it is concluded."""
    weakest = count(chain.weakest_steps, "step")
    inferred = f"; {count(chain.inferences, 'inference')}" if chain.inferences else ""
    where = f"weakest: step {chain.weakest_step} ({weakest} at {chain.standard})"
    return f"{where}{inferred} · {chain.chain_id}"


def _step(step: Step, weakest: bool, console: Console) -> None:
    mark = "  ← weakest" if weakest else ""
    line(
        console,
        f"{proof_words(step)}{mark}",
        6,
        "yellow" if weakest else "green",
    )
    for evidence in step.evidence:
        style = "dim" if evidence.direction == "supports" else "magenta"
        line(console, evidence_words(evidence), 6, style)


def proof_words(step: Step) -> str:
    """Say how well a step is proved, and what it would be once its documents are read."""
    raised = (
        f"; {step.status_if_read} ({step.standard_if_read}) once its documents are read"
        if step.standard_if_read > step.standard
        else ""
    )
    return f"standard {step.standard}, {step.standard_name}; {step.status}{raised}"


def evidence_words(one: Evidence) -> str:
    """Say a piece of evidence in a line: what it does, its document by number, place, quote.

    The letter and digit are the grades of the source and of the words.
    """
    where = (one.locator or "read") if one.read else _unread(one)
    hedge = f" · words: {one.wording}" if one.wording != "stated" else ""
    quote = f" “{one.quote}”" if one.quote else ""
    grades = f"{one.kind} ({one.grade})"
    return f"– {_lead(one)}{_document(one)} {grades} · {where}{hedge}{quote}"


def _document(one: Evidence) -> str:
    """Name a document by its number, or in full where the answer numbers none."""
    return f"[{one.citation}]" if one.citation else f"{one.publisher}: {one.title} ·"


def _lead(one: Evidence) -> str:
    """Say what evidence speaks of, unless it simply supports the link itself."""
    if one.direction == "supports" and one.proposition == "link":
        return ""
    against = "AGAINST" if one.contradicts else "for"
    return f"{against} “{one.element or one.proposition}”: "


def _unread(one: Evidence) -> str:
    return f"from memory ({one.memory})" if one.memory else "not read here"


def listing_words(one: Listing) -> str:
    """Say a designation in a line, with its status on the two days."""
    number = f" {one.list_id}" if one.list_id else ""
    reason = f" ({one.end_reason})" if one.end_reason else ""
    until = f", ended {when(one.end)}{reason}" if one.end and one.end != ".." else ""
    stage = "formerly listed" if one.stage == "ended" else one.stage
    since = f"from {one.start}" if one.start else "from an unknown day"
    statuses = [
        f"on the day of the dealing: {one.at_event}" if one.at_event else "",
        f"on the day asked: {one.as_of}" if one.as_of else "",
    ]
    told = "; ".join(status for status in statuses if status)
    cited = "".join(f" [{n}]" for n in sorted({it.citation or 0 for it in one.evidence}))
    measures = ", ".join(one.measures) or "measures not stated"
    listed = f"{one.authority} {one.programme}{number}, {measures}, {stage}, {since}{until}"
    return listed + cited + (f" — {told}" if told else "")


def _limits(trace: Trace, console: Console) -> None:
    for said in limits_said(trace):
        style = "bold magenta" if said.warning else "dim"
        line(console, said.words, said.indent, style)


def limits_said(trace: Trace) -> Iterator[Said]:
    """Yield what was searched and what was not: without it an answer means nothing."""
    if trace.curve:
        curve = ", ".join(f"{name} {number}" for name, number in trace.curve.items())
        yield Said(f"chains by standard: {curve}")
    if trace.truncation:
        yield Said(f"NOT COMPLETE: {trace.truncation}", warning=True)
    for one in trace.not_walked:
        examples = "; ".join(one.examples)
        yield Said(f"not walked: {one.entities:,} — {one.reason} ({examples})")
    if not trace.not_walked_complete:
        words = "not walked: not counted to the end within the time budget"
        yield Said(words, warning=True)
    if any(chain.target.at_event == "listed later" for chain in trace.results):
        yield Said(CONDUCT)
    yield from searched_said(trace.coverage)


def searched_said(coverage: Coverage) -> Iterator[Said]:
    """Yield which lists were searched whole, which are not loaded, and what else is."""
    checked = "; ".join(coverage.lists_checked) or "none; only what case files state of them"
    yield Said(f"lists searched whole: {checked}")
    if coverage.lists_missing:
        yield Said(f"lists not loaded: {', '.join(coverage.lists_missing)}")
    titles = (str(run["title"]) for run in coverage.runs)
    others = "; ".join(title for title in titles if title not in checked)
    if others:
        yield Said(f"other sources loaded: {others}")


def flat_rows(trace: Trace) -> Iterator[dict[str, Any]]:
    """Yield one row for each step of each chain, with names filled in."""
    for chain in trace.results:
        names = {node.id: node.name for node in chain.nodes}
        for place, step in enumerate(chain.steps, 1):
            yield {
                "chain_id": chain.chain_id,
                "state": chain.state.value,
                "chain_standard": chain.standard,
                "hops": chain.hops,
                "temporal": chain.temporal.value,
                "step": place,
                "from": step.source,
                "from_name": names[step.source],
                "type": step.type,
                "role": step.role,
                "to": step.target,
                "to_name": names[step.target],
                "start": step.start,
                "end": step.end,
                "standard": step.standard,
                "status": step.status,
                "sentence": step.sentence,
                "documents": titles(one for one in step.evidence if not one.contradicts),
                "contradicted_by": titles(one for one in step.evidence if one.contradicts),
                "target": chain.target.name,
                "target_at_event": chain.target.at_event,
                "target_as_of": chain.target.as_of,
            }


def titles(several: Iterable[Evidence]) -> str:
    """Name the documents of evidence, each once."""
    return "; ".join(dict.fromkeys(one.title for one in several))
