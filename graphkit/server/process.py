"""Start and stop the embedded server."""

from __future__ import annotations

from pathlib import Path

from graphkit.server import companion
from graphkit.server.archive import archive_of, make_archive
from graphkit.server.ending import end
from graphkit.server.exclusive import exclusive
from graphkit.server.jars import jar_paths
from graphkit.server.launch import await_answer, launch, refuse_if_open
from graphkit.server.layout import Layout, layout_of, prepare
from graphkit.server.pages import MakePages, write_pages
from graphkit.server.ports import PortTaken
from graphkit.server.progress import Progress, silent
from graphkit.server.record import (
    Record,
    is_alive,
    read_record,
    stopped_cleanly,
    write_record,
)
from graphkit.server.running import Running, answering, running_from
from graphkit.server.store import finish_replacement
from graphkit.server.wishes import Wishes, as_before, as_wished


def start(
    home: Path,
    progress: Progress = silent,
    *,
    jars_dir: Path | None = None,
    heap: str | None = None,
    page_cache: str | None = None,
    bolt_port: int | None = None,
    http_port: int | None = None,
    pages: MakePages | None = None,
) -> Running:
    """Start the server of a home and wait until it answers; if it already does, return it.

    Args:
        home: where store, jars, password and logs lie.
        progress: told what is being waited for.
        jars_dir: where the jars lie, if homes share them.
        heap: Java's heap, such as "1g"; sized from the machine by default.
        page_cache: memory for the store's pages, likewise.
        bolt_port: an exact port; 0 for any free one; by default that of last time, 7687, or any.
        http_port: the same, with 7474.
        pages: makes the pages to serve beside the Neo4j Browser, called if a server is started;
            by default those of last time are served, if there are any.

    Raises:
        UsageError: a port asked for is taken, or the home cannot be used.
        DatabaseError: the server does not start, or runs with other settings than it must.
        AuthenticationError: the password file does not belong to this store.
    """
    layout = layout_of(home, jars_dir)
    wishes = Wishes(heap, page_cache, bolt_port, http_port, pages)
    if (record := answering(layout)) is not None:
        as_wished(record, wishes)
        if record.pages_port and not companion.serves(layout, record):
            with exclusive(layout, "start", progress):
                record = companion.mend(layout, read_record(layout) or record)
        return running_from(layout, record)
    prepare(layout)
    with exclusive(layout, "start", progress):
        return start_held(layout, wishes, progress)


def stop(home: Path, progress: Progress = silent) -> bool:
    """Stop the server of a home cleanly; say whether there was one to stop.

    Only the process that this home's record names, with its start time and our home on its
    command line, is ever sent a signal.
    """
    layout = layout_of(home)
    if not layout.home.exists():
        return False
    with exclusive(layout, "stop", progress):
        return stop_held(layout, progress)


def install(
    home: Path, pages: MakePages, progress: Progress = silent, *, jars_dir: Path | None = None
) -> Running:
    """Serve these pages beside the server of a home, which is started if need be.

    A server that was started without pages does not name them to Browsers: it is started anew.
    """
    layout = layout_of(home, jars_dir)
    prepare(layout)
    with exclusive(layout, "install", progress):
        write_pages(layout.pages, pages())
        record = read_record(layout)
        if record is not None and is_alive(layout, record) and not record.guide:
            stop_held(layout, progress)
        return start_held(layout, as_before(record) if record else Wishes(), progress)


def start_held(layout: Layout, wishes: Wishes, progress: Progress) -> Running:
    """Start as `start` does, for a caller that holds the home's lock."""
    before = read_record(layout)
    if before is not None and is_alive(layout, before):
        await_answer(layout, before, progress)
        return running_from(layout, companion.mend(layout, as_wished(before, wishes)))
    finish_replacement(layout)
    if before is not None:
        companion.end(layout, before)  # it may hold the port a moment longer than its server
    recovered = before is not None and not stopped_cleanly(layout, before)
    try:
        record = _start(layout, before, wishes, progress)
    except PortTaken:  # as by another home that started in the same moment; it listens by now
        record = _start(layout, before, wishes, progress)
    make_archive(layout, archive_of(layout, jar_paths(layout.jars)))
    return running_from(layout, record, fresh=True, recovered=recovered)


def _start(layout: Layout, before: Record | None, wishes: Wishes, progress: Progress) -> Record:
    """Launch a server and see that it answers and is closed; of one that does not nothing stays."""
    record = launch(layout, before, wishes, progress)
    try:
        await_answer(layout, record, progress)
        refuse_if_open(layout, record, progress)
    except BaseException:
        end(layout, record, progress)
        companion.end(layout, record)
        _forget(layout, before)
        raise
    return record


def stop_held(layout: Layout, progress: Progress) -> bool:
    """Stop as `stop` does, for a caller that holds the home's lock."""
    record = read_record(layout)
    if record is None:
        return False
    was_alive = is_alive(layout, record)
    if was_alive:
        end(layout, record, progress)
    companion.end(layout, record)
    return was_alive


def _forget(layout: Layout, before: Record | None) -> None:
    """Put back the record of the run before one that never served anybody."""
    if before is None:
        layout.record.unlink(missing_ok=True)
    else:
        write_record(layout, before)
