"""What a statement stands in and rests on: who publishes it, who says so, how far to trust it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anyascii import anyascii

from graphkit.model.record import hashed
from graphkit.model.records import Document
from ingest.bods.codes import SourceType, codes, known
from ingest.bods.fields import Fields
from ingest.bods.statement import Statement, day
from ingest.codes import Refused
from ingest.evidence import Source

PLAIN, VERIFIED = 3, 2
"""Credibility of what a publisher states, and of what it says that it verified."""


def source_of(statement: Statement) -> Source:
    """Return a statement as evidence; raises Refused where nobody answers for it."""
    fields = statement.fields
    source = fields.inner("source")
    types = [known("source/type", one, codes().sources) for one in source.texts("type")]
    name = next((one for one in codes().sources if one in types), "")
    return Source(
        document=_document(statement, codes().sources[name], name),
        locator=f"statement {statement.id}",
        credibility=VERIFIED if codes().verified in types else PLAIN,
        notes="; ".join(_notes(statement, source)),
    )


def publisher_of(statement: Statement) -> str:
    """Return who publishes a statement; raises Refused where it is not told."""
    publisher = statement.fields.inner("publicationDetails").inner("publisher")
    name, url = publisher.text("name"), publisher.text("url")
    if not (name or url):
        raise Refused("publicationDetails/publisher", "", "says not who publishes it")
    return name or url


def slug(name: str) -> str:
    """Return a name as a short word for ids: `irish-business-authority`."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")[:40] or "unnamed"


def _document(statement: Statement, source: SourceType, name: str) -> Document:
    publication = statement.fields.inner("publicationDetails")
    publisher, url = publisher_of(statement), publication.inner("publisher").text("url")
    licence = publication.text("license")
    key = hashed(publisher, url, licence, name)[:8]
    rests = f", resting on {name}" if name else ""
    return Document(
        id=f"bods-{slug(publisher)}-{statement.published}-{key}",
        title=f"Statements of {publisher}, {statement.published}{rests}",
        kind=source.kind,
        publisher=publisher,
        reliability=source.reliability,
        published=statement.published,
        url=url,
        notes=licence,
    )


def _notes(statement: Statement, source: Fields) -> Iterator[str]:
    names = [
        " ".join(one for one in (each.text("name"), each.text("uri")) if one)
        for each in source.every("assertedBy")
    ]
    if any(names):
        yield f"asserted by {', '.join(name for name in names if name)}"
    if text := source.text("description"):
        yield text
    if url := source.text("url"):
        yield f"from {url}"
    if retrieved := day("source/retrievedAt", source.text("retrievedAt")):
        yield f"retrieved {retrieved}"
    if declared := statement.fields.text("declaration"):
        yield f"declaration {declared}"
    yield f"declared of {statement.subject}"
    yield from _annotations(statement.fields)


def _annotations(fields: Fields) -> Iterator[str]:
    """Give the remarks that a publisher added to a statement."""
    for one in fields.every("annotations"):
        kind = known("annotations/motivation", one.text("motivation"), codes().motivations)
        by, made = one.inner("createdBy"), one.text("creationDate")
        words = [
            one.text("statementPointerTarget"),
            one.text("description"),
            one.text("transformedContent"),
            one.text("url"),
            " ".join(word for word in (by.text("name"), by.text("uri"), made) if word),
        ]
        yield f"annotation ({kind}): " + " | ".join(word for word in words if word)
