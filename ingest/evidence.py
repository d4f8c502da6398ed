"""A record of a source as evidence: which document it stands in, where, and how credible it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphkit.model.records import Document, Evidence
from graphkit.model.statements import Direction, Proposition, Wording


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record stands, and how far what it says was checked.

    Args:
        document: what it stands in.
        locator: the place in it, the same in every release.
        credibility: of what it states, 1 to 6.
        notes: who says so, or how it was checked, in the words of the source.
    """

    document: Document
    locator: str
    credibility: int
    notes: str = ""

    def says(
        self, about: str, quote: str = "", *, hedged: bool = False, wrong: bool = False
    ) -> Evidence:
        """Return the evidence for a link, or against one that the record calls erroneous."""
        wording = Wording.HEDGED if hedged else Wording.STATED
        direction = Direction.CONTRADICTS if wrong else Direction.SUPPORTS
        return self._evidence(about, quote=quote, wording=wording, direction=direction)

    def describes(self, about: str) -> Evidence:
        """Return the evidence that an entity or person is described here."""
        return self._evidence(about, proposition=Proposition.IDENTITY)

    def lacks(self, about: str, element: str, quote: str) -> Evidence:
        """Return the evidence that something about an entity is not stated, and why."""
        proposition = Proposition.ELEMENT
        return self._evidence(about, proposition=proposition, element=element, quote=quote)

    def _evidence(self, about: str, **more: Any) -> Evidence:
        return Evidence(
            about=about,
            document=self.document.id,
            locator=self.locator,
            read=True,
            credibility=self.credibility,
            notes=self.notes,
            **more,
        )
