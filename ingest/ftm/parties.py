"""Persons, bodies, vessels and aircraft of FollowTheMoney as entities, nothing of them left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, IdentifierError, Kind, identifier
from graphkit.model.records import Link
from graphkit.model.registry import Schema
from ingest.ftm import numbers
from ingest.ftm.addresses import ADDRESS, read_told
from ingest.ftm.decisions import OwnLink, decisions
from ingest.ftm.ends import End, find, fits
from ingest.ftm.fields import Fields, fields
from ingest.ftm.known import Known
from ingest.ftm.made import Made, NotTaken, a, said
from ingest.ftm.raw import Stated

LINKED = "sanction.linked"
LINKED_NOTE = (
    "topic sanction.linked: near a sanctioned party; which and how is not stated, so it is no link"
    " and no listing"
)
LEGAL_ENTITY_NOTE = "stated as LegalEntity: a person or an organization, which is not said"
_BANKS = (Schema.COMPANY, Schema.ORGANIZATION)
_NAMES = ("alias", "previousName", "weakAlias", "abbreviation")


def becomes(one: Stated, schema: Schema) -> Schema:
    """Return what an entity is here: what its FtM schema says, or a bank where it is one."""
    return Schema.BANK if schema in _BANKS and _is_bank(one) else schema


def _is_bank(one: Stated) -> bool:
    if decisions().bank_topic in one.properties.get("topics", ()):
        return True
    return any(_is_bic(stated) for stated in one.properties.get("swiftBic", ()))


def _is_bic(stated: str) -> bool:
    try:
        identifier(Kind.BIC, stated)
    except IdentifierError:
        return False
    return True


def name_of(one: Stated) -> str:
    """Return what an entity is called first; empty where nothing is stated that could be a name."""
    names = one.properties.get("name", [])
    if names:
        return one.caption if one.caption in names else names[0]
    others = (one.first(name) for name in _NAMES)
    return next(filter(None, others), one.caption.strip())


def make(one: Stated, schema: Schema, known: Known) -> Made:
    """Turn the row of a party or thing into its entity and the links that it states itself.

    Raises:
        NotTaken: it has no name.
    """
    name = name_of(one)
    if not name:
        raise NotTaken("name", "", f"{a(one.schema.name)} without a name")
    schema = known.exact(one.id, becomes(one, schema))
    found = fields(one, name)
    _places(one, known, found)
    links = _own_links(one, End(one.id, schema, name, there=True), known, found)
    names, remarks = numbers.naming(one.id, known)
    _remark(one, found)
    stated = {
        **found.tuples(),
        **found.single,
        **identified(one.id, names),
        "schema_": schema,
        "name": name,
        "ill_formed": tuple(numbers.of_entity(one, schema)[1]),
    }
    return Made((Entity.model_validate(stated),), tuple(links), kept=(*found.kept, *remarks))


def identified(owner: str, names: Iterable[Identifier]) -> dict[str, Any]:
    """Return the fields that say which entity it is."""
    own = Identifier(Kind.FTM, owner)  # as `raw` cleaned it
    every = (*names, own)
    if len(every) == 1:
        return {"id": str(own), "identifiers": every}
    codes = {
        "imo_number": numbers.single(Kind.IMO, every),
        "lei_code": numbers.single(Kind.LEI, every),
        "swift_bic": numbers.single(Kind.BIC, every),
    }
    return {"id": str(own), "identifiers": every, **codes}


def _places(one: Stated, known: Known, found: Fields) -> None:
    """Add the addresses that the row names, as text."""
    for other in one.properties.get("addressEntity", ()):
        remembered = known.recall(other)
        if remembered is None or remembered.schema != ADDRESS:
            found.note("addressEntity", [other], "addressEntity that is not in the file")
            continue
        place = read_told(remembered.told)
        found.add("address", list(place.texts))
        found.add("country", list(place.countries))
        found.add("notes", list(place.notes))


def _own_links(one: Stated, own: End, known: Known, found: Fields) -> list[Link]:
    """Return the links that properties of the entity itself state; the rest goes into notes."""
    links = []
    for prop, rule in decisions().own_links.items():
        for other in one.properties.get(prop, ()):
            there = find(other, known)
            pair = (there, own) if rule.other == "from" else (own, there)
            if link := _own_link(rule, *pair):
                links.append(link)
            else:
                found.note(prop, [str(there or other)], f"{prop} that is no link")
    return links


def _own_link(rule: OwnLink, source: End | None, target: End | None) -> Link | None:
    if source is None or target is None or source.id == target.id:
        return None
    if not fits(rule.type, source, target):
        return None
    return Link(type=rule.type, from_id=source.reference, to_id=target.reference, role=rule.role)


def _remark(one: Stated, found: Fields) -> None:
    """Say in notes what a reader of the entity could take for more than it is."""
    if one.schema.name == "LegalEntity":
        found.add("notes", [LEGAL_ENTITY_NOTE])
    if LINKED in one.properties.get("topics", ()):
        found.add("notes", [LINKED_NOTE])
    if one.datasets:
        found.add("notes", [said("datasets", list(one.datasets))])


def added(end: End, **more: Any) -> Entity:
    """Return a party that another row is about, with nothing but what that row adds to it."""
    if end.schema is None:
        raise ValueError(f"{end.id} is no party")
    own = Identifier(Kind.FTM, end.id)
    known = {"id": str(own), "schema_": end.schema, "name": end.name, "identifiers": (own,)}
    return Entity.model_validate({**known, **more})
