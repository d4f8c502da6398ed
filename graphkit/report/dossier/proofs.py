"""A statement as a line under what it is stated for or against."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.exposure.answer import Evidence
from graphkit.report.dossier.documents import quoted
from graphkit.report.trace import evidence_words


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement as a line under what it is stated for or against."""

    words: str
    against: bool


def proof(one: Evidence) -> Proof:
    """Return evidence as a line; a long quote is cut."""
    shortened = one.model_copy(update={"quote": quoted(one) or None})
    words = evidence_words(shortened).removeprefix("– ")
    return Proof(words, against=one.contradicts)
