"""One FtM entity as it is filled in: values that FtM would drop become text, and are counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from graphkit.model.dates import OPEN
from graphkit.model.record import Record
from graphkit.model.records import Evidence
from graphkit.model.registry import Schema
from graphkit.report.ftm.forms import ftm_id, is_exact, partial, spaced
from graphkit.report.ftm.vocabulary import vocabulary

R_co = TypeVar("R_co", bound=Record, covariant=True)
Line = dict[str, Any]
Lost = Counter[str]
"""What FtM has no place for and is written as text, in words, with how often."""

_URL = re.compile(r"https?://[a-z0-9.-]+/\S*")
_EMAIL = re.compile(r"[a-z0-9._+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_GENDERS = {"male", "female", "other"}


class Told(Protocol[R_co]):
    """A record of the graph with what is known beside it."""

    @property
    def record(self) -> R_co:
        """The record."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Who states it."""

    @property
    def conflicting(self) -> tuple[str, ...]:
        """Values that differ from the record's, put aside by the loader."""

    @property
    def proof(self) -> str:
        """Its standard and status in words; empty for what has none."""

    @property
    def evidence(self) -> Sequence[Evidence]:
        """All statements about it."""

    @property
    def ends(self) -> tuple[Schema, ...]:
        """Of a link, what it goes from and to."""


class Sheet:
    """One entity of FollowTheMoney.

    Args:
        own: its id in the graph.
        schema: its FtM schema.
        text: the property that takes what has no property of its own.
        lost: counts what that is.
    """

    def __init__(self, own: str, schema: str, text: str, lost: Lost) -> None:
        self.id, self.schema, self._text, self._lost = ftm_id(own), schema, text, lost
        self.properties: dict[str, list[str]] = {}

    def add(self, prop: str, *values: str) -> None:
        """Add values to a property, each once; what is empty is left out."""
        held = self.properties.setdefault(prop, [])
        held += [one for one in dict.fromkeys(values) if one and one not in held]
        if not held:
            del self.properties[prop]

    def refer(self, prop: str, *ids: str) -> None:
        """Add references to other entities, by their ids in the graph."""
        self.add(prop, *(ftm_id(one) for one in ids))

    def text(self, name: str, values: Iterable[str], why: str = "") -> None:
        """Write values as text under their name, and count them."""
        if kept := [one for one in values if one]:
            self.add(self._text, f"{name}: {'; '.join(kept)}")
            self._lost[why or f"{name} of {self.schema}"] += 1

    def day(self, prop: str, name: str, stated: str) -> None:
        """Add a date; where a partial date says less than EDTF, the whole is written as text."""
        self.add(prop, partial(stated))
        if not is_exact(stated):
            self.text(name, [stated], f"{'open ends' if stated == OPEN else 'ranges of dates'}")

    def fitting(self, prop: str, name: str, values: Sequence[str]) -> None:
        """Add the values of a property that FtM keeps as they are, and write the others as text."""
        clean = [_as_kept(prop, one) for one in values]
        good = [one for one in clean if fits(prop, one)]
        self.add(prop, *good)
        self.text(name, [one for one in clean if one not in good])

    def line(self, sources: Iterable[str], referents: Iterable[str] = ()) -> Line:
        """Return it as a line."""
        line: Line = {"id": self.id, "schema": self.schema, "properties": self.properties}
        if datasets := [spaced(one) for one in sources]:
            line["datasets"] = datasets
        if others := sorted({ftm_id(one) for one in referents} - {self.id}):
            line["referents"] = others
        return line


def _as_kept(prop: str, value: str) -> str:
    """Return a value in the form in which the library keeps it."""
    known = vocabulary()
    if prop in known.imo and value:
        return f"IMO{value}"
    return spaced(value) if prop in known.spaced else value


def fits(prop: str, value: str) -> bool:
    """Tell whether FtM keeps a value of a property as it is."""
    known = vocabulary()
    if prop in known.dates:
        return is_exact(value)
    if prop in known.codes:
        return value in known.countries
    if prop in known.numbers:
        return bool(_NUMBER.fullmatch(value))
    if prop == "topics":
        return value in known.topics
    if prop == "gender":
        return value in _GENDERS
    if prop == "email":
        return bool(_EMAIL.fullmatch(value))
    return bool(_URL.fullmatch(value)) if prop in ("website", "sourceUrl") else True
