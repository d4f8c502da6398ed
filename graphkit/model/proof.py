"""Standards of proof: which step of 0-5 evidence reaches, from when, and with what status.

The steps and rules R1-R6 are explained in docs/reference/standards.md. One standard belongs to one
proposition; standards are never averaged or multiplied into a pretended probability.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from graphkit.model.dates import LAST_DAY, day_range
from graphkit.model.origins import corroborate, independent, origins, rests_only_on
from graphkit.model.statements import Direction, DocumentKind, Wording

if TYPE_CHECKING:
    from graphkit.model.records import Document, Evidence


class Standard(IntEnum):
    """The steps of proof. A chain is no stronger than its weakest step."""

    UNASSESSED = 0
    SINGLE_REPORT = 1
    RELIABLE_REPORT = 2
    CORROBORATED = 3
    RECORD = 4
    ADJUDICATED = 5

    @property
    def words(self) -> str:
        """The name as people write it."""
        return self.name.lower().replace("_", " ")


class Status(StrEnum):
    """What may be said of a proposition; derived, never typed beside the evidence (R4)."""

    ADJUDICATED = "adjudicated"
    ADMITTED = "admitted"
    RECORDED = "recorded"
    FOUND = "found"
    STATED = "stated"
    ALLEGED = "alleged"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    RETRACTED = "retracted"


_KINDS: dict[DocumentKind, tuple[int, Status]] = {
    DocumentKind.JUDGMENT: (5, Status.ADJUDICATED),
    DocumentKind.DEFAULT_JUDGMENT: (3, Status.FOUND),
    DocumentKind.LIST: (3, Status.FOUND),
    DocumentKind.OFFICIAL_ACT: (4, Status.RECORDED),
    DocumentKind.OFFICIAL_FINDING: (3, Status.FOUND),
    DocumentKind.ACCUSATION: (2, Status.ALLEGED),
    DocumentKind.PROPOSAL: (2, Status.ALLEGED),
    DocumentKind.ADMISSION: (4, Status.ADMITTED),
    DocumentKind.DENIAL: (1, Status.STATED),
    DocumentKind.REGISTER: (4, Status.RECORDED),
    DocumentKind.PRIMARY_RECORD: (3, Status.RECORDED),
    DocumentKind.TRACKING: (2, Status.STATED),
    DocumentKind.IMAGERY: (2, Status.STATED),
    DocumentKind.PRESS: (2, Status.STATED),
    DocumentKind.RESEARCH: (2, Status.STATED),
    DocumentKind.NOTE: (1, Status.STATED),
}
_BY_GRADE = {
    DocumentKind.TRACKING,
    DocumentKind.IMAGERY,
    DocumentKind.PRESS,
    DocumentKind.RESEARCH,
    DocumentKind.NOTE,
    DocumentKind.DENIAL,
    DocumentKind.PRIMARY_RECORD,
}
"""Kinds whose worth hangs on who publishes them (A-F); a record is authentic by its source."""

_ACCUSATIONS = (DocumentKind.ACCUSATION, DocumentKind.PROPOSAL)
"""Sworn, published or both, and untested: who repeats one still only alleges (R4)."""

UNREAD_CEILING = 2
"""Nobody here opened the document: whatever it is, it counts as a report of it."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the evidence for one proposition amounts to.

    `reached[n]` is the first day on which published evidence met standard n (never: 9999-12-31);
    `refuted_from` is the day from which a finding at least as strong stood against it;
    `if_read` and `status_if_read` are what the same evidence would reach and be called were its
    documents opened.
    """

    standard: Standard
    status: Status
    reached: tuple[date, ...]
    refuted_from: date
    origins: int
    if_read: Standard
    status_if_read: Status
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Weighed:
    level: int
    status: Status
    known: date
    origins: frozenset[str]
    read: bool


def level(
    one: Evidence,
    document: Document,
    *,
    of_listing: bool = False,
    parties: Collection[str] | None = None,
) -> int:
    """Return the standard that one piece of evidence reaches alone.

    Args:
        one: the evidence.
        document: the document that it stands in.
        of_listing: it is about a designation itself; a list proves at 5 that it listed (R1).
        parties: whom the proposition concerns; an admission by anybody else is a report. Not
            checked when None.
    """
    reached = _if_read(one, document, of_listing, parties)
    if one.memory:
        return min(reached, 0 if one.memory == "lo" else 1)
    return reached if one.read else min(reached, UNREAD_CEILING)


def _if_read(
    one: Evidence, document: Document, of_listing: bool, parties: Collection[str] | None
) -> int:
    graded = document.kind in _BY_GRADE
    if one.credibility == 5 or graded and _anonymous(document):
        return Standard.UNASSESSED
    if of_listing and document.kind in (DocumentKind.LIST, DocumentKind.OFFICIAL_ACT):
        return Standard.ADJUDICATED
    doubtful = one.credibility in (4, 6) or graded and document.reliability in "CD"
    if doubtful or one.wording is not Wording.STATED:
        return Standard.SINGLE_REPORT
    if document.kind is DocumentKind.ADMISSION and not _by_a_party(one, parties):
        return Standard.RELIABLE_REPORT
    return _KINDS[document.kind][0]


def _anonymous(document: Document) -> bool:
    return document.reliability in "EF" or not document.publisher.strip()


def _by_a_party(one: Evidence, parties: Collection[str] | None) -> bool:
    return bool(one.admitted_by) and (parties is None or one.admitted_by in parties)


def assess(
    evidence: Iterable[Evidence],
    documents: Mapping[str, Document],
    *,
    ceiling: int = 5,
    of_listing: bool = False,
    parties: Collection[str] | None = None,
) -> Assessment:
    """Assess all evidence for one proposition.

    What stands in a withdrawn document counts for nothing beside what does not; when all support
    was withdrawn, the proposition is retracted from that day on.

    Args:
        evidence: supporting and contradicting statements of the same proposition.
        documents: by id, with everything that they rely on as far as it is known.
        ceiling: the highest standard that such a statement can reach (a list's "Linked To").
        of_listing: the proposition is a designation itself.
        parties: whom the proposition concerns, entity ids; see `level`.
    """
    every = sorted(evidence, key=lambda one: one.id)
    supports, retracted = _standing(every, documents)
    against = [
        one
        for one in every
        if one.direction is Direction.CONTRADICTS and not documents[one.document].withdrawn
    ]

    def weigh(several: Iterable[Evidence]) -> list[_Weighed]:
        return [_weigh(one, documents, of_listing, parties) for one in several]

    weighed, contrary = weigh(supports), weigh(against)
    opened = weigh(_as_if_read(one) for one in supports)
    standard = min(ceiling, _combined(weighed))
    refuted = _refuted_from(contrary, standard)
    return Assessment(
        standard=Standard(standard),
        status=_status(weighed, bool(contrary), refuted, retracted),
        reached=_reached(weighed, ceiling),
        refuted_from=min(refuted, retracted),
        origins=independent([one.origins for one in weighed]),
        if_read=Standard(min(ceiling, _combined(opened))),
        status_if_read=_status(opened, bool(contrary), refuted, retracted),
        evidence=tuple(one.id for one in every),
    )


def _standing(
    evidence: Sequence[Evidence], documents: Mapping[str, Document]
) -> tuple[list[Evidence], date]:
    """Return the support that was not withdrawn, or all of it and the day when the last was."""
    supports = [one for one in evidence if one.direction is Direction.SUPPORTS]
    left = [one for one in supports if not documents[one.document].withdrawn]
    if left or not supports:
        return left, LAST_DAY
    return supports, max(day_range(documents[one.document].withdrawn)[1] for one in supports)


def _as_if_read(one: Evidence) -> Evidence:
    return one if one.memory else one.model_copy(update={"read": True})


def _weigh(
    one: Evidence,
    documents: Mapping[str, Document],
    of_listing: bool,
    parties: Collection[str] | None,
) -> _Weighed:
    document = documents[one.document]
    alone = level(one, document, of_listing=of_listing, parties=parties)
    status = _status_alone(document.kind, alone)
    if status is Status.STATED and rests_only_on(_ACCUSATIONS, document.id, documents):
        status = Status.ALLEGED
    return _Weighed(
        level=alone,
        status=status,
        known=day_range(document.published or document.retrieved)[1],
        origins=origins(document.id, documents),
        read=one.read,
    )


def _status_alone(kind: DocumentKind, reached: int) -> Status:
    """Return what a document of this kind lets one say, unless it only counts as a report."""
    most, status = _KINDS[kind]
    return status if reached >= most else Status.STATED


def _refuted_from(contrary: Sequence[_Weighed], standard: int) -> date:
    least = max(standard, Standard.CORROBORATED)
    return min((one.known for one in contrary if one.level >= least), default=LAST_DAY)


def _combined(supports: Sequence[_Weighed]) -> int:
    best = max((one.level for one in supports), default=0)
    if best >= Standard.CORROBORATED:
        return best
    reports = [(one.level, one.origins) for one in supports if one.level >= 1 and one.read]
    reliable = [roots for reached, roots in reports if reached >= Standard.RELIABLE_REPORT]
    if any(corroborate(a, b) for a in reliable for _, b in reports):
        return Standard.CORROBORATED
    return best


def _reached(supports: Sequence[_Weighed], ceiling: int) -> tuple[date, ...]:
    days = sorted({one.known for one in supports})
    reached = [LAST_DAY] * len(Standard)
    for day in reversed(days):
        standard = min(ceiling, _combined([one for one in supports if one.known <= day]))
        for step in range(standard + 1):
            reached[step] = day
    return tuple(reached)


_STRENGTH = list(Status)


def _status(
    supports: Sequence[_Weighed], contradicted: bool, refuted: date, retracted: date
) -> Status:
    if retracted < LAST_DAY:
        return Status.RETRACTED
    if refuted < LAST_DAY:
        return Status.REFUTED
    if contradicted:
        return Status.DISPUTED
    return min((one.status for one in supports), key=_STRENGTH.index, default=Status.STATED)
