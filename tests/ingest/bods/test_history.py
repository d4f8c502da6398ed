"""The periods of interests through the statements of one relationship."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.model.dates import day_range, standing
from graphkit.model.share import Share
from ingest.bods.history import Interest, Period, State, periods


def owned(percent: float, start: str = "", end: str = "", type_: str = "shareholding") -> Interest:
    return Interest(type_, "direct", Share(percent, percent), start, end)


def stated(*found: Period) -> list[tuple[float, str, str, tuple[int, ...]]]:
    return [(one.interest.share.minimum, one.start, one.end, one.states) for one in found]


def test_one_statement_bounds_only_what_it_says() -> None:
    once = [State("2020-01-10", (owned(30, "2019-05-01"),))]

    assert stated(*periods(once)) == [(30, "2019-05-01", "[2020-01-10..]", (0,))]
    assert periods(once)[0].current


def test_what_the_next_statement_lacks_ended_between_the_two() -> None:
    found = periods([State("2020-01-10", (owned(30), owned(1, type_="boardMember"))),
                     State("2021-01-10", (owned(30),))])  # fmt: skip

    assert stated(*found) == [
        (30, "", "[2021-01-10..]", (0, 1)),
        (1, "", "[2020-01-10..2021-01-10]", (0,)),
    ]
    assert [one.current for one in found] == [True, False]


def test_a_share_that_changed_while_its_beginning_did_not_changed_between_the_two() -> None:
    found = periods([State("2020-01-10", (owned(50, "2019-05-01"),)),
                     State("2021-01-10", (owned(100, "2019-05-01"),))])  # fmt: skip

    assert stated(*found) == [
        (50, "2019-05-01", "[2020-01-10..2021-01-10]", (0,)),
        (100, "[2020-01-10..2021-01-10]", "[2021-01-10..]", (1,)),
    ]


def test_a_later_beginning_ends_what_was_before_it_at_the_latest() -> None:
    found = periods([State("2020-01-10", (owned(100, "2002-03-09"),)),
                     State("2021-09-25", (owned(40, "2021-09-24"),))])  # fmt: skip

    assert stated(*found) == [
        (100, "2002-03-09", "[2020-01-10..2021-09-24]", (0,)),
        (40, "2021-09-24", "[2021-09-25..]", (1,)),
    ]


def test_a_record_that_is_closed_ended_everything_in_it() -> None:
    open_, shut = (owned(30, "2019-05-01"),), (owned(30, "2019-05-01", "2020-06-01"),)
    closed = [State("2020-01-10", open_), State("2021-01-10", open_, closed=True)]
    assert stated(*periods(closed)) == [(30, "2019-05-01", "[2020-01-10..2021-01-10]", (0, 1))]
    told = [State("2020-01-10", open_), State("2021-01-10", shut, closed=True)]
    assert stated(*periods(told)) == [(30, "2019-05-01", "2020-06-01", (0, 1))]
    only = [State("2021-01-10", open_, closed=True)]
    assert stated(*periods(only)) == [(30, "2019-05-01", "[..2021-01-10]", (0,))]
    assert not any(one.current for case in (closed, told, only) for one in periods(case))


def test_an_interest_that_comes_back_is_another_period() -> None:
    found = periods([State("2020-01-10", (owned(30),)), State("2021-01-10", ()),
                     State("2022-01-10", (owned(30),))])  # fmt: skip

    assert stated(*found) == [
        (30, "", "[2020-01-10..2021-01-10]", (0,)),
        (30, "[2020-01-10..2022-01-10]", "[2022-01-10..]", (2,)),
    ]


def test_two_interests_named_alike_in_one_statement_are_two() -> None:
    found = periods([State("2020-01-10", (owned(30), owned(20)))])

    assert [(one.interest.share.minimum, one.ordinal) for one in found] == [(30, 1), (20, 2)]


DAYS = st.integers(2000, 2020).map(lambda year: f"{year}-01-01")
INTERESTS = st.builds(
    owned,
    st.sampled_from([25, 50]),
    st.one_of(st.just(""), st.integers(1990, 1999).map(lambda year: f"{year}-01-01"), DAYS),
    type_=st.sampled_from(["shareholding", "votingRights"]),
)
HISTORIES = st.lists(DAYS, min_size=1, max_size=6, unique=True).flatmap(
    lambda days: st.tuples(
        *(
            st.builds(State, st.just(day), st.lists(INTERESTS, max_size=3).map(tuple))
            for day in sorted(days)
        )
    )
)


@given(HISTORIES)
def test_every_interest_of_every_statement_is_in_one_period_that_may_stand_on_its_day(
    history: tuple[State, ...],
) -> None:
    found = periods(history)

    for place, state in enumerate(history):
        here = [one for one in found if place in one.states]
        assert sorted(one.interest.share.minimum for one in here) == sorted(
            one.share.minimum for one in state.interests
        )
        for one in here:
            began, _ = day_range(one.start)
            _, ended = day_range(one.end)
            late = one.interest.start > state.day  # stated to begin after its statement
            assert late or str(began) <= state.day <= str(ended)
            if not late:
                standing(one.start, one.end)


@given(HISTORIES)
def test_only_what_the_last_statement_names_is_current(history: tuple[State, ...]) -> None:
    current = [one for one in periods(history) if one.current]

    assert len(current) == len(history[-1].interests)
