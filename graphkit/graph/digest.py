"""The text of properties that their digest is made of: what `json.dumps` writes, keys sorted.

Of all that a load does on the client this took longest. Things of one kind have the same names, so
their text is one form to fill in, in a third of the time. Pure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

HEX = 20
"""Digits of a digest."""

_TEXT = json.JSONEncoder(sort_keys=True, default=str, ensure_ascii=False)


def digest(known: Mapping[str, Any]) -> str:
    """Return a short digest of properties."""
    return hashlib.sha256(text(known).encode()).hexdigest()[:HEX]


def text(known: Mapping[str, Any]) -> str:
    """Return properties as JSON; what JSON does not know is written as `str` writes it."""
    names, form = _form(tuple(known))
    return form % tuple([_WRITE[type(known[name])](known[name]) for name in names])


@lru_cache(maxsize=1 << 10)
def _form(names: tuple[str, ...]) -> tuple[list[str], str]:
    """Return names in their order, and the text with a place for each value."""
    found = sorted(names)
    members = (f"{encode_basestring(name).replace('%', '%%')}: %s" for name in found)
    return found, "{" + ", ".join(members) + "}"


@lru_cache(maxsize=1 << 14)
def _day(day: date) -> str:
    return f'"{day}"'


def _list(several: list[Any]) -> str:
    return "[" + ", ".join([_WRITE[type(one)](one) for one in several]) + "]"


class _Writers(dict[type, Callable[[Any], str]]):
    """What writes values of a type; json itself where none is named."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        return _TEXT.encode


_WRITE = _Writers(
    {
        str: encode_basestring,
        bool: {True: "true", False: "false"}.__getitem__,
        int: int.__repr__,
        date: _day,
        list: _list,
    }
)
