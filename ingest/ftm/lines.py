"""The lines of a file, read and checked once, and kept on disk for the second time they are asked.

Whatever edges join is known only when the whole file was read. The lines are kept as they were
read, in a temporary file that nobody else can open, so that the file itself is read once: it cannot
change in between, and memory stays flat.
"""

from __future__ import annotations

import marshal
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from graphkit.model.rows import MOST_SHOWN, Reject
from ingest.files.json_lines import objects
from ingest.files.opening import Member
from ingest.ftm.raw import Line, RawError, Stated, line
from ingest.ftm.vocabulary import vocabulary

Read = tuple[int, Line | Reject]
"""The number of a line, with what it says or why it says nothing."""

_SIZE = struct.Struct("<I")
_MIXED = {
    True: "no operation, though the first line says that the file is a delta",
    False: "an operation, though the first line says that the file is no delta",
}


def lines(file: Member) -> Iterator[tuple[int, Line | Reject, dict[str, Any]]]:
    """Give each line with its raw object, empty where it has none; the first decides of what sort.

    Raises:
        InputRejected: the file cannot be read as lines.
    """
    delta: bool | None = None
    for number, raw in objects(file):
        if isinstance(raw, Reject):
            yield number, raw, {}
            continue
        try:
            found = line(raw)
        except RawError as error:
            value = error.value[:MOST_SHOWN]
            yield number, Reject(file.name, number, error.field, value, error.rule), raw
            continue
        operates = bool(found.operation)
        delta = operates if delta is None else delta
        if delta == operates:
            yield number, found, raw
        else:
            yield number, Reject(file.name, number, "op", found.operation, _MIXED[delta]), raw


class Spool:
    """Lines that were read, to be given again in their order."""

    def __init__(self, stream: IO[bytes], file: str) -> None:
        self._stream, self._file = stream, file

    def keep(self, number: int, one: Line | Reject) -> None:
        """Keep one line."""
        if isinstance(one, Reject):
            self._write((number, one.field, one.value, one.rule))
        else:
            entities = [(e.id, e.schema.name, *e[2:]) for e in one.entities]
            self._write((number, one.operation, one.id, entities))

    def _write(self, kept: Any) -> None:
        packed = marshal.dumps(kept)
        self._stream.write(_SIZE.pack(len(packed)))
        self._stream.write(packed)

    def again(self) -> Iterator[Read]:
        """Give all lines that were kept."""
        model = vocabulary()
        self._stream.seek(0)
        while size := self._stream.read(_SIZE.size):
            number, first, second, last = marshal.loads(self._stream.read(*_SIZE.unpack(size)))
            if isinstance(last, str):
                yield number, Reject(self._file, number, first, second, last)
                continue
            entities = tuple([Stated(e[0], model[e[1]], *e[2:]) for e in last])
            yield number, Line(first, second, entities)


@contextmanager
def spooling(file: str) -> Iterator[Spool]:
    """Give an empty spool, and forget it at the end."""
    with tempfile.TemporaryFile() as stream:
        yield Spool(stream, file)
