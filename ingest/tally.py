"""What is counted while the files of a source are read, and the lines that say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.model.rows import Reject

MOST_REJECTS = 20
"""Rejected rows that a summary lists; all are counted."""


@dataclass
class Tally:
    """Counts of one reading.

    Args:
        read: rows by file.
        rejected: rejected rows by file.
        schemata: entities by schema.
        links: links by type.
        absences: what is not stated, by the reason that is given.
        remarks: how often something odd was met, by what it is.
        examples: where each was met first.
        rejects: the first rejected rows.
    """

    read: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    schemata: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    absences: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    rejects: list[str] = field(default_factory=list)

    def remark(self, what: str, about: str) -> None:
        """Count something odd, and keep where it was met first."""
        self.remarks[what] += 1
        self.examples.setdefault(what, about)

    def reject(self, file: str, one: Reject) -> None:
        """Count a rejected row of a file."""
        self.rejected[file] += 1
        if len(self.rejects) < MOST_REJECTS:
            self.rejects.append(str(one))

    def rows(self, file: str, name: str = "") -> str:
        """Say what became of the rows of a file, under another name if one is given."""
        read, rejected = self.read[file], self.rejected[file]
        accepted = read - rejected
        return f"{name or file}: {read:,} read = {accepted:,} accepted + {rejected:,} rejected"

    def notes(self) -> Iterator[str]:
        """Say what is odd, the most frequent first."""
        for what, count in self.remarks.most_common():
            yield f"note: {what}: {count:,}, such as {self.examples[what]}"


def counted(counter: Counter[str]) -> str:
    """Say a total and its parts, the largest first: `3 = 2 OWNS, 1 CONTROLS`."""
    found = +counter
    said = ", ".join(f"{count:,} {name}" for name, count in found.most_common())
    return f"{found.total():,}" + (f" = {said}" if said else "")
