"""Read what a question about impact needs: by levels around the bank, or the network as a whole."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from graphkit.catalogue import query
from graphkit.errors import QueryTimeout
from graphkit.graph import Graph
from graphkit.impact.question import Question
from graphkit.impact.rows import AccountRow, DealingRow, IdentityRow, NameRow, TieRow

AT_ONCE = 10_000
"""Ids in one query; more of them make it no faster."""


@dataclass
class Reader:
    """Reads within the time budget of a question, and keeps what cut it."""

    graph: Graph
    asked: Question
    limits: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def names(self, subject: str) -> list[NameRow]:
        """Return all that is one with the subject; raises QueryTimeout."""
        return cast("list[NameRow]", self._read("names", {"subject": subject}))

    def dealings(self, ids: Collection[str], what: str) -> list[DealingRow]:
        """Return the dealings of some parties; `what` names them where a limit cuts."""
        rows: list[dict[str, Any]] = []
        for some in _slices(sorted(ids)):
            left = self.asked.rows - len(rows)
            try:
                rows += self._read("dealings", {"ids": some, "limit": left + 1})
            except QueryTimeout:
                self.limits.append(f"{what}: cut by the time budget of {self.asked.seconds:g} s")
                break
            if len(rows) > self.asked.rows:
                rows = rows[: self.asked.rows]
                self.limits.append(f"{what}: cut at {self.asked.rows:,} dealings")
                break
        return cast("list[DealingRow]", rows)

    def accounts(self, name: str, ids: Iterable[str]) -> list[AccountRow]:
        """Return the accounts one level below or above some banks; raises QueryTimeout."""
        known = {"currency": self.asked.currency}
        found = [
            row for some in _slices(sorted(ids)) for row in self._read(name, {"ids": some, **known})
        ]
        return cast("list[AccountRow]", found)

    def ties(self) -> list[TieRow]:
        """Return all claims; raises QueryTimeout."""
        return cast("list[TieRow]", self._read("ties", {}))

    def identities(self) -> list[IdentityRow]:
        """Return all identities; raises QueryTimeout."""
        return cast("list[IdentityRow]", self._read("identities", {}))

    def _read(self, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        left = self.asked.seconds - (time.monotonic() - self.began)
        if left <= 0:
            raise QueryTimeout(
                f"the reading did not end within {self.asked.seconds:g} s",
                where=f"impact/{name}",
                cure="allow more: --seconds 120",
            )
        known = {**self.asked.parameters(), **parameters}
        return self.graph.read(query(f"impact/{name}"), known, seconds=left)


def _slices(ids: list[str]) -> Iterable[list[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
