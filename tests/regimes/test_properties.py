"""What must hold of judging whatever the world: metamorphic properties over random worlds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.model.dates import LAST_DAY
from graphkit.regimes.bench import Bench
from graphkit.regimes.element import Outcome, overall
from graphkit.regimes.evaluation import Judged, judged
from graphkit.regimes.membership import Judge
from graphkit.regimes.scenario import Regime, regime, scenario
from graphkit.regimes.world import World
from tests.regimes.worlds import BANKS, DAYS, PARTIES, SHIPS, proven, worlds

TODAY = date(2026, 1, 1)
SUBJECTS = (*PARTIES, *SHIPS, *BANKS)


def _judge(world: World, subject: str, law: Regime, as_of: date, least: int = 1) -> list[Judged]:
    judge = Judge(world, TODAY)
    return [
        judged(subject, Bench(rule, law.tests[rule.proof.test], judge, as_of, least))
        for rule in law.in_force
        if not any(who.caught_by for who in rule.counterparty)
    ]


def _caught(world: World, law: Regime, as_of: date, least: int = 1) -> dict[str, set[str]]:
    return {
        subject: {
            one.rule.id
            for one in _judge(world, subject, law, as_of, least)
            if one.outcome is Outcome.MET
        }
        for subject in SUBJECTS
    }


@settings(max_examples=25)
@given(worlds(), DAYS)
def test_a_broader_scenario_never_loses_a_subject(world: World, day: date) -> None:
    narrow = _caught(world, regime(scenario("2019-12"), day), day)
    broad = _caught(world, regime(scenario("secondary-embargo"), day), day)
    for subject in SUBJECTS:
        assert narrow[subject] <= broad[subject]


@settings(max_examples=25)
@given(worlds(), DAYS)
def test_any_information_catches_whoever_compelling_indications_do(world: World, day: date) -> None:
    strict = _caught(world, regime(scenario("compelling-indications"), day), day)
    law = _caught(world, regime(scenario("2019-12"), day), day)
    loose = _caught(world, regime(scenario("any-information"), day), day)
    for subject in SUBJECTS:
        assert strict[subject] <= law[subject] <= loose[subject]


@settings(max_examples=25)
@given(worlds(), DAYS)
def test_an_earlier_day_never_uses_a_later_law_or_a_later_dealing(world: World, day: date) -> None:
    law = regime(scenario("today"), day)
    assert all(rule.start <= day for rule in law.rules)
    for subject in SUBJECTS:
        for one in _judge(world, subject, law, day):
            for applied in one.met:
                assert applied.act.dealing.bounds.start_min <= day
                assert applied.act.dealing.bounds.end_max >= one.rule.start


@settings(max_examples=25)
@given(worlds(), DAYS, st.integers(1, 4))
def test_a_higher_standard_never_adds_a_finding(world: World, day: date, least: int) -> None:
    law = regime(scenario("today"), day)
    lower = _caught(world, law, day, least)
    higher = _caught(world, law, day, least + 1)
    for subject in SUBJECTS:
        assert higher[subject] <= lower[subject]


@settings(max_examples=25)
@given(worlds(), DAYS)
def test_better_evidence_never_loses_a_finding(world: World, day: date) -> None:
    law = regime(scenario("2019-12"), day)
    better = World(parties=world.parties)
    better.add_dealings(replace(one, proven=proven(5)) for one in world.dealings.values())
    behind = [tie for party in world.parties for tie in world.behind(party)]
    better.add_behind(replace(one, proven=proven(5)) for one in behind)
    hands = [tie for party in world.parties for tie in world.answered(party)]
    better.add_hands(replace(one, proven=proven(5)) for one in hands)
    before, after = _caught(world, law, day), _caught(better, law, day)
    for subject in SUBJECTS:
        assert before[subject] <= after[subject]


@settings(max_examples=25)
@given(worlds(), DAYS)
def test_a_rule_is_met_only_by_a_dealing_all_of_whose_elements_are(world: World, day: date) -> None:
    law = regime(scenario("2019-12"), day)
    for subject in SUBJECTS:
        for one in _judge(world, subject, law, day):
            assert one.outcome is (overall(one.elements) if one.applied else Outcome.NOT_SHOWN)
            for applied in one.met:
                names = [element.name for element in applied.elements]
                assert names[:4] == ["law", "actor", "conduct", "counterparty"]
                assert subject != applied.act.other
                need = law.tests[one.rule.proof.test]
                floor = int(need.otherwise.least if need.otherwise else need.least)
                conduct = applied.elements[2]
                assert (conduct.have or 0) >= floor


@settings(max_examples=20)
@given(worlds(), DAYS)
def test_moving_the_law_past_the_conduct_excludes_it_and_says_so(world: World, day: date) -> None:
    law = regime(scenario("2019-12"), day)
    for subject in SUBJECTS:
        for one in _judge(world, subject, law, day):
            for applied in one.met:
                after = applied.act.dealing.bounds.end_max
                if after == LAST_DAY:
                    continue
                later = one.rule.model_copy(update={"start": after + timedelta(days=1)})
                bench = Bench(
                    later, law.tests[later.proof.test], Judge(world, TODAY), date(2100, 1, 1)
                )
                again = [
                    it
                    for it in judged(subject, bench).applied
                    if it.act.dealing.id == applied.act.dealing.id
                    and it.act.other == applied.act.other
                ]
                assert all(it.outcome is Outcome.EXCLUDED for it in again)
