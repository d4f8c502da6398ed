"""JSON lines, read strictly: what two readers could understand differently is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphkit.errors import InputRejected
from graphkit.model.rows import MOST_SHOWN, Reject
from ingest.files.json_text import JsonError, value
from ingest.files.opening import Member

__all__ = ["JsonError", "objects", "parse"]

LONGEST = 16 * 1024 * 1024
"""Bytes of one line; an entity of a published data set stays below one of these sixteen."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{")
"""How text in UTF-16 begins, with and without a byte order mark."""


def objects(file: Member) -> Iterator[tuple[int, dict[str, Any] | Reject]]:
    """Give each line that is not blank: its number, and its object or why it is none.

    Raises:
        InputRejected: the file cannot be opened, is no UTF-8, holds no line, or one without end.
    """
    number = 0
    some = False
    with file.open() as stream:
        while raw := stream.readline(LONGEST + 1):
            number += 1
            if len(raw) > LONGEST or number == 1:
                _refuse_traps(f"{file.name}:{number}", raw)
            if raw.isspace():
                continue
            some = True
            try:
                yield number, parse(raw)
            except JsonError as error:
                shown = raw[: 4 * MOST_SHOWN].decode("utf-8", "replace").strip()[:MOST_SHOWN]
                yield number, Reject(file.name, number, "", shown, str(error))
    if not some:
        raise InputRejected("holds no rows", where=file.name, cure="fetch the file again")


def parse(raw: bytes) -> dict[str, Any]:
    """Read one JSON object; raises JsonError that says what is wrong in one line."""
    found = value(raw)
    if not isinstance(found, dict):
        raise JsonError(f"a {type(found).__name__} where an object is wanted")
    return found


def _refuse_traps(where: str, raw: bytes) -> None:
    if len(raw) > LONGEST:
        cure = "one line holds one object; fetch the file again"
        raise InputRejected(f"a line longer than {LONGEST} bytes", where=where, cure=cure)
    if raw.startswith(UTF_16):
        raise InputRejected("is UTF-16, not UTF-8, at byte 0", where=where, cure="save it as UTF-8")
