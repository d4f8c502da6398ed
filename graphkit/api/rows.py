"""Further tables of an answer than its CSV: chains, evidence, findings and rules, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graphkit.exposure.answer import Evidence, Trace
from graphkit.exposure.ownership.finding import Ownership
from graphkit.model.dates import LAST_DAY
from graphkit.regimes.answer import Assessment, RuleAnswer
from graphkit.regimes.element import EXEMPTION, Outcome

Row = dict[str, Any]


def chain_rows(trace: Trace) -> Iterator[Row]:
    """Yield one row for each chain."""
    for one in trace.results:
        yield {
            "chain_id": one.chain_id,
            "state": one.state.value,
            "standard": one.standard,
            "standard_name": one.standard_name,
            "hops": one.hops,
            "temporal": one.temporal.value,
            "conduct_date": one.conduct_date,
            "path": " → ".join(node.name for node in one.nodes),
            "weakest_step": one.weakest_step,
            "inferences": one.inferences,
            "target": one.target.id,
            "target_name": one.target.name,
            "target_at_event": one.target.at_event,
            "target_as_of": one.target.as_of,
            "blocked": one.target.blocked,
            "sentence": one.sentence,
        }


def evidence_rows(trace: Trace) -> Iterator[Row]:
    """Yield one row for each piece of evidence: of the subject's own listings, then chain by chain.

    `about` is the link, joint fact or designation that it speaks of; a designation is no step.
    """
    for listing in trace.subject_designations:
        yield from _evidence(None, None, listing.id, listing.evidence)
    for chain in trace.results:
        for place, step in enumerate(chain.steps, 1):
            yield from _evidence(chain.chain_id, place, step.id, step.evidence)
        for listing in chain.target.designations:
            yield from _evidence(chain.chain_id, None, listing.id, listing.evidence)


def _evidence(
    chain: str | None, step: int | None, about: str, every: Iterable[Evidence]
) -> Iterator[Row]:
    for one in every:
        yield {
            "chain_id": chain,
            "step": step,
            "about": about,
            "id": one.id,
            "direction": one.direction,
            "proposition": one.proposition,
            "element": one.element,
            "citation": one.citation,
            "document": one.document,
            "title": one.title,
            "publisher": one.publisher,
            "kind": one.kind,
            "reliability": one.reliability,
            "credibility": one.credibility,
            "wording": one.wording,
            "published": one.published,
            "read": one.read,
            "memory": one.memory,
            "locator": one.locator,
            "quote": one.quote,
            "url": one.url,
        }


def finding_rows(answer: Ownership) -> Iterator[Row]:
    """Yield one row for each regime."""
    for one in answer.results:
        yield {
            "regime": one.regime,
            "rule": one.rule.id,
            "as_of": answer.as_of,
            "blocked": one.blocked.value,
            "state": one.state.value,
            "standard": one.standard,
            "paths": len(one.paths),
            "missing": list(one.missing),
            "sentence": one.sentence,
        }


def rule_rows(answer: Assessment) -> Iterator[Row]:
    """Yield one row for each rule, with the elements that it lacks and the nearest dealing.

    A rule that nobody has ended has no last day.
    """
    for one in answer.results:
        yield {
            "rule": one.rule,
            "name": one.name,
            "law": one.law,
            "outcome": one.outcome,
            "in_force": one.in_force,
            "from": one.start,
            "to": one.end if one.end < LAST_DAY else None,
            "need": one.test.least,
            "lacking": list(_lacking(one)),
            "dealings": len(one.dealings),
            "nearest": one.dealings[0].sentence if one.dealings else None,
            "consequence": one.consequence,
        }


def _lacking(one: RuleAnswer) -> Iterator[str]:
    """Yield what keeps a rule from being met; an exemption that is not shown keeps none."""
    for element in one.elements:
        if element.outcome == Outcome.MET:
            continue
        if element.outcome == Outcome.NOT_SHOWN and element.name.startswith(EXEMPTION):
            continue
        yield f"{element.name} ({element.reason})" if element.reason else element.name
