"""Who is caught under a regime, in the whole graph: judged inwards from the parties rules name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from graphkit.graph import Graph
from graphkit.model.registry import Schema
from graphkit.regimes.acts import patterns
from graphkit.regimes.bench import Bench
from graphkit.regimes.element import Outcome
from graphkit.regimes.evaluation import Judged, judged
from graphkit.regimes.law import classes
from graphkit.regimes.membership import Judge
from graphkit.regimes.question import Question, suppose
from graphkit.regimes.reading import Reader
from graphkit.regimes.rule import Rule, Stage
from graphkit.regimes.world import World

Progress = Callable[[int, int, str], None]
"""Told how much of how much is done, and of what; 0 of 0 where the whole is not known."""
EVERY = 50
"""Subjects after which progress is told."""


def silent(_done: int, _total: int, _label: str) -> None:
    """Tell nobody."""


@dataclass
class Scope:
    """What a regime makes of everybody who dealt with the parties that its rules name.

    Args:
        asked: the question.
        world: what was read.
        judged: by subject, each rule that is met or that the subject comes near.
        caught: by rule, whom it catches.
    """

    asked: Question
    world: World
    judged: dict[str, list[Judged]] = field(default_factory=dict)
    caught: dict[str, frozenset[str]] = field(default_factory=dict)

    def met(self, subject: str) -> list[Judged]:
        """Return the rules that catch a subject."""
        return [one for one in self.judged.get(subject, ()) if _catches(one)]

    @property
    def subjects(self) -> list[str]:
        """Return everybody whom a rule catches, by id."""
        return sorted({one for some in self.caught.values() for one in some})


def read_world(
    graph: Graph, rules: Iterable[Rule], asked: Question, progress: Progress = silent
) -> World:
    """Return the world around the parties that rules name."""
    progress(0, 0, "reading the parties that rules name, and who dealt with them")
    named = [who for rule in rules for who in classes(rule)]
    countries = {one for who in named for one in (*who.countries, *who.flags)}
    listing = [who.designated for who in named if who.designated is not None]
    reader = Reader(graph, asked.seconds)
    return reader.inward(countries, listing, asked.degree, asked.assume_designated)


def scope(graph: Graph, asked: Question, progress: Progress = silent) -> Scope:
    """Return who is caught under a regime.

    Args:
        graph: where to look.
        asked: the question.
        progress: told how far it is.

    Raises:
        DatabaseError: the database cannot be reached, or did not answer in time.
    """
    world = read_world(graph, asked.regime.in_force, asked, progress)
    return judge_scope(graph, asked, world, progress)


def judge_scope(graph: Graph, asked: Question, world: World, progress: Progress = silent) -> Scope:
    """Judge a world that was read for these rules or for more; onward rules read what they need."""
    found = Scope(asked, suppose(world, asked))
    onward = [one for one in asked.regime.in_force if _builds_on(one)]
    first = [one for one in asked.regime.in_force if not _builds_on(one)]
    _judge(found, first, _candidates(world), progress)
    for rule in onward:
        caught = {one for by in _builds_on(rule) for one in found.caught.get(by, ())}
        Reader(graph, asked.seconds).widen(world, caught)
        found.world = suppose(world, asked)
        _judge(found, [rule], _candidates(world), progress)
    return found


def _builds_on(rule: Rule) -> tuple[str, ...]:
    return tuple(one for who in classes(rule) for one in who.caught_by)


def _candidates(world: World) -> Sequence[str]:
    """Return all whose own or whose ships' dealings were read; a name of a ship is no party."""
    return sorted(
        id_
        for id_, one in world.parties.items()
        if one.schema is not Schema.VESSEL_IDENTITY and (world.of(id_) or world.answered(id_))
    )


def _judge(
    found: Scope, rules: Sequence[Rule], subjects: Sequence[str], progress: Progress
) -> None:
    asked = found.asked
    judge = Judge(found.world, asked.known_by, found.caught)
    benches = [
        Bench(one, asked.regime.tests[one.proof.test], judge, asked.as_of, asked.least)
        for one in rules
    ]
    read = [(bench, patterns(bench.rule.conduct).keys()) for bench in benches]
    met: dict[str, set[str]] = {one.id: set() for one in rules}
    for number, subject in enumerate(subjects):
        if number % EVERY == 0:
            progress(number, len(subjects), "judging")
        for bench, types in read:
            if judge.known(subject, bench.rule.degree).types.isdisjoint(types):
                continue  # nothing that the rule speaks of
            one = judged(subject, bench)
            if one.applied:
                found.judged.setdefault(subject, []).append(one)
            if _catches(one):
                met[bench.rule.id].add(subject)
    found.caught |= {rule: frozenset(some) for rule, some in met.items()}


def _catches(one: Judged) -> bool:
    """Tell whether a rule is met; where cargo is only looked at, nobody is caught."""
    return one.outcome is Outcome.MET and one.rule.stage is not Stage.INSPECTION
