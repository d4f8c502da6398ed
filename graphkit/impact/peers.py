"""Anticipatory de-risking: who would drop whom if so many of its peers did. A model, no finding.

Peers are the providers that keep accounts for one and the same bank. The one cut off keeps none any
more, so each bank that it served has been dropped by one of its providers. A provider drops a bank
once `peers` of that bank's other providers have; a bank that every provider has dropped can serve
nobody, so that whoever it served has been dropped by one more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drop:
    """A provider that would drop a bank.

    Args:
        provider: who would drop it.
        bank: whom.
        round: 1 for those who follow the cut itself, 2 for those who follow them …
        before: providers of the bank that had dropped it in earlier rounds.
        providers: how many providers the bank has on record.
    """

    provider: str
    bank: str
    round: int
    before: int
    providers: int


def follow(pairs: Iterable[tuple[str, str]], cut: Collection[str], peers: int) -> list[Drop]:
    """Return who would drop whom, round by round until nobody more would.

    Args:
        pairs: of a provider and a bank that it keeps accounts for.
        cut: the bank cut off, with all that is one with it.
        peers: how many of a bank's providers must have dropped it for the others to follow, from 1.
    """
    served: defaultdict[str, set[str]] = defaultdict(set)
    serving: defaultdict[str, set[str]] = defaultdict(set)
    for provider, bank in pairs:
        served[provider].add(bank)
        serving[bank].add(provider)
    dropped: defaultdict[str, set[str]] = defaultdict(set)
    found: list[Drop] = []
    gone, number = set(cut), 0
    leaving = {(one, bank) for one in gone for bank in served[one]}
    while leaving:
        number += 1
        for provider, bank in leaving:
            dropped[bank].add(provider)
        touched = sorted({bank for _, bank in leaving} - set(cut))
        drops = [
            Drop(provider, bank, number, len(dropped[bank]), len(serving[bank]))
            for bank in touched
            if len(dropped[bank]) >= peers
            for provider in sorted(serving[bank] - dropped[bank])
        ]
        found += drops
        alone = {bank for bank in touched if dropped[bank] == serving[bank]} - gone
        gone |= alone
        leaving = {(one.provider, one.bank) for one in drops}
        leaving |= {(bank, below) for bank in alone for below in served[bank] - set(cut)}
        leaving = {(one, bank) for one, bank in leaving if one not in dropped[bank]}
    return found
