"""Who is blocked, worked out the slow way: every world of extremes, each judged pass by pass.

Written from docs/explanation/ownership.md and not from the code. What nobody knows (a share in a
range, whether a link or a listing stood on the day, what a rule leaves open) takes either of its
ends; each choice of ends is a world. Certainly blocked is who is blocked in all worlds, possibly
blocked who is in one. No interval is ever added up.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

MARGIN = Fraction(1, 10**6)
"""How far a share stays away from an end that it does not reach."""


@dataclass(frozen=True)
class Holding:
    """What one party is stated to hold of another: one statement."""

    owner: str
    owned: str
    low: Fraction
    high: Fraction
    low_open: bool
    high_open: bool
    sure: bool
    standard: int
    role: str = ""

    def ends(self) -> tuple[Fraction, Fraction]:
        low = self.low + (MARGIN if self.low_open else 0)
        high = self.high - (MARGIN if self.high_open else 0)
        return low, high


@dataclass(frozen=True)
class Control:
    """That one party controls another, or that another acts for it, or that both are one."""

    kind: str
    above: str
    below: str
    sure: bool
    standard: int


@dataclass(frozen=True)
class Listed:
    """That a party is listed."""

    name: str
    sure: bool
    standard: int


@dataclass(frozen=True)
class Law:
    """A rule: its test (percent, whether exactly that is enough), and what else counts."""

    percent: Fraction
    enough: bool
    open_above: Fraction | None
    added: bool
    control: str
    agency: str


@dataclass
class World:
    """All that is stated."""

    holdings: list[Holding] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)

    def names(self) -> set[str]:
        ends = {end for one in self.holdings for end in (one.owner, one.owned)}
        ends |= {end for one in self.controls for end in (one.above, one.below)}
        return ends | {one.name for one in self.listed}

    def at(self, standard: int) -> World:
        return World(
            [one for one in self.holdings if one.standard >= standard],
            [one for one in self.controls if one.standard >= standard],
            [one for one in self.listed if one.standard >= standard],
        )


@dataclass(frozen=True)
class Case:
    """One world: every share a number, every doubt settled."""

    held: tuple[tuple[str, str, Fraction], ...]
    ties: tuple[tuple[str, str], ...]
    listed: frozenset[str]
    law: Law
    loose: bool


def verdicts(world: World, law: Law) -> tuple[set[str], set[str]]:
    """Return who is blocked in every world, and who is in some."""
    everywhere: set[str] | None = None
    somewhere: set[str] = set()
    for case in cases(world, law):
        found = blocked(case)
        everywhere = found if everywhere is None else everywhere & found
        somewhere |= found
    return everywhere or set(), somewhere


def cases(world: World, law: Law) -> Iterator[Case]:
    pairs = sorted({(one.owner, one.owned) for one in world.holdings})
    amounts = [
        _amounts([h for h in world.holdings if (h.owner, h.owned) == pair]) for pair in pairs
    ]
    counted = [one for one in world.controls if _says(one, law) != "no"]
    ties = [(True,) if one.sure and _says(one, law) == "yes" else (False, True) for one in counted]
    names = sorted({one.name for one in world.listed})
    stands = [
        (True,) if any(one.sure for one in world.listed if one.name == name) else (False, True)
        for name in names
    ]
    loose = (False, True) if law.open_above is not None else (False,)
    for held, tied, stood, is_loose in itertools.product(
        itertools.product(*amounts), itertools.product(*ties), itertools.product(*stands), loose
    ):
        yield Case(
            tuple((a, b, share) for (a, b), share in zip(pairs, held, strict=True)),
            tuple((one.above, one.below) for one, yes in zip(counted, tied, strict=True) if yes),
            frozenset(name for name, yes in zip(names, stood, strict=True) if yes),
            law,
            is_loose,
        )


def _says(one: Control, law: Law) -> str:
    return {"CONTROLS": law.control, "ACTS_FOR": law.agency}[one.kind]


def _amounts(statements: list[Holding]) -> tuple[Fraction, ...]:
    """Return the least and the most that one party may hold of another."""
    least = most = Fraction(0)
    parts = {one.role if one.role.startswith("tranche") else "" for one in statements}
    for part in parts:
        several = [
            one
            for one in statements
            if (one.role if one.role.startswith("tranche") else "") == part
        ]
        sure = [one for one in several if one.sure]
        if sure:
            best = max(one.standard for one in sure)
            least += min(one.ends()[0] for one in sure if one.standard == best)
        most += max(one.ends()[1] for one in several)
    return (least,) if least == most else (least, most)


def blocked(case: Case) -> set[str]:
    """Return who is blocked in one world."""
    if case.law.added:
        return _together(case, set(case.listed))
    found: set[str] = set()
    for one in case.listed:
        found |= _together(case, {one})
    return found


def _together(case: Case, first: set[str]) -> set[str]:
    found = set(first)
    while True:
        more = {name for name in _names(case) - found if _falls(case, name, found)}
        if not more:
            return found
        found |= more


def _falls(case: Case, name: str, found: set[str]) -> bool:
    if any(below == name and above in found for above, below in case.ties):
        return True
    total = sum(
        (share for owner, owned, share in case.held if owned == name and owner in found),
        Fraction(0),
    )
    if case.loose:
        assert case.law.open_above is not None
        return total > case.law.open_above
    return total >= case.law.percent if case.law.enough else total > case.law.percent


def _names(case: Case) -> set[str]:
    ends = {end for one in case.held for end in one[:2]}
    return ends | {end for one in case.ties for end in one}
