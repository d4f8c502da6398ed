"""An object of JSON that remembers what was asked of it, so that nothing in it is passed over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ingest.codes import Refused

_WORDS = {str: "text", bool: "true or false", dict: "an object", list: "a list"}


class Fields:
    """One object.

    Args:
        value: the object.
        at: where it stands: `recordDetails/interests`; empty for the whole statement.
    """

    def __init__(self, value: Mapping[str, Any], at: str = "") -> None:
        self._value, self.at = value, at
        self._asked: set[str] = set()
        self._inner: dict[str, list[Fields]] = {}

    def text(self, name: str) -> str:
        """Return a text, stripped; empty where there is none; raises Refused for anything else."""
        found = self._taken(name, str)
        return found.strip() if found is not None else ""

    def needed(self, name: str) -> str:
        """Return a text that must be there; raises Refused."""
        if not (found := self.text(name)):
            raise Refused(self._place(name), "", "is missing")
        return found

    def flag(self, name: str) -> bool | None:
        """Return true or false; None where neither is stated; raises Refused."""
        found = self._taken(name, bool)
        return None if found is None else bool(found)

    def number(self, name: str) -> float | None:
        """Return a number; None where none is stated; raises Refused."""
        found = self._taken(name, object)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self._other(name, found, "a number")
        return float(found)

    def texts(self, name: str) -> list[str]:
        """Return a list of texts; empty where there is none; raises Refused."""
        found = self._taken(name, list) or []
        if other := [one for one in found if not isinstance(one, str)]:
            raise self._other(name, other[0], "text")
        return [one.strip() for one in found if one.strip()]

    def inner(self, name: str) -> Fields:
        """Return an object in this one; an empty one where there is none; raises Refused."""
        if name not in self._inner:
            found = self._taken(name, dict)
            self._inner[name] = [Fields(found or {}, self._place(name))]
        return self._inner[name][0]

    def every(self, name: str) -> list[Fields]:
        """Return a list of objects; empty where there is none; raises Refused."""
        if name not in self._inner:
            found = self._taken(name, list) or []
            if other := [one for one in found if not isinstance(one, dict)]:
                raise self._other(name, other[0], "an object")
            self._inner[name] = [Fields(one, self._place(name)) for one in found]
        return self._inner[name]

    def is_object(self, name: str) -> bool:
        """Tell whether an object stands at a key."""
        return isinstance(self._value.get(name), dict)

    def unread(self) -> Iterator[str]:
        """Give the keys that nobody asked for, here and in what was asked for."""
        for name, value in self._value.items():
            if name not in self._asked and value not in (None, "", [], {}):
                yield self._place(name)
        for several in self._inner.values():
            for one in several:
                yield from one.unread()

    def _taken(self, name: str, kind: type) -> Any:
        self._asked.add(name)
        found = self._value.get(name)
        if found is not None and not isinstance(found, kind):
            raise self._other(name, found, _WORDS[kind])
        return found

    def _place(self, name: str) -> str:
        return f"{self.at}/{name}" if self.at else name

    def _other(self, name: str, found: Any, wanted: str) -> Refused:
        shown = json.dumps(found, ensure_ascii=False)
        rule = f"{type(found).__name__} where {wanted} is wanted"
        return Refused(self._place(name), shown, rule)
