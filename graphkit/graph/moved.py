"""Records with the ids of their entities replaced; what is made of those ids follows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from graphkit.model.record import Record
from graphkit.model.records import Designation, Document, Evidence, JointFact, Link

Ids = Mapping[str, str]
R = TypeVar("R", bound=Record)


def link(one: Link, ids: Ids) -> Link:
    """Return a link between the entities that its ends really are."""
    return _with(
        one, from_id=ids.get(one.from_id, one.from_id), to_id=ids.get(one.to_id, one.to_id)
    )


def fact(one: JointFact, ids: Ids) -> JointFact:
    """Return a joint fact of the entities that its parties really are."""
    roles = {
        role: tuple(dict.fromkeys(ids.get(party, party) for party in parties))
        for role, parties in one.roles.items()
    }
    return _with(one, roles=roles)


def designation(one: Designation, ids: Ids) -> Designation:
    """Return a designation of the entity that it really designates."""
    return _with(one, entity_id=ids.get(one.entity_id, one.entity_id))


def document(one: Document, ids: Ids) -> Document:
    """Return a document with the entity that held it, where that is an entity."""
    return _with(one, held_by=ids.get(one.held_by, one.held_by))


def evidence(one: Evidence, ids: Ids) -> Evidence:
    """Return evidence about the thing under its new id."""
    about, by = ids.get(one.about, one.about), ids.get(one.admitted_by, one.admitted_by)
    return _with(one, about=about, admitted_by=by)


def _with(one: R, **fields: Any) -> R:
    """Return a record with these fields; itself where it has them already."""
    changed = {name: value for name, value in fields.items() if getattr(one, name) != value}
    return one.model_copy(update=changed) if changed else one
