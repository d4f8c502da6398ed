"""The digest of properties, by which a later load tells that nothing changed. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson

HEX = 20
"""Digits of a digest."""


def digest(known: Mapping[str, Any]) -> str:
    """Return a short digest of properties."""
    return hashlib.sha256(text(known)).hexdigest()[:HEX]


def text(known: Mapping[str, Any]) -> bytes:
    """Return properties as JSON without spaces, keys sorted, as `graph.bulk.columns` does."""
    return orjson.dumps(known, option=orjson.OPT_SORT_KEYS)
