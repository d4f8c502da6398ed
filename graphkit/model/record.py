"""The base of all records: frozen, strict, and the one place that holds the rule of names.

Python and JSON names are snake_case; files and the graph use FollowTheMoney's camelCase.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any, Self

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

Texts = tuple[str, ...]


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; an id that was made of them is made again."""
        copied = super().model_copy(update=update, deep=deep)
        if "id" not in type(self).model_fields:
            copied.__dict__.pop("id", None)
        return copied

    def properties(self, *leave_out: str) -> dict[str, Any]:
        """Return the record as graph properties: camelCase, without what is empty."""
        stated = self.model_dump(mode="json", by_alias=True, exclude=set(leave_out))
        return {name: value for name, value in stated.items() if value not in (None, "", [], False)}


def hashed(*parts: object) -> str:
    """Return a short stable hash of parts, for ids of things that have no number of their own."""
    text = "[" + ", ".join([encode_basestring(str(part)) for part in parts]) + "]"  # as JSON
    return hashlib.sha256(text.encode()).hexdigest()[:20]
