"""A release as its rows come by: nodes told apart, everything else set aside on disk."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from graphkit.errors import UsageError
from graphkit.graph.bulk.buckets import Blocks, Buckets
from graphkit.graph.bulk.codec import DESIGNATIONS, EVIDENCE, FACTS, LINKS, Fields
from graphkit.graph.bulk.codec import ENTITIES as ENTITY
from graphkit.graph.bulk.numbering import Numbering
from graphkit.model.records import Batch, Document
from graphkit.model.rows import Row

ENTITY_BUCKETS = 64
ENTITIES, STATEMENTS = "entities", "statements"
NOTHING = Batch()
KINDS = ("entities", "documents", "links", "facts", "designations", "evidence")
MADE = ("link:", "fact:", "designation:")
"""How ids begin that are made by hashing, not those of entities."""

Item = tuple[int, int, list[Fields], list[Fields], list[Fields], list[Fields]]
"""What a row says of nodes: number of its file, line, links, facts, designations, evidence; all but
evidence with the id that the row gives them in front."""


class Release:
    """The rows of one release, set aside.

    Args:
        folder: where they are set aside.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbering = Numbering()
        self.documents: dict[str, Document] = {}
        self.statements = Blocks(folder / STATEMENTS)
        self.files: list[str] = []
        self.rows: Counter[str] = Counter()
        """Rows by file."""
        self.unchanged: Counter[str] = Counter()
        """Rows that state nothing which no row before them does, by file."""
        self._beside: dict[tuple[int, int], tuple[tuple[str, int], ...]] = {}
        self._read = [0] * len(KINDS)
        self.strays: set[str] = set()
        """What evidence is about that no record of its own row states."""
        self._entities = Buckets(folder, ENTITIES, ENTITY_BUCKETS, 1)

    @property
    def read(self) -> Counter[str]:
        """How many records were read, by kind."""
        return Counter(dict(zip(KINDS, self._read, strict=True)))

    def add(self, row: Row) -> None:
        """Set one row aside.

        Raises:
            InputRejected: an entity's id is no identifier.
            UsageError: it says that something of an earlier release is gone.
        """
        records = row.records
        if records.gone:
            raise UsageError(
                "this says what is gone since an earlier release, and a bulk load is a first load",
                where=f"{row.file}:{row.line}",
                cure="load the earlier release first, or leave out --bulk",
            )
        _count(row, self.rows)
        if not self.files or self.files[-1] != row.file:
            self.files.append(row.file)
        documents = [one for one in records.documents if self.documents.get(one.id) != one]
        self.documents.update({one.id: one for one in documents})
        for entity in records.entities:
            number = self.numbering.add(entity)
            self._entities.add(number % ENTITY_BUCKETS, 0, (number, *ENTITY.pack(entity)))
        states = bool(records.links or records.evidence or records.facts or records.designations)
        if states:
            self.statements.add(self._item(row, records))
        self._read[0] += len(records.entities)
        self._read[1] += len(documents)
        if not (states or records.entities or documents):
            _count(row, self.unchanged)
        if row.beside:
            self._beside[len(self.files) - 1, row.line] = row.beside

    def count(self, file: int, line: int, into: Counter[str]) -> None:
        """Count a row, and those that are part of it, by file."""
        beside = self._beside.get((file, line), ())
        _count(Row(self.files[file], line, NOTHING, beside), into)

    def _item(self, row: Row, records: Batch) -> Item:
        links = [(one.id, *LINKS.pack(one)) for one in records.links]
        facts = [(one.id, *FACTS.pack(one)) for one in records.facts]
        listed = [(one.id, *DESIGNATIONS.pack(one)) for one in records.designations]
        own = {one[0] for kind in (links, facts, listed) for one in kind}
        for one in records.evidence:
            if one.about not in own and one.about.startswith(MADE):
                self.strays.add(one.about)
        evidence = [EVIDENCE.pack(one) for one in records.evidence]
        for place, some in enumerate((links, facts, listed, evidence), start=2):
            self._read[place] += len(some)
        return len(self.files) - 1, row.line, links, facts, listed, evidence

    def close(self) -> None:
        """End the release."""
        self.statements.close()
        self._entities.close()


def _count(row: Row, into: Counter[str]) -> None:
    into[row.file] += 1
    for file, number in row.beside:
        into[file] += number
