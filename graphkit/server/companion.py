"""The process that serves pages beside Neo4j: begun and ended with it, mended if it is gone."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace

from graphkit.server.identity import facts
from graphkit.server.java import LAUNCH, environment
from graphkit.server.layout import Layout
from graphkit.server.pages import FIRST, listen
from graphkit.server.ports import choose
from graphkit.server.record import Record, write_record

PAGES_PORT = 7475
END_SECONDS = 2.0
POLL_SECONDS = 0.05


def has_pages(layout: Layout) -> bool:
    """Say whether a start, this one or an earlier one, left pages to serve."""
    return (layout.pages / FIRST).is_file()


def listener(before: Record | None) -> socket.socket:
    """Listen for the companion, on the port of last time if that is free.

    The socket is handed over open, so that nobody takes the port which neo4j.conf names.
    """
    port = choose(None, before.pages_port if before else None, PAGES_PORT, "pages")
    try:
        return listen(port)
    except OSError:  # taken a moment ago: any other will do
        return listen(0)


def begin(layout: Layout, record: Record, listening: socket.socket) -> Record:
    """Serve the pages for as long as the recorded server lives; return the record with that.

    As the server itself it is nobody's child, and outlives this command.
    """
    listening.set_inheritable(True)
    module = ["-P", "-m", "graphkit.server.pages"]
    about = [str(layout.pages), str(listening.fileno()), str(record.pid), record.started]
    log = str(layout.logs / "pages.log")
    ran = subprocess.run(
        ["/bin/sh", "-c", LAUNCH, "graphkit", log, sys.executable, *module, *about],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        cwd=layout.home,
        env=environment(layout),
        umask=0o077,
        start_new_session=True,
        pass_fds=(listening.fileno(),),
        check=True,
    )
    found = facts(int(ran.stdout))
    return replace(
        record,
        pages_port=int(listening.getsockname()[1]),
        pages_pid=int(ran.stdout),
        pages_started=found.started if found else "",
    )


def serves(layout: Layout, record: Record) -> bool:
    """Say whether the recorded companion runs, and is that of this home and no other.

    A process that is ending loses its command line first, and may hold its port a moment longer.
    """
    found = facts(record.pages_pid) if record.pages_pid else None
    return (
        found is not None
        and found.started == record.pages_started
        and (not found.command or str(layout.pages) in found.command)
    )


def mend(layout: Layout, record: Record) -> Record:
    """Begin a companion again that has gone while its server runs; for who holds the home's lock.

    Its port is the one that the running server names to Browsers; where a stranger has taken that
    meanwhile, nothing is served until the server is started anew.
    """
    if not record.pages_port or serves(layout, record):
        return record
    try:
        with listen(record.pages_port) as listening:
            mended = begin(layout, record, listening)
    except OSError:
        return record
    write_record(layout, mended)
    return mended


def end(layout: Layout, record: Record) -> None:
    """End the companion, and no process that is not it."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + END_SECONDS
        if not serves(layout, record):
            return
        os.kill(record.pages_pid, number)
        while serves(layout, record) and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
