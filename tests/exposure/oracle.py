"""An independent oracle for traces: the rules of turns and time, written out from their prose.

It shares nothing with the product: not the registry, not the automaton's table, not the bounds'
arithmetic. Days are small numbers and every choice of days is tried.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

DAYS = range(1, 11)


@dataclass(frozen=True)
class Fact:
    """A link (two ends) or a joint fact (roles) with its days and its standard."""

    key: str
    type: str
    ends: tuple[tuple[str, str], ...]
    first: tuple[int, int]
    last: tuple[int, int]
    standard: int
    share: tuple[int, int] = (0, 100)
    lot: str = ""
    published: int = 1


@dataclass
class World:
    """A small world: which names are ships, which are designated (from, until), and the facts."""

    ships: set[str]
    designated: dict[str, tuple[int, int]]
    facts: list[Fact] = field(default_factory=list)


@dataclass(frozen=True)
class Move:
    """One way over a fact. `letter`: H S U C P X T A I o (closed), m/M minority down/up."""

    fact: Fact
    role: str
    source: str
    target: str
    letter: str
    flow: int = 0


EVENTS = {"PAID", "ShipToShipTransfer", "Payment"}
FORWARD = {
    "OWNS": "H",
    "CONTROLS": "H",
    "MANAGES": "H",
    "SERVES": "S",
    "ACTS_FOR": "C",
    "LINKED_TO": "U",
    "AFFILIATE_OF": "A",
    "PAID": "X",
    "SAME_AS": "I",
    "POSSIBLY_SAME_AS": "I",
}
BACKWARD = {
    "OWNS": "U",
    "CONTROLS": "C",
    "MANAGES": "U",
    "SERVES": "P",
    "ACTS_FOR": "H",
    "LINKED_TO": "o",
    "AFFILIATE_OF": "A",
    "PAID": "X",
    "SAME_AS": "I",
    "POSSIBLY_SAME_AS": "I",
}
PAIRS = {
    "ShipToShipTransfer": [("giver", "receiver", "T", 1), ("receiver", "giver", "T", -1)],
    "Payment": [
        ("payer", "payee", "X", 1),
        ("payee", "payer", "X", -1),
        ("payer", "onAccountOf", "X", 1),
        ("payerBank", "payer", "S", 0),
        ("payer", "payerBank", "P", 0),
        ("payeeBank", "payee", "S", 0),
        ("payee", "payeeBank", "P", 0),
    ],
    "BankAccount": [("bank", "holder", "S", 0), ("holder", "bank", "P", 0)],
    "Lease": [
        ("lessor", "vessel", "H", 0),
        ("lessee", "vessel", "H", 0),
        ("lessor", "lessee", "S", 0),
        ("vessel", "lessee", "U", 0),
        ("vessel", "lessor", "U", 0),
        ("lessee", "lessor", "P", 0),
    ],
}


def moves(world: World) -> Iterator[Move]:
    """List every way over every fact."""
    for fact in world.facts:
        roles = dict(fact.ends)
        if fact.type in FORWARD:
            a, b = roles["from"], roles["to"]
            yield Move(fact, "forward", a, b, _owned(fact, FORWARD[fact.type]), 1)
            yield Move(fact, "backward", b, a, _owned(fact, BACKWARD[fact.type]), -1)
        else:
            for source, target, letter, flow in PAIRS[fact.type]:
                if source in roles and target in roles and roles[source] != roles[target]:
                    name = f"{source}→{target}"
                    yield Move(fact, name, roles[source], roles[target], letter, flow)


def _owned(fact: Fact, letter: str) -> str:
    if fact.type != "OWNS":
        return letter
    low, high = fact.share
    if high < 25:
        return {"H": "m", "U": "M"}[letter]
    return "C" if letter == "U" and low >= 50 else letter


@dataclass(frozen=True)
class Asked:
    """What is asked: days that count, the day of knowledge, and what may be walked.

    `since` and `until` bound events; a chain without an event stands on a day from `stands` on.
    """

    subject: str
    standard: int
    max_hops: int
    since: int = 1
    until: int = 10
    stands: int = 1
    known_by: int = 99
    include: frozenset[str] = frozenset()
    strict_identity: bool = False


def chains(world: World, asked: Asked) -> set[tuple[tuple[str, str], ...]]:
    """Return every chain as its (fact, way) pairs."""
    outgoing: dict[str, list[Move]] = {}
    for move in moves(world):
        if _counts(move.fact, asked):
            outgoing.setdefault(move.source, []).append(move)
    found = set()

    def extend(walk: list[Move], visited: list[str]) -> None:
        here = visited[-1]
        if (
            walk
            and _listing_known(world, here, asked)
            and _turns(world, walk, asked.include)
            and holds_in_time(walk, asked)
        ):
            found.add(tuple((move.fact.key, move.role) for move in walk))
        if walk and _stops(world, here, asked):
            return
        for move in outgoing.get(here, []):
            hops = sum(1 for one in [*walk, move] if one.letter != "I")
            longer = [*walk, move]
            if (
                move.target in visited
                or hops > asked.max_hops
                or not _turns(world, longer, asked.include)
            ):
                continue
            extend(longer, [*visited, move.target])

    extend([], [asked.subject])
    return found


def _counts(fact: Fact, asked: Asked) -> bool:
    """Say whether a fact was known well enough by then, and is no guess about who is who."""
    guessed = asked.strict_identity and fact.type == "POSSIBLY_SAME_AS"
    return fact.standard >= asked.standard and fact.published <= asked.known_by and not guessed


def _listing_known(world: World, name: str, asked: Asked) -> bool:
    return name in world.designated and world.designated[name][0] <= asked.known_by


def _stops(world: World, name: str, asked: Asked) -> bool:
    if not _listing_known(world, name, asked):
        return False
    start, end = world.designated[name]
    return start <= asked.until and end >= asked.stands


@dataclass
class _Turns:
    """How far up and how closed a walk is."""

    went_up: bool = False
    controlled: bool = False
    closed: bool = False
    ended: bool = False
    dealt: Move | None = None


def _turns(world: World, walk: list[Move], include: frozenset[str]) -> bool:
    """Say whether the order of turns is allowed, in the words of the rule."""
    so_far = _Turns()
    return all(_turn(world, walk, move, include, so_far) for move in walk if move.letter != "I")


def _turn(
    world: World, walk: list[Move], move: Move, include: frozenset[str], so_far: _Turns
) -> bool:
    if so_far.ended or move.letter == "o" or (move.letter in "mM" and "minority" not in include):
        return False
    letter = {"m": "H", "M": "U"}.get(move.letter, move.letter)
    if letter == "A":
        so_far.ended = "affiliates" not in include
        letter = "U"
        if so_far.ended:
            return True
    if so_far.closed:
        return letter in "UC" or _dealt_again(world, walk, move, letter, so_far)
    return _opened(move, letter, include, so_far)


def _dealt_again(world: World, walk: list[Move], move: Move, letter: str, so_far: _Turns) -> bool:
    if letter not in "XT" or not _same_matter(world, so_far.dealt, walk, move):
        return False
    so_far.dealt = move
    return True


def _opened(move: Move, letter: str, include: frozenset[str], so_far: _Turns) -> bool:
    if letter in "XTP":
        so_far.closed = True
        so_far.dealt = None if letter == "P" else move
    elif letter in "UC":
        so_far.controlled = letter == "C" and (so_far.controlled or not so_far.went_up)
        so_far.went_up = True
    else:
        barred = (letter == "S" and not so_far.controlled) or (
            letter == "H" and "siblings" not in include
        )
        if so_far.went_up and barred:
            return False
        so_far.went_up = so_far.controlled = False
    return True


def _same_matter(world: World, dealt: Move | None, walk: list[Move], move: Move) -> bool:
    """Say whether a dealing may follow a dealing: the ship dealt in, or the same goods or money."""
    if dealt is None:
        return False
    between = walk[walk.index(dealt) + 1 : walk.index(move)]
    still_at_it = all(one.letter == "I" for one in between)
    if still_at_it and dealt.target in world.ships:
        if dealt.letter == "T" and move.letter == "T":
            differs = dealt.fact.lot and move.fact.lot and dealt.fact.lot != move.fact.lot
            return dealt.flow == move.flow and not differs
        return True
    return bool(dealt.fact.lot) and dealt.fact.lot == move.fact.lot and dealt.flow == move.flow


def holds_in_time(walk: list[Move], asked: Asked) -> bool:
    """Try every choice of days: a day for each event, or one day for a chain without an event."""
    events = [n for n, move in enumerate(walk) if move.fact.type in EVENTS]
    if not events:
        days = range(asked.stands, asked.until + 1)
        return any(all(_may_stand(move, day) for move in walk) for day in days)
    ranges = [
        [day for day in range(asked.since, asked.until + 1) if _happens(walk[n], day)]
        for n in events
    ]
    return any(_fits(walk, events, choice) for choice in itertools.product(*ranges))


def _fits(walk: list[Move], events: list[int], choice: tuple[int, ...]) -> bool:
    day_of = dict(zip(events, choice, strict=True))
    current = choice[0]
    before: int | None = None
    for n, move in enumerate(walk):
        if n in day_of:
            if before is not None and not _ordered(walk, before, n, day_of):
                return False
            current, before = day_of[n], n
        elif not _may_stand(move, current):
            return False
    return True


def _ordered(walk: list[Move], first: int, second: int, day_of: dict[int, int]) -> bool:
    a, b = walk[first], walk[second]
    if a.letter not in "XT" or b.letter not in "XT":
        return True
    moved_on = any(one.letter != "I" for one in walk[first + 1 : second])
    both_at_sea = a.letter == "T" and b.letter == "T"
    along_goods = both_at_sea or moved_on or not a.target.startswith("ship")
    if along_goods and b.flow < 0:
        return day_of[second] <= day_of[first]
    return day_of[second] >= day_of[first]


def _may_stand(move: Move, day: int) -> bool:
    if move.letter == "I" and move.fact.first == (1, 10) and move.fact.last == (1, 10):
        return True
    return move.fact.first[0] <= day <= move.fact.last[1]


def _happens(move: Move, day: int) -> bool:
    return move.fact.first[0] <= day <= move.fact.first[1]
