"""Put amounts to claims: stated ones, given ones, and ranges for those that nobody states.

The rule for an amount that nobody states: it lies between the median of all stated and given ones
divided by `spread`, and the same multiplied by it; where no amount is known at all, between the
same bounds around one unit, so that only proportions count. An amount in another currency is not
converted, and an amount that several pairs share is not divided: both are ranges too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from statistics import median

import numpy as np

from graphkit.errors import UsageError
from graphkit.impact.given import Given
from graphkit.impact.merged import Merged
from graphkit.impact.network import Floats, Ints, Network
from graphkit.impact.question import Channel
from graphkit.impact.rows import TieRow

_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)


class Basis(IntEnum):
    """Where an amount comes from."""

    STATED = 0
    GIVEN = 1
    RECONSTRUCTED = 2


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims rest on what.

    Args:
        stated: amounts that sources state, in the currency asked about.
        given: amounts that the user states.
        reconstructed: amounts that are ranges; of these `other_currency` are stated in another
            currency or in none that is named, and `shared` are stated for several pairs together.
        other_currency: see above.
        shared: see above.
        possible: claims that only possibly stood on the day; they are taken as standing.
        unit: the middle of the ranges in the currency, None where no amount is known.
        equity: institutions whose equity the user states.
        parties: parties with a claim or with one on them.
    """

    stated: int
    given: int
    reconstructed: int
    other_currency: int
    shared: int
    possible: int
    unit: float | None
    equity: int
    parties: int


@dataclass(frozen=True, slots=True)
class Valued:
    """The network with amounts, and what they rest on.

    Args:
        network: the arrays; a party is its place in `ids`.
        ids: of each party.
        known: of each party, how many of the amounts that it has at stake are stated or given.
        unknown: of each party, how many are reconstructed.
        counts: the same of all.
    """

    network: Network
    ids: tuple[str, ...]
    known: Ints
    unknown: Ints
    counts: Counts


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one party has at stake with another: an amount, or None, and at most how much."""

    creditor: str
    debtor: str
    amount: float | None
    basis: Basis
    foreign: bool = False
    ceiling: float | None = None


def valued(
    ties: Sequence[TieRow],
    given: Given,
    one: Merged,
    currency: str,
    spread: float,
    channel: Channel,
) -> Valued:
    """Return the network of claims with the range of each amount.

    What the user gives for a pair replaces all that is stated of it. Parties that are one have one
    place, and what they owe themselves is left out.

    Raises:
        UsageError: equity is given, and there is no amount to set it against.
    """
    amounts = _together(given, one)
    stated = [_claim(row, one, currency) for row in ties]
    claims = [it for it in stated if it.creditor != it.debtor
              and (it.creditor, it.debtor) not in amounts]  # fmt: skip
    claims += [_Claim(a, b, amount, Basis.GIVEN) for (a, b), amount in amounts.items() if a != b]
    known = [it.amount for it in claims if it.amount]
    unit = median(known) if known else None
    if unit is None and given.equity:
        raise UsageError(
            f"equity is given in {currency}, and no amount in it is known to set it against",
            where="--equity",
            cure="state amounts too: --amounts FILE, or leave the equity out",
        )
    ids = tuple(sorted({party for it in claims for party in (it.creditor, it.debtor)}))
    counts = _counts(claims, ties, unit, given, len(ids))
    return _arrays(claims, ids, counts, given, one, spread, channel)


def _together(given: Given, one: Merged) -> dict[tuple[str, str], float]:
    """Return the given amounts by parties: what is given for two names of one is added up."""
    found: dict[tuple[str, str], float] = {}
    for (a, b), amount in given.amounts.items():
        found[one(a), one(b)] = found.get((one(a), one(b)), 0.0) + amount
    return found


def _claim(row: TieRow, one: Merged, currency: str) -> _Claim:
    ends = one(row["creditor"]), one(row["debtor"])
    stated = float(row["amount"]) if _NUMBER.fullmatch(row["amount"]) else None
    if stated is None or row["currency"] != currency:
        return _Claim(*ends, None, Basis.RECONSTRUCTED, foreign=stated is not None)
    if row["pairs"] > 1:
        return _Claim(*ends, None, Basis.RECONSTRUCTED, ceiling=stated)
    return _Claim(*ends, stated, Basis.STATED)


def _counts(
    claims: Sequence[_Claim],
    ties: Sequence[TieRow],
    unit: float | None,
    given: Given,
    parties: int,
) -> Counts:
    by = [sum(it.basis is basis for it in claims) for basis in Basis]
    return Counts(
        stated=by[Basis.STATED],
        given=by[Basis.GIVEN],
        reconstructed=by[Basis.RECONSTRUCTED],
        other_currency=sum(it.foreign for it in claims),
        shared=sum(it.ceiling is not None for it in claims),
        possible=sum(not row["certain"] for row in ties),
        unit=unit,
        equity=len(given.equity),
        parties=parties,
    )


def _range(claim: _Claim, unit: float, spread: float) -> tuple[float, float]:
    if claim.amount is not None:
        return claim.amount, claim.amount
    most = unit * spread if claim.ceiling is None else claim.ceiling
    return min(unit / spread, most), most


def _arrays(
    claims: Sequence[_Claim],
    ids: tuple[str, ...],
    counts: Counts,
    given: Given,
    one: Merged,
    spread: float,
    channel: Channel,
) -> Valued:
    place = {name: number for number, name in enumerate(ids)}
    sides = _sides(claims, channel)
    ranges = [_range(it, counts.unit or 1.0, spread) for _, _, it in sides]
    ends = np.array([(place[a], place[b]) for a, b, _ in sides], dtype=np.int64).reshape(-1, 2)
    bounds = np.array(ranges, dtype=np.float64).reshape(-1, 2)
    there = bounds[:, 1] > 0
    network = paired(len(ids), ends[there], bounds[there], _buffers(place, given.equity, one))
    open_ = np.array([it.basis is Basis.RECONSTRUCTED for _, _, it in sides], dtype=bool)
    tally = [np.bincount(ends[kept, 0], minlength=len(ids)) for kept in (~open_, open_)]
    return Valued(network, ids, tally[0], tally[1], counts)


def _sides(claims: Sequence[_Claim], channel: Channel) -> list[tuple[str, str, _Claim]]:
    """Return who is exposed through whom: the creditor by its claim, the debtor by its funding."""
    found: list[tuple[str, str, _Claim]] = []
    if channel is not Channel.FUNDING:
        found += [(it.creditor, it.debtor, it) for it in claims]
    if channel is not Channel.CLAIMS:
        found += [(it.debtor, it.creditor, it) for it in claims]
    return found


def _buffers(place: Mapping[str, int], equity: Mapping[str, float], one: Merged) -> Floats:
    found = np.full(len(place), np.nan)
    for name, amount in equity.items():
        if (party := place.get(one(name))) is not None:
            found[party] = amount
    return found


def paired(parties: int, ends: Ints, bounds: Floats, buffer: Floats) -> Network:
    """Return the network of these claims, those of one pair added up.

    Args:
        parties: how many there are.
        ends: of each claim, the exposed and the one through whom, shape (claims, 2).
        bounds: of each claim, the least and the most, shape (claims, 2).
        buffer: of each party, what it can bear, or NaN.
    """
    keys, pair = np.unique(ends[:, 0] * max(parties, 1) + ends[:, 1], return_inverse=True)
    least, most = (
        np.bincount(pair, weights=bounds[:, side], minlength=keys.size).astype(np.float64)
        for side in (0, 1)
    )
    exposed, through = np.divmod(keys, max(parties, 1))
    return Network(parties, exposed, through, least, most, buffer)
