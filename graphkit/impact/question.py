"""A question about impact, as it is asked of the graph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from graphkit.model.proof import Standard


class Channel(StrEnum):
    """What spreads in the cascades: lost claims, lost funding, or both."""

    CLAIMS = "claims"
    FUNDING = "funding"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Range:
    """A range of a parameter that nobody knows, both ends included."""

    low: float
    high: float

    @property
    def words(self) -> str:
        """Say the range."""
        return f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Args:
        subject: an id or identifier of the bank or company that is cut off.
        as_of: the day as of which facts must stand.
        known_by: only evidence published by this day counts.
        standard: the lowest standard of evidence that counts.
        currency: whose clearers a bank must reach, and in which amounts are counted.
        peers: how many of a bank's providers must have dropped it for the others to follow.
        threshold: the part of what it has at stake that a party cannot lose, from 0 to 1.
        spread: an amount that nobody states lies between the median divided and multiplied by it.
        channel: what spreads in the cascades.
        amounts: a file of amounts that the user states.
        equity: a file of the equity of institutions that the user states.
        cascades: whether the cascades, which read the whole network of claims, are run at all.
        limit: how many rows of each part are shown at most.
        rows: how many rows of a reading by levels are taken at most.
        seconds: time budget of the whole answer.
    """

    subject: str
    as_of: date
    known_by: date
    standard: Standard = Standard.SINGLE_REPORT
    currency: str = "USD"
    peers: int = 1
    threshold: Range = Range(0.1, 1.0)
    spread: float = 10.0
    channel: Channel = Channel.CLAIMS
    amounts: Path | None = None
    equity: Path | None = None
    cascades: bool = True
    limit: int = 25
    rows: int = 100_000
    seconds: float = 30.0

    def parameters(self) -> dict[str, Any]:
        """Return the parameters that all queries share."""
        return {
            "asOf": self.as_of,
            "knownBy": self.known_by,
            "standard": int(self.standard),
        }
