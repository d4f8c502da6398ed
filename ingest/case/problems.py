"""What is wrong with a case file, said so that its writer can find the cell and mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

SHOWN = 60
"""Characters of a stated value that a message repeats."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that keeps a case file from being accepted.

    `row` is the line number as an editor shows it, 0 where the whole file is meant; `column` is
    empty where the whole row is meant.
    """

    file: str
    row: int
    column: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.row}" if self.row else self.file
        column = f" {self.column}" if self.column else ""
        cure = f"; {self.cure}" if self.cure else ""
        return f"{place}{column}: {self.what}{cure}"


class CellError(ValueError):
    """A cell that is not what its column holds; what is wrong, and what to write instead."""

    def __init__(self, what: str, cure: str = "") -> None:
        super().__init__(f"{what}; {cure}" if cure else what)
        self.what, self.cure = what, cure


class Journal:
    """Collects the problems of one reading, so that all of them are shown at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.whole = True
        """False once rows may be missing: then what refers to them is not judged."""

    def add(self, file: str, row: int, column: str, what: str, cure: str = "") -> None:
        """Record a problem of a row."""
        self.problems.append(Problem(file, row, column, what, cure))

    def unreadable(self, file: str, what: str, cure: str, row: int = 0, column: str = "") -> None:
        """Record a problem for which no row of the file can be trusted."""
        self.whole = False
        self.add(file, row, column, what, cure)

    def take(self, other: Journal) -> None:
        """Record the problems of another journal too."""
        self.problems += other.problems
        self.whole = self.whole and other.whole


def shown(value: str) -> str:
    """Return a stated value in quotes, short, with nothing in it that a terminal would obey."""
    return repr(value if len(value) <= SHOWN else value[: SHOWN - 1] + "…")


def nearest(stated: str, known: Iterable[str]) -> str:
    """Return the known name that `stated` is probably a slip of; empty if there is none."""
    names = list(known)
    found = process.extractOne(
        stated[:SHOWN], names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=65
    )
    return found[0] if found else ""


def did_you_mean(stated: str, known: Iterable[str], otherwise: str) -> str:
    """Return the question that helps best, or else what to do."""
    near = nearest(stated, known)
    return f"did you mean {near}?" if near else otherwise
