"""How long work tells that it is alive."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Progress = Callable[[int, int, str], None]
"""Called with (done, total, label), at least every second; a total of 0 means not known."""

T = TypeVar("T")


def silent(_done: int, _total: int, _label: str) -> None:
    """Tell nobody: for callers that do not show progress."""


def watched(
    work: Callable[[], T], label: str, progress: Progress, *, since: float | None = None
) -> T:
    """Do work that cannot tell of its progress itself, and tell every second how long it takes.

    Args:
        work: what to do.
        label: what to tell.
        progress: whom to tell.
        since: when a longer wait began of which this is a part, by the monotonic clock.
    """
    began = time.monotonic() if since is None else since
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work)
        while not future.done():
            progress(0, 0, f"{label} ({time.monotonic() - began:.0f} s)")
            try:
                future.exception(timeout=1)
            except TimeoutError:
                continue
    return future.result()
