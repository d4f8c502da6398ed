"""Trace documented exposure chains in an evidence graph of shipping and finance networks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.api import Answer, Investigation, connect
    from graphkit.errors import GraphkitError

__version__ = "0.1.0"

__all__ = ["Answer", "GraphkitError", "Investigation", "__version__", "connect"]

_ROOMS = {
    "Answer": "graphkit.api",
    "GraphkitError": "graphkit.errors",
    "Investigation": "graphkit.api",
    "connect": "graphkit.api",
}
"""Where each public name lies: it is imported when it is used, and the command line uses none."""


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return getattr(import_module(_ROOMS[name]), name)
    raise AttributeError(f"module 'graphkit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
