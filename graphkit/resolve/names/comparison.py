"""How alike two names are, 0 to 100, as features that each take points off, with their reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphkit.resolve.names.alignment import align
from graphkit.resolve.names.costs import Kind, base, costs
from graphkit.resolve.names.name import Family, Name

__all__ = ["Comparison", "Feature", "Kind", "compare"]

WHOLE = 100.0
NUMBERS_DIFFER = 55.0
"""Points that other numbers take off: `BILLIONS NO. 18` is not `BILLIONS NO. 88`."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that two names have in common, or not: the points it takes off, and the reason."""

    kind: Kind
    points: float
    said: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two names are.

    Args:
        score: 0 to 100; 100 says that the same words are stated, not that one thing is meant.
        features: what takes points off, the heaviest first; none for one and the same name.
    """

    score: float
    features: tuple[Feature, ...]

    @property
    def explanation(self) -> str:
        """Say it in plain words."""
        return "; ".join(one.said for one in self.features) or "the same words"


def compare(a: Name, b: Name, family: Family) -> Comparison:
    """Compare two names of one family."""
    a, b = _unglued(a, b), _unglued(b, a)
    found = align(a, b)
    letters = base(a, b, found, family)
    if not letters:
        return Comparison(0.0, (Feature(Kind.DIFFERENT, -WHOLE, "no word of a name in common"),))
    features = [
        Feature(kind, 0.0 - round(WHOLE * cost / letters, 1), said)
        for kind, cost, said in costs(a, b, found, family)
    ]
    if a.numbers != b.numbers:
        features.append(Feature(Kind.NUMBER, -NUMBERS_DIFFER, _numbers_said(a, b)))
    features.sort(key=lambda one: (one.points, one.said))
    score = max(0.0, WHOLE + sum(one.points for one in features))
    return Comparison(round(score, 1), tuple(features))


def _unglued(name: Name, other: Name) -> Name:
    """Part a legal form from the word that it is written to: `SiemensAG` beside `Siemens AG`."""
    for form in other.form:
        for place, word in enumerate(name.words):
            own = word.text.removesuffix(form[0])
            if own != word.text and any(own == one.text for one in other.words):
                parted = (*name.words[:place], replace(word, text=own), *name.words[place + 1 :])
                return replace(name, words=parted, form=(*name.form, form))
    return name


def _numbers_said(a: Name, b: Name) -> str:
    said = [" ".join(one.numbers) or "no number" for one in (a, b)]
    return f"the numbers differ: {said[0]} against {said[1]}"
