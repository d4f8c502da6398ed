"""run.json: which process serves a home, where, and whether the last one stopped cleanly."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from graphkit.server.identity import facts
from graphkit.server.layout import Layout
from graphkit.server.pages import FIRST, address
from graphkit.server.ports import HOST


@dataclass(frozen=True)
class Record:
    """What one start left behind for the next command.

    Args:
        pid: of the Java process.
        started: its start time as the system states it; with the pid it names one process.
        since: the same for people, ISO 8601.
        bolt_port: for drivers.
        http_port: for the Neo4j Browser.
        version: of Neo4j.
        heap: of Java, in MiB.
        page_cache: in MiB.
        stopped: this run stopped cleanly.
        pages_port: of the process that serves pages beside the Browser; 0 if there are none.
        pages_pid: of that process.
        pages_started: its start time, as `started`.
    """

    pid: int
    started: str
    since: str
    bolt_port: int
    http_port: int
    version: str
    heap: int
    page_cache: int
    stopped: bool = False
    pages_port: int = 0
    pages_pid: int = 0
    pages_started: str = ""

    @property
    def bolt_uri(self) -> str:
        """The address for drivers."""
        return f"bolt://{HOST}:{self.bolt_port}"

    @property
    def http_url(self) -> str:
        """The address of the HTTP server."""
        return f"http://{HOST}:{self.http_port}"

    @property
    def guide(self) -> str:
        """The address of the page that the Browser plays on connecting; empty if there is none."""
        return f"{address(self.pages_port)}/{FIRST}" if self.pages_port else ""

    @property
    def since_time(self) -> datetime:
        """When the process was started."""
        return datetime.fromisoformat(self.since)


def read_record(layout: Layout) -> Record | None:
    """Read run.json; None if there is none, or none that can be understood."""
    try:
        return Record(**json.loads(layout.record.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_record(layout: Layout, record: Record) -> None:
    """Replace run.json in one step, so that a killed command never leaves half of it."""
    temporary = layout.record.with_suffix(f".{os.getpid()}")
    temporary.touch(mode=0o600)
    temporary.write_text(json.dumps(asdict(record), indent=1) + "\n", encoding="utf-8")
    temporary.replace(layout.record)


def mark_stopped(layout: Layout, record: Record) -> None:
    """Note that the process stopped cleanly; the ports stay, for the next start."""
    write_record(layout, replace(record, stopped=True))


def is_alive(layout: Layout, record: Record) -> bool:
    """Say whether the recorded process runs, and is the server of this home and no other.

    A large process that was killed gives its memory back for a while, and its command line first;
    until it is gone it may hold the store and the ports.
    """
    found = facts(record.pid)
    return (
        found is not None
        and found.started == record.started
        and (not found.command or layout.home_argument in found.command)
    )


def stopped_cleanly(layout: Layout, record: Record) -> bool:
    """Say whether a process that is gone had closed its store.

    A shutdown of the machine ends the server cleanly without asking us; its log then says so.
    """
    return record.stopped or last_line(layout).endswith("Stopped.")


def last_line(layout: Layout) -> str:
    """Return the last line of Neo4j's log."""
    try:
        text = layout.neo4j_log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return text.rstrip().rpartition("\n")[2]
