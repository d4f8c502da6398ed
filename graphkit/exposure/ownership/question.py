"""A question about ownership, as it is asked of the graph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from graphkit.exposure.ownership.rules import Regime, freezing
from graphkit.model.proof import Standard


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Args:
        subject: an id or identifier of the entity asked about.
        as_of: the day as of which shares, links and listings must stand.
        known_by: only evidence published by this day counts.
        regimes: under whose rules.
        standard: the lowest standard of evidence that counts.
        down: also list what the subject blocks in turn.
        limit: how many paths, and how many entities below, at most, for each regime.
        entities: how many entities above the subject are read at most.
        seconds: time budget of the whole answer.
    """

    subject: str
    as_of: date
    known_by: date
    regimes: tuple[Regime, ...] = tuple(Regime)
    standard: Standard = Standard.SINGLE_REPORT
    down: bool = False
    limit: int = 25
    entities: int = 20_000
    seconds: float = 30.0

    def parameters(self) -> dict[str, Any]:
        """Return the parameters that all queries share."""
        return {
            "asOf": self.as_of,
            "knownBy": self.known_by,
            "standard": int(self.standard),
            "measures": list(freezing()),
        }
