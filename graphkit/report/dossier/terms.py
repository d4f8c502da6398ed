"""Short words for charts and tables: what kind of entity, which link, in which period."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from graphkit.exposure.answer import Listing, Node, Step
from graphkit.exposure.shape import Days
from graphkit.model.dates import FIRST_DAY, LAST_DAY
from graphkit.report.dossier.stated import is_link


class KindWords(NamedTuple):
    """How a kind of entity is written and drawn."""

    words: str
    css: str


_DRAWN = {
    "Vessel": "vessel",
    "VesselIdentity": "vessel",
    "Aircraft": "vessel",
    "Bank": "bank",
    "Company": "company",
    "Organization": "company",
    "PublicBody": "company",
    "Person": "person",
    "Port": "place",
    "Territory": "place",
}


def kind_words(node: Node) -> KindWords:
    """Say what an entity is: `public body`, drawn as companies are."""
    words = "ship’s name" if node.schema_ == "VesselIdentity" else spaced(node.schema_)
    return KindWords(f"{words}, unidentified" if node.unidentified else words, _DRAWN[node.schema_])


def spaced(name: str) -> str:
    """Write a name of the model as words: `ShipToShipTransfer` is `ship to ship transfer`."""
    if name.isupper():
        return name.replace("_", " ").lower()
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


DESIGNATED = "designated"
"""What is said of a party against which a measure is in force, of whatever kind it is."""
_MARKS = {
    "listed": DESIGNATED,
    "in force": DESIGNATED,
    "possibly listed": "possibly designated",
    "suspended": "designation suspended",
    "ended before": "formerly designated",
    "ended": "formerly designated",
    "listed later": "designated later",
    "proposed": "proposed",
    "void": "annulled",
}


def listing_mark(listings: Iterable[Listing]) -> str:
    """Say in a word or two how a party is designated, on the day asked about if there is one.

    Of several designations the one nearest to being listed counts; empty where there is none.
    """
    known = {one.as_of or one.stage for one in listings}
    return next((words for status, words in _MARKS.items() if status in known), "")


def link_words(step: Step) -> tuple[str, ...]:
    """Say by what two entities are joined; of a joint fact also as what each took part."""
    if is_link(step):
        return (spaced(step.type),)
    source, _, target = step.role.partition("→")
    return spaced(step.type), f"{spaced(source)} → {spaced(target)}"


def period(one: Step | Listing) -> str:
    """Say when a fact stood or happened, as stated; what no document says is `?`."""
    if isinstance(one, Step) and one.event:
        return edtf_words(one.start) or "day unknown"
    if one.bounds and (stood := stood_on(one.bounds)):
        return stood
    if one.start or one.end:
        end = "goes on" if one.end == ".." else edtf_words(one.end) or "?"
        return f"{edtf_words(one.start) or '?'} – {end}"
    return "dates unknown"


def edtf_words(stated: str | None) -> str:
    """Write a stated day or range in words: `[..2021-07-31]` is `by 2021-07-31`."""
    if not stated or not stated.startswith("["):
        return stated or ""
    first, _, last = stated.strip("[]").partition("..")
    if first and last:
        return f"{first} to {last}"
    return f"{first} or later" if first else f"by {last}"


def stood_on(bounds: Days) -> str | None:
    """Return when a fact is stated to have stood whose beginning and end no document gives."""
    begun, since, until, ended = bounds
    if (begun, ended) != (FIRST_DAY, LAST_DAY) or since == LAST_DAY or until == FIRST_DAY:
        return None
    if since == until:
        return f"stood on {since}"
    return f"stood {until} to {since}" if since < until else f"stood within {until} – {since}"
