"""One rule applied to what was read: verdict, standards, paths. Pure; the answer gives it words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.exposure.ownership.cascade import (
    RANK,
    Blocked,
    Network,
    Spread,
    blocked_by,
    cascade,
    counted,
    network,
)
from graphkit.exposure.ownership.facts import Fact, Facts, Way, at_least
from graphkit.exposure.ownership.paths import counting, paths
from graphkit.exposure.ownership.rules import Counts, Rule
from graphkit.exposure.ownership.stake import Stake
from graphkit.exposure.ownership.totals import owners_of
from graphkit.model.proof import Standard


@dataclass(frozen=True)
class Draft:
    """What a rule makes of the facts around a subject."""

    subject: str
    facts: Facts
    net: Network
    spreads: Sequence[Spread]
    blocked: Mapping[str, Blocked]
    by_standard: Mapping[int, Blocked]
    upward: Mapping[str, Sequence[Fact]]
    owned: Mapping[str, Sequence[Stake]]
    paths: Sequence[tuple[Fact, ...]]
    all_paths: bool

    @property
    def verdict(self) -> Blocked:
        """Whether the subject is blocked at the standard asked for."""
        return self.blocked.get(self.subject, Blocked.NOT)

    @property
    def standard(self) -> int | None:
        """The highest standard at which the verdict still holds; None where nothing is recorded."""
        if self.verdict is Blocked.NOT:
            return None
        return max(n for n, found in self.by_standard.items() if RANK[found] >= RANK[self.verdict])

    @property
    def parties(self) -> list[str]:
        """Everybody on the paths but the subject, in the order in which a reader meets them."""
        passed = [step.above for path in self.paths for step in path]
        return [one for one in dict.fromkeys(passed) if one != self.subject]

    def ties(self, entity: str) -> list[tuple[Fact, Blocked]]:
        """Return the counted links by which blocked parties control, or are, an entity."""
        found = []
        for link in self.upward.get(entity, ()):
            if link.way is not Way.OWNERSHIP and link.above in self.blocked:
                certain = any(link.above in one.certain for one in self.spreads)
                sure = certain and link.certain and counted(link, self.net.rule) is Counts.YES
                found.append((link, Blocked.CERTAINLY if sure else Blocked.POSSIBLY))
        return found


def draft(subject: str, facts: Facts, rule: Rule, standard: Standard, limit: int) -> Draft:
    """Apply a rule to what stands above a subject.

    Args:
        subject: the id of the entity asked about.
        facts: all that was read above it.
        rule: the rule in force on the day.
        standard: the lowest standard that counts.
        limit: how many paths at most.
    """
    counting_facts = at_least(facts, standard)
    net = network(counting_facts, rule, facts.links)
    spreads = cascade(net)
    upward = counting(counting_facts.links, net)
    found, every = paths(subject, upward, net, spreads, limit)
    return Draft(
        subject=subject,
        facts=counting_facts,
        net=net,
        spreads=spreads,
        blocked=blocked_by(spreads),
        by_standard=_by_standard(subject, facts, rule, standard),
        upward=upward,
        owned=owners_of(net),
        paths=found,
        all_paths=every,
    )


def _by_standard(subject: str, facts: Facts, rule: Rule, lowest: Standard) -> dict[int, Blocked]:
    """Return the verdict on evidence of each standard or more, from 5 down to the one asked."""
    found = {}
    for level in range(Standard.ADJUDICATED, lowest - 1, -1):
        net = network(at_least(facts, level), rule, facts.links)
        found[level] = blocked_by(cascade(net)).get(subject, Blocked.NOT)
    return found


def path_standard(path: Iterable[Fact], draft: Draft) -> int:
    """Return what a path reaches: the weakest of its links and of the listing at its head."""
    steps = list(path)
    listings = [
        one.standard
        for one in draft.facts.listings
        if one.entity == steps[0].above and one.authority in draft.net.rule.authorities
    ]
    return min([max(listings, default=0), *(one.standard for one in steps)])


def path_certain(path: Iterable[Fact], draft: Draft) -> bool:
    """Tell whether every party on a path is certainly blocked and every link certainly counts."""
    return all(
        draft.blocked.get(one.above) is Blocked.CERTAINLY
        and one.certain
        and counted(one, draft.net.rule) is Counts.YES
        for one in path
    )
