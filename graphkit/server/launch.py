"""One start of the Java process, from the class path to the first answer."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from graphkit.errors import AuthenticationError, DatabaseError
from graphkit.server import companion, conf
from graphkit.server.admin import ensure_password
from graphkit.server.archive import archive_flags, archive_of
from graphkit.server.bolt import (
    connected,
    is_closed,
    is_wrong_password,
    opened_by_load_csv,
    refusal,
    shown_settings,
    why_closed,
)
from graphkit.server.identity import facts
from graphkit.server.jars import ensure_jars
from graphkit.server.java import spawn_server, telling_lines, write_class_path
from graphkit.server.layout import Layout
from graphkit.server.pages import FIRST, address, write_pages
from graphkit.server.ports import BOLT_PORT, HTTP_PORT, choose, refuse_stranger
from graphkit.server.progress import Progress, watched
from graphkit.server.record import Record, is_alive, write_record
from graphkit.server.running import read_password
from graphkit.server.version import NEO4J_VERSION
from graphkit.server.wishes import Wishes

STALLED_SECONDS = 120
"""How long a start may write nothing to its log."""
LONGEST_START = 1800
POLL_SECONDS = 0.2


def launch(layout: Layout, before: Record | None, wishes: Wishes, progress: Progress) -> Record:
    """Make everything ready, start Java and its companion, and record which processes they are."""
    sizes = conf.memory(wishes.heap, wishes.page_cache)
    bolt = choose(wishes.bolt_port, before.bolt_port if before else None, BOLT_PORT, "Bolt")
    http = choose(wishes.http_port, before.http_port if before else None, HTTP_PORT, "HTTP")
    with ExitStack() as open_here:
        played, listening = "", None
        if wishes.pages or companion.has_pages(layout):
            listening = open_here.enter_context(companion.listener(before))
            played = f"{address(listening.getsockname()[1])}/{FIRST}"
        jars = make_ready(layout, conf.settings(bolt, http, sizes, played), progress)
        ensure_password(layout, progress)
        pid = spawn_server(layout, sizes, archive_flags(layout, archive_of(layout, jars)))
        record = _record(pid, bolt, http, sizes)
        write_record(layout, record)
        if listening is not None:
            _write_pages(layout, wishes)  # now, for Java takes its time to start
            record = companion.begin(layout, record, listening)
            write_record(layout, record)
    return record


def _record(pid: int, bolt: int, http: int, sizes: conf.Memory) -> Record:
    found = facts(pid)
    return Record(
        pid=pid,
        started=found.started if found else "",
        since=datetime.now(UTC).isoformat(timespec="seconds"),
        bolt_port=bolt,
        http_port=http,
        version=NEO4J_VERSION,
        heap=sizes.heap,
        page_cache=sizes.page_cache,
    )


def _write_pages(layout: Layout, wishes: Wishes) -> None:
    if wishes.pages is not None:
        write_pages(layout.pages, wishes.pages())


def make_ready(layout: Layout, wanted: dict[str, str], progress: Progress) -> list[Path]:
    """Bring jars, class path and configuration into place, for the server or its tools."""
    jars = ensure_jars(layout.jars, progress)
    write_class_path(layout, jars)
    conf.write_conf(layout, wanted)
    return jars


def await_answer(layout: Layout, record: Record, progress: Progress) -> None:
    """Wait until the server answers a query.

    A store that was not closed cleanly is recovered first, which may take long; as long as the
    debug log grows, the wait goes on.

    Raises:
        PortTaken: another program took its port meanwhile.
        DatabaseError: it died, or does nothing any more; quotes what its logs say.
        AuthenticationError: it refuses the password of this home.
    """
    began = changed = time.monotonic()
    size = 0

    def ask() -> Exception | None:
        return refusal(record, read_password(layout))

    while (error := watched(ask, "starting Neo4j", progress, since=began)) is not None:
        _raise_if_hopeless(layout, record, error)
        if (now := _size(layout.debug_log)) != size:
            changed, size = time.monotonic(), now
        if time.monotonic() - changed > STALLED_SECONDS or time.monotonic() - began > LONGEST_START:
            raise _start_failure(layout, f"does not answer after {time.monotonic() - began:.0f} s")
        time.sleep(POLL_SECONDS)


def _raise_if_hopeless(layout: Layout, record: Record, error: Exception) -> None:
    alive, refused = is_alive(layout, record), is_wrong_password(error)
    if refused or not alive:
        refuse_stranger(record.bolt_port, record.pid)
        refuse_stranger(record.http_port, record.pid)
    if not alive:
        raise _start_failure(layout, "ended while starting")
    if refused:
        raise AuthenticationError(
            "The server refuses the password of this home.",
            where=str(layout.password),
            cure="Put back the password file that belongs to this store.",
        )
    # The server opens its port after its databases: one that is closed by then stays closed.
    if is_closed(error):
        said = why_closed(record, read_password(layout))
        raise DatabaseError(
            f"Neo4j cannot open this store. It said:\n  {said}",
            where=str(layout.store("databases")),
            cure="Type `graphkit server restore FILE` with a backup. "
            f"More is in {layout.debug_log}.",
        )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def refuse_if_open(layout: Layout, record: Record, progress: Progress) -> None:
    """Compare the running server's settings with what they must be, and try LOAD CSV.

    Raises:
        DatabaseError: one differs, or LOAD CSV is not refused.
    """
    sizes = conf.Memory(record.heap, record.page_cache)
    wanted = conf.settings(record.bolt_port, record.http_port, sizes, record.guide)
    wrong = watched(
        lambda: _faults(layout, record, wanted), "checking that Neo4j is closed to others", progress
    )
    if wrong:
        raise DatabaseError(
            f"Neo4j came up less closed than it must be, and was stopped: {'; '.join(wrong)}.",
            where=str(layout.conf / "neo4j.conf"),
            cure="This is a fault of graphkit; report it with these lines.",
        )


def _faults(layout: Layout, record: Record, wanted: Mapping[str, str]) -> list[str]:
    with connected(record, read_password(layout)) as driver:
        different = conf.differences(layout, wanted, shown_settings(driver))
        return different + opened_by_load_csv(driver, record)


def _start_failure(layout: Layout, what: str) -> DatabaseError:
    said = [
        telling_lines(path.read_text(encoding="utf-8", errors="replace"))
        for path in (layout.console_log, layout.neo4j_log)
        if path.exists()
    ]
    quoted = "\n  ".join(text for text in said if text) or "(nothing in its logs)"
    return DatabaseError(
        f"Neo4j {what}. It said:\n  {quoted}",
        where=str(layout.neo4j_log),
        cure=f"More is in {layout.debug_log}.",
    )
