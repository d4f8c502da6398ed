"""A question about exposure, as it is asked of the graph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from graphkit.model.automaton import Opening, table
from graphkit.model.dates import LAST_DAY
from graphkit.model.proof import Standard


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Args:
        subject: an id or identifier of the entity asked about.
        known_by: only evidence published by this day counts.
        to: end at this entity instead of at designated parties.
        as_of: the day as of which facts must stand; None is at any time.
        standard: the lowest standard to search.
        max_hops: steps that are not identity steps, 1 to 8.
        through: go on behind designated parties instead of ending at the first.
        include: what is walked besides (siblings, minority, family, affiliates).
        limit: how many chains at most.
        seconds: time budget of the whole answer.
    """

    subject: str
    known_by: date
    to: str | None = None
    as_of: date | None = None
    standard: Standard = Standard.SINGLE_REPORT
    max_hops: int = 6
    through: bool = False
    include: frozenset[Opening] = frozenset()
    limit: int = 25
    seconds: float = 30.0

    def parameters(self) -> dict[str, Any]:
        """Return the parameters that all levels of the trace query share."""
        return {
            "subject": self.subject,
            "to": self.to or "",
            "through": self.through or self.to is not None,
            "asOf": self.as_of or LAST_DAY,
            "knownBy": self.known_by,
            "maxHops": self.max_hops,
            "automaton": [[int(state) for state in row] for row in table(self.include)],
        }
