"""Two entities that may be one: how alike, by what, and by what they are told apart."""

from __future__ import annotations

from graphkit.resolve import beside
from graphkit.resolve.answer import Candidate, Reason, Side, State
from graphkit.resolve.known import Known
from graphkit.resolve.names.comparison import Comparison

WEAK_ALIAS = -4.0
"""Points of a name that its source calls a weak alias."""


def judge(
    a: Known, b: Known, names: Comparison, compared: tuple[str, str], *, weak: bool = False
) -> Candidate:
    """Put together what is known of two entities.

    Args:
        a: one of them.
        b: the other; the order does not matter.
        names: how their nearest names compare.
        compared: those names.
        weak: one of the names is a weak alias.
    """
    reasons = [Reason(about=one.kind, points=one.points, said=one.said) for one in names.features]
    if weak:
        reasons.append(Reason(about="alias", points=WEAK_ALIAS, said="by a weak alias only"))
    reasons += [
        Reason(about=about, points=points, said=said) for about, points, said in beside.points(a, b)
    ]
    score = names.score + sum(one.points for one in reasons[len(names.features) :])
    different = beside.differs(a, b)
    same = [] if names.features else ["the same words"]
    return Candidate(
        state=State.DIFFERENT if different else State.POSSIBLE,
        score=round(min(100.0, max(0.0, score)), 1),
        name_score=names.score,
        first=_side(a, compared[0]),
        second=_side(b, compared[1]),
        features=tuple(reasons),
        explanation="; ".join([*same, *(one.said for one in reasons)]),
        different_by=different,
    )


def _side(who: Known, compared: str) -> Side:
    return Side(
        id=who.id,
        name=who.name,
        schema_=who.schema.value,
        compared=compared,
        designated=who.designated,
    )
