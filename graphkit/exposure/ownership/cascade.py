"""Who is blocked: the least fixpoint of a dated rule over stakes, ties and listings. Pure.

An entity is blocked if it is listed, or if blocked owners hold enough of it, or if it is controlled
by, or the same as, one that is blocked. Nobody else is: a ring of companies that own each other
blocks nobody. The fixpoint is taken twice: with what is certain, and with all that is possible.
Whatever the unknown shares and days are, the truth lies between the two, and both can be reached.

Where a rule does not add the shares of different persons together, each listed person has a
fixpoint of its own: what it holds through several companies of its own is still its own.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum

from graphkit.exposure.ownership.facts import Fact, Facts, Way, holders
from graphkit.exposure.ownership.rules import Counts, Rule, Threshold
from graphkit.exposure.ownership.stake import NOTHING, Amount, Stake, stakes


class Blocked(StrEnum):
    """Whether an entity is blocked; what is not recorded is no clearance."""

    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    NOT = "not recorded"


RANK = {Blocked.NOT: 0, Blocked.POSSIBLY: 1, Blocked.CERTAINLY: 2}


class World(StrEnum):
    """Which end of everything unknown is taken."""

    LEAST = "least"
    MOST = "most"


@dataclass(frozen=True)
class Network:
    """What passes blocking under one rule, by the one above.

    Args:
        rule: the rule in force.
        listed: each listed entity, and whether it certainly is.
        held: the stakes of each owner.
        tied: whom each entity controls or is: the other one, and whether certainly.
        things: ships and aircraft: property, which has its own threshold.
        holder: one name for entities that may be the same holder.
    """

    rule: Rule
    listed: Mapping[str, bool]
    held: Mapping[str, list[Stake]]
    tied: Mapping[str, list[tuple[str, bool]]]
    things: frozenset[str]
    holder: Mapping[str, str]

    def roots(self, world: World) -> list[str]:
        """Return the listed entities of a world."""
        return [one for one, certain in self.listed.items() if certain or world is World.MOST]


def network(facts: Facts, rule: Rule, identities: Iterable[Fact] | None = None) -> Network:
    """Arrange facts under a rule.

    Args:
        facts: links and listings as they stood on the day, of the standard asked for.
        rule: the rule in force on that day.
        identities: all links of identity, of whatever standard; those of `facts` by default. A
            higher standard must never make two holders of one.
    """
    listed: dict[str, bool] = {}
    for one in facts.listings:
        if one.authority in rule.authorities:
            listed[one.entity] = one.certain or listed.get(one.entity, False)
    held: defaultdict[str, list[Stake]] = defaultdict(list)
    for stake in stakes(facts.links):
        held[stake.owner].append(stake)
    tied: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for link in facts.links:
        if (counts := counted(link, rule)) is not Counts.NO and link.way is not Way.OWNERSHIP:
            tied[link.above].append((link.below, link.certain and counts is Counts.YES))
    same = holders(facts.links if identities is None else identities)
    return Network(rule, listed, held, tied, facts.things, same)


def counted(link: Fact, rule: Rule) -> Counts:
    """Tell whether a rule counts a kind of link; who is the same entity is no matter of a rule."""
    if rule.entity is None and link.way is not Way.IDENTITY:
        return Counts.NO
    return {Way.CONTROL: rule.control, Way.AGENCY: rule.agency}.get(link.way, Counts.YES)


def passes(total: Amount, threshold: Threshold | None, world: World) -> bool:
    """Tell whether a total certainly, or possibly, meets a threshold."""
    if threshold is None:
        return False
    if world is World.MOST and threshold.perhaps_more_than is not None:
        return total.percent > threshold.perhaps_more_than
    if threshold.more_than is not None:
        reaches = total.percent == threshold.more_than and total.opened > 0
        return total.percent > threshold.more_than or (world is World.LEAST and reaches)
    assert threshold.at_least is not None
    if total.percent == threshold.at_least:
        return world is World.LEAST or total.opened == 0
    return total.percent > threshold.at_least


@dataclass
class Tally:
    """What blocked owners hold of each entity so far, in one world."""

    rule: Rule
    world: World
    things: AbstractSet[str]
    holder: Mapping[str, str]
    totals: defaultdict[str, Amount] = field(default_factory=lambda: defaultdict(Amount))
    _held: dict[tuple[str, str], Amount] = field(default_factory=dict)

    def add(self, stake: Stake) -> bool:
        """Add a stake of a blocked owner; tell whether the entity is now owned.

        For certain, entities that may be one holder count once, with the larger stake.
        """
        least = self.world is World.LEAST
        amount = stake.low if least else stake.high
        name = self.holder.get(stake.owner, stake.owner) if least else stake.owner
        before = self._held.get((name, stake.owned), NOTHING)
        if amount > before:
            self._held[name, stake.owned] = amount
            self.totals[stake.owned] += amount - before
        return passes(self.totals[stake.owned], self.threshold(stake.owned), self.world)

    def threshold(self, owned: str) -> Threshold | None:
        """Return the test for an entity or a thing."""
        return self.rule.property_ if owned in self.things else self.rule.entity


def spread(net: Network, roots: Iterable[str], world: World) -> set[str]:
    """Return all that is blocked once the roots are: linear in the stakes and ties it passes."""
    blocked: set[str] = set()
    waiting = deque(roots)
    tally = Tally(net.rule, world, net.things, net.holder)
    while waiting:
        one = waiting.popleft()
        if one in blocked:
            continue
        blocked.add(one)
        ties = net.tied.get(one, ())
        waiting.extend(other for other, certain in ties if certain or world is World.MOST)
        waiting.extend(
            stake.owned
            for stake in net.held.get(one, ())
            if stake.owned not in blocked and tally.add(stake)
        )
    return blocked


@dataclass(frozen=True)
class Spread:
    """What the listed persons of one fixpoint block: all together, or one person alone."""

    roots: tuple[str, ...]
    certain: frozenset[str]
    possible: frozenset[str]


def cascade(net: Network) -> list[Spread]:
    """Return the fixpoints of a rule: one if it adds shares together, else one for each person."""
    every = sorted(net.listed)
    groups = [every] if net.rule.added else [[one] for one in every]
    return [
        Spread(
            tuple(roots),
            frozenset(spread(net, [one for one in roots if net.listed[one]], World.LEAST)),
            frozenset(spread(net, roots, World.MOST)),
        )
        for roots in groups
    ]


def blocked_by(spreads: Iterable[Spread]) -> dict[str, Blocked]:
    """Return everybody who is blocked, certainly or possibly."""
    found: dict[str, Blocked] = {}
    for one in spreads:
        found |= {
            entity: Blocked.POSSIBLY
            for entity in one.possible
            if found.get(entity) is not Blocked.CERTAINLY
        }
        found |= dict.fromkeys(one.certain, Blocked.CERTAINLY)
    return found
