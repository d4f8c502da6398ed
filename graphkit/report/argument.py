"""What an answer rests on and lacks, on a terminal: documents, what would break or make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.console import Console

from graphkit.exposure.answer import Trace
from graphkit.exposure.argument import READ, Breaks, Citation, Lack, Loss, Makes, Remedy
from graphkit.report.page import line
from graphkit.report.words import count

MOST_PLACES = 4
"""Places of one document that a line names; JSON has them all."""


class Said(NamedTuple):
    """One line of what an answer hangs on, by how far it stands in, and whether it warns."""

    words: str
    indent: int = 0
    dim: bool = False
    warning: bool = False


def print_argument(trace: Trace, console: Console) -> None:
    """Print the numbered documents, then what would break the answer and what would make it."""
    if trace.citations:
        line(console, "documents:")
        for citation in trace.citations:
            line(console, citation_words(citation), 1, "dim")
    for said in (*breaks_said(trace), *makes_said(trace)):
        style = "magenta" if said.warning else "dim" if said.dim else ""
        line(console, said.words, said.indent, style)


def breaks_said(trace: Trace) -> Iterator[Said]:
    """Yield what would break the answer, a heading first; nothing where no chain counts."""
    if trace.breaks:
        yield from _breaks(trace.breaks, _chain_places(trace), _document_numbers(trace))


def makes_said(trace: Trace) -> Iterator[Said]:
    """Yield what would make a chain documented, a heading first; nothing where none lacks."""
    if trace.makes:
        yield from _makes(trace.makes, _chain_places(trace), _document_numbers(trace))


def _chain_places(trace: Trace) -> dict[str, int]:
    return {chain.chain_id: place for place, chain in enumerate(trace.results, 1)}


def _document_numbers(trace: Trace) -> dict[str, int]:
    return {one.document: one.number for one in trace.citations}


def citation_words(one: Citation) -> str:
    """Say a document in a line: who published what, when, where in it, and whether it was read."""
    day = one.published or (f"retrieved {one.retrieved}" if one.retrieved else "undated")
    unread = f"from memory ({one.memory})" if one.memory else "not read here"
    where = _places(one.locators) if one.read else unread
    address = f" · {one.url}" if one.url else ""
    grade = f"{one.kind}, grade {one.reliability}"
    return f"[{one.number}] {one.publisher}: {one.title} · {grade} · {day} · {where}{address}"


def _places(locators: Sequence[str]) -> str:
    more = len(locators) - MOST_PLACES
    others = f" and {count(more, 'other place')}" if more > 0 else ""
    return "; ".join(locators[:MOST_PLACES]) + others or "read"


def _breaks(one: Breaks, places: Mapping[str, int], numbers: Mapping[str, int]) -> Iterator[Said]:
    yield Said(f"what would break chain {places[one.chain_id]} (standard {one.standard}):")
    yield Said(_margin_words(one), 1)
    for loss in one.losses:
        yield Said(f"– {_loss_words(loss, numbers)}", 1)
    for words in _cut_words(one):
        yield Said(f"– {words}", 1)
    if not one.complete:
        yield Said("this holds for the chains returned only", 1, warning=True)


def _cut_words(one: Breaks) -> Iterator[str]:
    """Say which facts the answer hangs on; facts of the only best chain in one line."""
    without: defaultdict[str, list[str]] = defaultdict(list)
    for cut in one.cuts:
        left = f"{cut.state} at {cut.standard}, {count(cut.chains, 'other chain')}"
        without[left if cut.chains else f"{cut.state}, no other chain"].append(cut.sentence)
    if not one.cuts:
        yield f"no single fact lies in all {one.best} chains as good"
    for left, facts in without.items():
        if one.best == 1:
            facts_of = f"without any of its {len(facts)} facts" if facts[1:] else "without its fact"
            yield f"no other chain is as good; {facts_of}: {left}"
        else:
            for fact in facts:
                yield f"all {one.best} chains as good rest on: {fact} Without it: {left}"


def _margin_words(one: Breaks) -> str:
    if not one.weakest:
        return "no withdrawal of one or two documents lowers it"
    fewest = next(it.fewest for it in one.margins if it.step == one.weakest[0])
    return (
        f"least firm: {_steps(one.weakest)}, which the withdrawal of"
        f" {count(fewest or 0, 'document')} takes below {one.standard}"
    )


def _steps(places: Sequence[int]) -> str:
    """Write `step 1`, `steps 1 and 2`."""
    return ("step " if len(places) == 1 else "steps ") + " and ".join(map(str, places))


def _loss_words(one: Loss, numbers: Mapping[str, int]) -> str:
    named = f"[{numbers[one.document]}]" if one.document in numbers else one.title
    pieces = f" ({count(len(one.evidence), 'statement')})" if len(one.evidence) > 1 else ""
    left = "no longer recorded" if one.standard is None else f"{one.state} at {one.standard}"
    return f"without {named}{pieces}, at {_steps(one.steps)}: the chain is {left}"


def _makes(one: Makes, places: Mapping[str, int], numbers: Mapping[str, int]) -> Iterator[Said]:
    place = places.get(one.chain_id)
    named = f"chain {place}" if place else " → ".join(node.name for node in one.nodes)
    raised = count(len(one.lacks), "fact")
    yield Said(f"what would make {named} documented at {one.needed}: {raised} to raise")
    for lack in one.lacks:
        yield from _lack(lack, numbers)
    if not one.complete:
        compared = count(one.chains, "chain")
        yield Said(f"compared: the {compared} returned only", 1, warning=True)


def _lack(one: Lack, numbers: Mapping[str, int]) -> Iterator[Said]:
    have = f"has {one.standard}, needs {one.needed}" if one.standard < one.needed else "open"
    yield Said(f"– {_steps(one.steps)}: {one.sentence}", 1)
    yield Said(f"{have}: {'; '.join(one.reasons)}", 3)
    if one.dates:
        yield Said(f"not known well enough: {', '.join(one.dates)}", 3)
    if one.would_do:
        kinds = "; ".join(_remedy_words(remedy, numbers) for remedy in one.would_do)
        yield Said(f"would do, least demanding first: {kinds}", 3, dim=True)


def _remedy_words(one: Remedy, numbers: Mapping[str, int]) -> str:
    """Name a remedy and the standard that it gives: `read [1] (5)`."""
    named = [f"[{numbers[document]}]" for document in one.documents if document in numbers]
    read = f"read {' and '.join(named)}" if one.kind == READ and named else one.words
    return f"{read} ({one.standard})"
