"""What two sources state of one thing, made one record without losing either; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, get_origin

from pydantic.alias_generators import to_camel

from graphkit.model.dates import day_range
from graphkit.model.entities import Entity
from graphkit.model.record import Record
from graphkit.model.records import Designation, JointFact, Link
from graphkit.model.registry import Schema
from graphkit.model.share import Share

R = TypeVar("R", bound=Record)
F = TypeVar("F", Link, JointFact)


@dataclass(frozen=True, slots=True)
class Stated(Generic[R]):
    """A record with who states it.

    Args:
        record: what is stated.
        sources: short names of the sources, sorted.
        conflicting: `imoNumber=… (source)`: what a later source states otherwise.
    """

    record: R
    sources: tuple[str, ...]
    conflicting: tuple[str, ...] = ()

    def beside(self, other: Stated[R], record: R, differing: dict[str, Any]) -> Stated[R]:
        """Return `record` as stated by both, with what `other` states otherwise put aside."""
        source = ", ".join(other.sources)
        aside = {f"{name}={_shown(value)} ({source})" for name, value in differing.items()}
        return replace(
            self,
            record=record,
            sources=tuple(sorted({*self.sources, *other.sources})),
            conflicting=tuple(sorted({*self.conflicting, *other.conflicting, *aside})),
        )


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


_REFINES = {
    Schema.ORGANIZATION: {Schema.COMPANY, Schema.BANK, Schema.PUBLIC_BODY},
    Schema.COMPANY: {Schema.BANK},
}
"""What a schema may turn out to be when another source says more."""

_LISTS = [name for name, field in Entity.model_fields.items() if get_origin(field.annotation)]
_SINGLE = [
    name
    for name, field in Entity.model_fields.items()
    if field.annotation is str and name not in ("id", "name")
]


KNOWN_BY_IDENTIFIER = "known by its identifier only"
"""The note of an entity that stands under its identifier because nobody named it yet."""


def entities(first: Stated[Entity], later: Stated[Entity]) -> Stated[Entity]:
    """Merge two records of one entity: lists become unions, of single values the first stays.

    Another name becomes an alias; any other value that differs is put aside as conflicting. A name
    that is merely the entity's identifier is none: it yields to any other and never is an alias.
    """
    old, new = first.record, later.record
    changes: dict[str, Any] = {
        name: tuple(sorted({*getattr(old, name), *getattr(new, name)}, key=str)) for name in _LISTS
    }
    changes |= _names(old, new, changes)
    differing = _fill(old, new, _SINGLE, changes)
    changes["schema_"] = refined(old.schema_, new.schema_)
    if changes["schema_"] is not new.schema_ and new.schema_ not in _may_become(old.schema_):
        differing["schema"] = new.schema_.value
    changes["fraudulent"] = old.fraudulent or new.fraudulent
    changes["unidentified"] = old.unidentified and new.unidentified
    return first.beside(later, old.model_copy(update=changes), differing)


def _names(old: Entity, new: Entity, lists: dict[str, Any]) -> dict[str, Any]:
    """Return the name of both records, and whatever hangs on it."""
    names = [one.name for one in (old, new) if not _stands_for_a_name(one)]
    if not names:
        return {}
    changes: dict[str, Any] = {"name": names[0]}
    other = names[-1]
    if other not in {names[0], *lists["weak_alias"], *lists["previous_name"]}:
        changes["alias"] = tuple(sorted({*lists["alias"], other} - {names[0]}))
    changes["notes"] = tuple(one for one in lists["notes"] if one != KNOWN_BY_IDENTIFIER)
    return changes


def _stands_for_a_name(one: Entity) -> bool:
    """Tell whether what stands as a name is only an identifier of the entity."""
    ids = {one.id, *map(str, one.identifiers)}
    ids |= {text.partition(":")[2] for text in ids}
    ids |= {one.lei_code, one.swift_bic, one.imo_number, *one.ill_formed}
    return one.name in ids


def _may_become(schema: Schema) -> set[Schema]:
    """Return the schemata that are less than this one: of a Bank, Company and Organization."""
    return {general for general, special in _REFINES.items() if schema in special}


def refined(old: Schema, new: Schema) -> Schema:
    """Return what an entity is that two records say is this and that."""
    return new if new in _REFINES.get(old, ()) else old


def _fill(old: R, new: R, names: list[str], changes: dict[str, Any]) -> dict[str, Any]:
    """Take from `new` what `old` lacks; return, by camelCase name, what it states otherwise."""
    differing: dict[str, Any] = {}
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if _empty(old, name) and not _empty(new, name):
            changes[name] = after
        elif not _empty(new, name) and before != after:
            differing[to_camel(name)] = after
    return differing


def _empty(record: Record, name: str) -> bool:
    return getattr(record, name) in ("", (), Share())


def facts(first: Stated[F], later: Stated[F]) -> Stated[F]:
    """Merge two statements of one link or joint fact.

    Each fills what the other leaves open, and the first stays where they differ. The ends of a link
    and the parties of a joint fact are part of what it is and stay.
    """
    old, new = first.record, later.record
    ends = _ends(old)
    names = [name for name in type(old).model_fields if name not in ends]
    changes: dict[str, Any] = {}
    differing = _fill(old, new, names, changes)
    merged = old.model_copy(update=changes)
    if not _dates_hold(merged):
        differing |= {to_camel(name): changes.pop(name) for name in _DATES if name in changes}
        merged = old.model_copy(update=changes)
    return first.beside(later, merged, differing)


def corrected(first: Stated[F], later: Stated[F]) -> Stated[F]:
    """Merge what the graph holds with what a load states; an only source corrects itself."""
    if first.sources != later.sources:
        return facts(first, later)
    record = later.record.model_copy(update=_ends(first.record))
    return replace(later, record=record, conflicting=first.conflicting)


def _ends(record: Link | JointFact) -> dict[str, Any]:
    names = ("from_id", "to_id", "roles")
    return {name: getattr(record, name) for name in names if hasattr(record, name)}


_DATES = ("start_date", "end_date", "date")


def _dates_hold(record: Link | JointFact) -> bool:
    try:
        record.bounds()
    except ValueError:
        return False
    return True


def designations(first: Stated[Designation], later: Stated[Designation]) -> Stated[Designation]:
    """Merge two records of one designation: the later one carries on its life.

    A list says of a listing only that it was there by the day of the list (`[..2021-07-15]`); such
    a day never widens what is known already. A value that another source stated is put aside.
    """
    old, new = first.record, later.record
    changes = {
        name: getattr(old, name)
        for name in Designation.model_fields
        if _empty(new, name) or _wider(getattr(new, name), getattr(old, name))
    }
    if old.end and not new.end:
        # An earlier list, loaded again, has it in force: that takes back no end that is known.
        changes |= {"stage": old.stage, "notes": old.notes}
    differing = {
        to_camel(name): getattr(old, name)
        for name in Designation.model_fields
        if name not in changes
        and not _empty(old, name)
        and getattr(old, name) != getattr(new, name)
    }
    merged = new.model_copy(update=changes)
    if set(first.sources) <= set(later.sources):
        differing = {}
    return later.beside(first, merged, differing)


def _wider(new: Any, old: Any) -> bool:
    """Tell whether a new "on or before" day says less than what is known."""
    if not (isinstance(new, str) and new.startswith("[..") and old):
        return False
    (new_first, new_last), (first, last) = day_range(new), day_range(old)
    return new_first <= first and last <= new_last


def latest(first: Stated[R], later: Stated[R]) -> Stated[R]:
    """Merge documents and evidence: the later record holds, stated by both."""
    return later.beside(first, later.record, {})
