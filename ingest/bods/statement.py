"""One statement: what stands around its details, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graphkit.model.dates import DateError, day_range
from graphkit.model.identifiers import IdentifierError, Kind, identifier
from ingest.bods.codes import codes, known
from ingest.bods.fields import Fields
from ingest.codes import Refused
from ingest.files.spelling import key

TYPES = ("entity", "person", "relationship")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?", re.ASCII)


class OtherVersion(ValueError):
    """A statement of another version of the standard: the whole file is one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim about a person, an entity or a relationship, made at a point in time.

    Args:
        id: `statementId`.
        record: the id of what it is about: `bods:<recordId>`.
        type: entity, person or relationship.
        status: new, updated or closed; empty where none is stated.
        day: the day for which it is made.
        moment: that moment in UTC, for the order of statements.
        published: the day on which it was published.
        subject: whose network it belongs to.
        fields: the whole statement.
    """

    id: str
    record: str
    type: str
    status: str
    day: str
    moment: str
    published: str
    subject: str
    fields: Fields

    @property
    def details(self) -> Fields:
        """What it says."""
        return self.fields.inner("recordDetails")

    @property
    def closed(self) -> bool:
        """Tell whether it is the last of its record."""
        return self.status == "closed"


def statement(stated: dict[str, Any]) -> Statement:
    """Check a statement.

    Raises:
        Refused: a key is missing, of another type, or holds an unknown code.
        OtherVersion: it is of another version of the standard.
    """
    if "statementType" in stated or "statementID" in stated:
        raise OtherVersion("0.3 or older")
    fields = Fields(stated)
    publication = fields.inner("publicationDetails")
    version = publication.needed("bodsVersion")
    if version != codes().version:
        raise OtherVersion(version)
    made = fields.needed("statementDate")
    status = fields.text("recordStatus")
    if status:
        known("recordStatus", status, codes().statuses)
    if not fields.is_object("recordDetails"):
        raise Refused("recordDetails", "", "is missing")
    if fields.inner("recordDetails").flag("isComponent") is None:
        raise Refused("recordDetails/isComponent", "", "is missing")
    return Statement(
        id=fields.needed("statementId"),
        record=record_id("recordId", fields.needed("recordId")),
        type=known("recordType", fields.needed("recordType"), TYPES),
        status=status,
        day=day("statementDate", made),
        moment=_moment(made),
        published=day("publicationDetails/publicationDate", publication.needed("publicationDate")),
        subject=fields.needed("declarationSubject"),
        fields=fields,
    )


def record_id(field: str, stated: str) -> str:
    """Return the id of a record, `bods:<recordId>`; raises Refused."""
    try:
        return str(identifier(Kind.BODS, key(stated)))
    except IdentifierError as error:
        raise Refused(field, stated, str(error)) from None


def day(field: str, stated: str) -> str:
    """Return the day of a date or moment as it is written; empty for none; raises Refused."""
    if not stated:
        return ""
    try:
        if _DAY.fullmatch(stated):
            day_range(stated[:10])
            datetime.fromisoformat(stated)
            return stated[:10]
    except (DateError, ValueError) as error:
        raise Refused(field, stated, str(error)) from None
    raise Refused(field, stated, f"{stated!r} is no date such as 2019-01-20")


def _moment(stated: str) -> str:
    moment = datetime.fromisoformat(stated)
    zoned = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return zoned.strftime("%Y-%m-%dT%H:%M:%S.%f")
