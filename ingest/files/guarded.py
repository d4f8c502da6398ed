"""A stream of bytes that stops where no honest file would go on, and names the file that failed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from typing import NoReturn, Protocol

from graphkit.errors import InputRejected
from ingest.files.archive import BOMB, MOST_RATIO, RATIO_FROM, UNREADABLE

CHUNK = 64 * 1024
"""Bytes that are read at once: what fits a processor's cache is parsed fastest."""
MOST_AT_ONCE = 256 * 1024 * 1024
"""Bytes that may be asked for as one piece."""
DAMAGED = (*UNREADABLE, gzip.BadGzipFile, zlib.error)
"""What unpacking raises for a damaged file; some of it passes for an error of the system."""


class Bytes(Protocol):
    """What reads bytes, whole or line by line."""

    def read(self, size: int = -1, /) -> bytes:
        """Read at most so many bytes; without a number all of them."""

    def readline(self, size: int = -1, /) -> bytes:
        """Read at most one line."""


class Guarded:
    """A stream that counts what it gives.

    Args:
        stream: what is read.
        name: what messages call it.
        packed: bytes of the file on disk, which it may open to a hundred times of.
    """

    def __init__(self, stream: Bytes, name: str, packed: int) -> None:
        self._stream, self._name = stream, name
        self._left = max(RATIO_FROM, packed * MOST_RATIO)

    def read(self, size: int = -1, /) -> bytes:
        """Read at most so many bytes; without a number all of them, up to `MOST_AT_ONCE`."""
        if size >= 0:
            return self._given(self._stream.read, size)
        whole = bytearray()
        while piece := self._given(self._stream.read, CHUNK):
            whole += piece
            if len(whole) > MOST_AT_ONCE:
                self._refuse_size()
        return bytes(whole)

    def readline(self, size: int = -1, /) -> bytes:
        """Read at most one line, of at most `MOST_AT_ONCE` bytes."""
        line = self._given(self._stream.readline, size if size >= 0 else MOST_AT_ONCE + 1)
        if len(line) > MOST_AT_ONCE:
            self._refuse_size()
        return line

    def _given(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            given = read(size)
        except (OSError, *DAMAGED) as error:
            raise unreadable(self._name, error) from error
        self._left -= len(given)
        if self._left < 0:
            what = f"opens to more than {MOST_RATIO} times its size"
            raise InputRejected(what, where=self._name, cure=BOMB)
        return given

    def _refuse_size(self) -> NoReturn:
        what = f"has more than {MOST_AT_ONCE} bytes in one piece"
        cure = "name a file of this source; none has so long a piece"
        raise InputRejected(what, where=self._name, cure=cure)


def unreadable(name: str, error: Exception) -> InputRejected:
    """Return what a person can do about a file that cannot be read."""
    if isinstance(error, DAMAGED):
        cure = "fetch it again; nothing of it was loaded"
        return InputRejected(f"is damaged ({error})", where=name, cure=cure)
    what = f"cannot be read ({getattr(error, 'strerror', None) or error})"
    return InputRejected(what, where=name, cure="name a file that is there and that you may read")
