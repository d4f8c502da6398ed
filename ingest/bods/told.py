"""What one statement tells: the records to load, and what a reader should know of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graphkit.model.records import Batch
from ingest.bods.links import Held
from ingest.bods.statement import Statement

Latest = Callable[[str], Statement | None]
"""Looks up the last statement of a record."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement states, and remarks on it.

    Args:
        records: what to load.
        remarks: what a reader should know.
        held: of a relationship, its interests as links.
        read: whether its details were read; they are not where a later statement stands for it.
    """

    records: Batch
    remarks: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    read: bool = True
