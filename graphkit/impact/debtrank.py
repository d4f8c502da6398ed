"""DebtRank: how much of a network's value an initial distress reaches, each passing it on once.

After S. Battiston, M. Puliga, R. Kaushik, P. Tasca and G. Caldarelli, "DebtRank: Too Central to
Fail?", Scientific Reports 2:541 (2012), doi:10.1038/srep00541. The formulas are given here from
memory of the paper; docs/explanation/impact.md says what follows from them.
"""

from __future__ import annotations

import numpy as np

from graphkit.impact.network import Extreme, Floats, Network


def weights(network: Network, share: float, extreme: Extreme) -> Floats:
    """Return of each pair W = min(1, amount / buffer): the distress that one full default causes.

    Where the buffer is unknown it is `share` of all that the exposed has at stake, so that W is the
    pair's part of what is at stake, divided by `share`. With `MOST` the amount is as large, and all
    other amounts as small, as their ranges allow; with `LEAST` the other way.
    """
    most = extreme is Extreme.MOST
    amount, other = (network.most, network.least) if most else (network.least, network.most)
    all_others = network.at_stake(Extreme.LEAST if most else Extreme.MOST)
    rest = np.maximum(all_others[network.exposed] - other, 0.0)
    known = network.buffer[network.exposed]
    bearable = np.where(np.isnan(known), share * (amount + rest), known)
    return np.minimum(1.0, amount / bearable)


def distress(network: Network, weight: Floats, shock: Floats) -> Floats:
    """Return the distress h of each party in the end, from 0 to 1.

    h(t) = min(1, h(t-1) + sum of W h(t-1) over those who are distressed at t-1). A party is
    undistressed until h > 0, distressed for one step, in which it passes its distress on, and
    inactive from then on: it may still be hit and passes nothing on. So a loop does not amplify,
    and the work is linear in the pairs through those who are reached.

    Args:
        network: who is exposed through whom.
        weight: W of each pair.
        shock: h at the beginning, of each party, from 0 to 1.
    """
    h = np.array(shock, dtype=np.float64)
    untouched = h <= 0
    spreading = np.flatnonzero(~untouched)
    while spreading.size:
        pairs = network.pairs_through(spreading)
        exposed = network.exposed[pairs]
        passed = weight[pairs] * h[network.through[pairs]]
        np.add.at(h, exposed, passed)
        hit = np.unique(exposed[passed > 0])
        h[hit] = np.minimum(1.0, h[hit])
        spreading = hit[untouched[hit]]
        untouched[spreading] = False
    return h


def mean(values: Floats, low: Floats, high: Floats, extreme: Extreme) -> float:
    """Return the least or the largest weighted mean of values whose weights lie between two bounds.

    The largest takes the upper weight for the largest values and the lower for all others; how many
    are "the largest" is tried for each number of them. 0 where all weights are.
    """
    sign = -1.0 if extreme is Extreme.MOST else 1.0
    order = np.argsort(sign * values, kind="stable")
    ordered, lower, upper = values[order], low[order], high[order]
    part = np.concatenate(([0.0], np.cumsum((upper - lower) * ordered))) + (lower * ordered).sum()
    whole = np.concatenate(([0.0], np.cumsum(upper - lower))) + lower.sum()
    if whole[-1] <= 0:
        return 0.0
    means = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
    found = np.nanmax(means) if extreme is Extreme.MOST else np.nanmin(means)
    return float(min(1.0, max(0.0, found)))


def debtrank(network: Network, h: Floats, shock: Floats, extreme: Extreme) -> float:
    """Return R: the part of the network's value that is reached, beyond the shock itself.

    R = sum of (h in the end - h at the beginning) v, where v is a party's part of all that is at
    stake; as that is a range too, the least or the most that fits.
    """
    reached = h - shock
    low, high = network.at_stake(Extreme.LEAST), network.at_stake(Extreme.MOST)
    return mean(reached, low, high, extreme)
