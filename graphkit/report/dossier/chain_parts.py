"""The chains of a dossier: each with its chart, its steps as sentences and its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphkit.exposure.answer import Chain, Trace
from graphkit.exposure.citations import step_sentence, target_sentences
from graphkit.report.dossier.chart import chart, documented
from graphkit.report.dossier.proofs import Proof, proof
from graphkit.report.dossier.stated import listings
from graphkit.report.dossier.terms import listing_mark, period
from graphkit.report.dossier.timeline import Span, timeline
from graphkit.report.trace import chain_words, proof_words, weight_words


@dataclass(frozen=True, slots=True)
class StepPart:
    """A step as a sentence, how well it is proved, and by what."""

    number: int
    sentence: str
    proof: str
    weakest: bool
    documented: bool
    evidence: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class ChainPart:
    """A chain: what it amounts to, its picture, its steps, where it ends, and its days."""

    number: int
    id: str
    state: str
    head: str
    path: str
    chart: str
    timeline: str | None
    steps: tuple[StepPart, ...]
    ends: tuple[str, ...]
    weight: str
    browser: str | None


def chain_parts(trace: Trace, style: str) -> tuple[ChainPart, ...]:
    """Return the chains of an answer, numbered as they are sorted."""
    marks = listed(trace)
    return tuple(
        _chain(number, one, trace, marks, style) for number, one in enumerate(trace.results, 1)
    )


def overview(trace: Trace, style: str) -> str | None:
    """Draw all chains together; of one there is no more to see than its own chart shows."""
    if len(trace.results) < 2:
        return None
    return chart(trace.results, trace.subject.id, listed(trace), style)


def listed(trace: Trace) -> dict[str, str]:
    """Return how the targets and the subject are designated; others were not looked at."""
    marks = {one: listing_mark(several) for one, several in listings(trace).items()}
    return {one: mark for one, mark in marks.items() if mark}


def _chain(
    number: int, one: Chain, trace: Trace, marks: Mapping[str, str], style: str
) -> ChainPart:
    return ChainPart(
        number=number,
        id=one.chain_id,
        state=one.state.value,
        head=chain_words(one),
        path=" → ".join(node.name for node in one.nodes),
        chart=chart([one], trace.subject.id, marks, style),
        timeline=timeline(_spans(one), trace.as_of, style),
        steps=tuple(_steps(one)),
        ends=tuple(target_sentences(one.target, one.conduct_date)),
        weight=weight_words(one),
        browser=one.links.browser,
    )


def _steps(chain: Chain) -> Iterator[StepPart]:
    for number, step in enumerate(chain.steps, 1):
        yield StepPart(
            number=number,
            sentence=step_sentence(step, chain.nodes),
            proof=proof_words(step),
            weakest=number == chain.weakest_step,
            documented=documented(step),
            evidence=tuple(map(proof, step.evidence)),
        )


def _spans(chain: Chain) -> list[Span]:
    facts = {step.id: (n, step) for n, step in reversed([*enumerate(chain.steps, 1)])}
    rows = [
        Span(
            f"{number}. {step.sentence}",
            period(step),
            step.bounds,
            "event" if step.event else "fact",
            documented(step),
        )
        for number, step in sorted(facts.values(), key=lambda it: it[0])
        if step.bounds
    ]
    name = chain.target.name
    return rows + [
        Span(f"{name}: {one.authority} {one.programme}", period(one), one.bounds, "listing")
        for one in chain.target.designations
        if one.bounds
    ]
