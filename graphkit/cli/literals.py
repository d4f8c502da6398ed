"""The Cypher literals of query headers, so that a query runs here as in the Neo4j Browser."""

from __future__ import annotations

import ast
import re
from datetime import date
from typing import Any

from graphkit.errors import UsageError

_DATE = re.compile(r"date\('(\d{4}-\d{2}-\d{2})'\)")
_KEY = re.compile(r"([{,]\s*)([A-Za-z_]\w*)\s*:")
_WORDS = {"true": "True", "false": "False", "null": "None"}


def value(literal: str) -> Any:
    """Return the Python value of a literal: text, number, date, true, null, list or map.

    Raises:
        ValueError: it is something else, such as an expression.
    """
    parts = re.split(r"('(?:\\.|[^'\\])*')", _DATE.sub(r"('\1',)", literal))
    # only what stands outside of quotes is rewritten: odd parts are the quoted texts
    python = "".join(part if n % 2 else _outside(part) for n, part in enumerate(parts))
    return _dated(ast.literal_eval(python))


def _outside(text: str) -> str:
    quoted = _KEY.sub(r'\1"\2":', text)
    return re.sub(r"\b(true|false|null)\b", lambda word: _WORDS[word[0]], quoted)


def _dated(stated: Any) -> Any:
    if isinstance(stated, tuple):  # a list of Cypher is a list here, so this can only be a date
        return date.fromisoformat(stated[0])
    if isinstance(stated, list):
        return [_dated(one) for one in stated]
    if isinstance(stated, dict):
        return {name: _dated(one) for name, one in stated.items()}
    return stated


def like(text: str, default: Any, name: str) -> Any:
    """Read what a user gave for a parameter as the kind of value that its default is."""
    try:
        if isinstance(default, bool):
            return {"true": True, "false": False}[text.lower()]
        if isinstance(default, int):
            return int(text)
        if isinstance(default, date):
            return date.fromisoformat(text)
        return text if isinstance(default, str) else value(text)
    except (ValueError, KeyError, SyntaxError):
        raise UsageError(
            f"{text!r} is no {type(default).__name__}",
            where=f"parameter {name}",
            cure=f"write it like its default: {default}",
        ) from None
