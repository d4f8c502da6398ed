"""The store's files while the server is stopped: empty or not, and replaced in one step."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphkit.server.layout import STORE_KINDS, STORE_NAME, Layout
from graphkit.server.record import read_record, stopped_cleanly

READY = "ready"
"""Its presence in the scratch folder means: the new store is whole, put it in place."""


@contextmanager
def scratch_store(layout: Layout) -> Iterator[Path]:
    """Give a configuration file with which Neo4j's tools work on a new store beside the real one.

    The new store is thrown away at the end unless `replace_store` was called.
    """
    shutil.rmtree(layout.scratch, ignore_errors=True)
    layout.scratch.mkdir(mode=0o700)
    config = layout.scratch / "scratch.conf"
    config.write_text(f"server.directories.data={layout.scratch.name}\n", encoding="utf-8")
    try:
        yield config
    finally:
        if not (layout.scratch / READY).exists():
            shutil.rmtree(layout.scratch, ignore_errors=True)


def decide_replacement(layout: Layout) -> None:
    """Declare the scratch store whole: from now on it will take the old one's place."""
    (layout.scratch / READY).touch()


def finish_replacement(layout: Layout) -> None:
    """Complete a replacement that was decided, or throw away one that was not.

    The server must be stopped. Called at each start, so that a command killed in the middle
    leaves the old store or the new one and never a mixture.
    """
    if (layout.scratch / READY).exists():
        for kind in STORE_KINDS:
            _put_in_place(layout, kind)
    shutil.rmtree(layout.scratch, ignore_errors=True)


def _put_in_place(layout: Layout, kind: str) -> None:
    new, place = layout.scratch / kind / STORE_NAME, layout.store(kind)
    if not new.exists():  # done already, by a command that was killed afterwards
        return
    if place.exists():
        place.rename(layout.scratch / f"old-{kind}")
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new.rename(place)


def is_empty(layout: Layout) -> bool:
    """Say whether a stopped store has never held a node.

    After a crash it says no: what was written last is then only in the transaction log.
    """
    record = read_record(layout)
    if record is not None and not stopped_cleanly(layout, record):
        return False
    nodes = layout.store("databases") / "neostore.nodestore.db"
    return not nodes.exists() or nodes.stat().st_size == 0
