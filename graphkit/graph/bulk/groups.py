"""What the files of a bulk load are: a group for each kind of node and relationship.

The importer joins relationships to nodes by numbers that are no property of anything: so ids, which
are texts, need not be unique beyond their kind, and take none of its memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_origin

import pyarrow as pa
import pyarrow.compute as pc

from graphkit.graph import vocabulary
from graphkit.graph.bulk.columns import DAYS, TEXTS, word
from graphkit.graph.tables import Column
from graphkit.model.entities import Entity
from graphkit.model.record import Record
from graphkit.model.records import Designation, Document, Evidence, JointFact, Link

Types = Mapping[str, pa.DataType]

DELIMITER = "\x1f"
"""Parts the elements of a list: no text that a person wrote holds a unit separator."""

_TYPES: dict[Any, pa.DataType] = {bool: pa.bool_(), int: pa.int64()}
_HEADERS = {
    pa.string(): "",
    pa.bool_(): ":boolean",
    pa.int64(): ":long",
    pa.float64(): ":double",
    pa.date32(): ":date",
    TEXTS: ":string[]",
    DAYS: ":date[]",
}
_BOUNDS: Types = dict.fromkeys(vocabulary.BOUNDS, pa.date32())
_ASSESSED: Types = {
    "standard": pa.int64(),
    "ifRead": pa.int64(),
    "statusIfRead": pa.string(),
    "reached": DAYS,
    "refutedFrom": pa.date32(),
    "origins": pa.int64(),
    "status": pa.string(),
    "evidence": TEXTS,
}
SHARE: Types = {
    "shareMin": pa.float64(),
    "shareMax": pa.float64(),
    "shareMinExclusive": pa.bool_(),
    "shareMaxExclusive": pa.bool_(),
}
_KEPT: Types = {
    "caption": pa.string(),
    "sources": TEXTS,
    "conflicting": TEXTS,
    "digest": pa.string(),
}
_ID: Types = {"id": pa.string()}


def fields(model: type[Record], *leave_out: str) -> Types:
    """Return the type of each of a model's properties."""
    return {
        field.alias or name: TEXTS
        if get_origin(field.annotation) is tuple
        else _TYPES.get(field.annotation, pa.string())
        for name, field in model.model_fields.items()
        if name not in leave_out
    }


@dataclass(frozen=True)
class Group:
    """Files with one header between them.

    Args:
        name: how their names begin.
        leading: columns that are no properties: `:ID`, `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE`.
        types: the type of each property.
        of: the relationship type, where no column gives it.
        amend: the query that writes what the importer cannot carry.
    """

    name: str
    leading: tuple[str, ...]
    types: Types
    of: str = ""
    amend: str = ""

    @property
    def is_node(self) -> bool:
        """Tell whether these are nodes."""
        return ":ID" in self.leading

    def header(self) -> str:
        """Return the header line."""
        named = [f"{name}{_HEADERS[kind]}" for name, kind in self.types.items()]
        return ",".join([*self.leading, *named])


def labels(first: str, second: Column) -> Column:
    """Return two labels of each node as the importer reads them."""
    return pc.binary_join_element_wise(word(first), second, word(DELIMITER))


_NODE, _BETWEEN = (":ID", ":LABEL"), (":START_ID", ":END_ID")
ENTITIES = Group(
    "entities",
    _NODE,
    {
        **fields(Entity, "schema_", "identifiers"),
        "latinName": TEXTS,
        "addressKey": TEXTS,
        **_KEPT,
    },
    amend="load/entities",
)
IDENTIFIERS = Group("identifiers", _NODE, {**_ID, "kind": pa.string(), "value": pa.string()})
CONFLICTS = Group(
    "conflicts",
    _NODE,
    {**_ID, "identifier": pa.string(), "ids": TEXTS, "source": pa.string(), "caption": pa.string()},
)
DOCUMENTS = Group("documents", _NODE, {**fields(Document), **_KEPT}, amend="load/documents")
SOURCES = Group("sources", _NODE, {**_ID, "name": pa.string(), "caption": pa.string()})
EVIDENCE = Group("evidence", _NODE, {**fields(Evidence), **_ID, **_KEPT}, amend="load/evidence")
FACTS = Group(
    "facts",
    _NODE,
    {**fields(JointFact, "type", "roles"), **_ID, **_BOUNDS, **_ASSESSED, **_KEPT},
    amend="load/facts",
)
DESIGNATIONS = Group(
    "designations",
    _NODE,
    {
        **fields(Designation, "entity_id"),
        **_ID,
        "target": pa.bool_(),
        **_BOUNDS,
        **_ASSESSED,
        **_KEPT,
    },
    amend="load/designations",
)
LINKS = Group(
    "links",
    (*_BETWEEN, ":TYPE"),
    {
        **fields(Link, "type", "from_id", "to_id", "share"),
        **_ID,
        **SHARE,
        **_BOUNDS,
        **_ASSESSED,
        **_KEPT,
    },
    amend="load/links_changed",
)
STEPS = Group(
    "steps",
    _BETWEEN,
    {
        **_ID,
        **dict.fromkeys(("link", "kind", "role", "class"), pa.string()),
        "code": pa.int64(),
        "hops": pa.int64(),
        "event": pa.bool_(),
        "possible": pa.bool_(),
        "flow": pa.int64(),
        **dict.fromkeys(("lot", "via", "start", "end"), pa.string()),
        **_BOUNDS,
        **{name: kind for name, kind in _ASSESSED.items() if name not in ("origins", "evidence")},
        "caption": pa.string(),
        "digest": pa.string(),
    },
    "STEP",
    amend="load/steps_changed",
)
IDENTIFIES = Group("identifies", _BETWEEN, {}, "IDENTIFIES")
DESIGNATES = Group("designates", _BETWEEN, {}, "DESIGNATES")
STATED_IN = Group("stated_in", _BETWEEN, {}, "STATED_IN")
PUBLISHED_BY = Group("published_by", _BETWEEN, {}, "PUBLISHED_BY")
RELIES_ON = Group("relies_on", _BETWEEN, {}, "RELIES_ON")
SPEAKS_OF = Group("speaks_of", (*_BETWEEN, ":TYPE"), {})
ROLES = Group("roles", (*_BETWEEN, ":TYPE"), {})

GROUPS = (ENTITIES, IDENTIFIERS, CONFLICTS, DOCUMENTS, SOURCES, EVIDENCE, FACTS, DESIGNATIONS,
          LINKS, STEPS, IDENTIFIES, DESIGNATES, STATED_IN, PUBLISHED_BY, RELIES_ON, SPEAKS_OF,
          ROLES)  # fmt: skip
"""All of them; nodes come first."""
