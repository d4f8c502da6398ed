"""What laying out needs to know of the whole release, whatever the bucket."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from graphkit.graph.bulk.assessments import Assessments
from graphkit.model.records import Document

LOOKUP = "lookup"

IDENTIFIER, DOCUMENT, SOURCE, CONFLICT, EVIDENCE, FACT, DESIGNATION = range(1, 8)
"""Kinds of nodes beside entities, whose numbers are those of the numbering."""


def node_number(kind: int, place: int, bucket: int = 0) -> int:
    """Return the number by which the importer knows a node: another one for every node."""
    return kind << 48 | bucket << 28 | place


@dataclass
class Lookup:
    """What every bucket needs.

    Args:
        source: short name of who states everything.
        numbers: the number of the node that each id and identifier leads to.
        names: the id of each entity, by its number.
        schemata: what each is, as a place in SCHEMATA.
        documents: all documents, by id.
        strays: ids of what evidence of other rows is about.
    """

    source: str
    numbers: dict[str, int]
    names: list[str]
    schemata: bytes
    documents: dict[str, Document]
    strays: set[str] = field(default_factory=set)

    @cached_property
    def document_numbers(self) -> dict[str, int]:
        """The number of each document."""
        return {one: node_number(DOCUMENT, place) for place, one in enumerate(self.documents)}

    @cached_property
    def assessments(self) -> Assessments:
        """Assessments of this process."""
        return Assessments(self.documents)

    def keep(self, folder: Path) -> None:
        """Set it aside for other processes."""
        held = (self.source, self.numbers, self.names, self.schemata, self.documents, self.strays)
        with (folder / LOOKUP).open("wb") as file:
            pickle.dump(held, file, protocol=pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=1)
def read_lookup(folder: Path) -> Lookup:
    """Return what was set aside; a process reads it once."""
    with (folder / LOOKUP).open("rb") as file:
        return Lookup(*pickle.load(file))  # our own file, written by the process that started this
