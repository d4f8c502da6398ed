"""Registrations and documents of identity, as the legacy form writes them in remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ingest.files.xml import children, text
from ingest.ofac.advanced.periods import worded
from ingest.ofac.advanced.places import Place
from ingest.ofac.advanced.words import ReferenceValues, words
from ingest.ofac.clauses import Clause, clause
from ingest.ofac.standard import numbered
from ingest.ofac.structure import attribute, only, spaced, stop


@dataclass(frozen=True, slots=True)
class Held:
    """One document.

    Args:
        identity: the number of the identity that it is of.
        line: its number among the documents.
        said: what it says, as clauses.
    """

    identity: str
    line: int
    said: tuple[Clause, ...]


def document(
    element: etree._Element, line: int, places: Mapping[str, Place], values: ReferenceValues
) -> Held:
    """Read one IDRegDocument."""
    kind, number = values.word("IDRegDocType", element), spaced(text(element, "IDRegistrationNo"))
    country = values.optional("Country", element, "IssuedBy-CountryID")
    dates = _dates(element, values)
    said = numbered(kind, number, country, dates.get(words().issued, ""),
                    dates.get(words().expires, ""))  # fmt: skip
    others = [f"{kind} {number}: {what}" for what in _others(element, places, values)]
    identity = attribute(element, "IdentityID", values.file)
    if values.optional("Validity", element) == words().fraudulent:
        return Held(identity, line, tuple(map(Clause, (f"fraudulent: {said}", *others))))
    return Held(identity, line, (clause(said), *map(Clause, others)))


def _others(
    element: etree._Element, places: Mapping[str, Place], values: ReferenceValues
) -> Iterator[str]:
    if authority := spaced(text(element, "IssuingAuthority")):
        yield f"issued by {authority}"
    if number := element.get("IssuedIn-LocationID"):
        if number not in places:
            stop(f"no Location {number}", values.file, element)
        yield f"issued in {places[number].words()}"
    if comment := spaced(text(element, "Comment")):
        yield comment


def _dates(element: etree._Element, values: ReferenceValues) -> dict[str, str]:
    found = {}
    for one in children(element, "DocumentDate"):
        kind = values.word("IDRegDocDateType", one)
        values.one_of((words().issued, words().expires), kind, "IDRegDocDateType", one)
        found[kind] = worded(only(one, "DatePeriod", values.file), values)
    return found
