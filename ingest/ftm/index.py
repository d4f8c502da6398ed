"""The first reading of a file: what it says of each entity, and for which day it speaks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graphkit.model.registry import Schema
from graphkit.model.rows import Reject
from ingest.files.opening import Member
from ingest.ftm import accounts, addresses, edges, facts, numbers, others, parties
from ingest.ftm.decisions import SANCTION, FactRule, LinkRule, decision
from ingest.ftm.known import BANK, TOLD, Known, Remembered
from ingest.ftm.lines import Spool, lines
from ingest.ftm.raw import Stated
from ingest.ftm.values import day

KEYS = {"id", "schema", "properties", "caption", "datasets", "dataset", "referents", "first_seen",
        "last_seen", "last_change", "target", "op", "entity"}  # fmt: skip


@dataclass
class Index:
    """What the first reading found.

    Args:
        delta: whether the file says only what changed.
        last_seen: the latest day on which any row was seen; empty where none says.
        keys: keys beside those of FtM, which are not read, by how many rows have them.
        topics: how many entities have each topic.
    """

    delta: bool = False
    last_seen: str = ""
    keys: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)


def index(file: Member, known: Known, spool: Spool) -> Index:
    """Read a file once; raises InputRejected where it cannot be read as lines."""
    found = Index()
    for number, one, raw in lines(file):
        spool.keep(number, one)
        if isinstance(one, Reject):
            continue
        found.delta = known.delta = bool(one.operation)
        if not raw.keys() <= KEYS:
            found.keys.update(raw.keys() - KEYS)
        for stated in one.entities:
            _remember(stated, known)
            _look(stated, found)
    known.complete()
    return found


def _look(one: Stated, found: Index) -> None:
    for topic in one.properties.get("topics", ()):
        found.topics[topic] += 1
    if one.last_seen > found.last_seen and (seen := day(one.last_seen)):
        found.last_seen = max(found.last_seen, seen)


def _remember(one: Stated, known: Known) -> None:
    what = decision(one.schema.name)
    if isinstance(what, Schema):
        _party(one, parties.becomes(one, what), known)
    elif isinstance(what, LinkRule):
        for key, beside in edges.keys(one, what):
            known.state(key, beside)
    elif isinstance(what, FactRule):
        known.state(facts.key(one, what), one.id)
    elif what == SANCTION:
        for number in numbers.of_listing(one):
            for listed in one.properties.get("entity", ()):
                known.claim(listed, number)
    else:
        _of_another(one, what, known)


def _party(one: Stated, schema: Schema, known: Known) -> None:
    if not (name := parties.name_of(one)):
        return  # it will be refused, and what refers to it dangles
    known.remember(one.id, Remembered(one.schema.name, schema, name, ()))
    for number in numbers.of_entity(one, schema)[0]:
        known.claim(one.id, number)
    for other in one.properties.get("addressEntity", ()):
        known.mention(other, TOLD)


def _of_another(one: Stated, what: str, known: Known) -> None:
    told: tuple[str, ...] = ()
    if what == addresses.ADDRESS:
        told = addresses.told(addresses.place(one))
    elif what == accounts.ACCOUNT:
        told = accounts.told(one)
        for bank in one.properties.get("bank", ()):
            known.mention(bank, BANK)
    elif what == others.POSITION:
        told = others.position(one)
    for post in one.properties.get("post", ()):
        known.mention(post, TOLD)
    known.remember(one.id, Remembered(one.schema.name, None, parties.name_of(one), told))
