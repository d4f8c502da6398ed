"""What the statements of one relationship say together: interests, each with its period.

A statement says what was so on its day. So an interest that a statement names and the next one of
the same record does not, ended between the two days; one whose share differs there had the new
share from a day between the two, unless a later day of beginning is stated; and what the last one
names stood on its day at least. A record that is closed ended everything in it. Pure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.model.share import Share


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest as a statement names it.

    Args:
        type: its code; empty where none is stated.
        way: direct, indirect or unknown.
        share: how much.
        start: since when, a day; empty where it is not stated.
        end: until when.
        details: how it is called there.
        beneficial: whether it makes the party a beneficial owner; None where it is not stated.
    """

    type: str
    way: str
    share: Share = Share()
    start: str = ""
    end: str = ""
    details: str = ""
    beneficial: bool | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What one statement says of a relationship.

    Args:
        day: its day.
        interests: what it names.
        closed: whether it is the last of the record, and says what was.
    """

    day: str
    interests: tuple[Interest, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """An interest through the statements that name it alike.

    Args:
        interest: as the last of them names it.
        start: when it began, EDTF.
        end: when it ended, EDTF.
        ordinal: from 1: which of several interests that one statement names alike.
        states: which statements name it, by their place in the history.
        current: whether it goes on after the last of all statements, as far as that says.
    """

    interest: Interest
    start: str
    end: str
    ordinal: int
    states: tuple[int, ...]
    current: bool


def periods(history: Sequence[State]) -> list[Period]:
    """Return the periods of all interests of a relationship.

    Args:
        history: what its statements say, one for each day, the earliest first.
    """
    lines: defaultdict[tuple[str, str, int], dict[int, Interest]] = defaultdict(dict)
    for place, state in enumerate(history):
        seen: Counter[tuple[str, str]] = Counter()
        for one in state.interests:
            seen[one.type, one.way] += 1
            lines[one.type, one.way, seen[one.type, one.way]][place] = one
    return [
        period for (*_, ordinal), line in lines.items() for period in _line(history, line, ordinal)
    ]


def _line(history: Sequence[State], line: dict[int, Interest], ordinal: int) -> list[Period]:
    """Return the periods of one interest: a new one where it is named otherwise than before."""
    runs: list[list[int]] = []
    for place, one in line.items():
        before = runs[-1][-1] if runs else -1
        if runs and before == place - 1 and _alike(line[before], one):
            runs[-1].append(place)
        else:
            runs.append([place])
    found = []
    for number, run in enumerate(runs):
        former = runs[number - 1][-1] if number else None
        after = line[runs[number + 1][0]] if number + 1 < len(runs) else None
        last = line[run[-1]]
        start = _start(history, line[run[0]], run[0], former)
        end, current = _end(history, last, run, after)
        found.append(Period(last, start, end, ordinal, tuple(run), current))
    return found


def _alike(one: Interest, other: Interest) -> bool:
    return (one.share, one.start) == (other.share, other.start)


def _start(history: Sequence[State], one: Interest, place: int, former: int | None) -> str:
    """Return since when an interest was as it is named; `former` named it otherwise."""
    if former is not None and (not one.start or one.start <= history[former].day):
        return _between(history[former].day, history[place].day)
    if one.start or not place:
        return one.start
    return _between(history[place - 1].day, history[place].day)


def _end(
    history: Sequence[State], last: Interest, run: Sequence[int], after: Interest | None
) -> tuple[str, bool]:
    """Return until when, and whether it goes on as far as the last statement says."""
    open_ = [place for place in run if not history[place].closed]
    stood = history[open_[-1]].day if open_ else ""
    if last.end:
        return last.end, False
    if len(open_) < len(run):
        return _between(stood, history[run[-1]].day), False
    if run[-1] + 1 == len(history):
        return f"[{stood}..]", True
    by = history[run[-1] + 1].day
    if after is not None and stood <= after.start <= by:
        by = after.start
    return _between(stood, by), False


def _between(first: str, last: str) -> str:
    return last if first == last else f"[{first}..{last}]"
