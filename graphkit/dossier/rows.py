"""The rows of the questions that a dossier asks besides those of other rooms."""

from __future__ import annotations

from typing import Any, TypedDict


class SubjectRow(TypedDict):
    """The row of dossier/subject: an entity with all that its sources state of it."""

    id: str
    stated: dict[str, Any]
    identifiers: list[str]


COLUMNS: dict[str, type] = {"dossier/subject": SubjectRow}
"""The row of each question by its name."""
