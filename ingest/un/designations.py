"""A listing as a designation: since when, with what measures, by which paragraphs."""

from __future__ import annotations

import re
from datetime import date

from graphkit.model.records import Designation, Evidence
from ingest.un.elements import Fault
from ingest.un.listing import Listing
from ingest.un.source import ListKind, UnSource

LISTED_FOR = re.compile(
    r"(?P<basis>paragraphs? [^.()]{1,40} of resolution \d+(?: \(\d{4}\))?) ?\((?P<words>[^()\d]+)\)"
)
"""`paragraph 15 of resolution 1970 (Travel Ban)`; a year in brackets is no measure."""

QUOTED = ("UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON")


def designation(
    listing: Listing, entity_id: str, day: date, source: UnSource, document: str
) -> tuple[Designation, Evidence]:
    """Return the designation of a listing with the words that state it.

    Args:
        listing: the entry.
        entity_id: the id of its entity.
        day: the day of the list.
        source: what its words mean.
        document: the id of the list as a document.

    Raises:
        Fault: it was listed or delisted after the day of the list.
    """
    kind = source.lists[listing.programme]
    usual = kind.individual if listing.is_individual else kind.entity
    said = tuple(found[0] for found in LISTED_FOR.finditer(listing.comments))
    own = _own_measures(listing.comments, source)
    made = Designation(
        entity_id=entity_id,
        authority=source.authority,
        programme=listing.programme,
        list_id=listing.reference,
        published=listing.listed_on,
        effective=_since(listing, kind, day),
        stage="ended" if listing.delisted_on else "in force",
        end=listing.delisted_on,
        end_reason="delisted" if listing.delisted_on else "",
        measures=own or usual.measures,
        legal_basis="; ".join(_basis(one) for one in said) if own else usual.basis,
        notes="; ".join([*said, *_notes(listing, kind, "" if own else usual.memory)]),
    )
    return made, _evidence(made, listing, document)


def _since(listing: Listing, kind: ListKind, day: date) -> str:
    """Return since when it is in force: the day, or a range where the list may have lapsed."""
    for field, stated in (("LISTED_ON", listing.listed_on), ("DELISTED_ON", listing.delisted_on)):
        if stated > day.isoformat():
            raise Fault(field, stated, f"a day after that of the list, {day.isoformat()}")
    return f"[{listing.listed_on}..{day.isoformat()}]" if kind.interrupted else listing.listed_on


def unknown_words(listing: Listing, source: UnSource) -> list[str]:
    """Return what an entry names as a measure and source.yml does not know."""
    stated = [found["words"] for found in LISTED_FOR.finditer(listing.comments)]
    words = [word.strip() for text in stated for word in text.split(",")]
    return [word for word in words if word not in source.measure_words]


def _own_measures(comments: str, source: UnSource) -> tuple[str, ...]:
    """Return the measures that an entry's own words name after "Listed pursuant to"."""
    words = " ".join(found["words"] for found in LISTED_FOR.finditer(comments))
    return tuple(measure for word, measure in source.measure_words.items() if word in words)


def _basis(said: str) -> str:
    return said[: said.rindex("(")].strip()


def _notes(listing: Listing, kind: ListKind, memory: str) -> list[str]:
    notes = []
    if memory:
        notes.append(f"measures of the list for {listing.programme} from memory ({memory})")
    if kind.interrupted:
        notes.append(kind.interrupted)
    if listing.amended_on:
        notes.append(f"entry amended on {', '.join(listing.amended_on)}")
    for name in ("SUBMITTED_ON", "SUBMITTED_BY"):
        if text := listing.raw.text(name):
            notes.append(f"{name.lower().replace('_', ' ')} {text}")
    return notes


def _evidence(made: Designation, listing: Listing, document: str) -> Evidence:
    texts = listing.raw.texts
    return Evidence(
        about=made.id,
        document=document,
        locator=f"{listing.locator}, REFERENCE_NUMBER and LISTED_ON",
        quote=" ".join(f"<{name}>{texts[name]}</{name}>" for name in QUOTED),
        read=True,
    )
