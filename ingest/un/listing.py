"""One entry of the list: what its elements say, read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.model.dates import DateError, day_range
from ingest.un.elements import Fault, Group, Raw, one_line
from ingest.un.source import UnSource

NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
INDIVIDUAL = "INDIVIDUAL"

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?", re.ASCII)
"""A day with or without its time zone, which is that of whoever typed it and moves no day."""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name: the field of an entity that takes it, and what the entry says of it."""

    name: str
    field: str
    group: Group


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry.

    Args:
        raw: its elements.
        reference: the reference number without blanks: `KPe.023`.
        programme: which list it is on, as the file names it.
        listed_on: the day, YYYY-MM-DD.
        delisted_on: the day on which it left the list; empty where none is stated.
        amended_on: the days of LAST_DAY_UPDATED.
        name: its names in their order.
        aliases: its other names.
        comments: COMMENTS1 in one line.
    """

    raw: Raw
    reference: str
    programme: str
    listed_on: str
    delisted_on: str
    amended_on: tuple[str, ...]
    name: str
    aliases: tuple[Alias, ...]
    comments: str

    @property
    def is_individual(self) -> bool:
        """Tell whether it is an entry of a person."""
        return self.raw.kind == INDIVIDUAL

    @property
    def locator(self) -> str:
        """Where in the list it stands."""
        return f"entry {self.reference}"


def listing(raw: Raw, source: UnSource) -> Listing:
    """Read an entry; raises Fault where something is missing or a word is not known."""
    _word(raw, "UN_LIST_TYPE", raw.text("UN_LIST_TYPE"), source.lists)
    for value in raw.values("LIST_TYPE"):
        _word(raw, "LIST_TYPE", value, (source.list_type,))
    if gender := raw.text("GENDER"):
        _word(raw, "GENDER", gender, source.genders)
    for document in raw.all("INDIVIDUAL_DOCUMENT"):
        _word(raw, "TYPE_OF_DOCUMENT", first(document, "TYPE_OF_DOCUMENT"), source.documents)
    amended = (day("LAST_DAY_UPDATED", one) for one in raw.values("LAST_DAY_UPDATED"))
    delisted = raw.text("DELISTED_ON")
    return Listing(
        raw=raw,
        reference=_required(raw, "REFERENCE_NUMBER"),
        programme=raw.text("UN_LIST_TYPE"),
        listed_on=day("LISTED_ON", _required(raw, "LISTED_ON")),
        delisted_on=day("DELISTED_ON", delisted) if delisted else "",
        amended_on=tuple(amended),
        name=_name(raw, source),
        aliases=tuple(_alias(raw, one, source) for one in raw.all(f"{raw.kind}_ALIAS")),
        comments=raw.text("COMMENTS1"),
    )


def first(group: Group, name: str) -> str:
    """Return the text of an element of a group, empty where there is none."""
    return next(iter(group.get(name, ())), "")


def day(field: str, stated: str) -> str:
    """Return a day as YYYY-MM-DD; raises Fault for anything else."""
    found = _DAY.fullmatch(stated)
    try:
        day_range(found[1] if found else "no day")
    except DateError:
        raise Fault(field, stated, "no day of the calendar, written YYYY-MM-DD") from None
    return found[1] if found else ""


def _word(raw: Raw, field: str, stated: str, known: Mapping[str, object] | tuple[str, ...]) -> None:
    if stated not in known:
        which = f"none of {', '.join(known)}"
        raise Fault(field, stated, f"{which} (ingest/un/source.yml); entry {_reference(raw)}")


def _required(raw: Raw, field: str) -> str:
    if text := raw.text(field):
        return text
    raise Fault(field, "", f"an entry without it; its DATAID is {raw.text('DATAID') or 'missing'}")


def _reference(raw: Raw) -> str:
    return raw.text("REFERENCE_NUMBER") or "without a number"


def _name(raw: Raw, source: UnSource) -> str:
    _required(raw, "FIRST_NAME")
    parts = (raw.text(name) for name in NAMES)
    return one_line(" ".join(part for part in parts if part and part not in source.no_value))


def _alias(raw: Raw, group: Group, source: UnSource) -> Alias:
    name, quality = first(group, "ALIAS_NAME"), first(group, "QUALITY")
    if not name:
        raise Fault("ALIAS_NAME", quality, f"another name without it; entry {_reference(raw)}")
    fields = source.aliases[raw.kind]
    _word(raw, "QUALITY", quality, fields)
    return Alias(name, fields[quality], group)
