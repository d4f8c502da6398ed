"""Relief: who leaves scope when rules are lifted, who stays and by which, and the least to lift."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from graphkit.errors import UsageError
from graphkit.exposure.coverage import coverage
from graphkit.graph import Graph
from graphkit.model.citation import Citation
from graphkit.regimes.freed import Freed, PowerAnswer, Relief
from graphkit.regimes.law import classes, matches
from graphkit.regimes.question import Question
from graphkit.regimes.rule import Strict
from graphkit.regimes.scope import Progress, Scope, scope, silent
from graphkit.regimes.vocabulary import shipped

MOST = 18
"""Rules of one subject among which the smallest set is sought by trying; beyond, all are named."""


class Power(Strict):
    """A power in law to suspend or end measures.

    Args:
        id: short name.
        says: who may do what, on which certification, for how long.
        rules: ids of the rules that it reaches; `us-9214-*` takes all that begin so.
        citation: where it stands.
    """

    id: str
    says: str
    rules: tuple[str, ...]
    citation: Citation


class Powers(Strict):
    """All powers that are recorded."""

    powers: tuple[Power, ...]


def relief(
    graph: Graph, asked: Question, lift: Sequence[str], progress: Progress = silent
) -> Relief:
    """Say what lifting rules would do.

    Args:
        graph: where to look.
        asked: the regime in which they are lifted.
        lift: ids of rules; `un-2371-*` takes all that begin so.
        progress: told how far it is.

    Raises:
        UsageError: there is no such rule in force.
        DatabaseError: the database cannot be reached, or did not answer in time.
    """
    lifted = _lifted(asked, lift)
    found = scope(graph, asked, progress)
    builds = {one.id: _base(one.id, asked) for one in asked.regime.in_force}
    rows = [_freed(subject, found, lifted, builds) for subject in found.subjects]
    powers = shipped("suspension.yml", Powers).powers
    reached = [(one, tuple(sorted(r for r in lifted if _reaches(one, r)))) for one in powers]
    covered = {rule for _, rules in reached for rule in rules}
    rows.sort(key=lambda one: (one.outcome, one.id))
    return Relief(
        regime=asked.regime.id,
        law_day=asked.regime.day,
        as_of=asked.as_of,
        known_by=asked.known_by,
        lifted=tuple(sorted(lifted)),
        leaves=sum(one.outcome == "leaves" for one in rows),
        stays=sum(one.outcome == "stays" for one in rows),
        results=tuple(rows),
        powers=tuple(
            PowerAnswer(id=one.id, says=one.says, rules=rules, citation=one.citation)
            for one, rules in reached
            if rules
        ),
        no_power=tuple(sorted(lifted - covered)),
        limits=tuple(found.world.limits),
        coverage=coverage(graph),
        truncated=bool(found.world.limits),
    )


def _lifted(asked: Question, lift: Sequence[str]) -> frozenset[str]:
    ids = [one.id for one in asked.regime.in_force]
    found = set[str]()
    for pattern in lift:
        some = {one for one in ids if matches(pattern, one)}
        if not some:
            raise UsageError(
                f"no rule {pattern!r} is in force under {asked.regime.id}",
                where="--lift",
                cure="graphkit regimes rules lists them",
            )
        found |= some
    return frozenset(found)


def _reaches(power: Power, rule: str) -> bool:
    return any(matches(pattern, rule) for pattern in power.rules)


def _base(rule: str, asked: Question) -> frozenset[str]:
    """Return the rules of which one must stand for a rule that builds on them to catch anybody."""
    one = next(it for it in asked.regime.in_force if it.id == rule)
    return frozenset(by for who in classes(one) for by in who.caught_by)


def _freed(
    subject: str, found: Scope, lifted: frozenset[str], builds: dict[str, frozenset[str]]
) -> Freed:
    by = [one.rule.id for one in found.met(subject)]
    left = [one for one in by if not _falls(one, lifted, builds)]
    party = found.world.parties[subject]
    return Freed(
        id=subject,
        name=party.name,
        schema_=party.schema.value,
        jurisdictions=tuple(sorted(party.nationality)) or ("unknown",),
        outcome="stays" if left else "leaves",
        by=tuple(left or by),
        smallest=smallest(by, builds),
    )


def _falls(rule: str, lifted: Iterable[str], builds: dict[str, frozenset[str]]) -> bool:
    """Tell whether a rule no longer catches when others are lifted: itself, or all it builds on."""
    gone = set(lifted)
    if rule in gone:
        return True
    base = builds.get(rule, frozenset())
    return bool(base) and all(_falls(one, gone, builds) for one in base)


def smallest(by: Sequence[str], builds: dict[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the smallest set of rules whose lifting makes every given rule fall.

    Args:
        by: the rules that catch a subject.
        builds: for each rule, those of which one must stand for it to catch anybody.
    """
    candidates = sorted({*by, *(one for rule in by for one in builds.get(rule, ()))})
    if len(candidates) > MOST:
        return tuple(sorted(by))
    for size in range(1, len(candidates) + 1):
        for some in combinations(candidates, size):
            if all(_falls(one, some, builds) for one in by):
                return some
    return ()
