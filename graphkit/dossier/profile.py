"""Who a subject is: names, numbers and flags as stated, and for a ship those that it used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from graphkit.catalogue import query
from graphkit.dossier.answer import Identity, Profile
from graphkit.exposure.shape import Node
from graphkit.graph import Graph
from graphkit.model.dates import LAST_DAY
from graphkit.model.entities import Entity
from graphkit.model.registry import Schema

_APART = {
    *("id", "schema_", "name", "alias", "weak_alias", "previous_name", "identifiers"),
    *("ill_formed", "fraudulent", "unidentified"),
}
"""Fields of an entity that a profile has by themselves."""


def profile(graph: Graph, subject: Node, known_by: date) -> Profile:
    """Read who a subject is.

    Args:
        graph: where to look.
        subject: an entity of the graph.
        known_by: identities of a ship count if a document published by this day states them.

    Raises:
        DatabaseError: the database cannot be reached.
    """
    row = graph.read(query("dossier/subject"), {"id": subject.id})[0]
    stated: Mapping[str, Any] = row["stated"]
    return Profile(
        entity=subject,
        identifiers=tuple(row["identifiers"]),
        alias=_texts(stated.get("alias")),
        weak_alias=_texts(stated.get("weakAlias")),
        previous_name=_texts(stated.get("previousName")),
        ill_formed=_texts(stated.get("illFormed")),
        stated=dict(_stated(stated)),
        identities=_identities(graph, subject, known_by),
    )


def _stated(properties: Mapping[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    names = [
        field.alias or name for name, field in Entity.model_fields.items() if name not in _APART
    ]
    return [(name, _texts(properties[name])) for name in names if _texts(properties.get(name))]


def _texts(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _identities(graph: Graph, subject: Node, known_by: date) -> tuple[Identity, ...]:
    if subject.schema_ != Schema.VESSEL:
        return ()
    asked = {"ship": subject.id, "asOf": LAST_DAY, "knownBy": known_by, "standard": 1}
    return tuple(_identity(row) for row in graph.read(query("fleet/identities_of_ship"), asked))


def _identity(row: Mapping[str, Any]) -> Identity:
    used = row["stated"] == "used"
    days = (row["startMin"], row["startMax"], row["endMin"], row["endMax"]) if used else None
    return Identity(
        stated=row["stated"],
        identity=row["identity"],
        name=row["name"],
        other_names=tuple(row["otherNames"]),
        flag=tuple(row["flag"]),
        past_flags=tuple(row["pastFlags"]),
        mmsi=tuple(row["mmsi"]),
        call_sign=tuple(row["callSign"]),
        imo_number=row["imoNumber"],
        fraudulent=row["fraudulent"],
        start=row["start"],
        end=row["end"],
        date=row["date"],
        bounds=days,
        standard=row["standard"],
        status=row["status"],
        documents=tuple(row["documents"]),
    )
