"""Assess: one subject under every rule of a regime that is in force; never a score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graphkit.exposure.answer import Evidence
from graphkit.exposure.coverage import coverage
from graphkit.exposure.entity import entity
from graphkit.exposure.listings import listing_answers, read_listings
from graphkit.graph import Graph
from graphkit.regimes.answer import (
    Assessment,
    DealingAnswer,
    ElementAnswer,
    NotInForce,
    RuleAnswer,
    TestAnswer,
)
from graphkit.regimes.element import Element, Outcome
from graphkit.regimes.evaluation import Applied, Judged, judge_all
from graphkit.regimes.law import classes
from graphkit.regimes.membership import Judge
from graphkit.regimes.question import Question, suppose
from graphkit.regimes.reading import Reader
from graphkit.regimes.scope import Progress, scope, silent
from graphkit.regimes.vocabulary import Test
from graphkit.regimes.world import World

SHOWN = 10
"""Dealings of a rule that an answer lists; the nearest come first."""


def assess(graph: Graph, subject: str, asked: Question, progress: Progress = silent) -> Assessment:
    """Assess a subject.

    Args:
        graph: where to look.
        subject: an identifier of it.
        asked: the regime, the days and what is supposed.
        progress: told how far it is, where a regime asks about everybody.

    Raises:
        UsageError: nothing loaded has the identifier.
        DatabaseError: the database cannot be reached.
    """
    node = entity(graph, subject)
    world, judge = _judge(graph, node.id, asked, progress)
    found = judge_all(
        node.id, asked.regime.rules, asked.regime.tests, judge, asked.as_of, asked.least
    )
    listed = read_listings(graph, [node.id]).get(node.id, ())
    return Assessment(
        subject=node,
        subject_designations=listing_answers(listed, None, asked.as_of),
        regime=asked.regime.id,
        title=asked.regime.scenario.title,
        says=asked.regime.scenario.says,
        law_day=asked.regime.day,
        as_of=asked.as_of,
        known_by=asked.known_by,
        supposed=supposed(asked, world),
        counts=dict(Counter(one.outcome.value for one in found if asked.regime.stands(one.rule))),
        results=rule_answers(found, asked, world),
        no_conduct=tuple(one.rule.id for one in found if not (one.applied or one.nearest)),
        not_in_force=tuple(
            NotInForce(rule=rule.id, name=rule.name, why=why) for rule, why in asked.regime.others
        ),
        evidence=_evidence(found, world),
        limits=tuple(world.limits),
        coverage=coverage(graph),
        truncated=bool(world.limits),
    )


def _judge(graph: Graph, subject: str, asked: Question, progress: Progress) -> tuple[World, Judge]:
    """Read what judging the subject needs; whom other rules catch is found in the whole graph."""
    if any(who.caught_by for rule in asked.regime.rules for who in classes(rule)):
        whole = scope(graph, asked, progress)
        Reader(graph, asked.seconds).widen(whole.world, {subject})
        world = suppose(whole.world, asked)
        return world, Judge(world, asked.known_by, whole.caught)
    world = suppose(Reader(graph, asked.seconds).around(subject, asked.degree), asked)
    return world, Judge(world, asked.known_by)


def supposed(asked: Question, world: World) -> tuple[str, ...]:
    """Say what the question supposes, in words."""
    names = {one: world.parties[one].name for one in world.parties}
    said = [f"{names.get(one, one)} is designated" for one in asked.assume_designated]
    return (*said, *(f"{names.get(one, one)} is not listed" for one in asked.assume_delisted))


_ORDER = [Outcome.MET, Outcome.NOT_SHOWN, Outcome.EXCLUDED]


def rule_answers(found: Iterable[Judged], asked: Question, world: World) -> tuple[RuleAnswer, ...]:
    """Return rules as answers: met first, then those that come near, then the rest."""
    ordered = sorted(found, key=lambda one: (not one.applied, _ORDER.index(one.outcome)))
    return tuple(
        _rule(one, asked.regime.tests[one.rule.proof.test], world, asked) for one in ordered
    )


def _rule(one: Judged, test: Test, world: World, asked: Question) -> RuleAnswer:
    rule = one.rule
    shown = _each_once(one.applied) or ((one.nearest,) if one.nearest else ())
    met = one.outcome is Outcome.MET
    return RuleAnswer(
        rule=rule.id,
        name=rule.name,
        law=rule.law,
        says=rule.says,
        start=rule.start,
        end=rule.end,
        in_force=asked.regime.stands(rule),
        reach=rule.reach.value,
        stage=rule.stage.value,
        decides=rule.decides,
        acts=rule.acts,
        test=_test(test, asked),
        verified=rule.verified,
        citations=rule.citations,
        outcome=one.outcome.value,
        elements=tuple(element_answer(it) for it in one.elements),
        dealings=tuple(_dealing(it, world, asked) for it in shown),
        consequence=rule.consequence.says,
        measures=rule.consequence.measures if met else (),
        notes=rule.notes,
    )


def _each_once(every: Iterable[Applied]) -> tuple[Applied, ...]:
    """Return the nearest reading of each dealing; one dealing may show several conducts."""
    found: dict[str, Applied] = {}
    for one in every:
        found.setdefault(one.act.dealing.id, one)
    return tuple(found.values())[:SHOWN]


def _test(test: Test, asked: Question) -> TestAnswer:
    marks = {"hi": "high", "med": "medium", "lo": "low", None: ""}
    sure = "read" if test.verified == "S" else f"from memory, {marks[test.confidence]}"
    least = max(int(test.least), asked.least)
    return TestAnswer(
        who=test.who,
        words=test.words,
        least=least,
        admits=test.admits,
        verified=sure,
        notes=test.notes,
    )


def element_answer(one: Element) -> ElementAnswer:
    """Return an element as an answer."""
    return ElementAnswer(
        name=one.name,
        outcome=one.outcome.value,
        reason=one.reason.value if one.reason else None,
        says=one.says,
        have=one.have,
        need=one.need,
        links=one.links,
        evidence=one.evidence,
        remarks=one.remarks,
    )


def _dealing(one: Applied, world: World, asked: Question) -> DealingAnswer:
    dealing = one.act.dealing
    return DealingAnswer(
        id=dealing.id,
        outcome=one.outcome.value,
        sentence=dealing.sentence,
        standard=dealing.standard(*one.act.roles, asked.known_by),
        other=one.act.other,
        other_name=world.name(one.act.other),
        humanitarian=one.humanitarian,
    )


def _evidence(found: Sequence[Judged], world: World) -> tuple[Evidence, ...]:
    """Return the evidence that the shown elements name, each once."""
    named = {it for one in found for element in one.elements for it in element.evidence}
    every = {
        it.id: it
        for dealing in world.dealings.values()
        for it in dealing.evidence
        if it.id in named
    }
    return tuple(every[one] for one in sorted(every))
