"""Which row an id means, and which id that row has in the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from graphkit.model.identifiers import Identifier, Kind, identifier, strongest
from ingest.case.columns import IDENTIFIERS, Sort
from ingest.case.problems import Journal, nearest, shown
from ingest.case.stated import Stated

PARTICIPANTS = (Sort.ENTITY, Sort.IDENTITY)
GUESSES = 100
"""How often a missing id is compared with all others: more would take long, and help nobody."""


class References:
    """The rows of a case by their own ids.

    Args:
        case: name of the case's folder.
        rows: all rows that have an id.
        torn: ids of rows that could not be read: they are neither known nor missing.
        journal: takes the problems; while rows may be missing, no reference is blamed.
    """

    def __init__(
        self, case: str, rows: Iterable[Stated], torn: Collection[str], journal: Journal
    ) -> None:
        self.case, self.journal = case, journal
        self.excused = {"", *torn}
        """Ids that another problem explains: of torn rows, and those that a slip was to be."""
        self._guesses = GUESSES
        self._graph_ids: dict[str, str] = {}
        self.rows: dict[str, Stated] = {}
        for one in rows:
            self._enter(one)
        self._by_sort = {
            sort: [name for name, row in self.rows.items() if row.kind.sort is sort]
            for sort in Sort
        }

    def _enter(self, row: Stated) -> None:
        if not row.id:
            return
        first = self.rows.setdefault(row.id, row)
        if first is not row:
            what = f"{shown(row.id)} is the id of {first.place} too"
            self.journal.add(row.file, row.line, "id", what, "give each row its own id")

    def local(self, local: str) -> str:
        """Return the id that a row of this case has in the graph when nothing stronger names it."""
        return f"{Kind.CASE}:{self.case}/{local}"

    def identifiers(self, row: Stated) -> tuple[Identifier, ...]:
        """Return what identifies an entity, the case's own id last."""
        own = identifier(Kind.CASE, f"{self.case}/{row.id}")
        if row.kind.sort is Sort.IDENTITY:
            return (own,)
        return (*(one for _, one in named(row)), own)

    def graph_id(self, row: Stated) -> str:
        """Return the id that an entity or a document has in the graph."""
        if row.id not in self._graph_ids:
            sure = row.sound and row.kind.sort is Sort.ENTITY
            one = str(strongest(self.identifiers(row))) if sure else self.local(row.id)
            self._graph_ids[row.id] = one
        return self._graph_ids[row.id]

    def find(
        self, of: Stated, column: str, local: str, sorts: Collection[Sort] = PARTICIPANTS
    ) -> Stated | None:
        """Return the row that a cell means; a problem and None where there is no such row."""
        found = self.rows.get(local)
        if found is None:
            if local not in self.excused and self.journal.whole:
                self._dangling(of, column, local, sorts)
            return None
        if found.kind.sort not in sorts:
            what = f"{shown(local)} is {found.kind.sort.value} ({found.place})"
            wanted = " or ".join(sort.value for sort in sorts)
            self.journal.add(of.file, of.line, column, what, f"name {wanted}")
            return None
        return found

    def entity(
        self, of: Stated, column: str, local: str, schemata: Collection[str] = ()
    ) -> str | None:
        """Return the graph id of the entity that a cell means; it must have one of `schemata`."""
        found = self.find(of, column, local)
        if found is None:
            return None
        if schemata and found.type and found.type not in schemata:
            what = f"{shown(local)} is a {found.type} ({found.place})"
            self.journal.add(of.file, of.line, column, what, f"name a {', '.join(schemata)}")
            return None
        return self.graph_id(found)

    def _dangling(self, of: Stated, column: str, local: str, sorts: Collection[Sort]) -> None:
        near = ""
        if self._guesses:
            self._guesses -= 1
            near = nearest(local, [name for sort in sorts for name in self._by_sort[sort]])
        cure = f"did you mean {near}?" if near else "add its row, or correct the id"
        self.journal.add(of.file, of.line, column, f"no row has the id {shown(local)}", cure)
        self.excused.add(near)


def named(row: Stated) -> list[tuple[str, Identifier]]:
    """Return the checked identifiers of an entity's row, each with its column."""
    found: list[tuple[str, Identifier]] = []
    for column, kind in IDENTIFIERS.items():
        value = row.values.get(column, ())
        for one in value if isinstance(value, tuple) else (value,):
            # A number in a register identifies only together with its country.
            if kind is not Kind.REGISTRATION or ":" in one:
                found.append((column, identifier(kind, one)))
    return found
