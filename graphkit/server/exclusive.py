"""One owner at a time: whoever starts, stops or replaces the store of a home holds its lock."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from graphkit.errors import DatabaseError
from graphkit.server.layout import Layout
from graphkit.server.progress import Progress

WAIT_SECONDS = 180


@contextmanager
def exclusive(layout: Layout, work: str, progress: Progress) -> Iterator[None]:
    """Hold the home's lock; the system gives it back even if this process is killed.

    Args:
        layout: of the home.
        work: what is about to be done, for those who have to wait.
        progress: told while waiting.

    Raises:
        DatabaseError: another command has held the lock for too long.
    """
    layout.lock.touch(mode=0o600)
    with layout.lock.open("r+") as stream:
        _wait(stream, layout, progress)
        _await_tool(layout, progress)
        stream.truncate(0)
        stream.write(f"{work} by process {os.getpid()}")
        stream.flush()
        yield


def is_held(layout: Layout) -> bool:
    """Say whether a command is at work on this home."""
    try:
        with layout.lock.open("r") as stream:
            return not _taken(stream, fcntl.LOCK_SH)
    except OSError:
        return False


def _wait(stream: IO[str], layout: Layout, progress: Progress) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not _taken(stream, fcntl.LOCK_EX):
        stream.seek(0)
        owner = stream.read() or "another command"
        if time.monotonic() > deadline:
            raise DatabaseError(
                f"The embedded server is held by: {owner}.",
                where=str(layout.lock),
                cure="Wait for that command to end, or end it, and try again.",
            )
        progress(0, 0, f"waiting for: {owner}")
        time.sleep(0.5)
    stream.seek(0)


def _await_tool(layout: Layout, progress: Progress) -> None:
    """Wait for a tool of Neo4j whose command was killed: it may still write to the scratch store.

    It holds the lock of the log that it writes, and ends by itself.
    """
    if not layout.admin_log.exists():
        return
    with layout.admin_log.open("r+") as log:
        deadline = time.monotonic() + WAIT_SECONDS
        while not _taken(log, fcntl.LOCK_EX):
            if time.monotonic() > deadline:
                raise DatabaseError(
                    "A tool of Neo4j is still at work, though the command that began it is gone.",
                    where=str(layout.admin_log),
                    cure="Wait for it to end, and try again.",
                )
            progress(0, 0, "waiting for a tool that an earlier command left at work")
            time.sleep(0.5)


def _taken(stream: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(stream, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
