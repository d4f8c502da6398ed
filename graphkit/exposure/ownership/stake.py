"""What one owner holds of one entity on a day: one interval from all that is stated of it.

Several statements about one owner and one entity are read as statements of one holding, and never
added together: two sources that each say 30 % do not make 60 %. What is certain rests on the
best-proved statements that certainly stood on the day, and on the least of them where they
differ; what is possible is the most that any statement allows. So a weaker statement never lowers
what a stronger one proves (rule R2 of docs/reference/standards.md). Holdings are added only where
the sources call them apart: links whose role begins with the word "tranche".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graphkit.exposure.ownership.facts import Fact, Way
from graphkit.model.share import Share

TRANCHE = "tranche"
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """A share or a sum of shares in per cent, exact.

    `opened` counts the shares in it that do not reach their end: more than 25 % and exactly 25 %
    are more than 50 % together.
    """

    percent: Decimal = Decimal(0)
    opened: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.percent + other.percent, self.opened + other.opened)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.percent - other.percent, self.opened - other.opened)


NOTHING = Amount()


@dataclass(frozen=True, slots=True)
class Stake:
    """What an owner holds of an entity: certainly at least `low`, possibly at most `high`."""

    owner: str
    owned: str
    low: Amount
    high: Amount
    links: tuple[str, ...]


def stakes(links: Iterable[Fact]) -> list[Stake]:
    """Return the stake of each owner in each entity, from all links that state one."""
    stated: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for link in links:
        if link.way is Way.OWNERSHIP:
            stated[link.above, link.below].append(link)
    return [_stake(several) for several in stated.values()]


def _stake(statements: Sequence[Fact]) -> Stake:
    if len(statements) == 1:
        return _of_one(statements[0])
    low = high = NOTHING
    for several in _tranches(statements):
        low += _certain(several)
        high += max((_high(one.share) for one in several), key=_reach)
    ids = tuple(sorted(one.link for one in statements))
    return Stake(statements[0].above, statements[0].below, low, high, ids)


def _of_one(only: Fact) -> Stake:
    low = _low(only.share) if only.certain else NOTHING
    return Stake(only.above, only.below, low, _high(only.share), (only.link,))


def _tranches(statements: Iterable[Fact]) -> list[list[Fact]]:
    """Part the holdings that sources call apart; all others are statements of one holding."""
    parts: defaultdict[str, list[Fact]] = defaultdict(list)
    for one in statements:
        name = one.role.strip().lower()
        parts[name if name.startswith(TRANCHE) else ""].append(one)
    return list(parts.values())


def _certain(statements: Iterable[Fact]) -> Amount:
    standing = [one for one in statements if one.certain]
    best = max((one.standard for one in standing), default=0)
    return min((_low(one.share) for one in standing if one.standard == best), default=NOTHING)


def _low(share: Share) -> Amount:
    return Amount(_exact(share.minimum), int(share.minimum_exclusive))


def _high(share: Share) -> Amount:
    return Amount(_exact(share.maximum), int(share.maximum_exclusive))


def _reach(high: Amount) -> tuple[Decimal, int]:
    """Order upper ends: 50 % reaches further than less than 50 %."""
    return high.percent, -high.opened


def _exact(percent: float) -> Decimal:
    """Return the number that was written down: 33.34 and 16.66 make exactly 50."""
    return Decimal(str(percent))


def contradictions(links: Iterable[Fact]) -> list[tuple[Fact, Fact]]:
    """Return statements of one holding that certainly stood together and cannot both be right."""
    stated: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for link in links:
        if link.way is Way.OWNERSHIP and link.certain:
            stated[link.above, link.below].append(link)
    return [
        (one, other)
        for several in stated.values()
        for part in _tranches(several)
        for place, one in enumerate(part)
        for other in part[place + 1 :]
        if _apart(one.share, other.share) or _apart(other.share, one.share)
    ]


def _apart(lower: Share, upper: Share) -> bool:
    """Tell whether one share lies wholly below another."""
    if lower.maximum == upper.minimum:
        return lower.maximum_exclusive or upper.minimum_exclusive
    return lower.maximum < upper.minimum
