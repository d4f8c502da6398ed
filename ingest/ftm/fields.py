"""The values of a party or thing, sorted into the fields of an entity; what has none, in notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from ingest.ftm.decisions import decisions
from ingest.ftm.made import said
from ingest.ftm.numbers import MMSI
from ingest.ftm.raw import Stated
from ingest.ftm.values import dated, day

_CODES = ("country", "jurisdiction", "nationality", "flag", "past_flags")
"""Fields that hold countries by their letters."""
_NAMES = ("alias", "weak_alias", "previous_name")
_ELSEWHERE = {"name", "leiCode", "swiftBic", "imoNumber", "mmsi", "addressEntity"}


@dataclass
class Fields:
    """What is known of an entity so far.

    Args:
        lists: values by field.
        single: the fields that hold one value.
        kept: the names of properties whose values are in notes only.
    """

    lists: dict[str, list[str]] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def add(self, name: str, values: list[str]) -> None:
        """Add values to a field."""
        self.lists.setdefault(name, []).extend(values)

    def note(self, prop: str, values: list[str], kept: str = "") -> None:
        """Keep the values of a property in notes."""
        self.add("notes", [said(prop, values)])
        self.kept.append(kept or prop)

    def tuples(self) -> dict[str, tuple[str, ...]]:
        """Return the values of all fields, each once."""
        return {name: tuple(dict.fromkeys(values)) for name, values in self.lists.items()}


def fields(one: Stated, name: str) -> Fields:
    """Sort the values of an entity that is called `name`."""
    found = Fields()
    places, labelled = _places(), decisions().numbers
    elsewhere = _elsewhere()
    for prop, values in one.properties.items():
        if prop in places:
            place = places[prop]
            lower = place in _CODES
            found.add(place, [value.lower() for value in values] if lower else values)
        elif prop in labelled:
            found.add("id_number", [f"{prop} {value}" for value in values])
        elif prop not in elsewhere:
            found.note(prop, values)
    _names(one, name, found)
    _days(one, found)
    return found


@cache
def _places() -> dict[str, str]:
    """Return the field of each property that has one."""
    return {prop: name for name, props in decisions().fields.items() for prop in props}


@cache
def _elsewhere() -> frozenset[str]:
    """Return the properties that are read by code of their own."""
    known = decisions()
    return frozenset(_ELSEWHERE.union(known.days, known.own_links, *known.periods.values()))


def _names(one: Stated, name: str, found: Fields) -> None:
    """Make all other names aliases; numbers of ships that cannot be such are not kept as such."""
    found.lists["alias"] = [*one.properties.get("name", ()), *found.lists.get("alias", ())]
    for place in _NAMES:
        if place in found.lists:
            found.lists[place] = [value for value in found.lists[place] if value != name]
    if mmsi := one.properties.get("mmsi"):
        found.add("mmsi", [number for number in mmsi if MMSI.fullmatch(number)])


def _days(one: Stated, found: Fields) -> None:
    """Read the dates of an entity; several days for one are the range that holds them."""
    for prop, place in decisions().days.items():
        if values := one.properties.get(prop):
            read = [(value, day(value)) for value in values]
            found.add(place, [edtf for _, edtf in read if edtf])
            if wrong := [value for value, edtf in read if not edtf]:
                found.note(prop, wrong, f"{prop} that is no date")
    for place, props in decisions().periods.items():
        values = [value for prop in props for value in one.properties.get(prop, ())]
        found.single[place], wrong = dated(values)
        if wrong:
            found.note(props[0], wrong, f"{props[0]} that is no date")
