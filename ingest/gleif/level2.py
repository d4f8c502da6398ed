"""Level 2 relationship records: who consolidates whom, whose branch or fund it is."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.model.records import Batch, Document, Link
from graphkit.model.share import Share, ShareError, share
from ingest.codes import Refused
from ingest.evidence import Source
from ingest.gleif.codes import Standing, codes, known
from ingest.gleif.days import beginning, day, is_clock
from ingest.gleif.parts import Part
from ingest.gleif.told import Party, Told, checked, deleted, known_by_lei, party

DELETION = ("Extension", "Deletion")
"""Where GLEIF marks a record that has left the publication."""


@dataclass(frozen=True, slots=True)
class _Nodes:
    """The two entities of a record, as stated and checked."""

    start: str
    end: str

    @property
    def parties(self) -> tuple[Party, Party]:
        return party(self.start), party(self.end)


def relationship_record(record: Part, document: Document) -> Told:
    """Turn a relationship record into records; raises Refused where it cannot be taken."""
    relationship = record.one("Relationship")
    registration = record.one("Registration")
    nodes = _nodes(relationship)
    stated = relationship.at("RelationshipType")
    kind = codes().relationships[known("RelationshipType", stated, codes().relationships)]
    locator = f"{nodes.start} {stated}"  # by GLEIF's rules no release has two of these
    if any(record.every(*DELETION)):
        return deleted(locator, document)
    standing = _standing(relationship, registration)
    source = Source(document, locator, *checked(registration))
    start, end = nodes.parties
    first, second = (start, end) if kind.first == "start" else (end, start)
    percent, doubt = _share(relationship)
    began, ended = _dates(relationship, registration, standing)
    link = Link(
        type=kind.link,
        from_id=first.id,
        to_id=second.id,
        role=kind.role,
        share=percent,
        start_date=began,
        end_date=ended,
        notes="; ".join(_notes(relationship, registration)),
    )
    remarks = [doubt, _entered(relationship), *(_failed(one) for one in (start, end))]
    return Told(
        Batch(
            entities=(known_by_lei(start, nodes.start), known_by_lei(end, nodes.end)),
            links=(link,),
            documents=(document,),
            evidence=(source.says(link.id, stated, wrong=standing is Standing.WRONG),),
        ),
        tuple((what, locator) for what in remarks if what),
    )


def _nodes(relationship: Part) -> _Nodes:
    found = []
    for name in ("StartNode", "EndNode"):
        known("NodeIDType", relationship.at(name, "NodeIDType"), codes().node_id_types)
        if not (stated := relationship.at(name, "NodeID")):
            raise Refused(name, "", "names nobody")
        found.append(stated)
    if found[0] == found[1]:
        raise Refused("EndNode", found[1], "the relationship is to itself")
    return _Nodes(*found)


def _standing(relationship: Part, registration: Part) -> Standing:
    """Say whether the relationship stands: by its own status, unless its record is worth less."""
    statuses, registrations = codes().relationship_statuses, codes().relationship_registrations
    own = known("RelationshipStatus", relationship.at("RelationshipStatus"), statuses)
    stated = registration.at("RegistrationStatus")
    of_record = registrations[known("RegistrationStatus", stated, registrations)]
    if of_record is Standing.REFUSED:
        raise Refused("RegistrationStatus", stated, f"{stated} is not to be published")
    return statuses[own] if of_record is Standing.STANDS else of_record


def _dates(relationship: Part, registration: Part, standing: Standing) -> tuple[str, str]:
    """Return when a relationship began and ended, EDTF.

    A relationship that stands was reported to stand on the day of the record's last update; what
    came after nobody says. One that is over ended by that day, unless a day is stated.
    """
    start = end = ""
    for period in _periods(relationship, "RELATIONSHIP_PERIOD"):
        start = beginning("StartDate", period.at("StartDate"))
        end = day("EndDate", period.at("EndDate"))
    updated = day("LastUpdateDate", registration.at("LastUpdateDate"))
    if not end and updated and standing is Standing.STANDS:
        end = f"[{updated}..]"
    if not end and updated and standing is Standing.OVER:
        end = f"[..{updated}]"
    return start, end


def _periods(relationship: Part, kind: str = "") -> list[Part]:
    found = list(relationship.every("RelationshipPeriods", "RelationshipPeriod"))
    for one in found:
        known("PeriodType", one.at("PeriodType"), codes().period_types)
    return [one for one in found if not kind or one.at("PeriodType") == kind]


def _share(relationship: Part) -> tuple[Share, str]:
    """Return the percentage that is consolidated, and what is doubtful about it.

    Some issuers write the whole as 100.00 and some as 1.00, so that 1.00 says nothing: nobody
    consolidates a hundredth.
    """
    stated = list(relationship.every("RelationshipQuantifiers", "RelationshipQuantifier"))
    amounts = {one.at("QuantifierAmount") for one in stated} - {""}
    if not amounts:
        return Share(), ""
    try:
        found = share(amounts.pop()) if len(amounts) == 1 else Share()
    except ShareError:
        found = Share()
    if found.minimum > 1 and {one.at("QuantifierUnits") for one in stated} == {"PERCENTAGE"}:
        return found, ""
    return Share(), "a percentage that may be a fraction, or is none; kept in notes"


def _notes(relationship: Part, registration: Part) -> list[str]:
    """Return what is understood and has no place of its own, as stated."""
    notes = [
        f"{one.at('PeriodType')}: {one.at('StartDate')} to {one.at('EndDate') or '?'}"
        for one in _periods(relationship)
        if one.at("PeriodType") != "RELATIONSHIP_PERIOD" or is_clock(one.at("StartDate"))
    ]
    for one in relationship.every("RelationshipQualifiers", "RelationshipQualifier"):
        notes.append(f"{one.at('QualifierDimension')}: {one.at('QualifierCategory') or '?'}")
    for one in relationship.every("RelationshipQuantifiers", "RelationshipQuantifier"):
        words = ("MeasurementMethod", "QuantifierAmount", "QuantifierUnits")
        notes.append(" ".join(word for word in map(one.at, words) if word))
    for name, stated, plain in (
        ("relationship", relationship.at("RelationshipStatus"), "ACTIVE"),
        ("record", registration.at("RegistrationStatus"), "PUBLISHED"),
    ):
        notes += [f"{name}: {stated}"] if stated != plain else []
    return notes


def _entered(relationship: Part) -> str:
    periods = _periods(relationship, "RELATIONSHIP_PERIOD")
    entered = any(is_clock(one.at("StartDate")) for one in periods)
    return "a start is the moment of entry; read as on or before that day" if entered else ""


def _failed(one: Party) -> str:
    return "an LEI fails its check; kept as stated, and it names nobody" if one.why else ""
