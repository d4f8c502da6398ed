"""The row of each question of this room by its name; each module states its own."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

import graphkit.network


def _columns(modules: Iterable[str]) -> dict[str, type]:
    """Merge what modules state as `COLUMNS`; a question is stated once."""
    found: dict[str, type] = {}
    for module in modules:
        for name, row in getattr(import_module(module), "COLUMNS", {}).items():
            if name in found:
                raise ValueError(f"{name} is stated twice, the second time in {module}")
            found[name] = row
    return found


COLUMNS = _columns(
    f"{graphkit.network.__name__}.{one.name}"
    for one in iter_modules(graphkit.network.__path__)
    if one.name != "columns"
)
"""The row of each question by its name; every question of the room has one."""
