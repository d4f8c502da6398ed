"""A file of statements, an array of JSON or one object a line, as a stream of its objects.

An array is cut into its elements by brackets and strings alone; what stands between two brackets is
then read by itself, so that one broken statement spoils no other, and memory stays flat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from graphkit.errors import InputRejected
from graphkit.model.rows import MOST_SHOWN, Reject
from ingest.files.json_lines import LONGEST, UTF_16, JsonError, objects, parse
from ingest.files.opening import Member

CHUNK = 1024 * 1024
BOM = b"\xef\xbb\xbf"
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?P<closed>")?|[{}\[\]]', re.DOTALL)
CURE = "a file of BODS is one array of statements, or one statement a line; fetch it again"


def statements(file: Member) -> Iterator[tuple[int, dict[str, Any] | Reject]]:
    """Give each statement with its number in the array, or its line, or why it is no object.

    Raises:
        InputRejected: the file cannot be opened, is cut, or is neither of the two forms.
    """
    if not _is_array(file):
        yield from objects(file)
        return
    for number, raw in enumerate(_elements(file), start=1):
        try:
            yield number, parse(raw)
        except JsonError as error:
            shown = raw[: 4 * MOST_SHOWN].decode("utf-8", "replace")[:MOST_SHOWN]
            yield number, Reject(file.name, number, "", shown, str(error))


def _is_array(file: Member) -> bool:
    with file.open() as stream:
        head = stream.read(CHUNK)
    if head.startswith(UTF_16):
        raise InputRejected("is UTF-16, not UTF-8", where=file.name, cure="save it as UTF-8")
    return head.removeprefix(BOM).lstrip().startswith(b"[")


def _elements(file: Member) -> Iterator[bytes]:
    """Give the text of each element of an array."""
    cutter = _Cutter(file.name)
    with file.open() as stream:
        while chunk := stream.read(CHUNK):
            yield from cutter.feed(chunk)
    if not cutter.ended:
        raise InputRejected("is cut: its array has no end", where=file.name, cure=CURE)


class _Cutter:
    """Cuts an array into its elements, as its bytes come.

    Args:
        name: the file, for messages.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._buffer = b""
        self._position = 0
        """Where to look on; before it all brackets are counted."""
        self._start = 0
        """Where the open element begins, or the text before the next one."""
        self._depth = 0
        self._given = 0
        self.ended = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Give the elements that end in a chunk; raises InputRejected for what is no array."""
        self._buffer += chunk if self._buffer or self._depth else chunk.removeprefix(BOM)
        while token := _TOKEN.search(self._buffer, self._position):
            if token[0].startswith(b'"') and not token["closed"]:
                self._position = token.start()  # a string that goes on in the next chunk
                break
            self._position = token.end()
            if token[0] in (b"{", b"["):
                self._opened(token.start())
            elif token[0] in (b"}", b"]"):
                yield from self._closed(token[0])
        if self.ended:
            self._refuse(self._buffer[self._start :])
        if len(self._buffer) - self._start > LONGEST:
            what = f"a statement longer than {LONGEST} bytes"
            raise InputRejected(what, where=self._name, cure=CURE)
        self._buffer = self._buffer[self._start :]
        self._position, self._start = self._position - self._start, 0

    def _opened(self, at: int) -> None:
        self._depth += 1
        if self._depth == 1:
            self._refuse(self._buffer[self._start : at])
            self._start = at + 1
        elif self._depth == 2:
            self._refuse(self._buffer[self._start : at], b"," if self._given else b"")
            self._start = at

    def _closed(self, bracket: bytes) -> Iterator[bytes]:
        self._depth -= 1
        if self._depth == 1:
            self._given += 1
            yield self._buffer[self._start : self._position]
            self._start = self._position
        elif self._depth == 0:
            self._refuse(self._buffer[self._start : self._position].strip()[:-1])
            self._refuse(bracket, b"]")
            self.ended, self._start = True, self._position

    def _refuse(self, text: bytes, wanted: bytes = b"") -> None:
        """Refuse any text but one that is wanted."""
        if self.ended and text.strip() or text.strip() != wanted:
            shown = text.strip()[:40].decode("utf-8", "replace")
            what = f"{shown!r} stands where a statement is wanted"
            raise InputRejected(what, where=self._name, cure=CURE)
