"""How many records of one kind a load held, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of one kind a load held, and what became of them.

    `read` is the sum of the others; `joined` are records of one thing beside its first record.
    """

    read: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    joined: int = 0

    def __add__(self, other: Count) -> Count:
        """Add up two parts of a load."""
        return Count(
            self.read + other.read,
            self.created + other.created,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.joined + other.joined,
        )
