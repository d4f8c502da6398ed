"""Making the next thing ready while one is worked on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, Self, TypeVar

T = TypeVar("T")


class Ahead(Generic[T]):
    """The same things in the same order, each made by a thread as soon as there is time for it.

    Whoever writes to the server waits for it in the end; then is the time. One thing more is in
    memory. What `things` raises is raised where its thing would be given. A context, after which
    the thread has ended.
    """

    def __init__(self, things: Iterator[T]) -> None:
        self._things = things
        self._thread = ThreadPoolExecutor(1)
        self._following: Future[tuple[T] | None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._thread.shutdown()

    def __iter__(self) -> Iterator[T]:
        while found := self._begun().result():
            self._following = None
            yield found[0]

    def begin(self) -> None:
        """Begin to make the next thing, unless that was begun."""
        self._begun()

    def _begun(self) -> Future[tuple[T] | None]:
        if self._following is None:
            self._following = self._thread.submit(_next, self._things)
        return self._following


def _next(things: Iterator[T]) -> tuple[T] | None:
    """Return the next thing, if there is one."""
    for one in things:
        return (one,)
    return None
