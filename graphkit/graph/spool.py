"""The rows of a release, set aside on disk until all of them have been read.

So nothing is written of a file that breaks off in its middle, what is written comes nodes first
whatever the order of the file, and memory stays flat. The files have no name: nothing of them
stays, however the process ends.
"""

from __future__ import annotations

import pickle
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Generic, NamedTuple, Self, TypeVar

from graphkit.model.records import Batch, Document
from graphkit.model.rows import Reject, Row


class Item(NamedTuple):
    """What one row states of one phase: nodes, or what is said of them.

    Args:
        row: number of the row among those accepted, from 0, over all files.
        file: the name of its file.
        line: its line there.
        records: what it states.
        size: how many records that is.
    """

    row: int
    file: str
    line: int
    records: Batch
    size: int


SAID = tuple(name for name in Batch.model_fields if name not in ("entities", "documents"))
"""What a row states that is no node."""
T = TypeVar("T")


@dataclass
class _Tape(Generic[T]):
    """Things one after the other in a file without a name."""

    file: IO[bytes] = field(default_factory=tempfile.TemporaryFile)
    sizes: array[int] = field(default_factory=lambda: array("L"))

    @property
    def count(self) -> int:
        return len(self.sizes)

    def add(self, one: T) -> None:
        packed = pickle.dumps(one, protocol=pickle.HIGHEST_PROTOCOL)
        self.file.write(packed)
        self.sizes.append(len(packed))

    def read(self, start: int = 0) -> Iterator[T]:
        self.file.seek(sum(self.sizes[:start]))
        for size in self.sizes[start:]:
            # our own file, written above by this process
            one: T = pickle.loads(self.file.read(size))
            yield one


class Spool:
    """Rows of one release; a context, after which nothing of them is on disk.

    Args:
        accepted: how many rows hold by themselves.
        records: how many records they hold.
    """

    def __init__(self) -> None:
        self.accepted = 0
        self.records = 0
        self._nodes, self._statements = _Tape[Item](), _Tape[Item]()
        self._rejects = _Tape[Reject]()
        self._documents: dict[str, Document] = {}
        self._files: list[str] = []
        self._file_of = array("L")  # by row
        self._row_of = (array("L"), array("L"))  # by item: nodes, statements
        self._beside: dict[int, tuple[tuple[str, int], ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for tape in (self._nodes, self._statements, self._rejects):
            tape.file.close()

    @property
    def rejected(self) -> int:
        """How many rows do not hold."""
        return self._rejects.count

    def rejects(self) -> Iterator[Reject]:
        """Give the rows that do not hold, in order."""
        return self._rejects.read()

    @property
    def nodes(self) -> int:
        """How many items state nodes; they come first."""
        return self._nodes.count

    @property
    def items(self) -> int:
        """How many items there are."""
        return self._nodes.count + self._statements.count

    def add(self, row: Row | Reject) -> None:
        """Set one row aside, or note why it is none."""
        if isinstance(row, Reject):
            self._rejects.add(row)
            return
        number = self.accepted
        self.accepted += 1
        self._file_of.append(self._number_of(row.file))
        if row.beside:
            self._beside[number] = row.beside
        parts = (self._nodes, self._node_part(row)), (self._statements, _said(row))
        for (tape, part), row_of in zip(parts, self._row_of, strict=True):
            if size := sum(map(len, part.values())):
                records = Batch.model_construct(**part)
                tape.add(Item(number, row.file, row.line, records, size))
                row_of.append(number)
                self.records += size

    def _number_of(self, file: str) -> int:
        if not self._files or self._files[-1] != file:
            if file not in self._files:
                self._files.append(file)
            return self._files.index(file)
        return len(self._files) - 1

    def fill(self, rows: Iterable[Row | Reject]) -> Self:
        """Set all rows aside."""
        for row in rows:
            self.add(row)
        return self

    def read(self, start: int = 0) -> Iterator[Item]:
        """Give the items from a position on: all nodes, then all that is said of them."""
        yield from self._nodes.read(start)
        yield from self._statements.read(max(0, start - self.nodes))

    def row_of(self, position: int) -> int:
        """Return the row of the item at a position."""
        nodes, said = self._row_of
        return nodes[position] if position < len(nodes) else said[position - len(nodes)]

    def bytes_of(self, position: int) -> int:
        """Return how large the item at a position is."""
        nodes, said = self._nodes.sizes, self._statements.sizes
        return nodes[position] if position < len(nodes) else said[position - len(nodes)]

    @property
    def bytes(self) -> int:
        """How large all items are together."""
        return sum(self._nodes.sizes) + sum(self._statements.sizes)

    def file_of(self, row: int) -> str:
        """Return the file of an accepted row."""
        return self._files[self._file_of[row]]

    def beside(self, row: int) -> tuple[tuple[str, int], ...]:
        """Return how many rows of which files are part of an accepted row."""
        return self._beside.get(row, ())

    def _node_part(self, row: Row) -> dict[str, Any]:
        """Return entities and documents; a document that many rows repeat is kept once."""
        records, part = row.records, dict[str, Any]()
        if records.entities:
            part["entities"] = records.entities
        new = [one for one in records.documents if self._documents.get(one.id) != one]
        if new:
            self._documents.update({one.id: one for one in new})
            part["documents"] = tuple(new)
        return part


def _said(row: Row) -> dict[str, Any]:
    """Return what is said of nodes."""
    return {name: said for name in SAID if (said := getattr(row.records, name))}
