"""What is common to all rows that state a fact: their days, and notes of what has no place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from pydantic import ValidationError

from graphkit.model.record import Record
from ingest.ftm.made import said
from ingest.ftm.raw import Stated
from ingest.ftm.values import dated

R = TypeVar("R", bound=Record)
Days = dict[str, str]

SOURCE = ("sourceUrl", "publisher", "publisherUrl", "retrievedAt", "recordId")
"""What says where a row has it from; it goes with the evidence."""


def days(one: Stated, names: dict[str, str]) -> tuple[Days, list[str]]:
    """Return days by field, EDTF, and notes of those that cannot be read.

    Args:
        one: the row.
        names: the property of each field.
    """
    found, notes = {}, []
    for field, name in names.items():
        stated = one.properties.get(name, ())
        found[field], wrong = dated(stated)
        if wrong:
            notes.append(said(name, wrong))
    return found, notes


def on_days(record: type[R], fields: dict[str, Any], when: Days, notes: list[str]) -> R:
    """Make a record; days that contradict each other are kept in its notes, and it has none."""
    try:
        return record.model_validate({**fields, **when, "notes": "; ".join(notes)})
    except ValidationError:
        stated = [f"{name}: {value}" for name, value in when.items() if value]
        if not stated:
            raise
        aside = "days that contradict each other, " + ", ".join(stated)
        return record.model_validate({**fields, "notes": "; ".join([*notes, aside])})


def rest(one: Stated, used: Collection[str]) -> list[str]:
    """Return notes of all that the row states and that is used nowhere."""
    return [
        said(name, values)
        for name, values in one.properties.items()
        if name not in used and name not in SOURCE
    ]


def origin(one: Stated) -> str:
    """Return what the row says of where it has its statement from, for the notes of evidence."""
    return "; ".join(said(name, one.properties[name]) for name in SOURCE if name in one.properties)
