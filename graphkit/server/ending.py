"""End the server's process: ours and no other, politely first."""

from __future__ import annotations

import os
import signal
import time

from graphkit.errors import DatabaseError, UsageError
from graphkit.server.layout import Layout
from graphkit.server.progress import Progress
from graphkit.server.record import Record, is_alive, last_line, mark_stopped

STOP_SECONDS = 60
KILL_SECONDS = 15
POLL_SECONDS = 0.1


def end(layout: Layout, record: Record, progress: Progress) -> None:
    """End the recorded process: ask first, and kill it only if it does not go.

    Raises:
        UsageError: it belongs to another user.
        DatabaseError: it cannot be ended.
    """
    steps = (
        (signal.SIGTERM, STOP_SECONDS, "stopping Neo4j"),
        (signal.SIGKILL, KILL_SECONDS, "Neo4j does not stop by itself; killing it"),
    )
    for number, seconds, label in steps:
        if is_alive(layout, record):
            progress(0, 0, label)
            _send(record, number)
            _await_end(layout, record, seconds, label, progress)
    if is_alive(layout, record):
        raise DatabaseError(
            f"Neo4j (process {record.pid}) cannot be ended, not even by force.",
            where=str(layout.home),
            cure="Its disk may hang: see the system's log.",
        )
    if last_line(layout).endswith("Stopped."):
        mark_stopped(layout, record)


def _send(record: Record, number: signal.Signals) -> None:
    try:
        os.kill(record.pid, number)
    except ProcessLookupError:
        return
    except PermissionError as error:
        raise UsageError(
            f"The server (process {record.pid}) was started by another user.",
            cure="Stop it as that user.",
        ) from error


def _await_end(
    layout: Layout, record: Record, seconds: float, label: str, progress: Progress
) -> None:
    began = time.monotonic()
    while is_alive(layout, record) and (waited := time.monotonic() - began) < seconds:
        progress(0, 0, f"{label} ({waited:.0f} s)")
        time.sleep(POLL_SECONDS)
