"""Which missing dates keep a chain from being certain, against every possible choice of days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.exposure.dating import BEGINNING, DAY, END, SAME_GOODS, missing_dates
from graphkit.exposure.time import Timed, Window, certain
from graphkit.model.automaton import Symbol
from graphkit.model.dates import Bounds, event, standing

ORIGIN = date(2017, 1, 1)
EVER = Window()


def as_of(day: date) -> Window:
    return Window(until=day, as_of=day)


def owns(start: str = "", end: str = "", on: str = "") -> Timed:
    return Timed(standing(start, end, on), event=False, code=Symbol.ANSWERS_FOR)


def paid(on: str) -> Timed:
    return Timed(event(on), event=True, code=Symbol.DEALT_PARTY, flow=1)


def met(on: str, lot: str = "") -> Timed:
    return Timed(event(on), event=True, code=Symbol.TRANSFER, flow=1, lot=lot)


def test_a_certain_chain_lacks_nothing() -> None:
    steps = [("a", owns("2016", "2018")), ("b", paid("2017-05-01"))]
    assert missing_dates(steps, EVER) == {}


def test_an_unknown_end_before_a_payment_is_missing() -> None:
    steps = [("a", owns("2016")), ("b", paid("2017-05-01"))]
    assert missing_dates(steps, EVER) == {"a": (END,)}


def test_unknown_days_are_named_each() -> None:
    steps = [("a", owns()), ("b", paid("2017-05-01"))]
    assert missing_dates(steps, EVER) == {"a": (BEGINNING, END)}


def test_one_fact_is_enough_where_one_is_enough() -> None:
    steps = [("a", owns("2016", "2018")), ("b", owns("[2017..2019]", "2020"))]
    assert missing_dates(steps, EVER) == {"b": (BEGINNING,)}


def test_the_fact_that_is_raised_anyway_is_asked_first() -> None:
    steps = [("a", owns("2016", "[2017..2018]")), ("b", owns("[2017..2018]", "2020"))]
    assert missing_dates(steps, EVER) == {"a": (END,)}
    assert missing_dates(steps, EVER, frozenset({"b"})) == {"b": (BEGINNING,)}


def test_a_rough_day_of_a_payment_is_missing() -> None:
    steps = [("a", owns("2017-05-01", "2018-01-01")), ("b", paid("2017"))]
    assert missing_dates(steps, EVER) == {"b": (DAY,)}


def test_as_of_a_day_a_rough_day_after_it_is_missing() -> None:
    steps = [("b", paid("2017"))]
    assert missing_dates(steps, as_of(date(2017, 6, 1))) == {"b": (DAY,)}
    assert missing_dates(steps, as_of(date(2017, 12, 31))) == {}


def test_the_same_cargo_that_nobody_states_is_no_date() -> None:
    steps = [("a", met("2018-05-01")), ("b", met("2018-05-02"))]
    assert missing_dates(steps, EVER) == {"a": (SAME_GOODS,), "b": (SAME_GOODS,)}
    stated = [("a", met("2018-05-01", "oil-1")), ("b", met("2018-05-02"))]
    assert missing_dates(stated, EVER) == {"b": (SAME_GOODS,)}


def test_where_no_days_would_do_nothing_is_promised() -> None:
    steps = [("a", owns("2016", "2016")), ("b", owns("2018", "2018"))]
    assert missing_dates(steps, EVER) is None


def _bounds(first: int, more: int, last: int, longer: int) -> Bounds:
    days = (first, first + more, last, last + longer)
    low, high, end, latest = (ORIGIN + timedelta(days=one) for one in days)
    return Bounds(low, min(high, latest), max(end, low), max(latest, low))


small = st.integers(0, 4)
standing_facts = st.builds(
    lambda *days: Timed(_bounds(*days), event=False, code=Symbol.ANSWERS_FOR),
    small, small, small, small,
)  # fmt: skip
events = st.builds(
    lambda first, more: Timed(
        Bounds(*(ORIGIN + timedelta(days=one) for one in (first, first + more) * 2)),
        event=True,
        code=Symbol.DEALT_PARTY,
        flow=1,
    ),
    small,
    small,
)


def _choices(time: Timed) -> list[Timed]:
    """Return every way in which the days of a fact may turn out."""
    bounds = time.bounds

    def days(first: date, last: date) -> list[date]:
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    if time.event:
        on = days(bounds.start_min, bounds.start_max)
        return [Timed(Bounds(day, day, day, day), True, time.code, time.flow) for day in on]
    pairs = product(days(bounds.start_min, bounds.start_max), days(bounds.end_min, bounds.end_max))
    return [
        Timed(Bounds(start, start, end, end), False, time.code)
        for start, end in pairs
        if start <= end
    ]


def _fewest(steps: list[Timed], window: Window) -> int | None:
    """Try every set of facts with every choice of their days."""
    for size in range(len(steps) + 1):
        for several in combinations(range(len(steps)), size):
            tried = [_choices(one) if n in several else [one] for n, one in enumerate(steps)]
            if any(certain(list(chain), window) for chain in product(*tried)):
                return size
    return None


@settings(max_examples=150)
@given(
    st.lists(st.one_of(standing_facts, events), min_size=1, max_size=3),
    st.one_of(st.none(), small),
)
def test_no_fewer_facts_would_do_whatever_their_days(steps: list[Timed], on: int | None) -> None:
    window = EVER if on is None else as_of(ORIGIN + timedelta(days=on))
    found = missing_dates([(str(n), one) for n, one in enumerate(steps)], window)
    assert (None if found is None else len(found)) == _fewest(steps, window)
