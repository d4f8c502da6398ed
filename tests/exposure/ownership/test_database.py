"""The same random worlds in a real database: read from above and from below, both as the oracle."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.exposure.ownership.answer import ownership
from graphkit.exposure.ownership.blocked import blocked
from graphkit.exposure.ownership.cascade import Blocked
from graphkit.exposure.ownership.question import Question
from graphkit.exposure.ownership.rules import Rule, rules
from graphkit.graph import Graph
from graphkit.model.proof import Standard
from graphkit.model.share import Share
from tests.exposure.ownership.oracle import Holding, Listed, World, verdicts
from tests.exposure.ownership.random_worlds import law, random_world
from tests.exposure.ownership.tale import TODAY, Tale

WORLDS = 40
RULES = [one for one in rules() if one.entity is not None]


def on(rule: Rule) -> date:
    """Return a day on which a rule is in force, and a link of the story stands."""
    return max(date(2011, 1, 1), rule.start)


def days(sure: bool, number: int) -> dict[str, Any]:
    """Give a fact its days: one that nobody knows the end of stands possibly.

    Another beginning makes two links of two statements about one holding.
    """
    start = f"20{number % 10:02d}-01-01"
    return {"start_date": start, "end_date": ".." if sure else ""}


def tell(tale: Tale, seed: int, world: World) -> None:
    """State a world, its names apart from those of the others."""
    for number, one in enumerate(world.holdings):
        tale.link("OWNS", f"{seed}{one.owner}", f"{seed}{one.owned}", standard=one.standard,
                  share=stated(one), role=one.role, **days(one.sure, number))  # fmt: skip
    for number, tie in enumerate(world.controls):
        ends = (tie.above, tie.below) if tie.kind == "CONTROLS" else (tie.below, tie.above)
        tale.link(tie.kind, f"{seed}{ends[0]}", f"{seed}{ends[1]}", standard=tie.standard,
                  **days(tie.sure, number))  # fmt: skip
    for party in world.listed:
        for rule in RULES:
            start = "2009-01-01" if party.sure else "[2009-01-01..2025-12-31]"
            tale.freezes(f"{seed}{party.name}", rule.authorities[0], effective=start)


def stated(one: Holding) -> Share:
    return Share(float(one.low), float(one.high), one.low_open, one.high_open)


@pytest.mark.parametrize("standard", [Standard.SINGLE_REPORT, Standard.CORROBORATED])
def test_both_ways_of_reading_agree_with_the_oracle(graph: Graph, standard: Standard) -> None:
    tale = Tale()
    worlds = {seed: random_world(seed) for seed in range(WORLDS)}
    for seed, world in worlds.items():
        worlds[seed] = world = World(
            world.holdings,
            world.controls,
            [Listed(one.name, one.sure, 5) for one in world.listed],
        )
        tell(tale, seed, world)
    ask = tale.tell(graph)
    seen = {answer: 0 for answer in Blocked}
    for rule in RULES:
        whole = blocked(graph, rule, on(rule), TODAY, standard)
        for seed, world in worlds.items():
            everywhere, somewhere = verdicts(world.at(standard), law(rule))
            names = {name: tale.id(f"{seed}{name}") for name in sorted(world.names())}
            expected = {
                name: Blocked.CERTAINLY
                if name in everywhere
                else Blocked.POSSIBLY
                if name in somewhere
                else Blocked.NOT
                for name in names
            }
            found = {name: whole.get(known, Blocked.NOT) for name, known in names.items()}
            assert found == expected, (seed, rule.id)
            subject = sorted(names)[seed % len(names)]
            if seed % len(RULES) == RULES.index(rule):
                asked = Question(names[subject], on(rule), TODAY, (rule.regime,), standard)
                finding = ownership(graph, asked).results[0]
                assert finding.blocked is expected[subject], (seed, rule.id, subject)
                assert finding.rule == rule
            for answer in expected.values():
                seen[answer] += 1
    assert min(seen.values()) > 100, f"{ask.tale.name} is too thin to prove anything: {seen}"
