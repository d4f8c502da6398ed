"""Where a statement of law is found, and whether it was read there."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator


class Citation(BaseModel):
    """Where a rule is found; verified S was read at the address or file, M is from memory."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    url: str | None = None
    file: str | None = None
    verified: Literal["S", "M"]
    confidence: Literal["hi", "med", "lo"] | None = None

    @model_validator(mode="after")
    def _read_somewhere(self) -> Self:
        if (self.verified == "S") != bool(self.url or self.file):
            raise ValueError(f"{self.text!r}: what was read names where, memory names nothing")
        if (self.verified == "M") != bool(self.confidence):
            raise ValueError(f"{self.text!r}: memory states its confidence, and nothing else does")
        return self

    @property
    def mark(self) -> str:
        """Say how sure it is: `read`, or `from memory` with the confidence."""
        sure = {"hi": "high", "med": "medium", "lo": "low"}
        return "read" if self.verified == "S" else f"from memory, {sure[self.confidence or 'lo']}"
