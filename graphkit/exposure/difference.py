"""What changed between two loads of one source: the types of the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict


class Release(BaseModel):
    """One complete load."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    source: str
    title: str
    dated: str | None
    rows: int


class Difference(BaseModel):
    """One thing that two loads say differently.

    Args:
        what: `new`, `gone` or `changed`.
        id: of the designation, link, joint fact or entity.
        kind: which of these it is.
        type: programme or type of link.
        parties: names and ids of whom it is about.
        fields: of what changed, by field: as it was and as it is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str
    id: str
    kind: str
    type: str = ""
    reference: str = ""
    parties: tuple[Mapping[str, str], ...] = ()
    fields: Mapping[str, tuple[Any, Any]] = {}


class Differences(BaseModel):
    """What changed between two loads of one source."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    old: Release
    new: Release
    results: tuple[Difference, ...]
