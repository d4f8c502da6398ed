"""Files as they come: plain, `.gz` or `.zip`, read as a stream that no bomb can blow up."""

from __future__ import annotations

import gzip
import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from graphkit.errors import InputRejected
from graphkit.model.records import SourceFile

MOST_MEMBERS = 1_000
MOST_RATIO = 100
"""How many times its packed size a file may open to: real XML and CSV stay below 40."""
RATIO_FROM = 16 * 1024 * 1024
"""Bytes below which the ratio is not looked at: a small file of zeros harms nobody."""
CHUNK = 1024 * 1024


class Bytes(Protocol):
    """What reads bytes, whole or line by line."""

    def read(self, size: int = -1, /) -> bytes:
        """Read at most so many bytes."""

    def readline(self, size: int = -1, /) -> bytes:
        """Read at most one line."""


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
        try:
            with self._opened() as stream:
                yield _Counted(stream, self.name, self.path.stat().st_size)
        except OSError as error:
            raise _unreadable(self.name, error) from error
        except (EOFError, zlib.error, zipfile.BadZipFile) as error:
            cure = "fetch it again; nothing of it was loaded"
            raise InputRejected(f"is damaged ({error})", where=self.name, cure=cure) from error

    @contextmanager
    def _opened(self) -> Iterator[Bytes]:
        if self.inner:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.inner) as stream:
                yield stream
        elif self.path.suffix.lower() == ".gz":
            with gzip.open(self.path) as stream:
                yield stream
        else:
            with self.path.open("rb") as stream:
                yield stream

    def source_file(self, rows: int) -> SourceFile:
        """Return it as a run names it, with the hash of the file as it lies on disk."""
        return SourceFile(name=self.name, sha256=sha256(self.path), rows=rows)


class _Counted:
    """A stream that counts what it gives and stops where that is no honest file any more."""

    def __init__(self, stream: Bytes, name: str, packed: int) -> None:
        self._stream, self._name = stream, name
        self._most = max(RATIO_FROM, packed * MOST_RATIO)
        self._given = 0

    def read(self, size: int = -1) -> bytes:
        return self._count(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._count(self._stream.readline(size))

    def _count(self, given: bytes) -> bytes:
        self._given += len(given)
        if self._given > self._most:
            raise InputRejected(
                f"opens to more than {MOST_RATIO} times its size",
                where=self._name,
                cure="this is how a decompression bomb looks; unpack it by hand if it is none",
            )
        return given


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
        InputRejected: there is no such plain file, or the archive is damaged or unsafe.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            cure = "name the file itself"
            raise InputRejected("is no plain file", where=path.name, cure=cure)
    except OSError as error:
        raise _unreadable(path.name, error) from error
    if path.suffix.lower() != ".zip":
        return [Member(path.name, path)]
    try:
        with zipfile.ZipFile(path) as archive:
            return [_safe(path, one) for one in _files(path, archive)]
    except (zipfile.BadZipFile, OSError) as error:
        raise InputRejected(
            f"is no zip archive ({error})", where=path.name, cure="fetch or pack it again"
        ) from error


def _files(path: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    every = [one for one in archive.infolist() if not one.is_dir()]
    if len(every) > MOST_MEMBERS:
        raise InputRejected(
            f"holds {len(every)} files, more than {MOST_MEMBERS}",
            where=path.name,
            cure="unpack it and name the folder",
        )
    return every


def _safe(path: Path, one: zipfile.ZipInfo) -> Member:
    where = f"{path.name}: {one.filename!r}"
    inner = PurePosixPath(one.filename.replace("\\", "/"))
    if inner.is_absolute() or ".." in inner.parts or ":" in inner.parts[0]:
        raise InputRejected("unsafe path in archive", where=where, cure="pack it without paths")
    if stat.S_ISLNK(one.external_attr >> 16):
        raise InputRejected("a link in an archive", where=where, cure="pack the file itself")
    if one.flag_bits & 1:
        raise InputRejected("is encrypted", where=where, cure="unpack it with its password first")
    ratio = one.file_size // max(one.compress_size, 1)
    if one.file_size > RATIO_FROM and ratio > MOST_RATIO:
        raise InputRejected(
            f"declared size ratio {ratio} > {MOST_RATIO}",
            where=where,
            cure="this is how a decompression bomb looks; unpack it by hand if it is none",
        )
    return Member(inner.name, path, one.filename)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as it lies on disk, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _unreadable(name: str, error: OSError) -> InputRejected:
    what = f"cannot be read ({error.strerror or error})"
    return InputRejected(what, where=name, cure="name a file that is there and that you may read")
