"""Locations of the advanced form: an address, or the name of a country."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from ingest.files.xml import children, text
from ingest.ofac.advanced.words import ReferenceValues, words
from ingest.ofac.records import Address
from ingest.ofac.standard import city
from ingest.ofac.structure import spaced


@dataclass(frozen=True, slots=True)
class Place:
    """One location; many parties may refer to it.

    Args:
        street: street and house.
        city: city, province and postal code, as the legacy form writes them.
        countries: names of countries; the first is the one of the address.
        comment: what else is said of it.
    """

    street: str
    city: str
    countries: tuple[str, ...]
    comment: str = ""

    def address(self) -> Address:
        """Return it as an address."""
        country, *others = self.countries or ("",)
        remarks = (f"also {', '.join(others)}" if others else "", self.comment)
        return Address(self.street, self.city, country, "; ".join(filter(None, remarks)))

    def words(self) -> str:
        """Return it as one text: the country of a nationality, the town of a birth."""
        return ", ".join(filter(None, (self.street, self.city, *self.countries)))


def place(element: etree._Element, values: ReferenceValues) -> Place:
    """Read one Location."""
    known = words()
    parts: dict[str, list[str]] = defaultdict(list)
    for part in children(element, "LocationPart"):
        kind = values.word("LocPartType", part)
        values.one_of((*known.street, *known.city, known.unknown), kind, "LocPartType", part)
        parts[kind] += [spaced(text(one, "Value")) for one in children(part, "LocationPartValue")]
    said = {kind: ", ".join(filter(None, parts[kind])) for kind in (*known.street, *known.city)}
    return Place(
        street=", ".join(filter(None, (said[kind] for kind in known.street))),
        city=city(*(said[kind] for kind in known.city)),
        countries=_countries(element, parts[known.unknown], values),
        comment=spaced(text(element, "Comment")),
    )


def _countries(
    element: etree._Element, unknown: list[str], values: ReferenceValues
) -> tuple[str, ...]:
    """Return the countries, else the name of a place that is none, else that of an area."""
    stated = [values.word("Country", one) for one in children(element, "LocationCountry")]
    if not (stated or unknown):
        areas = children(element, "LocationAreaCode")
        stated = [values.area(one) for one in areas]
    return tuple(dict.fromkeys(filter(None, (*stated, *unknown))))
