"""A query as one statement that runs by itself: its parameters written into it as literals.

The Neo4j Browser takes a query from a guide, an address or a saved file, and parameters only one by
one and by hand. So each value stands where its parameter was, with the name beside it:
`{id: /* subject */ 'imo:7937317'}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from graphkit.catalogue import Query
from graphkit.literals import parameters_of

_TOKEN = re.compile(
    r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/|\$(?P<name>[A-Za-z_]\w*)",
    re.S,
)
_ESCAPED = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b",
            "\f": "\\f"}  # fmt: skip


def runnable(asked: Query, given: Mapping[str, Any] | None = None) -> str:
    """Return a query's text with a literal for each parameter: its demo value, or the one given.

    Args:
        asked: a reading query of the catalogue.
        given: Python values by the name of the parameter.

    Raises:
        UsageError: a name is no parameter of it, or a value is of another kind than the demo value.
    """
    # a demo value is read and written too: what goes into a text is what this module writes
    literals = {name: written(one) for name, one in parameters_of(asked, given or {}).items()}

    def put(found: re.Match[str]) -> str:
        name = found["name"]
        return found[0] if name is None else f"/* {name} */ {literals[name]}"

    return _TOKEN.sub(put, asked.text)


def written(stated: Any) -> str:
    """Return a value as a Cypher literal: text, number, date, truth, null, list or map.

    Raises:
        ValueError: it is something else.
    """
    if stated is None:
        return "null"
    if isinstance(stated, bool):
        return "true" if stated else "false"
    if isinstance(stated, int | float):
        return repr(stated)
    if isinstance(stated, date):
        return f"date('{stated.isoformat()}')"
    if isinstance(stated, str):
        return "'" + "".join(_character(one) for one in stated) + "'"
    if isinstance(stated, list | tuple):
        return "[" + ", ".join(written(one) for one in stated) + "]"
    if isinstance(stated, dict):
        return (
            "{" + ", ".join(f"{_key(name)}: {written(one)}" for name, one in stated.items()) + "}"
        )
    raise ValueError(f"{type(stated).__name__} has no literal")


def _character(one: str) -> str:
    """Return a character as it stands in a text; one that nobody sees is spelt out, in UTF-16."""
    if one in _ESCAPED:
        return _ESCAPED[one]
    if one.isprintable():
        return one
    units = one.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _key(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z_]\w*", name):
        raise ValueError(f"{name!r} is no key of a map")
    return name
