"""Random small worlds, as the oracle reads them and as records of the model."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from graphkit.exposure.ownership.facts import Fact, Facts, Listing
from graphkit.exposure.ownership.rules import Counts, Rule
from graphkit.model.share import Share, share
from tests.exposure.ownership.oracle import Control, Holding, Law, Listed, World
from tests.exposure.ownership.worlds import STANDING

SHARES = ("", "10", "25", "25", "30", "40", "50", "50", "50.01", "49.99", "60", "100", "25..50",
          "40..60", ">25", ">50", "<25", "<50", "(25..50]", "[50..75)", "20..30", "0")  # fmt: skip


def random_world(seed: int) -> World:
    """Make a world of a few parties with rings, ranges, doubts and several statements of one."""
    rng = random.Random(seed)
    names = [f"p{n}" for n in range(rng.randint(3, 6))]
    world = World()
    doubts = 0
    for _ in range(rng.randint(3, 8)):
        owner, owned = rng.choice(names), rng.choice(names)
        stated = read(rng.choice(SHARES))
        sure = rng.random() < 0.8
        doubts += stated.minimum != stated.maximum or not sure
        if doubts > 7:
            break
        role = rng.choice(["", "", "", "tranche A", "tranche B"])
        world.holdings.append(_holding(owner, owned, stated, sure, rng.randint(1, 5), role))
    for _ in range(rng.choice([0, 0, 1, 2])):
        above, below = rng.sample(names, 2)
        kind = rng.choice(["CONTROLS", "CONTROLS", "ACTS_FOR"])
        world.controls.append(Control(kind, above, below, rng.random() < 0.7, rng.randint(1, 5)))
    for name in rng.sample(names, rng.choice([1, 1, 2])):
        world.listed.append(Listed(name, rng.random() < 0.8, rng.randint(2, 5)))
    return world


@cache
def read(text: str) -> Share:
    """Read a share; who owns something owns more than nothing of it."""
    stated = share(text)
    if stated.minimum > 0 or stated.maximum == 0:
        return stated
    return Share(0.0, stated.maximum, True, stated.maximum_exclusive)


def _holding(
    owner: str, owned: str, stated: Share, sure: bool, standard: int, role: str
) -> Holding:
    return Holding(
        owner,
        owned,
        Fraction(str(stated.minimum)),
        Fraction(str(stated.maximum)),
        stated.minimum_exclusive,
        stated.maximum_exclusive,
        sure,
        standard,
        role,
    )


def law(rule: Rule) -> Law:
    """Return a rule as the oracle reads it."""
    words = {Counts.YES: "yes", Counts.POSSIBLY: "possibly", Counts.NO: "no"}
    assert rule.entity is not None
    enough = rule.entity.at_least is not None
    percent = rule.entity.at_least if enough else rule.entity.more_than
    perhaps = rule.entity.perhaps_more_than
    return Law(
        Fraction(str(percent)),
        enough,
        Fraction(str(perhaps)) if perhaps is not None else None,
        rule.added,
        words[rule.control],
        words[rule.agency],
    )


def facts(world: World, authority: str) -> Facts:
    """Return a world as the cascade reads it."""
    return Facts(tuple(_links(world)), tuple(_listings(world, authority)))


def _links(world: World) -> Iterator[Fact]:
    for number, one in enumerate(world.holdings):
        stated = Share(float(one.low), float(one.high), one.low_open, one.high_open)
        yield Fact(f"own{number}", "OWNS", one.role, one.owner, one.owned, stated, STANDING,
                   one.standard, one.sure)  # fmt: skip
    for number, tie in enumerate(world.controls):
        yield Fact(f"tie{number}", tie.kind, "", tie.above, tie.below, Share(), STANDING,
                   tie.standard, tie.sure)  # fmt: skip


def _listings(world: World, authority: str) -> Iterator[Listing]:
    for number, one in enumerate(world.listed):
        yield Listing(f"listing{number}", one.name, authority, one.standard, one.sure)
