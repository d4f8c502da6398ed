"""Records as the graph holds them, and back: the one place that knows how each is laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from anyascii import anyascii

from graphkit.graph.digest import digest
from graphkit.graph.merge import Stated
from graphkit.graph.vocabulary import role_of
from graphkit.model.dates import Bounds
from graphkit.model.entities import Entity, address_key
from graphkit.model.proof import Assessment
from graphkit.model.record import Record
from graphkit.model.records import Designation, Document, Evidence, IngestRun, JointFact, Link
from graphkit.model.registry import Schema
from graphkit.model.share import Share
from graphkit.model.steps import Step

Properties = dict[str, Any]
R = TypeVar("R", bound=Record)

_NOT_SCHEMA = {"Entity", "Designated", "Aliased"}


def entity(stated: Stated[Entity]) -> Properties:
    """Return the properties of an entity's node."""
    one = stated.record
    names = {one.name, *one.alias, *one.weak_alias, *one.previous_name}
    own = {
        name: sorted(set(value)) if isinstance(value, list) else value
        for name, value in one.properties("schema_", "identifiers").items()
    }
    keys = [address_key(address) for address in own.get("address", ())]
    beside: Properties = {"caption": one.caption, "latinName": latin_names(names)}
    if keys:
        beside["addressKey"] = keys
    return _kept(stated, {**own, **beside})


def latin_names(names: Iterable[str]) -> list[str]:
    """Return names in plain letters, as they are looked up."""
    return sorted({_latin(name).casefold() for name in names} - {""})


def _latin(name: str) -> str:
    return name if name.isascii() else anyascii(name)


def link(stated: Stated[Link], found: Assessment) -> Properties:
    """Return the properties of a link's relationship."""
    one = stated.record
    own = one.properties("type", "from_id", "to_id", "share")
    caption = link_caption(one.type, one.share, one.role)
    known = {**own, "id": one.id, "caption": caption, **_bounds(one.bounds()), **_assessed(found)}
    if one.type == "OWNS" or not one.share.unknown:
        known |= _share(one.share)
    return _kept(stated, known)


def link_caption(kind: str, share: Share, role: str) -> str:
    """Return what the Browser shows of a link."""
    return " ".join((kind.replace("_", " ").lower(), _said(share) or role)).strip()


def fact(stated: Stated[JointFact], found: Assessment) -> Properties:
    """Return the properties of a joint fact's node."""
    one = stated.record
    own = one.properties("type", "roles")
    caption = fact_caption(one.type, one.date or one.start_date)
    known = {**own, "id": one.id, "caption": caption, **_bounds(one.bounds()), **_assessed(found)}
    return _kept(stated, known)


def fact_caption(kind: str, day: str) -> str:
    """Return what the Browser shows of a joint fact."""
    return " ".join((kind, day)).strip()


def designation(stated: Stated[Designation], found: Assessment) -> Properties:
    """Return the properties of a designation's node.

    `target` says whether a chain may end at it: a proposal or an annulled listing is no target.
    """
    one = stated.record
    own = {**one.properties("entity_id"), "id": one.id}
    own |= {"caption": designation_caption(one.authority, one.programme)}
    own |= {"target": is_target(one)}
    return _kept(stated, {**own, **_bounds(one.bounds()), **_assessed(found)})


def designation_caption(authority: str, programme: str) -> str:
    """Return what the Browser shows of a designation."""
    return f"{authority} {programme}"


def is_target(one: Designation) -> bool:
    """Tell whether a chain may end at a designation."""
    return one.stage != "proposed" and not one.void


def document(stated: Stated[Document]) -> Properties:
    """Return the properties of a document's node."""
    caption = short(stated.record.title)
    return _kept(stated, {**stated.record.properties(), "caption": caption})


def short(title: str) -> str:
    """Return a title short enough for a circle in the Neo4j Browser."""
    return title if len(title) <= 24 else title[:23] + "…"


def evidence(stated: Stated[Evidence]) -> Properties:
    """Return the properties of an evidence node."""
    one = stated.record
    caption = one.locator or one.document
    return _kept(stated, {**one.properties(), "id": one.id, "caption": caption})


def step(one: Step) -> Properties:
    """Return the properties of a STEP relationship."""
    known = {name: getattr(one, name) for name in _STEP_AS_NAMED}
    bounds = _bounds(one.bounds)
    other = {"class": one.step_class.value, "code": int(one.code), "ifRead": one.if_read}
    other["statusIfRead"] = one.status_if_read
    times = {"reached": list(one.reached), "refutedFrom": one.refuted_from}
    return digested({**known, **other, **bounds, **times})


_STEP_AS_NAMED = ("id", "link", "kind", "role", "hops", "event", "possible", "flow", "lot", "via",
                  "start", "end", "standard", "status", "caption")  # fmt: skip


def run(one: IngestRun) -> Properties:
    """Return the properties of a load's node; its files are three lists side by side."""
    files = {
        "fileNames": [file.name for file in one.files],
        "fileSha256": [file.sha256 for file in one.files],
        "fileRows": [file.rows for file in one.files],
    }
    return digested({**one.properties("files"), **files, "id": one.id, "caption": one.title})


def digested(known: Properties) -> Properties:
    """Return properties with a digest of them, by which a later load tells that none changed."""
    return {**known, "digest": digest(known)}


def _kept(stated: Stated[Any], known: Properties) -> Properties:
    for name, several in (("sources", stated.sources), ("conflicting", stated.conflicting)):
        if several:
            known[name] = list(several)
    return digested(known)


def _bounds(bounds: Bounds) -> Properties:
    return {
        "startMin": bounds.start_min,
        "startMax": bounds.start_max,
        "endMin": bounds.end_min,
        "endMax": bounds.end_max,
    }


def _assessed(found: Assessment) -> Properties:
    return {
        "standard": int(found.standard),
        "ifRead": int(found.if_read),
        "statusIfRead": found.status_if_read.value,
        "reached": list(found.reached),
        "refutedFrom": found.refuted_from,
        "origins": found.origins,
        "status": found.status.value,
        "evidence": list(found.evidence),
    }


def _share(share: Share) -> Properties:
    return {
        "shareMin": share.minimum,
        "shareMax": share.maximum,
        "shareMinExclusive": share.minimum_exclusive,
        "shareMaxExclusive": share.maximum_exclusive,
    }


def _said(share: Share) -> str:
    return "" if share.unknown else str(share)


Row = Mapping[str, Any]


def read_entity(row: Row) -> Stated[Entity]:
    """Read a row of load/known/entities."""
    return _stated(Entity, row, schema=schema_of(row["labels"]))


def schema_of(labels: Iterable[str]) -> Schema:
    """Return the schema that the labels of an entity name."""
    return Schema(next(label for label in labels if label not in _NOT_SCHEMA))


def read_link(row: Row) -> Stated[Link]:
    """Read a row of load/known/links."""
    held = row["properties"]
    share = Share(
        held.get("shareMin", 0.0),
        held.get("shareMax", 100.0),
        held.get("shareMinExclusive", False),
        held.get("shareMaxExclusive", False),
    )
    return _stated(Link, row, type=row["type"], fromId=row["from"], toId=row["to"], share=share)


def read_fact(row: Row) -> Stated[JointFact]:
    """Read a row of load/known/facts."""
    roles: dict[str, list[str]] = {}
    for relationship_type, party in sorted(row["parties"]):
        roles.setdefault(role_of(relationship_type), []).append(party)
    kind = next(label for label in row["labels"] if label != "JointFact")
    return _stated(JointFact, row, type=kind, roles=roles)


def read_designation(row: Row) -> Stated[Designation]:
    """Read a row of load/known/designations."""
    return _stated(Designation, row, entityId=row["entity"])


def reader(record: type[R]) -> Callable[[Row], Stated[R]]:
    """Return what reads rows of records that are laid out as they are: documents, evidence."""
    return lambda row: _stated(record, row)


def _stated(record: type[R], row: Row, **elsewhere: Any) -> Stated[R]:
    """Read properties as a record; what the loader keeps beside them is no part of it."""
    held = row["properties"]
    names = {field.alias or name for name, field in record.model_fields.items()}
    stated = {name: value for name, value in held.items() if name in names}
    return Stated(
        record.model_validate({**stated, **elsewhere}),
        tuple(held.get("sources", ())),
        tuple(held.get("conflicting", ())),
    )
