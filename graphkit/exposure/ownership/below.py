"""What a subject blocks in turn: the cascade of the whole graph, as far as it passes through it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.errors import QueryTimeout
from graphkit.exposure.ownership.cascade import (
    Blocked,
    Network,
    Spread,
    blocked_by,
    cascade,
    counted,
    network,
)
from graphkit.exposure.ownership.facts import Fact, Facts, at_least
from graphkit.exposure.ownership.finding import Below
from graphkit.exposure.ownership.reading import Reader, read_below
from graphkit.exposure.ownership.rules import Counts, Rule
from graphkit.exposure.ownership.stake import Stake
from graphkit.exposure.ownership.totals import owners_of, totals
from graphkit.exposure.ownership.wording import Shown


@dataclass(frozen=True)
class Downward:
    """The cascade of the whole graph under a rule, or why there is none."""

    net: Network | None = None
    spreads: Sequence[Spread] = ()
    downward: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    owned: Mapping[str, Sequence[Stake]] = field(default_factory=dict)
    cut: str | None = None

    def names(self, subject: str, limit: int) -> list[str]:
        """Return whom an answer about the subject shows."""
        found = list(self.through(subject))[:limit]
        owners = [stake.owner for one in found for stake in self.owned.get(one, ())]
        return [*found, *owners]

    def through(self, subject: str) -> dict[str, tuple[str, ...]]:
        """Return who is blocked through the subject, nearest first, with the links down to it."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.spreads:
            if subject in one.possible:
                found = {**self._through(subject, one), **found}
        return dict(sorted(found.items(), key=lambda item: (len(item[1]), item[0])))

    def _through(self, subject: str, one: Spread) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        waiting: deque[tuple[str, tuple[str, ...]]] = deque([(subject, ())])
        while waiting:
            at, links = waiting.popleft()
            for link in self.downward.get(at, ()):
                if link.below in one.possible and link.below not in (subject, *found):
                    found[link.below] = (*links, link.link)
                    waiting.append((link.below, found[link.below]))
        return found


NOT_ASKED = Downward()


def read_downward(reader: Reader, rule: Rule) -> Downward:
    """Read the cascade of the whole graph; where the time runs out, say so and give none of it."""
    try:
        facts = read_below(reader, rule)
    except QueryTimeout:
        return Downward(cut=f"the time budget of {reader.asked.seconds:g} s")
    return arranged(facts, rule, int(reader.asked.standard))


def arranged(facts: Facts, rule: Rule, standard: int) -> Downward:
    """Arrange what was read from the listed parties down."""
    counting = at_least(facts, standard)
    net = network(counting, rule, facts.links)
    downward: dict[str, list[Fact]] = {}
    for link in counting.links:
        if counted(link, rule) is not Counts.NO:
            downward.setdefault(link.above, []).append(link)
    for several in downward.values():
        several.sort(key=lambda link: (link.below, link.link))
    return Downward(net, cascade(net), downward, owners_of(net))


def below(
    subject: str, down: Downward, shown: Shown, limit: int
) -> tuple[tuple[Below, ...], list[str]]:
    """Return who is blocked through the subject, and what cut the list."""
    if down.cut is not None:
        return (), [f"what lies below was not read to the end: cut by {down.cut}"]
    if down.net is None:
        return (), []
    found = down.through(subject)
    blocked = blocked_by(down.spreads)
    shown_below = tuple(
        _below(one, links, blocked[one], down, down.net, shown)
        for one, links in list(found.items())[:limit]
    )
    more = len(found) - len(shown_below)
    return shown_below, [f"{more:,} more entities below are not shown (--limit)"] * (more > 0)


def _below(
    entity: str,
    links: tuple[str, ...],
    blocked: Blocked,
    down: Downward,
    net: Network,
    shown: Shown,
) -> Below:
    node = shown.nodes[entity]
    return Below(
        id=node.id,
        name=node.name,
        schema_=node.schema_,
        blocked=blocked,
        listed=entity in net.listed,
        links=links,
        totals=totals(entity, net, down.spreads, down.owned),
    )
