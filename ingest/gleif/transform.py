"""A record of a file -> the records to load: pure, the same record always gives the same."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import ValidationError

from graphkit.model.records import Document
from graphkit.model.rows import MOST_SHOWN, Reject, Row
from graphkit.model.statements import DocumentKind
from ingest.codes import Refused
from ingest.gleif.absences import exception_record
from ingest.gleif.files import EXCEPTIONS, LEVEL_1, LEVEL_2, File, Kind
from ingest.gleif.level1 import lei_record
from ingest.gleif.level2 import relationship_record
from ingest.gleif.parts import Part
from ingest.gleif.told import Told
from ingest.source import Description

_READERS: dict[Kind, Callable[[Part, Document], Told]] = {
    LEVEL_1: lei_record,
    LEVEL_2: relationship_record,
    EXCEPTIONS: exception_record,
}


def transform(record: Part, kind: Kind, document: Document, file: str, number: int) -> Row | Reject:
    """Turn one record into a row, or say why it is none.

    Args:
        record: the record.
        kind: which of the three kinds of file it stands in.
        document: that file as a document.
        file: the name of the file.
        number: the number of the record in it, from 1.
    """
    told = tell(record, kind, document, file, number)
    return told if isinstance(told, Reject) else Row(file, number, told.records)


def tell(record: Part, kind: Kind, document: Document, file: str, number: int) -> Told | Reject:
    """As `transform`, with remarks on what is odd in the record."""
    try:
        return _READERS[kind](record, document)
    except Refused as error:
        return Reject(file, number, error.field, error.value[:MOST_SHOWN], error.rule)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(one) for one in first["loc"])
        value = str(first["input"])[:MOST_SHOWN] if field else ""
        return Reject(file, number, field, value, first["msg"].removeprefix("Value error, "))


def document_of(file: File, source: Description) -> Document:
    """Return a file as the document in which its records stand.

    It is a public register of what entities report of themselves. What it records reaches the
    standard of a register only where the issuer found the same in a key source; else the evidence
    says that it rests on the entity's word (codes.yml, validation).
    """
    part = "changes to " if file.delta else ""
    return Document(
        id=file.document,
        title=f"GLEIF {part}{file.kind.title} of {file.moment}",
        kind=DocumentKind.REGISTER,
        publisher=source.publisher,
        reliability=source.reliability,
        published=file.day,
        file=file.member.name,
        url=source.url,
        notes=source.licence,
    )
