"""The card of the subject: names, numbers, flags, listings, and a ship's names over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.dossier.answer import Dossier, Identity, Profile
from graphkit.exposure.answer import Listing, Node
from graphkit.model.proof import Standard
from graphkit.report.dossier.terms import edtf_words, spaced
from graphkit.report.dossier.timeline import Span, timeline
from graphkit.report.words import when


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One designation of the subject."""

    authority: str
    programme: str
    list_id: str
    measures: str
    stage: str
    since: str
    until: str
    on_day: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """One name, flag and number that a ship used, or that of its own record."""

    name: str
    flag: str
    numbers: str
    when: str
    standard: str
    documents: str


@dataclass(frozen=True, slots=True)
class Card:
    """Who the subject is."""

    id: str
    kind: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    listings: tuple[ListingRow, ...]
    identities: tuple[IdentityRow, ...]
    history: str | None


def card(dossier: Dossier, chart_style: str = "") -> Card:
    """Return the card of a dossier's subject; of a trace alone it has the id and the listings."""
    subject, profile = dossier.exposure.subject, dossier.profile
    return Card(
        id=subject.id,
        kind=_kind(subject),
        facts=tuple(_facts(profile)) if profile else (),
        listings=tuple(map(_listing, dossier.exposure.subject_designations)),
        identities=tuple(map(_identity, profile.identities)) if profile else (),
        history=_history(profile, chart_style) if profile else None,
    )


def _kind(subject: Node) -> str:
    named = spaced(subject.schema_)
    return f"{named}; not identified by name in its documents" if subject.unidentified else named


def _facts(profile: Profile) -> Iterator[tuple[str, tuple[str, ...]]]:
    named = {
        "also written": profile.alias,
        "weak alias": profile.weak_alias,
        "formerly": profile.previous_name,
        "identifiers": profile.identifiers,
        "numbers that fail their check": profile.ill_formed,
        **{spaced(name): values for name, values in profile.stated.items()},
    }
    yield from ((label, values) for label, values in named.items() if values)


def _listing(one: Listing) -> ListingRow:
    reason = f" ({one.end_reason})" if one.end_reason else ""
    return ListingRow(
        authority=one.authority,
        programme=one.programme,
        list_id=one.list_id or "",
        measures=", ".join(one.measures) or "not stated",
        stage="formerly listed" if one.stage == "ended" else one.stage,
        since=edtf_words(one.start) or "unknown",
        until=f"{when(one.end)}{reason}" if one.end and one.end != ".." else "",
        on_day=one.as_of or "",
        documents=tuple(sorted({it.citation for it in one.evidence if it.citation})),
    )


def _identity(one: Identity) -> IdentityRow:
    numbers = {"IMO": (one.imo_number,) if one.imo_number else (), "MMSI": one.mmsi}
    numbers |= {"call sign": one.call_sign}
    used = one.stated == "used"
    claimed = " (called false by a document)" if one.fraudulent else ""
    return IdentityRow(
        name=one.name + claimed,
        flag=", ".join(one.flag)
        or (f"formerly {', '.join(one.past_flags)}" if one.past_flags else ""),
        numbers="; ".join(
            f"{what} {', '.join(map(str, many))}" for what, many in numbers.items() if many
        ),
        when=_when(one) if used else "its own record",
        standard=f"{one.standard}, {one.status}" if used else "",
        documents="; ".join(paper.title for paper in one.documents),
    )


def _when(one: Identity) -> str:
    if one.start or one.end:
        return f"{edtf_words(one.start) or '?'} – {edtf_words(one.end) or '?'}"
    return f"on {edtf_words(one.date)}" if one.date else "dates unknown"


def _history(profile: Profile, style: str) -> str | None:
    spans = [
        Span(
            f"{one.name} {'/'.join(one.flag).upper()}".strip(),
            _when(one),
            one.bounds,
            "fact",
            (one.standard or 0) >= Standard.CORROBORATED,
        )
        for one in profile.identities
        if one.bounds
    ]
    return timeline(spans, None, style) if spans else None
