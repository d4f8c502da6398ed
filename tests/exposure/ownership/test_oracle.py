"""The cascade against worlds of extremes, judged one by one by code of another kind."""

from __future__ import annotations

import pytest

from graphkit.exposure.ownership.cascade import Blocked, blocked_by, cascade, network
from graphkit.exposure.ownership.facts import at_least
from graphkit.exposure.ownership.rules import Rule, rules
from tests.exposure.ownership.oracle import verdicts
from tests.exposure.ownership.random_worlds import facts, law, random_world

WORLDS = 5000
TESTED = [one for one in rules() if one.entity is not None]


def names(found: dict[str, Blocked], *answers: Blocked) -> set[str]:
    return {name for name, answer in found.items() if answer in answers}


@pytest.mark.parametrize("rule", TESTED, ids=lambda one: one.id)
def test_certain_and_possible_are_those_of_all_worlds(rule: Rule) -> None:
    told = law(rule)
    certainly = possibly = 0
    for seed in range(WORLDS):
        if seed % len(TESTED) != TESTED.index(rule):
            continue  # each world is judged under one of the rules
        world = random_world(seed)
        found = blocked_by(cascade(network(facts(world, rule.authorities[0]), rule)))
        everywhere, somewhere = verdicts(world, told)
        assert names(found, Blocked.CERTAINLY) == everywhere, seed
        assert set(found) == somewhere, seed
        listed = {one.name for one in world.listed}
        certainly += len(everywhere - listed)
        possibly += len(somewhere - everywhere - listed)
    assert min(certainly, possibly) > 50, "the worlds are too thin to prove anything"


@pytest.mark.parametrize("rule", TESTED, ids=lambda one: one.id)
def test_each_standard_is_judged_on_its_own_evidence(rule: Rule) -> None:
    for seed in range(WORLDS, WORLDS + 200):
        world = random_world(seed)
        stated = facts(world, rule.authorities[0])
        for standard in range(1, 6):
            found = blocked_by(cascade(network(at_least(stated, standard), rule, stated.links)))
            everywhere, somewhere = verdicts(world.at(standard), law(rule))
            assert names(found, Blocked.CERTAINLY) == everywhere, (seed, standard)
            assert set(found) == somewhere, (seed, standard)


def test_the_rules_that_are_tested_are_all_that_test_a_share() -> None:
    assert {one.id for one in TESTED} == {
        "us-2008", "us-2014", "eu-before-2024", "eu-2024", "uk-2020", "un-2006",
    }  # fmt: skip
