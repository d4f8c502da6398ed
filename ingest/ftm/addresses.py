"""Addresses of FollowTheMoney: entities there, text here, of whoever refers to them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.ftm.made import said
from ingest.ftm.raw import Stated

ADDRESS = "Address"
_PARTS = ("postOfficeBox", "street", "street2", "city", "postalCode", "region", "state")
"""In the order in which they are written where the address is not stated as one text."""
_TEXT, _COUNTRY, _NOTE = "text", "country", "note"


@dataclass(frozen=True, slots=True)
class Place:
    """What an address tells of those who have it: texts, countries, and what else it says."""

    texts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def place(one: Stated) -> Place:
    """Read the row of an address; parts that its text holds already are not said again."""
    stated = one.properties
    parts = [value for name in _PARTS for value in stated.get(name, ())[:1]]
    texts = stated.get("full") or stated.get("name") or ([", ".join(parts)] if parts else [])
    whole = " ".join((*texts,)).casefold()
    left = {
        name: [value for value in values if value.casefold() not in whole]
        for name, values in stated.items()
        if name not in ("full", "country")
    }
    notes = [f"address, {said(name, values)}" for name, values in left.items() if values]
    countries = [value.lower() for value in stated.get("country", ())]
    return Place(tuple(texts), tuple(countries), tuple(notes))


def told(found: Place) -> tuple[str, ...]:
    """Return a place as texts that can be remembered."""
    named = ((_TEXT, found.texts), (_COUNTRY, found.countries), (_NOTE, found.notes))
    return tuple(f"{kind} {text}" for kind, texts in named for text in texts)


def read_told(texts: tuple[str, ...]) -> Place:
    """Read what `told` wrote."""
    split = [text.partition(" ") for text in texts]
    return Place(*(tuple(text for kind, _, text in split if kind == one) for one in _KINDS))


_KINDS = (_TEXT, _COUNTRY, _NOTE)
