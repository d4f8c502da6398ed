"""One line of a file as FtM entities: every name in it must be one of the model's.

Nested entities, as OpenSanctions' `targets.nested.json` has them, are taken apart: the property
that held one then names it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from graphkit.model.identifiers import IdentifierError, Kind, identifier
from ingest.ftm.vocabulary import FtmSchema, vocabulary

Values = dict[str, list[str]]
OPERATIONS = ("ADD", "MOD", "DEL")
_PLAIN = re.compile(r"[!-~]{1,200}")
"""An id that needs no cleaning: letters, digits and marks of ASCII."""


class RawError(ValueError):
    """A line that is no FtM entity.

    Args:
        field: the key or property that is at fault; empty where it is the whole line.
        value: what stands there.
        rule: what it breaks.
    """

    def __init__(self, field: str, value: object, rule: str) -> None:
        super().__init__(rule)
        self.field, self.value, self.rule = field, str(value), rule


class Stated(NamedTuple):
    """One FtM entity as a line states it.

    Args:
        id: its id, trimmed and in NFC; the text behind `ftm:`.
        schema: its schema.
        properties: its values by property, none of them empty, entities by their ids.
        caption: the name that the file puts first; empty if it says none.
        datasets: which data sets state it.
        referents: ids that the file's maker merged into this one.
        first_seen: day or time at which its maker first saw it; empty if not said.
        last_seen: the same of the last time.
    """

    id: str
    schema: FtmSchema
    properties: Values
    caption: str = ""
    datasets: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()
    first_seen: str = ""
    last_seen: str = ""

    def first(self, name: str) -> str:
        """Return the first value of a property; empty if it has none."""
        values = self.properties.get(name)
        return values[0] if values else ""


class Line(NamedTuple):
    """What one line says: its entities, the outermost first, and in a delta what is done with it.

    Args:
        operation: ADD, MOD or DEL; empty where the file is no delta.
        id: of the outermost entity.
        entities: none where it is deleted.
    """

    operation: str
    id: str
    entities: tuple[Stated, ...] = ()


def line(raw: dict[str, Any]) -> Line:
    """Read one line, of a delta or not; raises RawError."""
    operation = raw.get("op", "")
    if not operation:
        entities = tuple(flat(raw))
        return Line("", entities[0].id, entities)
    inner = raw.get("entity")
    if operation not in OPERATIONS:
        raise RawError("op", operation, f"the operation is none of {', '.join(OPERATIONS)}")
    if not isinstance(inner, dict):
        raise RawError("entity", inner, "a delta says which entity it adds, changes or deletes")
    if operation == "DEL":
        return Line(operation, clean_id(inner.get("id")))
    entities = tuple(flat(inner))
    return Line(operation, entities[0].id, entities)


def flat(raw: Mapping[str, Any]) -> Iterator[Stated]:
    """Give an entity and all that are nested in it, itself first; raises RawError."""
    own = clean_id(raw.get("id"))
    name = raw.get("schema")
    schema = vocabulary().get(name) if isinstance(name, str) else None
    if schema is None:
        raise RawError("schema", name, f"there is no schema {str(name)[:60]!r} in FollowTheMoney")
    stated = raw.get("properties")
    if not isinstance(stated, dict):
        raise RawError("properties", stated, "an entity has its values under `properties`")
    properties, nested = _properties(own, schema, stated)
    yield Stated(
        id=own,
        schema=schema,
        properties=properties,
        caption=_text(raw, "caption"),
        datasets=_texts(raw, "datasets") or _texts(raw, "dataset"),
        referents=_texts(raw, "referents"),
        first_seen=_text(raw, "first_seen"),
        last_seen=_text(raw, "last_seen"),
    )
    yield from nested


def clean_id(stated: object) -> str:
    """Return an id in the one form in which ids are compared; raises RawError."""
    if not isinstance(stated, str) or not stated.strip():
        raise RawError("id", stated or "", "empty id")
    if _PLAIN.fullmatch(stated):
        return stated
    one = stated if stated.isascii() else unicodedata.normalize("NFC", stated)
    try:
        return identifier(Kind.FTM, one).value
    except IdentifierError:
        raise RawError(
            "id", stated, "an id has at most 200 characters that can be printed"
        ) from None


def _properties(
    own: str, schema: FtmSchema, stated: Mapping[str, Any]
) -> tuple[Values, list[Stated]]:
    properties: Values = {}
    nested: list[Stated] = []
    for name, values in stated.items():
        if type(values) is not list:
            raise RawError(name, values, f"{name} is no list")
        if name in schema.properties:
            kept = _texts_of(name, values)
        elif name in schema.references:
            kept = [_reference(name, one, nested) for one in values if one != ""]
        elif name in schema.reverse:
            nested += _referring(name, values, schema.reverse[name], own)
            continue
        else:
            raise RawError(name, values, f"a {schema.name} has no property {name[:60]!r}")
        if kept:
            properties[name] = kept
    return properties, nested


def _texts_of(name: str, values: list[Any]) -> list[str]:
    try:
        return [kept for one in values if (kept := one.strip())]
    except AttributeError:
        wrong = next(one for one in values if not isinstance(one, str))
        raise RawError(name, wrong, f"a value of {name} is no text") from None


def _reference(name: str, value: object, nested: list[Stated]) -> str:
    """Return the id that a value names; a nested entity is taken out."""
    if isinstance(value, dict):
        inside = list(flat(value))
        nested += inside
        return inside[0].id
    if not isinstance(value, str):
        raise RawError(name, value, f"a value of {name} names no entity")
    return clean_id(value)


def _referring(name: str, values: list[object], by: str, own: str) -> Iterator[Stated]:
    """Give the entities that refer to this one, which need not say so again inside it."""
    for value in values:
        if not isinstance(value, dict):
            raise RawError(name, value, f"{name} is said by those who refer to this entity")
        first, *others = flat(value)
        if own not in first.properties.setdefault(by, []):
            first.properties[by].append(own)
        yield first
        yield from others


def _text(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RawError(key, value, f"{key} is no text")
    return value


def _texts(raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = raw.get(key)
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not {type(one) for one in value} <= {str}:
        raise RawError(key, value, f"{key} is no list of texts")
    return tuple(value)
