"""Rows read, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one file, or elements of one kind: read = accepted + rejected."""

    read: int
    rejected: int = 0

    @property
    def accepted(self) -> int:
        """Rows whose words are in the records of a party."""
        return self.read - self.rejected


def total(rows: Iterable[Rows]) -> Rows:
    """Add up."""
    every = list(rows)
    return Rows(sum(one.read for one in every), sum(one.rejected for one in every))
