"""Files that are written together: all of them whole, or none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from graphkit.errors import UsageError


def refuse_existing(paths: Iterable[Path], *, force: bool) -> None:
    """Raise UsageError where a file would be overwritten unasked."""
    there = [path for path in paths if path.exists()]
    if there and not force:
        raise UsageError(
            "the file exists", where=str(there[0]), cure="choose another folder, or --force"
        )


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files beside where they belong, then rename them into place; makes their folders.

    Raises:
        UsageError: a folder cannot be written to; nothing is left there then.
    """
    ready: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                dir=path.parent, prefix=f".{path.name}.", delete=False
            ) as file:
                ready[path] = Path(file.name)
                file.write(content)
            ready[path].chmod(0o644)
        for path, written in ready.items():
            written.replace(path)
    except OSError as error:
        fault = f"cannot write there: {error.strerror}"
        where = error.filename or next(iter(files))
        raise UsageError(fault, where=str(where), cure="choose another folder") from None
    finally:
        for written in ready.values():
            written.unlink(missing_ok=True)
