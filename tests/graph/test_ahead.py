"""What is made ahead is the same, in the same order, and one thing at a time."""

from collections.abc import Generator, Iterator
from threading import Event, active_count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph.ahead import ahead


@given(st.lists(st.none() | st.integers() | st.just(())))
def test_all_come_in_their_order(things: list[object]) -> None:
    assert list(ahead(iter(things))) == things


def test_the_next_is_made_while_one_is_in_use_and_the_one_after_is_not() -> None:
    made = [Event() for _ in range(3)]

    def making() -> Iterator[int]:
        for number, event in enumerate(made):
            event.set()
            yield number

    given_ = ahead(making())

    assert next(given_) == 0
    assert made[1].wait(10)
    assert not made[2].is_set()


def test_what_goes_wrong_is_raised_where_the_thing_would_be_given() -> None:
    def making() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    given_ = ahead(making())

    assert next(given_) == 1
    with pytest.raises(OSError, match="the disk is gone"):
        next(given_)


def test_a_caller_that_stops_leaves_no_thread_behind() -> None:
    before, given_ = active_count(), ahead(iter(range(1_000_000)))

    assert next(given_) == 0
    assert isinstance(given_, Generator)
    given_.close()
    assert active_count() == before
