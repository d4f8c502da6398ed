"""Programme tags as designations: one for each, with the measures that the list's words state."""

from __future__ import annotations

from graphkit.model.records import Designation, Evidence
from ingest.ofac.clauses import EFFECTIVE, LISTED, MEASURE
from ingest.ofac.days import edtf
from ingest.ofac.records import Listing, Party
from ingest.ofac.release import Release
from ingest.ofac.source import Measures

BLOCKING = "blocking"
MENU = "menu sanctions"


def designations(
    party: Party, entity_id: str, release: Release
) -> list[tuple[Designation, Evidence]]:
    """Return a party's designations, each with the words that state it.

    Args:
        party: the listed party.
        entity_id: the id of its entity.
        release: the list that it is on, and of which day.
    """
    return [_stated(party, listing, entity_id, release) for listing in party.listings]


def _stated(
    party: Party, listing: Listing, entity_id: str, release: Release
) -> tuple[Designation, Evidence]:
    source, tag = release.source, listing.programme
    said = [clause.text for clause in party.of_kind(MEASURE)]
    taken, notes = measures(tag, said, source.measures)
    if listing.blocks is False and BLOCKING in taken:
        taken = tuple(one for one in taken if one != BLOCKING)
        notes = (*notes, f"{tag}: its entry does not say that property is blocked")
    published, effective = _days(party, listing, release)
    designation = Designation(
        entity_id=entity_id,
        authority=source.authority,
        programme=tag,
        list_id=party.uid,
        published=published,
        effective=effective,
        scope=source.scope,
        measures=taken,
        legal_basis=listing.basis,
        notes="; ".join((*said, *listing.notes, *notes)),
    )
    evidence = Evidence(
        about=designation.id,
        document=release.document.id,
        locator=listing.locator,
        quote=listing.quote,
        read=True,
    )
    return designation, evidence


def measures(tag: str, said: list[str], rule: Measures) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a programme's measures and why they are not the list's default.

    The row's own words come first: a menu of measures is `menu sanctions`, and `blocking` or the
    like too only where the menu names it. Then the named programmes; all others are as the default.
    """
    labels = tuple(menu.clause for menu in rule.menu if tag in menu.programmes)
    if listed := [text for text in said if labels and text.startswith(labels)]:
        named = {what for words, what in rule.words.items() if any(words in one for one in listed)}
        return (*sorted(named), MENU), ()
    if named_one := rule.programmes.get(tag):
        memory = " (from memory)" if named_one.known_from == "memory" else ""
        return named_one.measures, (f"{tag}: {named_one.reason}{memory}",)
    return rule.default, () if rule.default else (f"{tag}: what it does is not known here",)


def is_unknown(tag: str, rule: Measures) -> bool:
    """Tell whether nothing is known of what a programme does."""
    return not rule.default and tag not in rule.programmes


def _days(party: Party, listing: Listing, release: Release) -> tuple[str, str]:
    """Return when a listing was published and took effect, EDTF.

    An entry has one day, not one for each of its programmes: where it names several, each was in
    force from that day at the earliest and from the day of the list at the latest.
    """
    if since := listing.since:
        by = listing.certain or release.by.isoformat()
        when = since if since == by else f"[{since}..{by}]"
        return when, when
    published = _first(party, LISTED, listing.programme, release)
    effective = _first(party, EFFECTIVE, listing.programme, release)
    return published, effective or published or f"[..{release.by.isoformat()}]"


def _first(party: Party, kind: str, tag: str, release: Release) -> str:
    """Return the earliest day that a row's own words state for a programme, if it states any."""
    dated = release.source.dated
    stated = [
        edtf(clause.value) or ""
        for clause in party.of_kind(kind)
        for words, tags in dated.items()
        if tag in tags and clause.label.startswith(words)
    ]
    return min(filter(None, stated), default="")
