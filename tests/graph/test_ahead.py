"""What is made ahead is the same, in the same order, and one thing at a time."""

from collections.abc import Iterator
from threading import Event, active_count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph.ahead import Ahead


@given(st.lists(st.none() | st.integers() | st.just(())), st.lists(st.booleans(), min_size=9))
def test_all_come_in_their_order(things: list[object], begun: list[bool]) -> None:
    given_ = []
    with Ahead(iter(things)) as ahead:
        for number, one in enumerate(ahead):
            given_.append(one)
            for _ in range(2 * begun[number % len(begun)]):
                ahead.begin()
    assert given_ == things


def test_the_next_is_made_once_it_is_begun_and_the_one_after_is_not() -> None:
    made = [Event() for _ in range(3)]

    def making() -> Iterator[int]:
        for number, event in enumerate(made):
            event.set()
            yield number

    with Ahead(making()) as ahead:
        for number in ahead:
            assert number == 0
            assert not made[1].is_set()
            ahead.begin()
            assert made[1].wait(10)
            ahead.begin()
            break
    assert not made[2].is_set()


def test_what_goes_wrong_is_raised_where_the_thing_would_be_given() -> None:
    def making() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    with Ahead(making()) as ahead:
        following = iter(ahead)
        assert next(following) == 1
        ahead.begin()
        with pytest.raises(OSError, match="the disk is gone"):
            next(following)


def test_a_caller_that_stops_leaves_no_thread_behind() -> None:
    before = active_count()
    with Ahead(iter(range(1_000_000))) as ahead:
        assert next(iter(ahead)) == 0
        ahead.begin()
    assert active_count() == before
