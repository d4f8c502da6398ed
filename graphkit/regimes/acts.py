"""What a subject did, itself or through what it answers for, as conduct that rules speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graphkit.regimes.rule import Rule
from graphkit.regimes.vocabulary import Pattern, conducts
from graphkit.regimes.world import Dealing, Tie, World

LAYERS = 3
"""Ties one after the other by which a subject answers: itself under another name, its ship."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A party whose conduct counts as the subject's, and the ties by which it does.

    Args:
        party: who acts.
        ties: from the subject to it; none where the subject acts itself.
        degree: how many steps of service are among them.
    """

    party: str
    ties: tuple[Tie, ...] = ()
    degree: int = 0

    @property
    def side(self) -> frozenset[str]:
        """The party and everybody on the way to it from the subject."""
        return frozenset({self.party, *(tie.above for tie in self.ties)})


@dataclass(frozen=True, slots=True)
class Act:
    """One dealing read as conduct of a subject with one other party.

    Args:
        conduct: name of the conduct.
        says: the conduct in words.
        dealing: the stated fact.
        hand: through whom the subject did it.
        other: the other party.
        roles: of the one who acts and of the other.
        thing: the ship that it is about, if a rule speaks of one and the fact names it.
    """

    conduct: str
    says: str
    dealing: Dealing
    hand: Hand
    other: str
    roles: tuple[str, str]
    thing: str | None = None


def hands(world: World, subject: str, degree: int) -> list[Hand]:
    """Return a subject and those through whom it acts, nearest first.

    Args:
        world: what was read.
        subject: whose conduct is judged.
        degree: how many steps of service to somebody who acts are counted.
    """
    found = _own(world, Hand(subject))
    level = found
    for _ in range(degree):
        seen = {one.party for one in found}
        level = [
            further
            for one in level
            for tie in world.served(one.party)
            if tie.below not in seen
            for further in _own(world, Hand(tie.below, (*one.ties, tie), one.degree + 1))
        ]
        found += level
    return found


def _own(world: World, start: Hand) -> list[Hand]:
    """Return a party, itself under other names, and the ships that it answers for."""
    found, level, seen = [start], [start], {start.party}
    for _ in range(LAYERS):
        level = [
            Hand(tie.below, (*one.ties, tie), one.degree)
            for one in level
            for tie in world.answered(one.party)
            if tie.below not in seen
        ]
        seen |= {one.party for one in level}
        found += level
    return found


@dataclass(frozen=True)
class Known:
    """A subject's hands, and the types of stated facts in which they take part.

    Args:
        hands: nearest first; see `hands`.
        types: link types and joint facts.
    """

    hands: tuple[Hand, ...]
    types: frozenset[str]


def known(world: World, subject: str, degree: int) -> Known:
    """Return what all rules of a degree look at of a subject."""
    found = tuple(hands(world, subject, degree))
    types = {dealing.type for hand in found for dealing in world.of(hand.party)}
    return Known(found, frozenset(types))


def acts(world: World, subject: Known, rule: Rule) -> Iterator[Act]:
    """Give everything that a subject did which a rule may speak of."""
    read = patterns(rule.conduct)
    if subject.types.isdisjoint(read):
        return
    for hand in subject.hands:
        for dealing in world.of(hand.party):
            for name, says, pattern in read.get(dealing.type, ()):
                yield from _read(world, dealing, hand, hand.side, name, says, pattern)


Reading = tuple[str, str, Pattern]
"""A conduct, how it is said, and the pattern that shows it."""


@cache
def patterns(names: tuple[str, ...]) -> Mapping[str, tuple[Reading, ...]]:
    """Return the patterns of some conducts by the type of fact that they read, each once."""
    known, found = conducts(), dict[Pattern, Reading]()
    for atom in (atom for name in names for atom in known.atoms(name)):
        for pattern in known.conducts[atom].patterns:
            says = pattern.says or known.conducts[atom].says
            found.setdefault(pattern, (atom, says, pattern))
    by_type: defaultdict[str, tuple[Reading, ...]] = defaultdict(tuple)
    for reading in found.values():
        by_type[reading[2].type] += (reading,)
    return dict(by_type)


def _read(
    world: World,
    dealing: Dealing,
    hand: Hand,
    passed: frozenset[str],
    name: str,
    says: str,
    pattern: Pattern,
) -> Iterator[Act]:
    if hand.party not in dealing.parties.get(pattern.actor, ()):
        return
    if pattern.kinds and dealing.kind not in pattern.kinds:
        return
    words = dealing.role.lower()
    if pattern.role_has and not any(one.lower() in words for one in pattern.role_has):
        return
    if pattern.actor_kinds and world.parties[hand.party].schema not in pattern.actor_kinds:
        return
    thing = next(iter(dealing.parties.get(pattern.thing or "", ())), None)
    for role in pattern.others:
        for other in dealing.parties.get(role, ()):
            fits = not pattern.other_kinds or world.parties[other].schema in pattern.other_kinds
            if fits and other not in passed:
                yield Act(name, says, dealing, hand, other, (pattern.actor, role), thing)
