"""One text of JSON as a value, read strictly: no key twice, no number out of range, no half text.

Readers of JSON differ in what they do with these, and most take them in silence.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

import orjson

LARGEST = 2**63 - 1
"""The largest integer that the graph holds."""
DEEPEST = 250
"""How deep values may nest before it is looked at; what writes them again stops at 254."""
LONGEST_TEXT = 64 * 1024
"""Characters of one text: what a field of a case may have, and more than FollowTheMoney allows."""
_SUSPECT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
"""An escape that may be NUL or half a character."""
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class JsonError(ValueError):
    """Text that is no JSON, or that readers understand differently."""


def value(raw: bytes) -> Any:
    """Read one value of JSON in UTF-8; raises JsonError that says what is wrong in one line.

    Text that a fast reader writes again byte for byte holds nothing that it passed over. All other
    text is read with care, and slower.
    """
    found = _read(raw)
    if len(raw) > LONGEST_TEXT:
        _refuse_long(found)
    return found


def _read(raw: bytes) -> Any:
    if b'": ' not in raw:  # else it is no compact text, and never the same
        try:
            found = orjson.loads(raw)
            if orjson.dumps(found, option=orjson.OPT_STRICT_INTEGER) == raw.strip():
                _refuse_nul(raw)
                return found
        except (orjson.JSONDecodeError, orjson.JSONEncodeError):
            pass
    return _strictly(raw)


def _strictly(raw: bytes) -> Any:
    try:
        found = _DECODER.decode(raw.decode("utf-8").removeprefix("\ufeff").strip())
        if _SUSPECT.search(raw) or raw.count(b"[") + raw.count(b"{") > DEEPEST:
            _refuse_nul(orjson.dumps(found))  # it writes no half character, and nothing deeper
    except UnicodeDecodeError as error:
        raise JsonError(f"not UTF-8 at byte {error.start}") from None
    except orjson.JSONEncodeError as error:
        half = "surrogate" in str(error)
        raise JsonError("half a character (a lone surrogate)" if half else _TOO_DEEP) from None
    except RecursionError:
        raise JsonError(_TOO_DEEP) from None
    except json.JSONDecodeError as error:
        raise JsonError(f"no JSON: {error.msg} at character {error.pos}") from None
    return found


_TOO_DEEP = "nested too deep"


def _refuse_nul(written: bytes) -> None:
    if b"\\u0000" in written and _NUL.search(written):
        raise JsonError("control character U+0000")


def _refuse_long(found: Any) -> None:
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and len(one) > LONGEST_TEXT:
            raise JsonError(f"a text of {len(one):,} characters, longer than {LONGEST_TEXT:,}")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise JsonError(f"the key {twice[:60]!r} stands twice")
    return found


def _integer(stated: str) -> int:
    if len(stated) > 20 or abs(number := int(stated)) > LARGEST:
        raise JsonError("integer out of range")
    return number


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
