"""What a question of this room finds: its rows, how many there are, and what cut them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast

from graphkit.catalogue import query
from graphkit.graph import Graph
from graphkit.model.dates import LAST_DAY
from graphkit.model.proof import Standard

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Known:
    """Which facts count, and how many rows are wanted.

    Args:
        by: only evidence published by this day counts.
        as_of: the day as of which facts must stand; None is at any time.
        standard: the lowest standard of a fact that counts.
        limit: how many rows at most.
    """

    by: date
    as_of: date | None = None
    standard: Standard = Standard.SINGLE_REPORT
    limit: int = 100

    def parameters(self, *names: str) -> dict[str, Any]:
        """Return the query parameters of these names; all of them if none is named."""
        every = {
            "asOf": self.as_of or LAST_DAY,
            "knownBy": self.by,
            "standard": int(self.standard),
            "limit": self.limit,
        }
        return {name: value for name, value in every.items() if not names or name in names}


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """Rows of one question.

    Args:
        rows: those that were wanted.
        total: how many there are, whatever the limit; a lower bound where `cut` names the time.
        cut: what kept rows out, or None if all are here.
    """

    rows: tuple[R, ...]
    total: int
    cut: str | None = None


def ask(graph: Graph, name: str, _row: type[R], parameters: Mapping[str, Any]) -> Found[R]:
    """Run a question whose rows are of the type given and state their `total`.

    Raises:
        DatabaseError: the database cannot be reached or takes too long.
    """
    rows = graph.read(query(name), parameters)
    total = rows[0]["total"] if rows else 0
    return Found(cast("tuple[R, ...]", tuple(rows)), total, cut(len(rows), total))


def cut(shown: int, total: int) -> str | None:
    """Say that a limit kept rows out, or None."""
    return f"cut by the limit: {shown} of {total} shown" if shown < total else None
