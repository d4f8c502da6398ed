"""How steps compose into a chain: a small automaton, the same in Cypher, in arrays and in tests.

Walking both ways over every link exposes everything to everything. No single default per link can
keep a sister company, another customer of my bank, or another ship of my insurer out; a rule of
turns can. `table()` gives that rule as a matrix of next states, which the trace query receives as
its parameter: `$automaton[state][symbol]`, -1 where a chain may not go on.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class StepClass(StrEnum):
    """What a step says of the one exposed; the letters are those of the registry."""

    ANSWERS_FOR = "answers_for"
    SERVES = "serves"
    STANDS_BEHIND = "stands_behind"
    CONTROL = "control"
    SERVED_BY = "served_by"
    DEALT_WITH = "dealt_with"
    AFFILIATE = "affiliate"
    PLACE = "place"
    IDENTITY = "identity"


class Opening(StrEnum):
    """What `--include` opens; closed unless asked for."""

    SIBLINGS = "siblings"
    MINORITY = "minority"
    FAMILY = "family"
    AFFILIATES = "affiliates"


class State(IntEnum):
    """Where a walk stands: what it has passed decides what it may still pass."""

    OPEN = 0
    """Only parties I answer for or serve: any step may follow."""
    UP_CONTROL = 1
    """Went up to who controls it: what that one serves counts, what else it owns is a sibling."""
    UP = 2
    """Went up to who stands behind it without control."""
    PARTY = 3
    """Dealt with, or was served by, a party: only who stands behind it, or the same goods."""
    VESSEL = 4
    """Dealt with a ship: a later dealing of that ship may follow."""
    TRANSFER = 5
    """Met a ship at sea: a second transfer only along the same cargo."""
    LAST = 6
    """An affiliate or a place: nothing but another name of it follows."""


class Symbol(IntEnum):
    """What a step is to the automaton; derived once, stored on the step as `code`."""

    IDENTITY = 0
    ANSWERS_FOR = 1
    SERVES = 2
    STANDS_BEHIND = 3
    CONTROL = 4
    SERVED_BY = 5
    DEALT_PARTY = 6
    DEALT_VESSEL = 7
    TRANSFER = 8
    AFFILIATE = 9
    PLACE = 10
    MINORITY_DOWN = 11
    MINORITY_UP = 12
    FAMILY = 13
    OFF = 14


DEALINGS = (Symbol.DEALT_PARTY, Symbol.DEALT_VESSEL, Symbol.TRANSFER)
CLOSED = (State.PARTY, State.VESSEL, State.TRANSFER)
NOT_WALKED = -1


def table(include: frozenset[Opening] = frozenset()) -> list[list[int]]:
    """Return the next state for each state and symbol, with what `include` opens."""
    return [[_next(state, symbol, include) for symbol in Symbol] for state in State]


def _next(state: State, symbol: Symbol, include: frozenset[Opening]) -> int:
    if symbol is Symbol.IDENTITY:
        return state
    if state is State.LAST or symbol is Symbol.OFF:
        return NOT_WALKED
    meant = _meaning(symbol, include)
    if meant is None:
        return NOT_WALKED
    if meant in (Symbol.AFFILIATE, Symbol.PLACE):
        return State.LAST
    if meant in DEALINGS:
        return _DEALT[meant]
    if meant is Symbol.SERVED_BY:
        return NOT_WALKED if state in CLOSED else State.PARTY
    if meant in (Symbol.STANDS_BEHIND, Symbol.CONTROL):
        return _upward(state, meant)
    return _downward(state, meant, include)


def _meaning(symbol: Symbol, include: frozenset[Opening]) -> Symbol | None:
    """Read a symbol that waits for an opening as what it then is."""
    if symbol is Symbol.AFFILIATE and Opening.AFFILIATES in include:
        return Symbol.STANDS_BEHIND
    if symbol not in _WAITING:
        return symbol
    opening, meant = _WAITING[symbol]
    return meant if opening in include else None


_WAITING = {
    Symbol.MINORITY_DOWN: (Opening.MINORITY, Symbol.ANSWERS_FOR),
    Symbol.MINORITY_UP: (Opening.MINORITY, Symbol.STANDS_BEHIND),
    Symbol.FAMILY: (Opening.FAMILY, Symbol.STANDS_BEHIND),
}
_DEALT = {
    Symbol.DEALT_PARTY: State.PARTY,
    Symbol.DEALT_VESSEL: State.VESSEL,
    Symbol.TRANSFER: State.TRANSFER,
}


def _upward(state: State, symbol: Symbol) -> State:
    if state in CLOSED:
        return State.PARTY
    if symbol is Symbol.CONTROL and state in (State.OPEN, State.UP_CONTROL):
        return State.UP_CONTROL
    return State.UP


def _downward(state: State, symbol: Symbol, include: frozenset[Opening]) -> int:
    if state is State.OPEN:
        return State.OPEN
    if symbol is Symbol.SERVES and state is State.UP_CONTROL:
        return State.OPEN
    if symbol is Symbol.ANSWERS_FOR and state in (State.UP_CONTROL, State.UP):
        return State.OPEN if Opening.SIBLINGS in include else NOT_WALKED
    return NOT_WALKED


def refusal(state: State, symbol: Symbol) -> str:
    """Say in a few words why a step is not walked by default; the words are counted in answers.

    `--include` is named only where it would open the step.
    """
    if symbol is Symbol.OFF:
        return "kind of link that carries no exposure this way"
    if state is State.LAST:
        return "beyond an affiliate or a place"
    if _next(state, symbol, frozenset(Opening)) != NOT_WALKED:
        return _WAITS[symbol]
    if state in (State.UP, State.UP_CONTROL):
        return "other customer of an owner without control"
    return "other customer, counterparty or holding of a party only dealt with"


_WAITS = {
    Symbol.MINORITY_DOWN: "holding below 25 % (--include minority)",
    Symbol.MINORITY_UP: "holding below 25 % (--include minority)",
    Symbol.FAMILY: "family (--include family)",
    Symbol.ANSWERS_FOR: "sister under a common owner or manager (--include siblings)",
}
