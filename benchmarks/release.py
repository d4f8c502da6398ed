"""A seeded synthetic release as rows, of any size, in the shape of `benchmarks.synthetic`.

Nothing in it is real. A fifth of the companies have an LEI beside the id that links name them by,
so that their ids are found out only at the end; a tenth of the links stand in two documents. The
records are made unchecked, for they are right by construction: what their checks cost belongs to
reading a file, which is not measured here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np

from benchmarks.synthetic import DESIGNATED, FIRST, KIND_SHARES, KINDS, MIX, SPAN_DAYS, heavy
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind
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
from graphkit.model.registry import Schema, registry
from graphkit.model.rows import Row
from graphkit.model.share import Share
from graphkit.model.statements import DocumentKind

SOURCE = "synthetic"
SLAB = 50_000
"""Links that are drawn together."""
DOCUMENTS = 200
KIND_OF_DOCUMENT = (
    DocumentKind.REGISTER,
    DocumentKind.OFFICIAL_FINDING,
    DocumentKind.PRESS,
    DocumentKind.PRIMARY_RECORD,
    DocumentKind.RESEARCH,
)
LIST = Document(
    id="synthetic:list",
    title="Synthetic list",
    kind=DocumentKind.LIST,
    publisher="Nobody",
    reliability="A",
    published="2024-01-01",
    relies_on_known=True,
)
WITH_LEI = 0.2
IMO_NUMBERS = 999_999
"""How many there are: further vessels go without."""
COUNTRIES = ("sg", "pa", "cn", "gr", "ae", "lr")


@dataclass(frozen=True)
class SyntheticRelease:
    """A release of a size; the same arguments give the same rows.

    Args:
        entities: how many.
        links: how many links and joint facts, a few less.
        seed: of all that is drawn.
    """

    entities: int
    links: int
    seed: int = 7

    def run(self) -> IngestRun:
        """Return its run."""
        text = f"{self.entities} {self.links} {self.seed}"
        file = SourceFile(name="synthetic", sha256=text, rows=self.entities + self.links)
        return IngestRun(
            source=SOURCE,
            title="Synthetic release",
            dated="2024-01-01",
            files=(file,),
            documents=(LIST.id, *(one.id for one in documents())),
        )

    def rows(self) -> Iterator[Row]:
        """Give its rows: entities, designations, then links and joint facts."""
        rng = np.random.default_rng(self.seed)
        kinds = rng.choice(len(KINDS), size=self.entities, p=KIND_SHARES)
        by_kind = {kind: np.flatnonzero(kinds == place) for place, kind in enumerate(KINDS)}
        named = rng.random(self.entities) < WITH_LEI
        for n, kind in enumerate(kinds.tolist()):
            schema = KINDS[kind]
            with_lei = schema is Schema.BANK or schema is Schema.COMPANY and bool(named[n])
            yield Row(
                "entities", n + 1, Batch.model_construct(entities=(_entity(n, schema, with_lei),))
            )
        size = max(1, int(self.entities * DESIGNATED))
        listed = rng.choice(self.entities, size=size, replace=False)
        for line, n in enumerate(sorted(listed.tolist()), start=1):
            day = FIRST + timedelta(int(rng.integers(SPAN_DAYS)))
            yield Row("list", line, _listing(_id(n, KINDS[kinds[n]]), str(day)))
        yield from self._links(by_kind, rng)

    def _links(self, by_kind: dict[Schema, np.ndarray], rng: np.random.Generator) -> Iterator[Row]:
        every, line = documents(), 0
        for kind, pair, source, target, part in MIX:
            left = int(self.links * part)
            while left > 0:
                size = min(left, SLAB)
                left -= size
                ends = (
                    heavy(rng, by_kind[source], size),
                    rng.choice(by_kind[target], size=size),
                )
                for one in _drawn(kind, pair, source, target, ends, rng):
                    line += 1
                    yield Row("links", line, _said(one, line, every))


def documents() -> list[Document]:
    """Return the documents that links stand in."""
    return [
        Document(
            id=f"synthetic:{n}",
            title=f"Synthetic document {n}",
            kind=KIND_OF_DOCUMENT[n % len(KIND_OF_DOCUMENT)],
            publisher=f"Nobody {n % 20}",
            reliability="ABC"[n % 3],
            published=str(FIRST + timedelta(days=n * SPAN_DAYS // DOCUMENTS)),
            relies_on_known=n % 4 > 0,
        )
        for n in range(DOCUMENTS)
    ]


def _id(n: int, schema: Schema) -> str:
    numbered = schema is Schema.VESSEL and n < IMO_NUMBERS
    return f"imo:{_imo(n)}" if numbered else f"ftm:NK-{n:08}"


def _imo(n: int) -> str:
    """Return an IMO number whose check digit holds."""
    digits = f"{n + 1:06}"
    return digits + str(sum(int(d) * w for d, w in zip(digits, range(7, 1, -1), strict=True)) % 10)


def _lei(n: int) -> str:
    """Return an LEI whose check digits hold (ISO 7064 MOD 97-10)."""
    stem = f"0000{n:014}"
    return f"{stem}{98 - int(stem + '00') % 97:02}"


def _entity(n: int, schema: Schema, with_lei: bool) -> Entity:
    name = f"{schema.value} Number {n} of Nowhere"
    own = _id(n, schema)
    kind, _, value = own.partition(":")
    identifiers = [Identifier(Kind(kind), value)]
    stated: dict[str, Any] = {"imo_number": value} if kind == Kind.IMO else {}
    if with_lei:
        stated["lei_code"] = _lei(n)
        identifiers.append(Identifier(Kind.LEI, stated["lei_code"]))
    return Entity.model_construct(
        id=own,
        schema_=schema,
        name=name,
        identifiers=tuple(identifiers),
        country=(COUNTRIES[n % len(COUNTRIES)],),
        address=(f"{n % 999} Long Street, Nowhere {n % 77}",),
        alias=(f"No. {n}",) if n % 5 == 0 else (),
        **stated,
    )


def _listing(entity: str, day: str) -> Batch:
    listing = Designation(entity_id=entity, authority="XX", programme="TEST", effective=day)
    proof = Evidence(about=listing.id, document=LIST.id, locator=f"row {entity}", read=True)
    return Batch.model_construct(designations=(listing,), evidence=(proof,), documents=(LIST,))


Statement = Link | JointFact


def _drawn(
    kind: str,
    pair: str,
    source: Schema,
    target: Schema,
    ends: tuple[np.ndarray, np.ndarray],
    rng: np.random.Generator,
) -> Iterator[Statement]:
    size = len(ends[0])
    starts, lasts = rng.integers(SPAN_DAYS, size=size), rng.integers(30, 3000, size=size)
    still, shares = rng.random(size) < 0.55, rng.choice([-1, 10, 30, 60, 100], size=size)
    event = (registry().links.get(kind) or registry().joint_facts[kind]).event
    columns = (ends[0], ends[1], starts, lasts, still, shares)
    for a, b, start, last, goes_on, share in zip(*(one.tolist() for one in columns), strict=True):
        if a == b:
            continue
        day = FIRST + timedelta(start)
        end = "" if event or goes_on else str(day + timedelta(last))
        known: dict[str, Any] = (
            {"date": str(day)} if event else {"start_date": str(day), "end_date": end}
        )
        who = _id(a, source), _id(b, target)
        if pair:
            known["roles"] = {role: (one,) for role, one in zip(pair.split("→"), who, strict=True)}
            yield JointFact.model_construct(type=kind, **known)
            continue
        if kind == "OWNS" and share > 0:
            known["share"] = Share(float(share), float(share))
        yield Link.model_construct(type=kind, from_id=who[0], to_id=who[1], **known)


def _said(one: Statement, line: int, every: list[Document]) -> Batch:
    first = line * 7919 % DOCUMENTS
    places = (first, (first + 1) % DOCUMENTS) if line % 10 == 0 else (first,)
    proof = tuple(
        Evidence.model_construct(
            about=one.id, document=every[place].id, locator=f"line {line}", read=True, credibility=2
        )
        for place in places
    )
    stands = tuple(every[place] for place in places)
    if isinstance(one, Link):
        return Batch.model_construct(links=(one,), documents=stands, evidence=proof)
    return Batch.model_construct(facts=(one,), documents=stands, evidence=proof)
