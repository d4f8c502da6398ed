"""A server that answers: what a caller needs to talk to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from graphkit.server.bolt import USER, refusal
from graphkit.server.layout import Layout
from graphkit.server.record import Record, is_alive, read_record


@dataclass(frozen=True)
class Running:
    """A server that answers.

    Args:
        bolt_uri: the address for drivers.
        http_url: the address of the Neo4j Browser's server.
        username: always neo4j.
        password: shown by no repr; it lies in password_file.
        password_file: readable by this user only.
        pid: of the Java process.
        home: the folder that it serves.
        logs: the user log, the debug log and what Java printed.
        guide: address of the page that the Browser plays on connecting; empty if there is none.
        fresh: this call started it; false if it was running already.
        recovered: it started on a store that had not been closed cleanly.
    """

    bolt_uri: str
    http_url: str
    username: str
    password: SecretStr
    password_file: Path
    pid: int
    home: Path
    logs: tuple[Path, ...]
    guide: str = ""
    fresh: bool = False
    recovered: bool = False


def running_from(
    layout: Layout, record: Record, *, fresh: bool = False, recovered: bool = False
) -> Running:
    """Describe the recorded server, which is known to answer."""
    return Running(
        bolt_uri=record.bolt_uri,
        http_url=record.http_url,
        username=USER,
        password=read_password(layout),
        password_file=layout.password,
        pid=record.pid,
        home=layout.home,
        logs=logs(layout),
        guide=record.guide,
        fresh=fresh,
        recovered=recovered,
    )


def read_password(layout: Layout) -> SecretStr:
    """Read the password of the store in this home."""
    return SecretStr(layout.password.read_text(encoding="utf-8").strip())


def logs(layout: Layout) -> tuple[Path, ...]:
    """List the logs, the most telling first."""
    return layout.neo4j_log, layout.debug_log, layout.console_log


def answering(layout: Layout) -> Record | None:
    """Return the record of this home's server if it runs and answers a query."""
    record = read_record(layout)
    if record is None or not layout.password.exists() or not is_alive(layout, record):
        return None
    return record if refusal(record, read_password(layout)) is None else None
