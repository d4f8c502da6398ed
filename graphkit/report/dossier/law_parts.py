"""The rules of law of a dossier: how each came out, element by element."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.exposure.answer import Evidence
from graphkit.regimes.answer import Assessment, RuleAnswer
from graphkit.report.argument import Said
from graphkit.report.dossier.documents import Documents
from graphkit.report.dossier.proofs import Proof, proof
from graphkit.report.ownership import citation_words
from graphkit.report.regimes import (
    MARK,
    beside_said,
    bottom_words,
    element_words,
    is_near,
    short_words,
    test_words,
    whole_rules,
)
from graphkit.report.words import count


@dataclass(frozen=True, slots=True)
class RulePart:
    """A rule of law: how it came out, element by element, and what follows."""

    head: str
    outcome: str
    says: str
    facts: tuple[str, ...]
    elements: tuple[tuple[str, str, tuple[str, ...], tuple[Proof, ...]], ...]
    consequence: str
    law: tuple[str, ...]
    browser: str | None


@dataclass(frozen=True, slots=True)
class RegimePart:
    """The subject under one regime on one day."""

    title: str
    says: str
    bottom: str
    rules: tuple[RulePart, ...]
    beside: tuple[Said, ...]


def regime_part(one: Assessment, documents: Documents) -> RegimePart:
    """Return how a subject stands under a regime."""
    evidence = {it.id: documents.numbered(it) for it in one.evidence if it.document in documents}
    near = [it for it in one.results if is_near(it)]
    whole = whole_rules(one)
    short = [Said(short_words(it)) for it in near if it not in whole]
    supposed = [Said(f"SUPPOSED, and nowhere recorded: {it}", warning=True) for it in one.supposed]
    return RegimePart(
        title=regime_title(one),
        says=one.says,
        bottom=bottom_words(one),
        rules=tuple(_rule(it, evidence) for it in whole),
        beside=(*supposed, *short, *beside_said(one, near)),
    )


def regime_title(one: Assessment) -> str:
    """Name a regime with the day of its law and the day asked about."""
    return f"Under {one.title} (law of {one.law_day}, as of {one.as_of})"


def _rule(one: RuleAnswer, evidence: dict[str, Evidence]) -> RulePart:
    ended = "" if one.in_force else f", while it was in force (until {one.end})"
    further = [f"{it.outcome}: {it.sentence}" for it in one.dealings[1:]]
    return RulePart(
        head=f"{MARK[one.outcome]} {one.name}: {one.outcome}{ended}",
        outcome=one.outcome,
        says=one.says,
        facts=(
            f"{one.rule} · {one.reach} · {one.stage}: {one.decides} {one.acts} act",
            test_words(one),
            *(
                [f"and by {count(len(further), 'further dealing')}: {'; '.join(further)}"]
                if further
                else []
            ),
        ),
        elements=tuple(
            (
                it.outcome,
                element_words(it),
                it.remarks,
                tuple(proof(evidence[name]) for name in it.evidence),
            )
            for it in one.elements
        ),
        consequence=one.consequence if one.outcome == "met" else "",
        law=tuple(citation_words(it) for it in one.citations),
        browser=one.links.browser,
    )
