"""The documents of a dossier under one numbering, and the statements in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphkit.dossier.answer import Dossier
from graphkit.exposure.answer import Evidence, Listing
from graphkit.report.regimes import whole_rules

QUOTE = 200
"""Characters of a quote that a page shows; the findings file has all of it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement in one document, with what it is stated for or against."""

    claim: str
    evidence: Evidence


class Documents:
    """Numbers documents: those that chains cite keep their numbers, all others follow."""

    def __init__(self, dossier: Dossier) -> None:
        self.numbers = {one.document: one.number for one in dossier.exposure.citations}
        self.statements: list[Statement] = []
        seen: set[tuple[str, str]] = set()
        for one in statements(dossier):
            self.numbers.setdefault(one.evidence.document, len(self.numbers) + 1)
            if (one.claim, one.evidence.id) not in seen:
                seen.add((one.claim, one.evidence.id))
                self.statements.append(one)

    def __contains__(self, document: str) -> bool:
        """Tell whether a document has a number."""
        return document in self.numbers

    def numbered(self, one: Evidence) -> Evidence:
        """Return evidence with the number of its document."""
        return one.model_copy(update={"citation": self.numbers[one.document]})

    def first(self) -> Iterator[tuple[int, Evidence]]:
        """Yield each document by its number, as its first statement describes it."""
        described: dict[str, Evidence] = {}
        for one in self.statements:
            described.setdefault(one.evidence.document, one.evidence)
        for document, number in sorted(self.numbers.items(), key=lambda it: it[1]):
            if document in described:
                yield number, described[document]


def statements(dossier: Dossier) -> Iterator[Statement]:
    """Yield every statement of a dossier, with the claim that it is for or against."""
    trace = dossier.exposure
    name = trace.subject.name
    yield from _of_listings(name, trace.subject_designations)
    for chain in trace.results:
        for step in chain.steps:
            yield from (Statement(step.sentence, one) for one in step.evidence)
        yield from _of_listings(chain.target.name, chain.target.designations)
    for contradiction in dossier.contradictions or ():
        for one in (*contradiction.supporting, *contradiction.contradicting):
            yield Statement(contradiction.sentence, one)
    for assessment in dossier.assessments:
        evidence = {one.id: one for one in assessment.evidence}
        for rule in whole_rules(assessment):
            for element in rule.elements:
                claim = f"{rule.rule}, {element.name}: {element.says}"
                yield from (Statement(claim, evidence[one]) for one in element.evidence)


def _of_listings(name: str, listings: Iterable[Listing]) -> Iterator[Statement]:
    for listing in listings:
        number = f" {listing.list_id}" if listing.list_id else ""
        claim = f"{name} is on the list {listing.authority} {listing.programme}{number}."
        yield from (Statement(claim, one) for one in listing.evidence)


def place(one: Evidence) -> str:
    """Say where in its document a statement stands, or that nobody here has read it."""
    if one.read:
        return one.locator or "read; no place given"
    return f"from memory ({one.memory})" if one.memory else "not read here"


def quoted(one: Evidence) -> str:
    """Return at most QUOTE characters of the words of a document."""
    if not one.quote or len(one.quote) <= QUOTE:
        return one.quote or ""
    return one.quote[: QUOTE - 1] + "…"
