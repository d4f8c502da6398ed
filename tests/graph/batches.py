"""Small batches, written short: who, what is stated of them, and where it stands."""

from __future__ import annotations

from typing import Any

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, parse
from graphkit.model.records import (
    Batch,
    Designation,
    Document,
    Evidence,
    IngestRun,
    JointFact,
    Link,
    SourceFile,
)
from graphkit.model.registry import Schema
from graphkit.model.statements import DocumentKind

SHIP, OWNER, BANK, NAME = "imo:9074729", "case:one/owner", "case:one/bank", "case:one/name"
FINDING, PAPER = "case:one/finding", "case:one/paper"


def entity(schema: Schema, *identifiers: str, **more: Any) -> Entity:
    """Write an entity whose first identifier is its id."""
    found = [parse(one) for one in identifiers]
    checked = tuple(one for one in found if isinstance(one, Identifier))
    assert len(checked) == len(identifiers)
    stated = {"id": identifiers[0], "name": identifiers[0].upper(), "identifiers": checked} | more
    return Entity(schema_=schema, **stated)


def document(
    name: str, kind: DocumentKind = DocumentKind.OFFICIAL_FINDING, **more: Any
) -> Document:
    stated = {"reliability": "A", "published": "2014-03-06", "relies_on_known": True} | more
    return Document(id=name, title=name, kind=kind, publisher="Panel", **stated)


def says(about: str, where: str = FINDING, **more: Any) -> Evidence:
    return Evidence(**({"about": about, "document": where, "read": True} | more))


def run(source: str = "case:one", *contents: str) -> IngestRun:
    files = tuple(SourceFile(name="links.csv", sha256=one, rows=1) for one in contents)
    return IngestRun(source=source, title=source, files=files, rows_read=1, rows_accepted=1)


def owns(source: str = OWNER, target: str = SHIP, **more: Any) -> Link:
    return Link(
        **({"type": "OWNS", "from_id": source, "to_id": target, "start_date": "2010"} | more)
    )


def payment(**roles: str) -> JointFact:
    held = {role: (who,) for role, who in roles.items()}
    return JointFact(type="Payment", date="2013-07-08", roles=held)


def listing(entity_id: str = OWNER, **more: Any) -> Designation:
    stated = {"authority": "UN", "programme": "DPRK", "effective": "2014-07-28"} | more
    return Designation(entity_id=entity_id, **stated)


SHIP_ENTITY = entity(Schema.VESSEL, SHIP, name="CHONG CHON GANG")
PARTIES = (
    SHIP_ENTITY,
    entity(Schema.COMPANY, OWNER, name="청천강 Shipping", alias=("Ch'ŏngch'ŏn'gang",)),
    entity(Schema.BANK, BANK),
    entity(Schema.VESSEL_IDENTITY, NAME),
)


def whole() -> Batch:
    """Return a batch with one thing of every kind, all on one finding."""
    owned, named = owns(), Link(type="HAS_IDENTITY", from_id=SHIP, to_id=NAME, start_date="2014")
    paid = payment(payer=OWNER, payerBank=BANK, onAccountOf=SHIP)
    listed = listing()
    stated = (owned.id, named.id, paid.id, listed.id)
    return Batch(
        entities=PARTIES,
        links=(owned, named),
        facts=(paid,),
        designations=(listed,),
        documents=(document(FINDING),),
        evidence=(*(says(one) for one in stated), says(OWNER, proposition="identity")),
    )


def one_link(link: Link, *evidence: Evidence, documents: tuple[Document, ...] = ()) -> Batch:
    """Return a batch of one link with its evidence."""
    return Batch(entities=PARTIES, links=(link,), documents=documents, evidence=evidence)
