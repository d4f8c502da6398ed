"""Statements of invented parties, to break, and the examples of the standard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.model.records import Link
from graphkit.model.rows import Reject, Row
from ingest.bods import BodsReading, read

Stated = dict[str, Any]


def statement(
    record: str,
    type_: str,
    details: Stated,
    *,
    made: str = "2026-01-10",
    published: str = "2026-01-20",
    status: str = "new",
    number: int = 0,
    **more: Any,
) -> Stated:
    """Return a statement; `number` tells the statements of one record apart."""
    return {
        "statementId": f"{record}-{number}",
        "declarationSubject": "alpha",
        "statementDate": made,
        "publicationDetails": {
            "publicationDate": published,
            "bodsVersion": "0.4",
            "publisher": {"name": "Invented Register"},
        },
        "source": {"type": ["officialRegister"]},
        "recordId": record,
        "recordType": type_,
        "recordStatus": status,
        "recordDetails": {"isComponent": False, **details},
        **more,
    }


def entity(record: str, name: str = "Invented Ltd", **more: Any) -> Stated:
    """Return a statement of an entity; details by their names, the rest as of `statement`."""
    around = {
        key: more.pop(key) for key in ("made", "published", "status", "number") if key in more
    }
    kind = {"entityType": {"type": more.pop("kind", "registeredEntity")}}
    return statement(record, "entity", {**kind, "name": name, **more}, **around)


def person(record: str, name: str = "Ivy Invented", **more: Any) -> Stated:
    """Return a statement of a person."""
    around = {
        key: more.pop(key) for key in ("made", "published", "status", "number") if key in more
    }
    details = {"personType": "knownPerson", "names": [{"type": "legal", "fullName": name}]}
    return statement(record, "person", {**details, **more}, **around)


def unnamed(reason: str = "interestedPartyHasNotProvidedInformation", **more: Any) -> Stated:
    """Return a statement of somebody who is not told, for a reason."""
    return person(
        "nobody",
        personType="anonymousPerson",
        names=[],
        unspecifiedPersonDetails={"reason": reason, "description": "asked twice"},
        **more,
    )


def relationship(
    record: str, subject: Any, party: Any, *interests: Stated, components: Any = None, **more: Any
) -> Stated:
    """Return a statement of a relationship."""
    details: Stated = {"subject": subject, "interestedParty": party}
    if interests:
        details["interests"] = list(interests)
    if components:
        details["componentRecords"] = components
    return statement(record, "relationship", details, **more)


def interest(type_: str = "shareholding", way: str = "direct", **more: Any) -> Stated:
    """Return an interest: a direct shareholding unless it is told otherwise."""
    return {"type": type_, "directOrIndirect": way, **more}


def holds(percent: float, **more: Any) -> Stated:
    """Return a direct shareholding of so much."""
    return {**interest(share={"exact": percent}), **more}


ALPHA, BETA = entity("alpha", "Invented Alpha Ltd"), entity("beta", "Invented Beta Ltd")
IVY = person("ivy")
NOMINATION = entity(
    "deal", "Invented nomination", entityType={"type": "arrangement", "subtype": "nomination"}
)
PARTIES = (ALPHA, BETA, IVY, NOMINATION)
Read = Callable[..., tuple[BodsReading, list[Row | Reject]]]


@pytest.fixture
def read_small(tmp_path: Path) -> Read:
    """Return a function that writes statements as an array, reads them, and gives all."""

    def reading(*stated: Stated) -> tuple[BodsReading, list[Row | Reject]]:
        path = tmp_path / "statements.json"
        path.write_text(json.dumps(stated, indent=1), encoding="utf-8")
        found = read(path)
        return found, list(found.rows())

    return reading


@pytest.fixture(scope="session")
def examples(data: Path) -> Path:
    """The folder of the standard's examples."""
    return data / "bods-json-0.4"


def taken(rows: list[Row | Reject]) -> list[Row]:
    """Return rows of which none is rejected."""
    assert [row for row in rows if isinstance(row, Reject)] == []
    return [row for row in rows if isinstance(row, Row)]


def rejects(rows: list[Row | Reject]) -> list[Reject]:
    """Return the rejected rows."""
    return [row for row in rows if isinstance(row, Reject)]


def links(rows: list[Row | Reject]) -> list[Link]:
    """Return all links of rows of which none is rejected."""
    return [link for row in taken(rows) for link in row.records.links]
