"""Making the next thing ready while one is worked on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(things: Iterator[T]) -> Iterator[T]:
    """Give the same things in the same order, each made by a thread while the one before is in use.

    Whoever writes to the server waits for it much of the time, and the thread works meanwhile. One
    thing more is in memory. What `things` raises is raised where its thing would be given.
    """
    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(_next, things)
        while found := following.result():
            following = pool.submit(_next, things)
            yield found[0]


def _next(things: Iterator[T]) -> tuple[T] | None:
    """Return the next thing, if there is one."""
    for one in things:
        return (one,)
    return None
