"""JSON lines, read strictly: what two readers could understand differently is refused."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn

from graphkit.errors import InputRejected
from graphkit.model.rows import MOST_SHOWN, Reject
from ingest.files.opening import Member

LONGEST = 16 * 1024 * 1024
"""Bytes of one line; an entity of a published data set stays below one of these sixteen."""
LARGEST = 2**63 - 1


class JsonError(ValueError):
    """Text that is no JSON object, or one that readers understand differently."""


def objects(file: Member) -> Iterator[tuple[int, dict[str, Any] | Reject]]:
    """Give each line that is not blank: its number, and its object or why it is none.

    Raises:
        InputRejected: the file cannot be opened, holds no line, or a line that never ends.
    """
    number = 0
    some = False
    with file.open() as stream:
        while raw := stream.readline(LONGEST + 1):
            number += 1
            if len(raw) > LONGEST:
                raise InputRejected(
                    f"a line longer than {LONGEST} bytes",
                    where=f"{file.name}:{number}",
                    cure="one line holds one object; fetch the file again",
                )
            if not raw.strip():
                continue
            some = True
            try:
                yield number, parse(raw)
            except JsonError as error:
                value = raw.decode("utf-8", "replace").strip()[:MOST_SHOWN]
                yield number, Reject(file.name, number, "", value, str(error))
    if not some:
        raise InputRejected("holds no rows", where=file.name, cure="fetch the file again")


def parse(raw: bytes) -> dict[str, Any]:
    """Read one JSON object; raises JsonError that says what is wrong in one line."""
    try:
        found = _DECODER.decode(raw.decode("utf-8").removeprefix("\ufeff").strip())
        if b"\\ud" in raw.lower():  # else no escape can make half a character
            json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError as error:
        raise JsonError(f"not UTF-8 at byte {error.start}") from None
    except UnicodeEncodeError:
        raise JsonError("half a character (a lone surrogate)") from None
    except RecursionError:
        raise JsonError("nested too deep") from None
    except json.JSONDecodeError as error:
        raise JsonError(f"no JSON: {error.msg} at character {error.pos}") from None
    if not isinstance(found, dict):
        raise JsonError(f"a {type(found).__name__} where an object is wanted")
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise JsonError(f"the key {twice!r} stands twice")
    return found


def _integer(stated: str) -> int:
    if len(stated) > 20 or abs(number := int(stated)) > LARGEST:
        raise JsonError("integer out of range")
    return number if not stated.startswith("-") else -abs(number)


def _float(stated: str) -> float:
    number = float(stated)
    if not math.isfinite(number):
        raise JsonError("number out of range")
    return number


def _constant(stated: str) -> NoReturn:
    raise JsonError(f"{stated} is no number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_integer, parse_float=_float, parse_constant=_constant
)
