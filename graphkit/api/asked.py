"""A question written down, so that it can be asked again."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import orjson

_INNER = {"ever", "held", "blocked", "entities", "regime"}
"""Fields of a question that nobody states, or that are stated in another way."""
_WORDS = {"through": "through_targets", "regimes": "rule", "least": "standard"}
"""What other fields are called in a shell and here."""


def stated(asked: Any, **besides: Any) -> dict[str, Any]:
    """Return a question as keyword arguments that ask it again, as JSON types.

    Args:
        asked: a question of the engine, with its defaults.
        besides: what was stated and is no field of it.
    """
    names = [one.name for one in fields(asked) if one.name not in _INNER]
    found = {**besides, **{_WORDS.get(name, name): getattr(asked, name) for name in names}}
    if during := found.get("during"):
        found["during"] = f"{during[0]}..{during[1]}"
    return as_json(found)


def as_json(values: dict[str, Any]) -> dict[str, Any]:
    """Return values in JSON types: days as text, sets as sorted lists."""
    found: dict[str, Any] = orjson.loads(orjson.dumps(values, default=sorted))
    return found
