"""SanctionsEntries and ProfileRelationships: what lists a party, and what ties it to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from ingest.files.xml import child, children, text
from ingest.ofac.advanced.periods import day, edtf, period, worded
from ingest.ofac.advanced.words import ReferenceValues, words
from ingest.ofac.records import Listing, NotTaken, Relation
from ingest.ofac.relations import meanings
from ingest.ofac.structure import attribute, only, spaced


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a profile on one list.

    Args:
        number: its number in the file.
        profile: the number of the profile.
        listed_on: the name of the list.
        days: days on which it was made; several legal bases have one each.
        programmes: tags.
        blocks: whether it says that property is blocked.
        bases: its legal bases.
        notes: its other words: types of measure, comments.
    """

    number: str
    profile: str
    listed_on: str
    days: tuple[date, ...]
    programmes: tuple[str, ...]
    blocks: bool
    bases: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Whether it names one programme, so that its day and its legal basis are that one's."""
        return len(self.programmes) == 1


def entry(element: etree._Element, by: date, values: ReferenceValues) -> Entry:
    """Read one SanctionsEntry.

    Args:
        element: the element.
        by: the day of the list.
        values: the file's reference values.

    Raises:
        NotTaken: it names no programme, or no day up to that of the list.
    """
    kinds = [values.word("SanctionsType", one) for one in children(element, "SanctionsMeasure")]
    measures = list(zip(kinds, children(element, "SanctionsMeasure"), strict=True))
    tags = [spaced(text(one, "Comment")) for kind, one in measures if kind == words().programme]
    if not (tags and all(tags)):
        raise NotTaken("names no programme")
    days = tuple(_days(element, values))
    if not days:
        raise NotTaken("does not say when it was made")
    if max(days) > by:
        raise NotTaken(f"was made on {max(days)}, after the day of the list")
    return Entry(
        number=attribute(element, "ID", values.file),
        profile=attribute(element, "ProfileID", values.file),
        listed_on=values.word("List", element),
        days=days,
        programmes=tuple(dict.fromkeys(tags)),
        blocks=words().blocks in kinds,
        bases=tuple(dict.fromkeys(filter(None, _bases(element, values)))),
        notes=tuple(dict.fromkeys(_notes(element, measures, values))),
    )


def _days(element: etree._Element, values: ReferenceValues) -> Iterator[date]:
    for event in children(element, "EntryEvent"):
        kind = values.word("EntryEventType", event)
        values.one_of((words().created,), kind, "EntryEventType", event)
        yield day(only(event, "Date", values.file), values)


def _notes(
    element: etree._Element, measures: Iterable[tuple[str, etree._Element]], values: ReferenceValues
) -> Iterator[str]:
    for kind, one in measures:
        if kind not in (words().blocks, words().programme):
            yield " ".join(filter(None, (kind, spaced(text(one, "Comment")))))
        for when in children(one, "DatePeriod"):
            if days := worded(when, values):
                yield f"{kind}: {days}"
    said = [text(event, "Comment") for event in children(element, "EntryEvent")]
    said += [text(element, name) for name in ("Comment", "LimitationsToListing")]
    yield from filter(None, map(spaced, said))


def _bases(element: etree._Element, values: ReferenceValues) -> Iterator[str]:
    for event in children(element, "EntryEvent"):
        basis = values.optional("LegalBasis", event)
        if basis != words().unknown:
            yield basis


def listings(entries: Iterable[Entry], file: str) -> tuple[Listing, ...]:
    """Return a party's programmes, each with the entries that name it."""
    naming: dict[str, list[Entry]] = {}
    for one in entries:
        for tag in one.programmes:
            naming.setdefault(tag, []).append(one)
    return tuple(
        Listing(
            programme=tag,
            locator=f"{file} SanctionsEntry {', '.join(one.number for one in named)}",
            quote=tag,
            since=min(day for one in named for day in one.days).isoformat(),
            certain=_certain(named),
            blocks=any(one.blocks for one in named),
            basis="; ".join(dict.fromkeys(one for it in named if it.alone for one in it.bases)),
            notes=tuple(dict.fromkeys(note for one in named for note in _said(one))),
        )
        for tag, named in naming.items()
    )


def _certain(named: Iterable[Entry]) -> str:
    """Return the day from which an entry names one programme and no other."""
    alone = [max(one.days) for one in named if one.alone]
    return min(alone).isoformat() if alone else ""


def _said(one: Entry) -> Iterator[str]:
    """Give the notes on an entry; what is stated of several programmes together is one of them."""
    if one.bases and not one.alone:
        yield f"legal bases of its entry: {'; '.join(one.bases)}"
    yield from one.notes


@dataclass(frozen=True, slots=True)
class Tie:
    """One relationship between two profiles."""

    number: str
    profile: str
    to_profile: str
    words: str
    start: str
    end: str
    notes: str

    def relation(self, to: str, file: str) -> Relation:
        """Return it as a relation to the party of a listing number."""
        locator = f"{file} ProfileRelationship {self.number}"
        return Relation(self.words, to, locator, self.start, self.end, self.notes)


def tie(element: etree._Element, by: date, values: ReferenceValues) -> Tie:
    """Read one ProfileRelationship.

    Args:
        element: the element.
        by: the day of the list: what is former on it ended by then.
        values: the file's reference values.

    Raises:
        NotTaken: its words are not in relations.yml, it ties a profile to itself, or it begins
            after the day of the list.
    """
    file, said = values.file, values.word("RelationType", element)
    ends = (attribute(element, "From-ProfileID", file), attribute(element, "To-ProfileID", file))
    if said not in meanings():
        raise NotTaken(f"relation type {said!r} is not known here")
    if ends[0] == ends[1]:
        raise NotTaken("ties a profile to itself")
    start, end = _ends(child(element, "DatePeriod"), by, values)
    former = attribute(element, "Former", file) == "true"
    quality = values.optional("RelationQuality", element)
    notes = ("" if quality == words().unknown else quality, spaced(text(element, "Comment")))
    return Tie(
        number=attribute(element, "ID", file),
        profile=ends[0],
        to_profile=ends[1],
        words=said,
        start=start,
        end=end or (f"[..{by.isoformat()}]" if former else ""),
        notes="; ".join(filter(None, ("former" if former else "", *notes))),
    )


def _ends(stated: etree._Element | None, by: date, values: ReferenceValues) -> tuple[str, str]:
    """Return since when and until when, EDTF."""
    if stated is None:
        return "", ""
    days = period(stated, values)
    if days and days[0] > by:
        raise NotTaken(f"begins on {days[0]}, after the day of the list")
    return edtf(child(stated, "Start"), values), edtf(child(stated, "End"), values)
