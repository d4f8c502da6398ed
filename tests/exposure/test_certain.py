"""Certain in time is checked against every choice of days that documents leave open."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.exposure.time import Timed, Window, certain
from graphkit.model.automaton import StepClass, Symbol
from graphkit.model.dates import Bounds
from tests.exposure.oracle import Asked, Fact, Move, holds_in_time

ZERO = date(2018, 1, 1)
LAST = 5
STANDING = ("OWNS", "S", Symbol.SERVES)
SERVICE = ("Payment", "S", Symbol.SERVES)
DEALING = ("Payment", "X", Symbol.DEALT_PARTY)


def day(number: int) -> date:
    return ZERO + timedelta(number)


@dataclass(frozen=True)
class Drawn:
    """A fact: its kind, the first and last day on which it may have begun and ended, its flow."""

    kind: tuple[str, str, Symbol]
    first: tuple[int, int]
    last: tuple[int, int]
    flow: int

    def choices(self) -> list[tuple[int, int]]:
        """Return every beginning with every end; an event has one day."""
        begun = range(self.first[0], self.first[1] + 1)
        if self.kind is not STANDING:
            return [(one, one) for one in begun]
        return list(itertools.product(begun, range(self.last[0], self.last[1] + 1)))

    def timed(self) -> Timed:
        """Return it as the product sees it."""
        return Timed(
            bounds=Bounds(*(day(n) for n in (*self.first, *self.last))),
            event=self.kind is not STANDING,
            code=self.kind[2],
            flow=self.flow,
            lot="goods" if self.kind is DEALING else "",
            step_class=StepClass.SERVES,
        )


@st.composite
def facts(draw: st.DrawFn) -> Drawn:
    """Draw a standing fact, a service on a day, or a dealing."""
    kind = draw(st.sampled_from([STANDING, STANDING, SERVICE, DEALING]))
    begun = sorted(draw(st.tuples(st.integers(1, LAST), st.integers(1, LAST))))
    later = st.integers(begun[1], LAST)
    ended = sorted(draw(st.tuples(later, later))) if kind is STANDING else begun
    flow = draw(st.sampled_from([1, -1]))
    return Drawn(kind, (begun[0], begun[1]), (ended[0], ended[1]), flow)


def walk(drawn: Sequence[Drawn], days: Sequence[tuple[int, int]]) -> list[Move]:
    """Return the facts as moves of the oracle, on days that are known."""
    return [
        Move(
            Fact(str(n), one.kind[0], (), (begun, begun), (ended, ended), 3),
            "any", f"party{n}", f"party{n + 1}", one.kind[1], one.flow,
        )
        for n, (one, (begun, ended)) in enumerate(zip(drawn, days, strict=True))
    ]  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(
    st.lists(facts(), min_size=1, max_size=3),
    st.tuples(st.integers(1, LAST), st.integers(1, LAST)).map(sorted),
    st.sampled_from(["any time", "as of", "during"]),
)
def test_certain_is_what_holds_whatever_the_days_are(
    drawn: list[Drawn], period: list[int], how: str
) -> None:
    start, end = period
    asked, window = {
        "any time": ((1, LAST, 1), Window()),
        "as of": ((1, end, end), Window(until=day(end), as_of=day(end))),
        "during": ((start, end, start), Window(day(start), day(end), day(start))),
    }[how]
    question = Asked("party0", 1, 6, since=asked[0], until=asked[1], stands=asked[2])
    choices = itertools.product(*(one.choices() for one in drawn))
    always = all(holds_in_time(walk(drawn, days), question) for days in choices)
    assert certain([one.timed() for one in drawn], window) == always
