"""Whether a party belongs to a class, why, and how near it is where it does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graphkit.model.dates import Bounds
from graphkit.regimes.days import Period, Sure
from graphkit.regimes.element import Reason


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a party belongs to a class, and why.

    Args:
        says: what is so.
        reason: why it does not, or is not shown to; None where it belongs.
        standard: the weakest standard among the ties that it rests on.
        links: ids of ties and listings that it rests on.
        remarks: what a reader has to know besides.
    """

    says: str
    reason: Reason | None = None
    standard: int = 5
    links: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """Return how near it is to belonging: what is only unproven is nearer than what is not."""
        return RANKS.get(self.reason, 3)


RANKS = {
    None: 5,
    Reason.STANDARD: 4,
    Reason.DAYS: 4,
    Reason.OPEN: 4,
    Reason.INFORMATION: 1,
    Reason.NATIONALITY: 0,
    Reason.KIND: 0,
}


@dataclass(frozen=True)
class When:
    """The days of a dealing that count, and who did it.

    Args:
        bounds: when it was.
        period: in which days it must lie.
        apart: those on the side of the one who acts; nobody deals with himself.
    """

    bounds: Bounds = Bounds()
    period: Period = Period()
    apart: frozenset[str] = frozenset()


def in_time(verdict: Verdict, sure: Sure) -> Verdict:
    """Weaken a verdict by how surely what it rests on stood on the days of a dealing."""
    if sure is Sure.NOT:
        return replace(verdict, reason=Reason.DATE)
    if sure is Sure.POSSIBLY and verdict.reason is None:
        return replace(verdict, reason=Reason.DAYS)
    return verdict


def best(found: Iterable[Verdict]) -> Verdict:
    """Return the verdict that comes nearest to belonging."""
    return max(found, key=lambda one: (one.rank, one.standard, -len(one.links)))
