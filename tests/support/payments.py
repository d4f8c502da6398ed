"""Traces of payments in plain Python: the oracle of money/fund_traces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, product

from graphkit.model.dates import FIRST_DAY, LAST_DAY


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment as the oracle sees it: between whom, on which of some days, of which money."""

    id: str
    payer: str
    payee: str
    first: date
    last: date
    lot: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the oracle; the same as of the query."""

    subject: str
    upstream: bool = False
    most: int = 4
    gap: int = 366
    since: date = FIRST_DAY
    until: date = LAST_DAY


def traces(paid: Sequence[Paid], wanted: Wanted) -> dict[tuple[str, ...], bool]:
    """Return every trace, its payments in order of time, with whether it is certain."""
    at: defaultdict[str, list[Paid]] = defaultdict(list)
    for one in paid:
        at[one.payee if wanted.upstream else one.payer].append(one)
    found = {}
    for walk in _walks(at, wanted, wanted.subject, (wanted.subject,), ()):
        made = walk[::-1] if wanted.upstream else walk
        found[tuple(one.id for one in made)] = _certain(made, wanted)
    return found


def _walks(
    at: defaultdict[str, list[Paid]],
    wanted: Wanted,
    where: str,
    visited: tuple[str, ...],
    walk: tuple[Paid, ...],
) -> Iterator[tuple[Paid, ...]]:
    if walk:
        yield walk
    if len(walk) == wanted.most:
        return
    for one in at[where]:
        party = one.payer if wanted.upstream else one.payee
        longer = (*walk, one)
        made = longer[::-1] if wanted.upstream else longer
        if party not in visited and _one_money(made) and _possible(made, wanted):
            yield from _walks(at, wanted, party, (*visited, party), longer)


def _one_money(made: Sequence[Paid]) -> bool:
    return len({one.lot for one in made if one.lot}) <= 1


def _possible(made: Sequence[Paid], wanted: Wanted) -> bool:
    """Try every choice of days, all of them: is there one in which the trace holds?"""
    return any(
        all(wanted.since <= day <= wanted.until for day in days)
        and all(timedelta(0) <= b - a <= timedelta(wanted.gap) for a, b in pairwise(days))
        for days in product(*(_days(one) for one in made))
    )


def _days(one: Paid) -> list[date]:
    return [one.first + timedelta(more) for more in range((one.last - one.first).days + 1)]


def _certain(made: Sequence[Paid], wanted: Wanted) -> bool:
    """Try every choice of first and last days: the trace must hold in each, on days that differ."""
    for days in product(*({one.first, one.last} for one in made)):
        if not all(wanted.since <= day <= wanted.until for day in days):
            return False
        if not all(a < b and (b - a) <= timedelta(wanted.gap) for a, b in pairwise(days)):
            return False
    return True
