"""The Cypher literals of query headers, so that a query runs here as in the Neo4j Browser."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from graphkit.catalogue import Query
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


def parameters_of(query: Query, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a query: what is given, and for the others their demo values.

    Args:
        query: from the catalogue.
        given: values by name, as Python values or as text that somebody typed.

    Raises:
        UsageError: the query has no such parameter, or the value is of another kind than its demo.
    """
    values = {name: value(literal) for name, literal in query.parameters.items()}
    for name, stated in given.items():
        if name not in values:
            raise UsageError(
                f"{query.name} has no parameter {name!r}",
                where="--param",
                cure=f"name=value with one of: {', '.join(values) or 'none'}",
            )
        values[name] = like(stated, values[name], name)
    return values


def like(stated: Any, default: Any, name: str) -> Any:
    """Read what a user gave for a parameter as the kind of value that its default is."""
    try:
        return _read(stated, default) if isinstance(stated, str) else _checked(stated, default)
    except (ValueError, KeyError, SyntaxError):
        raise UsageError(
            f"{stated!r} is no {type(default).__name__}",
            where=f"parameter {name}",
            cure=f"write it like its default: {default}",
        ) from None


def _read(text: str, default: Any) -> Any:
    if isinstance(default, bool):
        return {"true": True, "false": False}[text.lower()]
    if isinstance(default, int):
        return int(text)
    if isinstance(default, date):
        return date.fromisoformat(text)
    return text if isinstance(default, str) else value(text)


def _checked(stated: Any, default: Any) -> Any:
    """Return a Python value that is of the default's own kind; raises ValueError."""
    stated = list(stated) if isinstance(stated, tuple) else stated
    if default is not None and type(stated) is not type(default):
        raise ValueError(stated)
    return stated
