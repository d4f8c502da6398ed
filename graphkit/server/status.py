"""What is known of a home's server, without changing anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from graphkit.errors import DatabaseError
from graphkit.server import companion
from graphkit.server.bolt import refusal
from graphkit.server.exclusive import is_held
from graphkit.server.layout import Layout, layout_of
from graphkit.server.record import Record, is_alive, read_record, stopped_cleanly
from graphkit.server.running import logs, read_password
from graphkit.server.version import NEO4J_VERSION

State = Literal["running", "starting", "stopped", "crashed", "unresponsive"]


@dataclass(frozen=True)
class Status:
    """What is known of a home's server.

    Args:
        state: running: it answers a query. starting: a command is at work on it and it does not
            answer yet. stopped: closed cleanly, or never started. crashed: gone without closing
            its store; the next start recovers. unresponsive: alive, but does not answer.
        version: of Neo4j, that of the running server if there is one.
        home: the folder of all this.
        password_file: where the password lies.
        logs: the most telling first.
        store_bytes: size of the database with its transaction logs.
        bolt_uri: None if the server does not run.
        http_url: likewise.
        pid: likewise.
        since: likewise.
        guide: address of the page that the Browser plays on connecting; None if none is served.
    """

    state: State
    version: str
    home: Path
    password_file: Path
    logs: tuple[Path, ...]
    store_bytes: int
    bolt_uri: str | None = None
    http_url: str | None = None
    pid: int | None = None
    since: datetime | None = None
    guide: str | None = None


def status(home: Path) -> Status:
    """Describe the server of a home."""
    layout = layout_of(home)
    record = read_record(layout)
    state = _state(layout, record)
    found = Status(
        state=state,
        version=NEO4J_VERSION,
        home=layout.home,
        password_file=layout.password,
        logs=logs(layout),
        store_bytes=layout.store_bytes(),
    )
    if record is None or state in ("stopped", "crashed"):
        return found
    return replace(
        found,
        version=record.version,
        bolt_uri=record.bolt_uri,
        http_url=record.http_url,
        pid=record.pid,
        since=record.since_time,
        guide=record.guide if companion.serves(layout, record) else None,
    )


def browser_address(home: Path) -> str:
    """Return the address of the Neo4j Browser; it asks for the password, which is in a file.

    Raises:
        DatabaseError: the server does not run.
    """
    found = status(home)
    if found.state != "running":
        raise DatabaseError(
            f"The embedded server is not running ({found.state}).",
            where=str(found.home),
            cure="Type `graphkit server start`.",
        )
    return f"{found.http_url}/browser/"


def _state(layout: Layout, record: Record | None) -> State:
    if record is None:
        return "starting" if is_held(layout) else "stopped"
    if is_alive(layout, record):
        if layout.password.exists() and refusal(record, read_password(layout)) is None:
            return "running"
        return "starting" if is_held(layout) else "unresponsive"
    if is_held(layout):
        return "starting"
    return "stopped" if stopped_cleanly(layout, record) else "crashed"
