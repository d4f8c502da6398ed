"""A rule applied to everything that a subject did: how it came out, and by which dealing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphkit.regimes.acts import Act, acts
from graphkit.regimes.bench import Bench
from graphkit.regimes.element import Element, Outcome, Reason, overall
from graphkit.regimes.elements import counterparty, elements
from graphkit.regimes.membership import Judge
from graphkit.regimes.rule import Rule
from graphkit.regimes.verdict import RANKS
from graphkit.regimes.vocabulary import Test, conducts, goods


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule applied to one act."""

    act: Act
    elements: tuple[Element, ...]

    @property
    def outcome(self) -> Outcome:
        """How the rule came out for this act."""
        return overall(self.elements)

    @property
    def humanitarian(self) -> bool:
        """Tell whether the goods are of humanitarian categories and no other."""
        return goods().humanitarian(goods().of(self.act.dealing.goods))


def _rank(other: Element) -> int:
    """Return how near the other party is to the class."""
    return RANKS.get(other.reason, 3)


def _is_relevant(other: Element) -> bool:
    """Tell whether the other party may be of the class; else anybody's dealings would count."""
    return _rank(other) > RANKS[Reason.INFORMATION]


@dataclass(frozen=True, slots=True)
class Judged:
    """How a rule came out for a subject.

    Args:
        rule: the rule.
        applied: every act that the rule may speak of and whose other party may be of its class,
            the one that comes nearest first.
        nearest: an act of the kind with somebody who is not known to be of the class, where there
            is no other.
    """

    rule: Rule
    applied: tuple[Applied, ...] = ()
    nearest: Applied | None = None

    @property
    def outcome(self) -> Outcome:
        """How it came out: by the act that comes nearest."""
        if self.applied:
            return self.applied[0].outcome
        return Outcome.NOT_SHOWN

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the act that comes nearest, or that there was none."""
        if self.applied:
            return self.applied[0].elements
        if self.nearest:
            return self.nearest.elements
        kinds = " or ".join(conducts().conducts[one].says for one in self.rule.conduct)
        nothing = f"no conduct of the kind is recorded ({kinds})"
        return (Element("conduct", nothing, Reason.INFORMATION),)

    @property
    def met(self) -> tuple[Applied, ...]:
        """Return the acts by which the rule is met."""
        return tuple(one for one in self.applied if one.outcome is Outcome.MET)

    @property
    def since(self) -> date | None:
        """Return the first day on which an act that meets it certainly had happened."""
        days = [one.act.dealing.bounds.start_max for one in self.met]
        return min(days, default=None)


_ORDER = {Outcome.MET: 2, Outcome.NOT_SHOWN: 1, Outcome.EXCLUDED: 0}


def _nearness(one: Applied) -> tuple[int, int, int, int, str]:
    """Order acts: how the rule came out, the other party, what is met, how well, and the id."""
    met = sum(it.outcome is Outcome.MET for it in one.elements)
    have = max((it.have or 0 for it in one.elements if it.name == "conduct"), default=0)
    rank = _rank(next(it for it in one.elements if it.name == "counterparty"))
    return _ORDER[one.outcome], rank, met, have, one.act.dealing.id


def judged(subject: str, bench: Bench) -> Judged:
    """Apply a rule to all that a subject did."""
    known = bench.judge.known(subject, bench.rule.degree)
    done = [
        (act, counterparty(act, bench))
        for act in acts(bench.judge.world, known, bench.rule)
        if act.dealing.bounds.start_min <= bench.as_of
    ]
    near = [(act, other) for act, other in done if _is_relevant(other)]
    number = len({act.dealing.id for act, _ in near})
    relevant = [Applied(act, elements(act, bench, subject, it, number)) for act, it in near]
    if relevant or not done:
        return Judged(bench.rule, tuple(sorted(relevant, key=_nearness, reverse=True)))
    act, other = max(done, key=lambda one: (_rank(one[1]), one[0].dealing.id))
    return Judged(bench.rule, nearest=Applied(act, elements(act, bench, subject, other, number)))


def judge_all(
    subject: str,
    rules: Sequence[Rule],
    tests: Mapping[str, Test],
    judge: Judge,
    as_of: date,
    least: int,
) -> tuple[Judged, ...]:
    """Apply every rule to a subject."""
    return tuple(
        judged(subject, Bench(rule, tests[rule.proof.test], judge, as_of, least)) for rule in rules
    )
