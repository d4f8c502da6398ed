"""Back up and restore the store: one file, its hash beside it, checked before anything is lost."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import InputRejected, UsageError
from graphkit.server import conf
from graphkit.server.admin import run_admin
from graphkit.server.exclusive import exclusive
from graphkit.server.jars import sha256_of
from graphkit.server.launch import make_ready
from graphkit.server.layout import STORE_NAME, Layout, layout_of, prepare
from graphkit.server.ports import BOLT_PORT, HTTP_PORT
from graphkit.server.process import start_held, stop_held
from graphkit.server.progress import Progress, silent, watched
from graphkit.server.record import is_alive, mark_stopped, read_record, stopped_cleanly
from graphkit.server.store import decide_replacement, finish_replacement, scratch_store
from graphkit.server.wishes import as_before


@dataclass(frozen=True)
class Backup:
    """One dump of the store.

    Args:
        file: the dump.
        sha256: of its bytes; also written beside it, as `sha256sum -c` reads it.
        size: in bytes.
    """

    file: Path
    sha256: str
    size: int


def backup(
    home: Path, file: Path, progress: Progress = silent, *, jars_dir: Path | None = None
) -> Backup:
    """Dump the store into a new file; a running server is stopped for it and started again.

    Raises:
        UsageError: the file exists, its folder does not, or there is no store.
        DatabaseError: Neo4j cannot dump, or does not start again.
    """
    layout = layout_of(home, jars_dir)
    file = file.expanduser().resolve()
    _refuse_backup(layout, file)
    with exclusive(layout, "backup", progress):
        _close_after_crash(layout, progress)
        with _stopped(layout, progress):
            finish_replacement(layout)
            _make_ready(layout, progress)
            return _dump(layout, file, progress)


def restore(
    home: Path, file: Path, progress: Progress = silent, *, jars_dir: Path | None = None
) -> Backup:
    """Replace the store by a dump; a running server is stopped for it and started again.

    The dump is loaded and checked beside the old store, which keeps serving meanwhile and is
    touched only when the new one is known to be whole. Needs room for both.

    Raises:
        InputRejected: the file is missing, differs from its hash, or is no sound dump.
    """
    layout = layout_of(home, jars_dir)
    file = file.expanduser().resolve()
    found = watched(lambda: _checked_hash(file), "hashing the backup", progress)
    prepare(layout)
    with exclusive(layout, "restore", progress):
        _make_ready(layout, progress)
        with scratch_store(layout) as config:
            _load(layout, file, config, progress)
            decide_replacement(layout)
        with _stopped(layout, progress):
            finish_replacement(layout)
            if (record := read_record(layout)) is not None:
                mark_stopped(layout, record)  # what crashed before was the store now replaced
    return found


def _refuse_backup(layout: Layout, file: Path) -> None:
    if not layout.store("databases").exists():
        raise UsageError(
            "There is no store to back up.",
            where=str(layout.home),
            cure="Type `graphkit server start` to begin one.",
        )
    if file.exists():
        raise UsageError("The file exists already.", where=str(file), cure="Choose another name.")
    if not file.parent.is_dir():
        raise UsageError("There is no such folder.", where=str(file.parent))


@contextmanager
def _stopped(layout: Layout, progress: Progress) -> Iterator[None]:
    """Keep the server stopped for a while, then as it was before."""
    record = read_record(layout)
    was_running = stop_held(layout, progress)
    try:
        yield
    finally:
        if was_running and record is not None:
            start_held(layout, as_before(record), progress)


def _close_after_crash(layout: Layout, progress: Progress) -> None:
    """Open and close a store that was not closed cleanly, for only then is it whole."""
    record = read_record(layout)
    if record is None or is_alive(layout, record) or stopped_cleanly(layout, record):
        return
    start_held(layout, as_before(record), progress)
    stop_held(layout, progress)


def _make_ready(layout: Layout, progress: Progress) -> None:
    """Bring jars and class path into place for Neo4j's tools, and leave a running server's conf."""
    record = read_record(layout)
    bolt, http = (record.bolt_port, record.http_port) if record else (BOLT_PORT, HTTP_PORT)
    sizes = conf.Memory(record.heap, record.page_cache) if record else conf.memory()
    make_ready(layout, conf.settings(bolt, http, sizes), progress)


def _dump(layout: Layout, file: Path, progress: Progress) -> Backup:
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=file.parent) as folder:
        arguments = ["database", "dump", f"--to-path={folder}", STORE_NAME]
        run_admin(layout, arguments, "backup", progress)
        dumped = Path(folder) / f"{STORE_NAME}.dump"
        sha256 = watched(lambda: sha256_of(dumped), "hashing the backup", progress)
        made = Backup(file, sha256, dumped.stat().st_size)
        _hash_file(file).write_text(f"{made.sha256}  {file.name}\n", encoding="utf-8")
        dumped.replace(file)
    return made


def _load(layout: Layout, file: Path, config: Path, progress: Progress) -> None:
    def refuse(said: str) -> InputRejected:
        return InputRejected(
            f"This is no sound backup. Neo4j said:\n  {said}",
            where=str(file),
            cure="Take another copy of it; the store has not been touched.",
        )

    beside = f"--additional-config={config}"
    load = ["database", "load", "--from-stdin", beside, STORE_NAME]
    run_admin(layout, load, "loading the backup", progress, refuse=refuse, standard_input=file)
    report = f"--report-path={layout.logs}"
    check = ["database", "check", report, beside, STORE_NAME]
    run_admin(layout, check, "checking the backup", progress, refuse=refuse)


def _checked_hash(file: Path) -> Backup:
    if not file.is_file():
        raise InputRejected("There is no such backup.", where=str(file))
    sha256 = sha256_of(file)
    stated = _hash_file(file)
    if stated.exists() and stated.read_text(encoding="utf-8").split()[:1] != [sha256]:
        raise InputRejected(
            "The backup differs from the hash that was noted when it was made.",
            where=str(file),
            cure="Take another copy of it; the store has not been touched.",
        )
    return Backup(file, sha256, file.stat().st_size)


def _hash_file(file: Path) -> Path:
    return file.with_name(f"{file.name}.sha256")
