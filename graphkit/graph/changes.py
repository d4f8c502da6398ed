"""What a load changes of what was there, kept so that two loads can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import orjson

from graphkit.graph.merge import Stated
from graphkit.graph.settle import Held
from graphkit.graph.work import Work, write
from graphkit.model.record import Record, hashed

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a load found otherwise than it was.

    Args:
        about: its id.
        before: the values that changed, by field, as they were.
        after: the same fields as they are; a field that was or is empty is None.
    """

    about: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    def row(self, run: str) -> dict[str, Any]:
        """Return the properties of its node; values are JSON, one text a field."""
        fields = sorted(self.before)
        values = {
            "before": [_text(self.before[name]) for name in fields],
            "after": [_text(self.after[name]) for name in fields],
        }
        key = hashed(run, self.about, fields, values["before"], values["after"])
        caption = ", ".join(fields)
        return {"id": f"change:{key}", "caption": caption, "run": run, "about": self.about,
                "fields": fields, **values}  # fmt: skip


def _text(value: Any) -> str:
    return orjson.dumps(value).decode()


_ELSEWHERE = ("identifiers",)
"""Fields that the graph holds as nodes of their own, which are never taken away."""


def changes(
    ids: Iterable[str], known: Mapping[str, Held[R]], every: Mapping[str, Stated[R]]
) -> list[Change]:
    """Compare what was there with what is: only what sources state, not what follows from it."""
    found = []
    for one in ids:
        old = known[one].stated.record.properties(*_ELSEWHERE)
        new = every[one].record.properties(*_ELSEWHERE)
        fields = {name for name in {*old, *new} if old.get(name) != new.get(name)}
        if fields:
            before = {name: old.get(name) for name in fields}
            found.append(Change(one, before, {name: new.get(name) for name in fields}))
    return found


def write_changes(work: Work, them: Iterable[Change], run: str) -> None:
    """Write what changed, under the run that changed it."""
    rows = {row["id"]: row for row in (one.row(run) for one in them)}
    write(work, "load/changes", list(rows.values()))
