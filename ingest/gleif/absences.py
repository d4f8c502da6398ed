"""Reporting exceptions: that a parent is not reported, and the reason that the entity gives."""

from __future__ import annotations

from graphkit.model.records import Batch, Document
from ingest.codes import Refused
from ingest.evidence import Source
from ingest.gleif.codes import codes, known
from ingest.gleif.level2 import DELETION
from ingest.gleif.parts import Part
from ingest.gleif.told import Told, deleted, known_by_lei, party

DECLARED = 6
"""Credibility of a reason: the entity declares it and nobody checks it."""


def exception_record(record: Part, document: Document) -> Told:
    """Turn a reporting exception into records; raises Refused where it cannot be taken.

    It states an absence, so it makes no link: the entity bears it as a note, and evidence says
    where that stands.
    """
    lei, category = record.at("LEI"), record.at("ExceptionCategory")
    if not lei:
        raise Refused("LEI", "", "names nobody")
    parent = codes().exception_categories[
        known("ExceptionCategory", category, codes().exception_categories)
    ]
    locator = f"{lei} {category}"  # by GLEIF's rules no release has two of these
    if any(record.every(*DELETION)):
        return deleted(locator, document)
    reasons = [one.text for one in record.every("ExceptionReason")]
    if not reasons:
        raise Refused("ExceptionReason", "", "gives no reason")
    for reason in reasons:
        known("ExceptionReason", reason, codes().exception_reasons)
    references = [one.text for one in record.every("ExceptionReference") if one.text]
    who = party(lei)
    noted = f"{parent} not reported: {', '.join(reasons)}"
    if references:
        noted += f" ({'; '.join(references)})"
    entity = known_by_lei(who, lei)
    source = Source(document, locator, DECLARED, "; ".join(references))
    return Told(
        Batch(
            entities=(entity.model_copy(update={"notes": (*entity.notes, noted)}),),
            documents=(document,),
            evidence=tuple(
                source.lacks(who.id, f"{parent} not reported", reason) for reason in reasons
            ),
        ),
        (("an LEI fails its check; kept as stated, and it names nobody", locator),)
        if who.why
        else (),
    )
