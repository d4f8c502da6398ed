"""What blocked owners hold of an entity, as intervals a reader can check. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphkit.exposure.ownership.cascade import (
    Blocked,
    Network,
    Spread,
    Tally,
    World,
    passes,
)
from graphkit.exposure.ownership.finding import Share, Total
from graphkit.exposure.ownership.stake import NOTHING, WHOLE, Amount, Stake
from graphkit.model.share import Share as Stated


def owners_of(net: Network) -> dict[str, list[Stake]]:
    """Return the stakes in each entity."""
    found: defaultdict[str, list[Stake]] = defaultdict(list)
    for several in net.held.values():
        for stake in several:
            found[stake.owned].append(stake)
    return found


def totals(
    entity: str, net: Network, spreads: Iterable[Spread], owned: Mapping[str, Sequence[Stake]]
) -> tuple[Total, ...]:
    """Return what blocked owners hold of an entity: a total for each fixpoint that reaches one."""
    found = [_total(entity, net, one, owned.get(entity, ())) for one in spreads]
    return tuple(one for one in found if one is not None)


def _total(entity: str, net: Network, one: Spread, owned: Sequence[Stake]) -> Total | None:
    possible = [stake for stake in owned if stake.owner in one.possible and stake.owner != entity]
    if not possible:
        return None
    certain = [stake for stake in possible if stake.owner in one.certain]
    low = _sum(entity, net, World.LEAST, certain)
    high = _sum(entity, net, World.MOST, possible)
    threshold = net.rule.property_ if entity in net.things else net.rule.entity
    return Total(
        of=one.roots if not net.rule.added else (),
        owners=tuple(sorted({stake.owner for stake in possible})),
        held=interval(low, high),
        raw_maximum=float(high.percent),
        test=threshold.words if threshold else "none",
        reached=Blocked.CERTAINLY
        if passes(low, threshold, World.LEAST)
        else Blocked.POSSIBLY
        if passes(high, threshold, World.MOST)
        else Blocked.NOT,
    )


def _sum(entity: str, net: Network, world: World, several: Iterable[Stake]) -> Amount:
    tally = Tally(net.rule, world, net.things, net.holder)
    for stake in several:
        tally.add(stake)
    return tally.totals.get(entity, NOTHING)


def interval(low: Amount, high: Amount) -> Share:
    """Return an interval of at most the whole, with its words."""
    least, most = min(low.percent, WHOLE), min(high.percent, WHOLE)
    below_most = high.opened > 0 and high.percent <= WHOLE
    more_than_least = low.opened > 0 and low.percent <= WHOLE and least < most
    return share(Stated(float(least), float(most), more_than_least, below_most))


def share(stated: Stated) -> Share:
    """Return a share as an answer gives it."""
    nothing_said = stated.minimum == 0 and stated.maximum == 100 and not stated.maximum_exclusive
    return Share(
        minimum=stated.minimum,
        maximum=stated.maximum,
        minimum_exclusive=stated.minimum_exclusive,
        maximum_exclusive=stated.maximum_exclusive,
        words="a share that nobody states" if nothing_said else str(stated),
    )


def others(
    entity: str, net: Network, spreads: Iterable[Spread], owned: Mapping[str, Sequence[Stake]]
) -> Amount:
    """Return what owners who are not even possibly blocked certainly hold of an entity."""
    reached = frozenset().union(*(one.possible for one in spreads))
    rest = [stake for stake in owned.get(entity, ()) if stake.owner not in reached]
    return _sum(entity, net, World.LEAST, rest)


def everybody(entity: str, net: Network, owned: Mapping[str, Sequence[Stake]]) -> Amount:
    """Return what all owners together certainly hold of an entity; above 100 is a conflict."""
    return _sum(entity, net, World.LEAST, owned.get(entity, ()))
