"""Files as they come: plain, `.gz` or `.zip`, read as a stream that no bomb can blow up."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graphkit.errors import InputRejected
from graphkit.model.records import SourceFile
from ingest.files.archive import entries, refuse_other_than_file
from ingest.files.guarded import DAMAGED, Bytes, Guarded, unreadable

__all__ = ["Bytes", "Member", "member", "members", "sha256"]

PACKED = {b"\x1f\x8b": ".gz", b"PK\x03\x04": ".zip"}
"""How packed files begin, whatever their name says."""


@dataclass(frozen=True)
class Member:
    """One file to read.

    Args:
        name: what messages and the run call it.
        path: the file on disk.
        inner: its name inside the archive; empty where `path` is no archive.
    """

    name: str
    path: Path
    inner: str = ""

    @contextmanager
    def open(self) -> Iterator[Bytes]:
        """Open it for reading as bytes.

        Raises:
            InputRejected: it is missing, damaged, encrypted, or opens to more than it may.
        """
        with ExitStack() as stack:
            try:
                stream = self._enter(stack)
                packed = self.path.stat().st_size
            except (OSError, *DAMAGED) as error:
                raise unreadable(self.name, error) from error
            yield Guarded(stream, self.name, packed)

    def _enter(self, stack: ExitStack) -> Bytes:
        if self.inner:
            archive = stack.enter_context(zipfile.ZipFile(self.path))
            return stack.enter_context(archive.open(self.inner))
        if self.path.suffix.lower() == ".gz":
            return stack.enter_context(gzip.open(self.path))
        return stack.enter_context(self.path.open("rb"))

    def source_file(self, rows: int) -> SourceFile:
        """Return it as a run names it, with the hash of the file as it lies on disk."""
        return SourceFile(name=self.name, sha256=sha256(self.path), rows=rows)


def member(path: Path) -> Member:
    """Return the one file that a path means; raises InputRejected where it holds several."""
    found = members(path)
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.name for one in found[:5]) or "nothing"
    cure = "pack one file only, or unpack it and name the file"
    raise InputRejected(f"holds {names} where one file is wanted", where=path.name, cure=cure)


def members(path: Path) -> list[Member]:
    """Return the files that a path means: itself, or what an archive holds.

    Raises:
        InputRejected: there is no such plain file, the archive is damaged or unsafe, or a packed
            file has a name that hides it.
    """
    try:
        if path.suffix.lower() == ".zip":
            return [Member(_base(one.filename), path, one.filename) for one in entries(path)]
        refuse_other_than_file(path)
        _refuse_disguise(path)
    except OSError as error:
        raise unreadable(path.name, error) from error
    return [Member(path.name, path)]


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as it lies on disk, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _refuse_disguise(path: Path) -> None:
    with path.open("rb") as stream:
        start = stream.read(4)
    for magic, ending in PACKED.items():
        if start.startswith(magic) and path.suffix.lower() != ending:
            what = f"is packed ({ending}), and its name does not say so"
            raise InputRejected(what, where=path.name, cure=f"name it {path.name + ending!r}")


def _base(inner: str) -> str:
    return PurePosixPath(inner.replace("\\", "/")).name
