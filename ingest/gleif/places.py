"""Addresses, countries and jurisdictions of an LEI record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.codes import Refused
from ingest.gleif.codes import codes, known
from ingest.gleif.parts import Part

_COUNTRY = re.compile(r"(?P<country>[A-Z]{2})(?:-[A-Z0-9]{1,3})?", re.ASCII)
_LINES = ("FirstAddressLine", "AdditionalAddressLine", "City", "Region", "PostalCode", "Country")


def addresses(entity: Part) -> Iterator[tuple[str, str]]:
    """Give each address as one text, with its country; raises Refused for an unknown kind."""
    for address in _every(entity):
        lines = [line.text for name in _LINES for line in address.every(name) if line.text]
        yield ", ".join(dict.fromkeys(lines)), country("Country", address.at("Country"))


def _every(entity: Part) -> Iterator[Part]:
    yield from entity.every("LegalAddress")
    yield from entity.every("HeadquartersAddress")
    for group, name in (
        ("OtherAddresses", "OtherAddress"),
        ("TransliteratedOtherAddresses", "TransliteratedOtherAddress"),
    ):
        for address in entity.every(group, name):
            known(f"{name} type", address.attribute("type"), codes().addresses)
            yield address


def country(field: str, stated: str) -> str:
    """Return the country of a code of ISO 3166-1 or 3166-2: `us` for `US-DE`; empty for none.

    Raises:
        Refused: it is no such code.
    """
    found = _COUNTRY.fullmatch(stated)
    if stated and not found:
        raise Refused(field, stated, f"{stated!r} is no code of ISO 3166")
    return found["country"].lower() if found else ""
