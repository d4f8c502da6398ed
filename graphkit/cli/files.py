"""Files that commands write: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from graphkit.errors import UsageError

READABLE = 0o644
"""Others may read what is handed over; what a command writes otherwise is for this user."""


def refuse_existing(paths: Iterable[Path], *, force: bool) -> None:
    """Raise UsageError where a file would be overwritten unasked."""
    there = [path for path in paths if path.exists()]
    if there and not force:
        raise UsageError("the file exists", where=str(there[0]), cure="choose another, or --force")


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write beside a path, and rename it to that once it is written.

    Raises:
        UsageError: nothing can be written there.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(error, path) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together, and rename none before all are written; makes folders.

    Raises:
        UsageError: a folder cannot be written to; nothing is left there then.
    """
    try:
        with ExitStack() as opened:
            for path, content in files.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                stream = opened.enter_context(whole(path))
                os.fchmod(stream.fileno(), READABLE)
                stream.write(content)
                stream.flush()
    except OSError as error:
        raise _unwritable(error, error.filename or next(iter(files))) from None


def _unwritable(error: OSError, where: object) -> UsageError:
    fault = f"cannot write there: {error.strerror}"
    return UsageError(fault, where=str(where), cure="choose another folder")
