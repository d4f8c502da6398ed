"""Compare: who enters and who leaves scope between two regimes, by which rule or element."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphkit.exposure.coverage import coverage
from graphkit.graph import Graph
from graphkit.regimes.assess import supposed
from graphkit.regimes.comparison import Comparison, Entry, Flip, Humanitarian, Saving, Side
from graphkit.regimes.element import EXEMPTION, Element, Outcome, Reason
from graphkit.regimes.evaluation import Applied, Judged
from graphkit.regimes.question import Question
from graphkit.regimes.rule import Stage
from graphkit.regimes.scope import Progress, Scope, judge_scope, read_world, silent
from graphkit.regimes.vocabulary import conducts

UNKNOWN = "unknown"
TRADE = {"goods trade", "supply", "buy", "carry", "use ship", "ship-to-ship transfer"}
"""Conduct that is trade; a rule on anything that somebody does says nothing of goods."""


def compare(
    graph: Graph, before: Question, after: Question, progress: Progress = silent
) -> Comparison:
    """Compare two regimes over the same facts.

    Args:
        graph: where to look.
        before: the regime that is left.
        after: the regime that is entered; it may suppose designations that the other does not.
        progress: told how far it is.

    Raises:
        DatabaseError: the database cannot be reached, or did not answer in time.
    """
    rules = (*before.regime.in_force, *after.regime.in_force)
    besides = (*before.assume_designated, *after.assume_designated)
    world = read_world(graph, rules, replace(after, assume_designated=besides), progress)
    one = judge_scope(graph, before, world, progress)
    other = judge_scope(graph, after, world, progress)
    entries = [_entry(subject, one, other) for subject in _subjects(one, other)]
    entries.sort(key=lambda it: (_MOVES.index(it.move), it.jurisdictions, it.kind, it.name))
    return Comparison(
        before=_side(one),
        after=_side(other),
        as_of=after.as_of,
        known_by=after.known_by,
        results=tuple(entries),
        totals=_totals(entries),
        coverage=coverage(graph),
        limits=tuple(world.limits),
        truncated=bool(world.limits),
    )


_MOVES = ("enters", "leaves", "stays")


def _subjects(one: Scope, other: Scope) -> list[str]:
    return sorted({*one.subjects, *other.subjects})


def _side(found: Scope) -> Side:
    regime = found.asked.regime
    return Side(
        regime=regime.id,
        title=regime.scenario.title,
        says=regime.scenario.says,
        law_day=regime.day,
        rules=len(regime.in_force),
        caught=len(found.subjects),
        by_rule={rule: len(some) for rule, some in sorted(found.caught.items()) if some},
        humanitarian=_humanitarian(found),
        supposed=supposed(found.asked, found.world),
    )


def _humanitarian(found: Scope) -> Humanitarian:
    """Count trade in humanitarian goods apart: what is caught, and what only an exemption saves."""
    every = [
        applied
        for some in found.judged.values()
        for judged in some
        if TRADE & set(judged.rule.conduct) and judged.rule.stage is not Stage.INSPECTION
        for applied in judged.applied
        if applied.humanitarian
    ]
    caught = {one.act.dealing.id for one in every if one.outcome is Outcome.MET}
    exempt = {one.act.dealing.id for one in every if _only_exempt(one)}
    return Humanitarian(caught=len(caught), exempt=len(exempt - caught))


def _only_exempt(one: Applied) -> bool:
    """Tell whether nothing but an exemption keeps a rule from being met."""
    others = [it for it in one.elements if not it.name.startswith(EXEMPTION)]
    exempt = any(it.reason is Reason.EXEMPTION for it in one.elements)
    return exempt and all(it.outcome is Outcome.MET for it in others)


def _entry(subject: str, one: Scope, other: Scope) -> Entry:
    before, after = one.met(subject), other.met(subject)
    move = "stays" if before and after else "enters" if after else "leaves"
    shown = after or before
    applied = shown[0].applied[0]
    party = other.world.parties.get(subject) or one.world.parties[subject]
    standard = max(_have(it) for judged in shown for it in judged.met)
    return Entry(
        id=subject,
        name=party.name,
        schema_=party.schema.value,
        unidentified=party.unidentified,
        jurisdictions=tuple(sorted(party.nationality)) or (UNKNOWN,),
        kind=conducts().conducts[applied.act.conduct].makes,
        move=move,
        rules_before=tuple(it.rule.id for it in before),
        rules_after=tuple(it.rule.id for it in after),
        standard=standard,
        sentence=applied.act.dealing.sentence,
        through=tuple(tie.link for tie in applied.act.hand.ties),
        dealing=applied.act.dealing.id,
        flips=_flips(subject, before, after, one, other),
        saved=_saved(subject, one, other) if after else (),
        documents_no_longer_needed=_documents(before, after) if before and after else (),
    )


def _have(one: Applied) -> int:
    return next((it.have or 0 for it in one.elements if it.name == "conduct"), 0)


def _flips(
    subject: str, before: Sequence[Judged], after: Sequence[Judged], one: Scope, other: Scope
) -> tuple[Flip, ...]:
    """Return what made the difference for each rule that only one of the regimes meets."""
    had, has = {it.rule.id for it in before}, {it.rule.id for it in after}
    gained = [_flip(it, "met now", subject, one) for it in after if it.rule.id not in had]
    lost = [_flip(it, "no longer met", subject, other) for it in before if it.rule.id not in has]
    return (*gained, *lost)


def _flip(met: Judged, how: str, subject: str, elsewhere: Scope) -> Flip:
    """Say what stands in the way in the other regime: that it has no such rule, or an element."""
    rules = {rule.id for rule in elsewhere.asked.regime.in_force}
    if met.rule.id not in rules:
        why = "the other regime has no such rule in force"
        return Flip(rule=met.rule.id, name=met.rule.name, how=how, element=None, why=why)
    there = next(
        (it for it in elsewhere.judged.get(subject, ()) if it.rule.id == met.rule.id), None
    )
    lacking = _lacking(there.elements) if there else []
    if not lacking:
        why = "the other party is not of the rule's class there"
        return Flip(rule=met.rule.id, name=met.rule.name, how=how, element="counterparty", why=why)
    first = lacking[0]
    return Flip(rule=met.rule.id, name=met.rule.name, how=how, element=first.name, why=_why(first))


def _lacking(every: Iterable[Element]) -> list[Element]:
    return [
        it
        for it in every
        if it.outcome is not Outcome.MET
        and not (it.name.startswith(EXEMPTION) and it.outcome is Outcome.NOT_SHOWN)
    ]


def _why(one: Element) -> str:
    if one.reason is Reason.STANDARD:
        return f"standard not reached: have {one.have}, need {one.need}"
    return f"{one.reason.value if one.reason else ''}: {one.says}"


def _saved(subject: str, one: Scope, other: Scope) -> tuple[Saving, ...]:
    """Return what the first regime still asks for and the second does not: the evidentiary saving.

    They are the elements that are not shown in the rules of the first regime that come nearest,
    for a subject whom the second catches without them.
    """
    caught = {it.rule.id for it in other.met(subject)}
    near = [
        (judged, _lacking(judged.elements))
        for judged in one.judged.get(subject, ())
        if judged.outcome is Outcome.NOT_SHOWN and judged.rule.id not in caught
    ]
    least = min((len(lacking) for _, lacking in near), default=0)
    return tuple(
        Saving(rule=judged.rule.id, element=element.name, why=_why(element))
        for judged, lacking in near
        if len(lacking) == least
        for element in lacking
    )


def _documents(before: Sequence[Judged], after: Sequence[Judged]) -> tuple[str, ...]:
    """Return the titles of documents that only the rules of the first regime rest on."""
    return tuple(sorted(_titles(before) - _titles(after)))


def _titles(every: Iterable[Judged]) -> set[str]:
    named = {it for judged in every for element in judged.elements for it in element.evidence}
    return {
        one.title
        for judged in every
        for applied in judged.applied[:1]
        for one in applied.act.dealing.evidence
        if one.id in named
    }


def _totals(entries: Sequence[Entry]) -> dict[str, dict[str, dict[str, int]]]:
    """Count who enters, leaves and stays by jurisdiction, kind, rule and standard."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for one in entries:
        rules = one.rules_after or one.rules_before
        groups = {
            "jurisdiction": one.jurisdictions,
            "kind": (one.kind,),
            "rule": rules,
            "standard": (str(one.standard),),
        }
        for name, values in groups.items():
            for value in values:
                counted = found.setdefault(name, {}).setdefault(value, dict.fromkeys(_MOVES, 0))
                counted[one.move] += 1
    return {name: dict(sorted(values.items())) for name, values in found.items()}
