"""Rows of vessels, companies, people, banks, places and identities as entities."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.model.entities import Entity
from ingest.case.columns import Sort
from ingest.case.problems import Journal
from ingest.case.references import References, named
from ingest.case.stated import Stated, record

SHOWN_AS = ("name", "imoNumber", "mmsi", "callSign", "flag")
"""Columns by which a ship was known, the best first: one of them names an identity."""


def entities(rows: Iterable[Stated], names: References) -> list[tuple[Stated, Entity]]:
    """Make the entity of each row that holds; two rows for one thing are a problem."""
    known = [row for row in rows if row.kind.sort in (Sort.ENTITY, Sort.IDENTITY)]
    _check_one_row_each((row for row in known if row.kind.sort is Sort.ENTITY), names.journal)
    sound = (row for row in known if row.sound and _holds(row, names.journal))
    made = ((row, _entity(row, names)) for row in sound)
    return [(row, one) for row, one in made if one is not None]


def _check_one_row_each(rows: Iterable[Stated], journal: Journal) -> None:
    first: dict[str, Stated] = {}
    for row in rows:
        for column, one in named(row):
            other = first.setdefault(str(one), row)
            if other is not row:
                what = f"{one} is {other.id!r} ({other.place}) too: one thing, two rows"
                cure = "keep one row and put other names into alias, or correct the number"
                journal.add(row.file, row.line, column, what, cure)


def _holds(row: Stated, journal: Journal) -> bool:
    if row.type == "Person" and not (row.text("ofacId") or row.text("unId")):
        what = "the person has no number of an official list"
        journal.add(row.file, row.line, "ofacId", what, "add ofacId or unId, or leave the row out")
        return False
    if row.values.get("unidentified") and named(row):
        what = f"the party is unidentified and yet {named(row)[0][1]}"
        journal.add(row.file, row.line, "unidentified", what, "empty one of the two cells")
        return False
    if row.kind.sort is Sort.IDENTITY and not any(row.values.get(one) for one in SHOWN_AS):
        what = "the identity has no name, number, call sign or flag"
        journal.add(row.file, row.line, "name", what, "write what the ship used")
        return False
    return True


def _entity(row: Stated, names: References) -> Entity | None:
    own = {
        "id": names.graph_id(row),
        "schema": row.type,
        "name": _name(row),
        "identifiers": names.identifiers(row),
    }
    return record(Entity, row, row.fields("date") | own, names.journal)


def _name(row: Stated) -> str:
    value = next(row.values[column] for column in SHOWN_AS if row.values.get(column))
    return str(value[0]) if isinstance(value, tuple) else str(value)
