"""A trace as a page on a terminal, and as flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from graphkit.exposure.answer import Chain, Evidence, Listing, State, Step, Trace, standing
from graphkit.report.words import count, shown

MARK = {State.DOCUMENTED: "●", State.INDICATED: "○", State.NONE_RECORDED: "·"}
STYLE = {State.DOCUMENTED: "bold red", State.INDICATED: "bold yellow", State.NONE_RECORDED: "bold"}

CONDUCT = (
    "“listed later” says only that the party was not listed on the day of the dealing: bans on"
    " conduct (arms, flag, ship-to-ship, goods, leases) apply without listing and are assessed"
    " apart, by their own rules"
)


def print_trace(trace: Trace, console: Console) -> None:
    """Print the bottom line, each chain with its evidence, then what was searched and what not."""
    _head(trace, console)
    for number, chain in enumerate(trace.results, 1):
        console.print()
        _chain(number, chain, console)
    console.print()
    _limits(trace, console)


def _line(console: Console, text: str, indent: int = 0, style: str = "") -> None:
    """Print text wrapped at words, each further line two columns in from where it began."""
    width = max(console.width, 40)
    line, margin = " " * indent, " " * (indent + 2)
    for word in shown(text).split(" "):
        if line.strip() and cell_len(line) + cell_len(word) >= width:
            console.print(Text(line, style=style), soft_wrap=True)
            line = margin
        line += word if not line.strip() else f" {word}"
    console.print(Text(line, style=style), soft_wrap=True)


def _head(trace: Trace, console: Console) -> None:
    subject = trace.subject
    _line(console, f"{subject.name}  ({subject.schema_}, {subject.id})", style="bold")
    for listing in trace.subject_designations:
        _line(console, f"itself designated, 0 hops: {listing_words(listing)}", 2)
    _line(console, bottom_line(trace), style=STYLE[trace.state])
    when = f"as of {trace.as_of}" if trace.as_of else "at any time"
    _line(
        console,
        f"asked {when}, on evidence published by {trace.known_by}, at standard {trace.standard} or"
        f" more, within {count(trace.max_hops, 'hop')}"
        + (f", including {', '.join(trace.include)}" if trace.include else ""),
        2,
        "dim",
    )


def bottom_line(trace: Trace) -> str:
    """Say the answer in one line."""
    found = f"{count(len(trace.results), 'chain')}"
    parties = len({chain.target.id for chain in trace.results})
    listed = count(parties, "designated party", "designated parties")
    ends = f"to {trace.results[0].target.name if trace.to and trace.results else listed}"
    if not trace.results:
        return f"{MARK[trace.state]} {trace.state.upper()} by {trace.known_by} in what is loaded"
    if trace.state is State.NONE_RECORDED:
        return (
            f"{MARK[trace.state]} NONE RECORDED to a party listed as of {trace.as_of};"
            f" {found} {ends} listed only later, or no longer"
        )
    others = sum(1 for chain in trace.results if not standing(chain))
    aside = f"; {others} of them to parties listed only later, or no longer" if others else ""
    return f"{MARK[trace.state]} {trace.state.upper()}: {found} {ends}{aside}"


def _chain(number: int, chain: Chain, console: Console) -> None:
    title = (
        f"{number}  {MARK[chain.state]} {chain.state} · no stronger than standard {chain.standard},"
        f" {chain.standard_name} · {count(chain.hops, 'hop')} · {chain.temporal} in time"
        + (f" · dealing on {chain.conduct_date}" if chain.conduct_date else "")
    )
    _line(console, title, style=STYLE[chain.state])
    _line(console, " → ".join(node.name for node in chain.nodes), 3, "bold")
    for place, step in enumerate(chain.steps, 1):
        _step(place, step, place == chain.weakest_step, console)
    _line(console, f"ends at {chain.target.name}:", 3)
    for listing in chain.target.designations:
        _line(console, listing_words(listing), 5)
    if not chain.target.designations:
        _line(console, "not designated in what is loaded", 5)
    _line(console, _weight(chain), 3, "dim")


def _weight(chain: Chain) -> str:
    weakest = count(chain.weakest_steps, "step")
    inferred = f"; {count(chain.inferences, 'inference')}" if chain.inferences else ""
    where = f"weakest: step {chain.weakest_step} ({weakest} at {chain.standard})"
    return f"{where}{inferred} · {chain.chain_id}"


def _step(place: int, step: Step, weakest: bool, console: Console) -> None:
    raised = (
        f"; {step.status_if_read} ({step.standard_if_read}) once its documents are read"
        if step.standard_if_read > step.standard
        else ""
    )
    mark = "  ← weakest" if weakest else ""
    _line(console, f"{place}. {step.sentence}", 3)
    _line(
        console,
        f"standard {step.standard}, {step.standard_name}; {step.status}{raised}{mark}",
        6,
        "yellow" if weakest else "green",
    )
    for evidence in step.evidence:
        style = "dim" if evidence.direction == "supports" else "magenta"
        _line(console, evidence_words(evidence), 6, style)


def evidence_words(one: Evidence) -> str:
    """Say a piece of evidence in a line: what it does, document, publisher, date, place, quote."""
    read = _place(one) if one.read else _unread(one)
    hedge = f" · words: {one.wording}" if one.wording != "stated" else ""
    quote = f" “{one.quote}”" if one.quote else ""
    day = one.published or (f"retrieved {one.retrieved}" if one.retrieved else "undated")
    source = f"{one.title} · {one.kind}, {one.publisher} ({one.reliability}{one.credibility})"
    return f"– {_lead(one)}{source} · {day} · {read}{hedge}{quote}"


def _lead(one: Evidence) -> str:
    """Say what evidence speaks of, unless it simply supports the link itself."""
    if one.direction == "supports" and one.proposition == "link":
        return ""
    against = "AGAINST" if one.direction == "contradicts" else "for"
    return f"{against} “{one.element or one.proposition}”: "


def _place(one: Evidence) -> str:
    return one.locator or "read"


def _unread(one: Evidence) -> str:
    return f"from memory ({one.memory})" if one.memory else "not read here"


def listing_words(one: Listing) -> str:
    """Say a designation in a line, with its status on the two days."""
    number = f" {one.list_id}" if one.list_id else ""
    reason = f" ({one.end_reason})" if one.end_reason else ""
    until = f" until {one.end}{reason}" if one.end else ""
    since = f"from {one.start}" if one.start else "from an unknown day"
    statuses = [
        f"on the day of the dealing: {one.at_event}" if one.at_event else "",
        f"on the day asked: {one.as_of}" if one.as_of else "",
    ]
    told = "; ".join(status for status in statuses if status)
    measures = ", ".join(one.measures) or "measures not stated"
    return f"{one.authority} {one.programme}{number}, {measures}, {one.stage}, {since}{until}" + (
        f" — {told}" if told else ""
    )


def _limits(trace: Trace, console: Console) -> None:
    if trace.curve:
        curve = ", ".join(f"{name} {number}" for name, number in trace.curve.items())
        _line(console, f"chains by standard: {curve}", style="dim")
    if trace.truncation:
        _line(console, f"NOT COMPLETE: {trace.truncation}", style="bold magenta")
    for one in trace.not_walked:
        examples = "; ".join(one.examples)
        _line(console, f"not walked: {one.entities:,} — {one.reason} ({examples})", style="dim")
    if not trace.not_walked_complete:
        _line(console, "not walked: not counted to the end within the time budget", style="magenta")
    if any(chain.target.at_event == "listed later" for chain in trace.results):
        _line(console, CONDUCT, style="dim")
    checked = "; ".join(trace.coverage.lists_checked) or "none; only what case files state of them"
    _line(console, f"lists searched whole: {checked}", style="dim")
    if trace.coverage.lists_missing:
        _line(console, f"lists not loaded: {', '.join(trace.coverage.lists_missing)}", style="dim")
    titles = (str(run["title"]) for run in trace.coverage.runs)
    others = "; ".join(title for title in titles if title not in checked)
    if others:
        _line(console, f"other sources loaded: {others}", style="dim")


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
                "documents": "; ".join(one.title for one in step.evidence),
                "target": chain.target.name,
                "target_at_event": chain.target.at_event,
                "target_as_of": chain.target.as_of,
            }
