"""The sentences of an answer about impact, in plain words; each number with what it is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.impact.access import Outcome
from graphkit.impact.finding import (
    CascadeSummary,
    Concentration,
    DeRisking,
    Peers,
)
from graphkit.impact.kinds import plural

RECORDED = "in the sources loaded"


def number(count: int, one: str, many: str = "") -> str:
    """Return `1 bank`, `2 banks`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def span(least: float, most: float, form: str = ",g") -> str:
    """Return a range in words, one number where both ends are alike."""
    low, high = format(least, form), format(most, form)
    return low if low == high else f"{low} to {high}"


def direct_line(kinds: Mapping[str, int], spread: Sequence[Concentration]) -> str:
    """Say how many are directly exposed, of what kinds, and where most of them are."""
    total = sum(kinds.values())
    if not total:
        return f"directly exposed: no counterparty is recorded {RECORDED}"
    told = ", ".join(number(count, kind, plural(kind)) for kind, count in kinds.items())
    first = spread[0]
    where, share = next(iter(first.shares.items()))
    place = "of unknown jurisdiction" if where == "unknown" else f"in {where}"
    return (
        f"directly exposed: {number(total, 'counterparty', 'counterparties')} ({told});"
        f" {share:.0%} {place}, concentration {first.index:.2f}"
    )


def access_line(currency: str, outcomes: Mapping[Outcome, int], *, reaches: bool) -> str:
    """Say how many banks reach a clearer through it, and what is left to them."""
    if not reaches:
        return (
            f"{currency} clearing: no path from it to a {currency} clearer is recorded {RECORDED}"
        )
    through = sum(outcomes.values())
    if not through:
        return f"{currency} clearing: no bank is recorded to reach a clearer through it {RECORDED}"
    told = "; ".join(
        f"for {count:,} {outcome}" for outcome, count in outcomes.items() if count
    ).replace("another path", "another path is recorded")
    reach = "reaches" if through == 1 else "reach"
    return f"{currency} clearing: {number(through, 'bank')} {reach} a clearer through it; {told}"


def second_line(total: int) -> str:
    """Say how many deal with the directly exposed."""
    if not total:
        return f"second order: nobody is recorded to deal with those {RECORDED}"
    many = number(total, "further party", "further parties")
    return f"second order: {many} {'deals' if total == 1 else 'deal'} with the directly exposed"


def cascade_line(one: CascadeSummary | None) -> str:
    """Say what the cascades make of it, as a range, and on what amounts."""
    if one is None:
        return "cascades: not estimated"
    if not one.reached:
        return "cascades: estimate: nobody is recorded to have a claim through which a loss spreads"
    fall = span(one.fall_least, one.fall_most)
    rank = span(one.debtrank_least, one.debtrank_most, ".1%")
    return (
        f"cascades: estimate: {fall} of {one.parties:,} others fall; DebtRank {rank} of all at"
        f" stake ({basis(one)})"
    )


def basis(one: CascadeSummary) -> str:
    """Say how many amounts are stated, given and reconstructed."""
    return (
        f"amounts: {one.stated:,} stated, {one.given:,} given, {one.reconstructed:,} reconstructed"
    )


def de_risking_line(peers: int, drops: int, rounds: int, banks: int) -> str:
    """Say how many would follow if so many peers did."""
    asked = f"de-risking: model: if {number(peers, 'peer')} {'is' if peers == 1 else 'are'} enough"
    if not drops:
        return f"{asked}, nobody follows"
    closed = number(drops, "further provider")
    return (
        f"{asked}, {closed} {'drops' if drops == 1 else 'drop'} {number(banks, 'bank')}"
        f" in {number(rounds, 'round')}"
    )


def group_line(one: Peers, peers: int) -> str:
    """Say who of one relation to the one cut off would follow its peers."""
    serve = "serves" if one.providers == 1 else "serve"
    told = f"{one.providers:,} {serve} it ({one.relation})"
    if not one.follow:
        return f"{told}: fewer than {peers + 1:,}, so nobody is left to follow"
    would = f"the other {one.follow:,}" if one.follow > 1 else "the other one"
    return f"{told}: if {peers:,} dropped it, {would} would follow"


def model_line(one: DeRisking) -> str:
    """Say the rule of the model."""
    enough = number(one.peers, "other provider")
    return f"a bank's provider drops it once {enough} of it did; a bank without any serves nobody"
