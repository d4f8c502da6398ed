"""What was read of the graph to judge somebody: parties, dealings, and who stands behind whom.

A world holds as much as a question needs, from one subject outwards or from the parties that rules
name inwards. Judging looks at nothing else, so that both ways give the same judgment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graphkit.exposure.answer import Evidence
from graphkit.model.dates import LAST_DAY, Bounds
from graphkit.model.registry import Schema


@dataclass(frozen=True, slots=True)
class Listing:
    """One authority's measure against a party; `assumed` where a question supposes it."""

    id: str
    authority: str
    programme: str
    stage: str
    measures: tuple[str, ...]
    bounds: Bounds
    void: bool = False
    scope: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag that a ship flew in a period; without a link it stands in the ship's own record."""

    country: str
    bounds: Bounds
    link: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A party or thing.

    Args:
        id: its id.
        name: what it is called.
        schema: what it is.
        countries: where it is registered, lives, is a national or is said to be; none is unknown.
        flags: of a ship.
        listings: every listing of it, in force or not.
        unidentified: counted or described, and not named.
    """

    id: str
    name: str
    schema: Schema
    countries: frozenset[str] = frozenset()
    flags: tuple[Flag, ...] = ()
    listings: tuple[Listing, ...] = ()
    unidentified: bool = False

    @property
    def nationality(self) -> frozenset[str]:
        """The countries that it is of; a ship without one has the nationality of its flags."""
        return self.countries or frozenset(flag.country for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Proven:
    """What the evidence for a statement reached, by day.

    Args:
        reached: the first days on which published evidence met standards 0-5.
        refuted_from: the day from which a finding at least as strong stood against it.
    """

    reached: tuple[date, ...]
    refuted_from: date = LAST_DAY

    def standard(self, known_by: date) -> int:
        """Return the standard that had been reached by a day; 0 where it was refuted."""
        if self.refuted_from <= known_by:
            return 0
        met = [n for n, day in enumerate(self.reached) if day <= known_by]
        return max(met, default=0)


@dataclass(frozen=True, slots=True)
class Tie:
    """A stated link by which one party stands behind another, or answers for it.

    Args:
        link: id of the link or joint fact.
        kind: its type.
        below: the party behind which somebody stands.
        above: who stands behind it.
        bounds: when.
        proven: how well it is shown.
        sure: whether the statement says that it is so; a share under half, or a list that links
            without saying how, leaves it open.
        event: whether it happened on a day.
    """

    link: str
    kind: str
    below: str
    above: str
    bounds: Bounds
    proven: Proven
    sure: bool = True
    event: bool = False


@dataclass(frozen=True, slots=True)
class Dealing:
    """A stated fact in which parties take part by role: `from` and `to` of a link, or others.

    Args:
        id: of the link or joint fact.
        type: of it.
        kind: of the joint fact.
        role: of the link, as stated.
        parties: by role, the hulls behind names of ships among them.
        bounds: when.
        event: whether it happened on a day.
        proven: how well it is shown as a whole.
        pairs: how well it is shown of two roles, where that differs.
        goods: as stated.
        amount: as stated.
        currency: of the amount.
        sentence: what is stated.
        evidence: all of it, for and against, on every proposition.
    """

    id: str
    type: str
    kind: str
    role: str
    parties: Mapping[str, tuple[str, ...]]
    bounds: Bounds
    event: bool
    proven: Proven
    pairs: Mapping[tuple[str, str], Proven] = field(default_factory=dict)
    goods: str = ""
    amount: str = ""
    currency: str = ""
    sentence: str = ""
    evidence: tuple[Evidence, ...] = ()

    def standard(self, actor: str, other: str, known_by: date) -> int:
        """Return the standard that two parties' part in it had reached by a day."""
        proven = self.pairs.get((actor, other)) or self.pairs.get((other, actor)) or self.proven
        return proven.standard(known_by)


@dataclass
class World:
    """Everything that was read.

    Args:
        parties: by id.
        dealings: by id.
        limits: what cut the reading, if anything did.
        read: the parties of whom all dealings were read.
        read_behind: the parties of whom it was read who stands directly behind them.
    """

    parties: dict[str, Party] = field(default_factory=dict)
    dealings: dict[str, Dealing] = field(default_factory=dict)
    limits: list[str] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    read_behind: set[str] = field(default_factory=set)
    _of: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _behind: defaultdict[str, list[Tie]] = field(default_factory=lambda: defaultdict(list))
    _answered: defaultdict[str, list[Tie]] = field(default_factory=lambda: defaultdict(list))
    _served: defaultdict[str, list[Tie]] = field(default_factory=lambda: defaultdict(list))

    def add_dealings(self, every: Iterable[Dealing]) -> None:
        """Take in dealings; one that is there already is left as it is."""
        for one in every:
            if one.id in self.dealings:
                continue
            self.dealings[one.id] = one
            for party in {party for some in one.parties.values() for party in some}:
                self._of[party].append(one.id)

    def add_behind(self, every: Iterable[Tie]) -> None:
        """Take in who stands behind whom."""
        _add(self._behind, every, "below")

    def add_hands(self, every: Iterable[Tie]) -> None:
        """Take in what somebody answers for: its ships, its branches, itself under another name."""
        _add(self._answered, every, "above")

    def add_service(self, every: Iterable[Tie]) -> None:
        """Take in whom somebody serves."""
        _add(self._served, every, "above")

    def of(self, party: str) -> Sequence[Dealing]:
        """Return the dealings in which a party takes part, in the order in which they were read."""
        return [self.dealings[one] for one in self._of.get(party, ())]

    def behind(self, party: str) -> Sequence[Tie]:
        """Return who stands behind a party."""
        return self._behind.get(party, ())

    def answered(self, party: str) -> Sequence[Tie]:
        """Return what a party answers for."""
        return self._answered.get(party, ())

    def served(self, party: str) -> Sequence[Tie]:
        """Return whom a party serves."""
        return self._served.get(party, ())

    def name(self, party: str) -> str:
        """Return what a party is called."""
        return self.parties[party].name


def _add(into: defaultdict[str, list[Tie]], every: Iterable[Tie], end: str) -> None:
    for one in every:
        some = into[getattr(one, end)]
        if one not in some:
            some.append(one)
