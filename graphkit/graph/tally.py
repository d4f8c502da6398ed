"""What became of the rows of each file; read = loaded + unchanged + rejected, always. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from graphkit.graph.spool import Spool


class Fate(IntEnum):
    """What became of a row; a row of both phases has the greater of its two fates."""

    UNCHANGED = 0
    LOADED = 1
    REJECTED = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one file."""

    loaded: int = 0
    unchanged: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        """How many rows the file has."""
        return self.loaded + self.unchanged + self.rejected

    def __str__(self) -> str:
        parts = f"{self.loaded:,} loaded + {self.unchanged:,} unchanged"
        return f"{self.read:,} rows = {parts} + {self.rejected:,} rejected"


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of all files, by file."""

    files: Mapping[str, Rows] = field(default_factory=dict)

    @property
    def total(self) -> Rows:
        """All rows."""
        every = self.files.values()
        return Rows(
            sum(one.loaded for one in every),
            sum(one.unchanged for one in every),
            sum(one.rejected for one in every),
        )

    def properties(self) -> dict[str, int]:
        """Return the totals as properties of the run."""
        total = self.total
        return {
            "rowsLoaded": total.loaded,
            "rowsUnchanged": total.unchanged,
            "rowsRejected": total.rejected,
        }


def tally(spool: Spool, fates: bytes) -> Tally:
    """Count rows by what became of them.

    Args:
        spool: the rows.
        fates: what became of each item, by position.
    """
    worst = bytearray(spool.accepted)
    for place, fate in enumerate(fates):
        row = spool.row_of(place)
        worst[row] = max(worst[row], fate)
    counts: defaultdict[str, Counter[Fate]] = defaultdict(Counter)
    for row, fate in enumerate(worst):
        counts[spool.file_of(row)][Fate(fate)] += 1
        for file, number in spool.beside(row):
            counts[file][Fate(fate)] += number
    for one in spool.rejects():
        counts[one.file][Fate.REJECTED] += 1
    return Tally(
        {
            file: Rows(found[Fate.LOADED], found[Fate.UNCHANGED], found[Fate.REJECTED])
            for file, found in sorted(counts.items())
        }
    )
