"""What a statement says of a natural person."""

from __future__ import annotations

from ingest.bods.codes import codes, known
from ingest.bods.fields import Fields
from ingest.bods.gathered import Gathered
from ingest.bods.statement import day

EXPOSED = "role.pep"
"""FollowTheMoney's topic of a politically exposed person."""


def person(details: Fields, gathered: Gathered) -> str:
    """Gather what a statement says of a person, and return the name that it gives."""
    known("recordDetails/personType", details.text("personType"), codes().person_types)
    gathered.add("birth_date", day_or_less(details, "birthDate"))
    if died := day_or_less(details, "deathDate"):
        gathered.add("notes", f"died: {died}")
    gathered.places("nationality", "nationality", details.every("nationalities"))
    for one in details.every("taxResidencies"):
        words = " ".join(word for word in (one.text("name"), one.text("code")) if word)
        gathered.add("notes", f"tax residency: {words}")
    gathered.address(details.inner("placeOfBirth"), "birth_place")
    _exposure(details.inner("politicalExposure"), gathered)
    return _name(details, gathered)


def day_or_less(details: Fields, name: str) -> str:
    """Return a day, or the month or year where no more is stated; raises Refused."""
    stated = details.text(name)
    first = {4: f"{stated}-01-01", 7: f"{stated}-01"}.get(len(stated), stated)
    return stated if day(f"{details.at}/{name}", first) != stated[:10] else stated[:10]


def _name(details: Fields, gathered: Gathered) -> str:
    """Return the legal name, else the first; all others are kept by their kind."""
    found: list[tuple[str, str]] = []
    for one in details.every("names"):
        kind = one.text("type") or "legal"
        target: str = codes().names[known(f"{one.at}/type", kind, codes().names)]
        found.append((target, one.needed("fullName")))
        for part in ("familyName", "givenName", "patronymicName"):
            one.text(part)  # parts of the full name
    chosen = next((name for target, name in found if target == "name"), "")
    chosen = chosen or next((name for _, name in found), "")
    for target, name in found:
        if name != chosen:
            gathered.add("alias" if target == "name" else target, name)
    return chosen


def _exposure(stated: Fields, gathered: Gathered) -> None:
    status = stated.text("status")
    if not status:
        return
    known(f"{stated.at}/status", status, codes().exposures)
    gathered.add("topics", EXPOSED if status == "isPep" else "")
    gathered.add("notes", f"politically exposed: {status}")
    for one in stated.every("details"):
        place = one.inner("jurisdiction")
        source = one.inner("source")
        words = [
            one.text("reason"),
            one.text("missingInfoReason"),
            " ".join(word for word in (place.text("name"), place.text("code")) if word),
            f"from {start}" if (start := one.text("startDate")) else "",
            f"until {end}" if (end := one.text("endDate")) else "",
            ", ".join(source.texts("type")),
            ", ".join(each.text("name") for each in source.every("assertedBy")),
            source.text("description"),
            source.text("url"),
        ]
        gathered.add("notes", f"politically exposed: {'; '.join(word for word in words if word)}")
