"""Doing parts of a work side by side, in as many processes as there are cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Self, TypeVar

from graphkit.errors import GraphkitError

T = TypeVar("T")
Progress = Callable[[int, int, str], None]
"""Told (done, total, label), at least every second."""


class Workers:
    """Processes that do parts of a work; a context, after which they have ended.

    Args:
        size: how many processes; one is this process itself, which starts no other.
        progress: told how far the work is.
    """

    def __init__(self, size: int, progress: Progress) -> None:
        self.size, self._progress = size, progress
        # Not forked: a fork beside the threads of pyarrow may stand still for ever.
        context = get_context("spawn")
        self._pool = (
            ProcessPoolExecutor(size, mp_context=context, initializer=_end_with_parent)
            if size > 1
            else None
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def do(self, work: Callable[..., T], parts: Sequence[tuple[Any, ...]], label: str) -> list[T]:
        """Do a work part by part and return what each part gives, in order.

        Args:
            work: a function of a module, called with each part's arguments.
            parts: the arguments.
            label: what to tell.
        """
        if self._pool is None:
            return [
                self._told(place, len(parts), label, work, part) for place, part in enumerate(parts)
            ]
        futures: list[Future[T]] = [self._pool.submit(work, *part) for part in parts]
        waiting = set(futures)
        while waiting:
            self._progress(len(parts) - len(waiting), len(parts), label)
            ended, waiting = wait(waiting, timeout=1, return_when=FIRST_COMPLETED)
            for one in ended:
                _result(one)  # raises here what was raised there
        return [one.result() for one in futures]

    def _told(
        self, done: int, total: int, label: str, work: Callable[..., T], part: tuple[Any, ...]
    ) -> T:
        self._progress(done, total, label)
        return work(*part)


def _end_with_parent() -> None:
    """Let this process not outlive the one that started it, should that be killed."""
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _result(future: Future[T]) -> T:
    try:
        return future.result()
    except BrokenProcessPool:
        raise GraphkitError(
            "a process that worked on the files was ended from outside",
            cure="memory may have been short: end other programs, and try again",
        ) from None


def cores() -> int:
    """Return how many processes run side by side here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cut(things: Sequence[T], parts: int) -> list[Sequence[T]]:
    """Cut things into at most so many parts of like size, in order; none is empty."""
    size, more = divmod(len(things), parts)
    found, at = [], 0
    for part in range(parts):
        length = size + (part < more)
        if length:
            found.append(things[at : at + length])
        at += length
    return found
