"""One statement -> the records to load: pure, told what else is said of its record and parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import ValidationError

from graphkit.model.records import Batch
from graphkit.model.rows import MOST_SHOWN, Reject, Row
from ingest.bods.documents import source_of
from ingest.bods.entities import described
from ingest.bods.relationships import relationship
from ingest.bods.statement import Statement
from ingest.bods.told import Latest, Told
from ingest.codes import Refused
from ingest.evidence import Source


def transform(
    one: Statement, history: Sequence[Statement], latest: Latest, file: str, line: int
) -> Row | Reject:
    """Turn one statement into a row, or say why it is none.

    Args:
        one: the statement.
        history: all statements of its record in the order in which they were made, itself included.
        latest: gives the last statement of another record.
        file: the name of the file.
        line: its line there, or its number in the array.
    """
    told = tell(one, history, latest, file, line)
    return told if isinstance(told, Reject) else Row(file, line, told.records)


def tell(
    one: Statement, history: Sequence[Statement], latest: Latest, file: str, line: int
) -> Told | Reject:
    """As `transform`, with remarks on what is odd in the statement."""
    try:
        return _told(one, history, latest)
    except Refused as error:
        return Reject(file, line, error.field, error.value[:MOST_SHOWN], error.rule)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return Reject(file, line, place, "", first["msg"].removeprefix("Value error, "))


def _told(one: Statement, history: Sequence[Statement], latest: Latest) -> Told:
    if one.type != history[0].type:
        rule = f"the record is of type {history[0].type} in an earlier statement"
        raise Refused("recordType", one.type, rule)
    source = source_of(one)
    alike = [each for each in history if each.type == one.type]
    # A correction is made for the same moment as what it corrects.
    standing = list({each.moment: each for each in alike}.values())
    if one not in standing:
        what = "a statement is corrected by a later one for the same moment"
        return Told(Batch(documents=(source.document,)), (what,), read=False)
    if one.type == "relationship":
        told = relationship(one, standing, latest, source)
    else:
        told = _party(one, standing, source)
    early = one.published < one.day
    what = "a statement is published before the day for which it is made"
    return replace(told, remarks=(*told.remarks, what)) if early else told


def _party(one: Statement, history: Sequence[Statement], source: Source) -> Told:
    """Turn a statement of an entity or person into records: the last of its record stands."""
    described_here = source.describes(one.record)
    if one is not history[-1]:
        what = "a statement of an entity or person is followed by a newer one"
        batch = Batch(documents=(source.document,), evidence=(described_here,))
        return Told(batch, (what,), read=False)
    found = described(history)
    lacking = (source.lacks(one.record, "identity not stated", found.reason),)
    return Told(
        Batch(
            entities=(found.entity,),
            documents=(source.document,),
            evidence=(described_here, *(lacking if found.reason else ())),
        ),
        found.remarks,
    )
