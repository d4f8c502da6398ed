"""One name for all ids of one party: branches and other names are the bank itself."""

from __future__ import annotations

from collections.abc import Iterable


class Merged:
    """Sets of ids that are one party, each going by the id that is preferred, else the smallest."""

    def __init__(self, same: Iterable[tuple[str, str]] = (), preferred: str = "") -> None:
        self._above: dict[str, str] = {}
        self._preferred = preferred
        for one, other in same:
            self.join(one, other)

    def join(self, one: str, other: str) -> None:
        """Make two ids one party."""
        first, second = sorted((self(one), self(other)), key=self._rank)
        if first != second:
            self._above[second] = first

    def __call__(self, name: str) -> str:
        """Return the id that a party goes by."""
        root = name
        while root in self._above:
            root = self._above[root]
        while name != root:
            self._above[name], name = root, self._above[name]
        return root

    def _rank(self, name: str) -> tuple[bool, str]:
        return name != self._preferred, name
