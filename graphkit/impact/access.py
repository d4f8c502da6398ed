"""Which banks reach a currency's clearers through one bank, and which still do without it.

Pure: it looks at the accounts that were read and at nothing else. "No other path" always means that
none is among them.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Account:
    """An account that one bank keeps for another; `certain` if it surely stood in the currency."""

    link: str
    provider: str
    respondent: str
    certain: bool
    standard: int


class Outcome(StrEnum):
    """What becomes of a bank's way to a clearer."""

    LOSES = "no other path recorded"
    MAY_KEEP = "another path, possibly"
    KEEPS = "another path"


@dataclass(frozen=True, slots=True)
class Access:
    """A bank that reaches a clearer through the one cut off; lengths are numbers of accounts.

    Args:
        bank: the bank.
        outcome: what is left without the one cut off.
        before: accounts of its shortest path now.
        after: accounts of its shortest path then; None if none is recorded.
        through: a shortest path through the one cut off, from the clearer down: the accounts.
        other: the shortest path without it, from the clearer down.
        certain: whether all accounts of `through` certainly stood.
        standard: that of the weakest account of `through`.
    """

    bank: str
    outcome: Outcome
    before: int
    after: int | None
    through: tuple[str, ...]
    other: tuple[str, ...]
    certain: bool
    standard: int


def access(
    accounts: Iterable[Account], clearers: Collection[str], cut: Collection[str]
) -> list[Access]:
    """Return the banks below the one cut off that reach a clearer through it, nearest first.

    Args:
        accounts: those that were read.
        clearers: banks of the currency's own country; they need no path.
        cut: the bank cut off, with all that is one with it.
    """
    below = _below(accounts)
    now = _paths(below, clearers)
    upper = next((now[one] for one in sorted(cut) if one in now), None)
    if upper is None:
        return []
    without = _without(below, cut)
    then = _paths(without, set(clearers) - set(cut))
    sure = _paths(_certain(without), set(clearers) - set(cut))
    lower = _paths(_ending(below, set(clearers) - set(cut)), cut)
    found = [
        _access(bank, (*upper, *lower[bank]), now[bank], then.get(bank), bank in sure)
        for bank in lower
        if bank not in cut and bank not in clearers
    ]
    return sorted(found, key=lambda one: (one.before, one.bank))


def reach(accounts: Iterable[Account], clearers: Collection[str], cut: Collection[str]) -> bool:
    """Tell whether the one cut off is a clearer, or a path from it up to one is recorded."""
    found = _paths(_below(accounts), clearers)
    return any(one in found for one in cut)


Below = Mapping[str, list[Account]]
Path = tuple[Account, ...]


def _below(accounts: Iterable[Account]) -> Below:
    found: defaultdict[str, list[Account]] = defaultdict(list)
    for one in sorted(accounts, key=lambda it: (not it.certain, -it.standard, it.link)):
        found[one.provider].append(one)
    return found


def _without(below: Below, cut: Collection[str]) -> Below:
    return {
        provider: [one for one in kept if one.respondent not in cut]
        for provider, kept in below.items()
        if provider not in cut
    }


def _ending(below: Below, clearers: Collection[str]) -> Below:
    """Leave out what clearers keep: whoever is below one of them has its path from there."""
    return {provider: kept for provider, kept in below.items() if provider not in clearers}


def _certain(below: Below) -> Below:
    return {provider: [one for one in kept if one.certain] for provider, kept in below.items()}


def _paths(below: Below, starts: Collection[str]) -> dict[str, Path]:
    """Return a shortest path down to each bank that can be reached from some; theirs is empty."""
    found: dict[str, Path] = {one: () for one in sorted(starts)}
    queue = deque(found)
    while queue:
        provider = queue.popleft()
        for one in below.get(provider, ()):
            if one.respondent not in found:
                found[one.respondent] = (*found[provider], one)
                queue.append(one.respondent)
    return found


def _access(bank: str, through: Path, now: Path, then: Path | None, sure: bool) -> Access:
    kept = Outcome.KEEPS if sure else Outcome.MAY_KEEP
    return Access(
        bank=bank,
        outcome=Outcome.LOSES if then is None else kept,
        before=len(now),
        after=None if then is None else len(then),
        through=tuple(one.link for one in through),
        other=tuple(one.link for one in then or ()),
        certain=all(one.certain for one in through),
        standard=min(one.standard for one in through),
    )
