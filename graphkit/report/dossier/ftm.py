"""The chains of a dossier as FollowTheMoney: documents, entities, what joins them, listings.

Findings hold answers and not records, so what the step layer left behind (shares, amounts, roles in
words) is told by the sentence of each fact. Who takes part in a fact and stands on no chain is
named there as text, since findings do not say what kind of entity it is. Ids are those of
`graphkit export --to ftm`, so that both files tell of the same things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

import orjson
from pydantic import ValidationError, model_validator

from graphkit.dossier.answer import Dossier, Profile
from graphkit.errors import InputRejected
from graphkit.exposure.answer import Evidence, Listing, Node, Step, Trace
from graphkit.model import records
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Kind, parse
from graphkit.model.record import Record
from graphkit.model.registry import Schema
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.stated import Joint, entities, is_link, joints, listings
from graphkit.report.ftm import Line, Writer

R = TypeVar("R", bound=Record)
_NUMBERS = {Kind.IMO: "imo_number", Kind.LEI: "lei_code", Kind.BIC: "swift_bic"}
"""The property of an entity that the id of its kind is the value of."""
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}


@dataclass(frozen=True, slots=True)
class _Told(Generic[R]):
    """A record as a writer of FollowTheMoney is told of it."""

    record: R
    proof: str = ""
    evidence: tuple[records.Evidence, ...] = ()
    ends: tuple[Schema, ...] = ()
    sources: tuple[str, ...] = ()
    conflicting: tuple[str, ...] = ()


class _Kept(Record):
    """A record that keeps the id it has in the graph: not all that makes it is known here."""

    own: str

    @cached_property
    def id(self) -> str:
        """The id in the graph."""
        return self.own


class _Link(_Kept, records.Link):
    """A link as a chain walks it."""


class _Designation(_Kept, records.Designation):
    """A designation as an answer has it."""


class _Fact(_Kept, records.JointFact):
    """A joint fact with those of its parties that stand on chains."""

    @model_validator(mode="after")
    def _roles_known(self) -> Self:
        """Ask for no party and no kind: an answer need not name them."""
        return self


def ftm(found: Findings) -> bytes:
    """Render the chains, one entity of FollowTheMoney a line; the same findings, the same bytes.

    Raises:
        InputRejected: the findings say what no record of the graph says.
    """
    try:
        return b"".join(orjson.dumps(_kept(line)) + b"\n" for line in _lines(found.dossier))
    except (ValueError, KeyError) as error:
        fault = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
        raise InputRejected(
            f"the findings cannot be written as FollowTheMoney: {fault}",
            where=found.dossier.exposure.subject.id,
            cure="make them again: graphkit report SUBJECT",
        ) from None


def _kept(line: Line) -> Line:
    """Show control characters as escapes: FollowTheMoney drops them without a word."""
    properties: dict[str, list[str]] = line["properties"]
    shown = {name: [one.translate(_CONTROL) for one in many] for name, many in properties.items()}
    return {**line, "properties": shown}


def _lines(dossier: Dossier) -> Iterator[Line]:
    trace = dossier.exposure
    documents = _documents(trace)
    writer = Writer(documents)
    yield from (writer.document(_Told(one)) for one in documents)
    known = entities(trace)
    for node in known.values():
        yield writer.entity(_Told(_entity(node, dossier.profile)))
    for several in _by_fact(trace).values():
        if is_link(several[0].step):
            yield from writer.link(_link(several, known))
        else:
            yield from writer.fact(_fact(several, known))
    for entity, listed in listings(trace).items():
        yield from (writer.designation(_designation(entity, one)) for one in listed)


def _by_fact(trace: Trace) -> dict[str, list[Joint]]:
    """Group what joins entities: a joint fact may join more than two."""
    found: dict[str, list[Joint]] = {}
    for joint in joints(trace):
        found.setdefault(joint.step.id, []).append(joint)
    return found


def _documents(trace: Trace) -> list[records.Document]:
    shared = records.Document.model_fields.keys() & Evidence.model_fields.keys() - {"id", "notes"}
    first: dict[str, Evidence] = {}
    for one in _evidence(trace):
        first.setdefault(one.document, one)
    return [
        records.Document.model_validate({"id": own, **_present(one, shared)})
        for own, one in first.items()
    ]


def _evidence(trace: Trace) -> Iterator[Evidence]:
    for chain in trace.results:
        for step in chain.steps:
            yield from step.evidence
    for listed in listings(trace).values():
        for one in listed:
            yield from one.evidence


def _present(one: Evidence, names: Iterable[str]) -> dict[str, Any]:
    """Return what is stated, leaving to a record how it writes that nothing is."""
    return {name: value for name in names if (value := getattr(one, name)) is not None}


def _statements(about: str, several: Iterable[Evidence]) -> tuple[records.Evidence, ...]:
    shared = records.Evidence.model_fields.keys() & Evidence.model_fields.keys()
    return tuple(
        records.Evidence.model_validate({"about": about, **_present(one, shared)})
        for one in several
    )


def _entity(node: Node, profile: Profile | None) -> Entity:
    """Return an entity with its own number; of the subject all is told that is known."""
    told: dict[str, Any] = {"identifiers": [node.id]}
    if profile and profile.entity.id == node.id:
        names = profile.model_dump(include={"alias", "weak_alias", "previous_name", "ill_formed"})
        told = {**_stated(profile), **names, "identifiers": profile.identifiers}
    known = [one for text in told.pop("identifiers") if (one := parse(text))]
    numbers = {_NUMBERS[one.kind]: one.value for one in known if one.kind in _NUMBERS}
    return Entity(
        id=node.id,
        schema_=Schema(node.schema_),
        name=node.name,
        unidentified=node.unidentified,
        identifiers=tuple(known),
        **{**numbers, **told},
    )


def _stated(profile: Profile) -> dict[str, Any]:
    """Return properties under the names of fields; some have one value at most."""
    fields = {field.alias: (name, field) for name, field in Entity.model_fields.items()}
    named = {fields[alias]: values for alias, values in profile.stated.items()}
    return {
        name: values[0] if field.annotation is str else values
        for (name, field), values in named.items()
    }


def _told_of(step: Step, joined: Iterable[Joint]) -> dict[str, Any]:
    """Return what a link and a joint fact have alike; the notes say what a chain says."""
    places = [place for one in joined for place in one.places]
    walked = ", ".join(f"{chain}.{number}" for chain, number in dict.fromkeys(places))
    start = "date" if step.event else "start_date"
    return {
        "own": step.id,
        "type": step.type,
        start: step.start or "",
        "end_date": step.end or "",
        "notes": f"{step.sentence} (chain and step: {walked})",
    }


def _proof(step: Step) -> str:
    return f"standard {step.standard} ({step.standard_name}), status {step.status}"


def _link(several: list[Joint], known: Mapping[str, Node]) -> _Told[records.Link]:
    (joint, *_) = several
    step, ends = joint.step, (joint.source, joint.target)
    link = _Link(from_id=ends[0], to_id=ends[1], **_told_of(step, several))
    schemata = tuple(Schema(known[one].schema_) for one in ends)
    return _Told(link, _proof(step), _statements(step.id, step.evidence), schemata)


def _fact(several: list[Joint], known: Mapping[str, Node]) -> _Told[records.JointFact]:
    step = several[0].step
    told = _told_of(step, several)
    roles: dict[str, tuple[str, ...]] = {}
    for party in step.parties:
        if party.id in known:
            roles[party.role] = (*roles.get(party.role, ()), party.id)
        else:
            told["notes"] += f"; {party.role}: {party.name} ({party.id})"
    fact = _Fact(roles=roles, **told)
    return _Told(fact, _proof(step), _statements(step.id, step.evidence))


def _designation(entity: str, one: Listing) -> _Told[records.Designation]:
    named = one.model_dump(include={"authority", "programme", "stage", "measures"})
    others = {"list_id": one.list_id, "end_reason": one.end_reason, "scope": one.scope}
    days = {"effective": one.start, "end": one.end}
    stated = {name: value or "" for name, value in {**others, **days}.items()}
    record = _Designation(own=one.id, entity_id=entity, **named, **stated)
    return _Told(record, evidence=_statements(one.id, one.evidence))
