"""What this reader works on: a listed party with all its rows, and what could not be placed."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.ofac.clauses import Clause
from ingest.ofac.rows import AddRow, AltRow, SdnRow


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader of the list should know; it stopped nothing."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Party:
    """One row of sdn.csv with its addresses, other names and the clauses of its whole remark."""

    row: SdnRow
    clauses: tuple[Clause, ...]
    addresses: tuple[AddRow, ...] = ()
    names: tuple[AltRow, ...] = ()
    continued: bool = False

    @property
    def place(self) -> str:
        """Where its row is, as an editor shows it."""
        return f"sdn.csv:{self.row.line}"

    @property
    def locator(self) -> str:
        """Where a reader of a dossier finds it."""
        return f"sdn.csv uid {self.row.uid}"

    @property
    def programmes(self) -> tuple[str, ...]:
        """Its programme tags; a cell of several reads `NPWMD] [DPRK2`."""
        return tuple(tag.strip(" []") for tag in self.row.programmes.split("] ["))

    def of_kind(self, kind: str) -> tuple[Clause, ...]:
        """Return its clauses of one kind."""
        return tuple(clause for clause in self.clauses if clause.kind == kind)
