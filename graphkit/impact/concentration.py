"""How concentrated the directly exposed are by jurisdiction: shares and the Herfindahl index.

The index is the sum of squared shares: 1 where all are in one place, 1/n where n places have equal
parts. An unknown jurisdiction is a group of its own: not knowing never looks like spreading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

UNKNOWN = "unknown"


def place(jurisdiction: Sequence[str], country: Sequence[str], flag: Sequence[str]) -> str:
    """Return the group of a party: its jurisdiction, else country, else flag, else unknown.

    Several codes make a group of their own (`cn+hk`): nobody says which of them counts.
    """
    stated = next((codes for codes in (jurisdiction, country, flag) if codes), ())
    return "+".join(sorted(set(stated))) or UNKNOWN


def counted(places: Iterable[str]) -> dict[str, Decimal]:
    """Return how many parties there are in each place, largest first."""
    return _ordered({name: Decimal(number) for name, number in Counter(places).items()})


def summed(amounts: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """Return the sum of the amounts of each place, largest first."""
    found: Counter[str] = Counter()
    for name, amount in amounts:
        found[name] += amount  # type: ignore[assignment] # a Counter adds any numbers
    return _ordered({name: Decimal(total) for name, total in found.items()})


def shares(groups: Mapping[str, Decimal]) -> dict[str, float]:
    """Return the part of each group, from 0 to 1; empty where there is nothing to share."""
    whole = sum(groups.values())
    return {name: float(part / whole) for name, part in groups.items()} if whole else {}


def herfindahl(groups: Mapping[str, Decimal]) -> float | None:
    """Return the sum of squared shares; None where there is nothing to share."""
    parts = shares(groups)
    return sum(part * part for part in parts.values()) if parts else None


def _ordered(groups: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return dict(sorted(groups.items(), key=lambda one: (-one[1], one[0])))
