"""Traced chains against the plain enumeration of the oracle, on many small random worlds."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from graphkit.exposure.question import Question
from graphkit.exposure.trace import trace
from graphkit.graph import Graph, load
from graphkit.model.automaton import Opening
from graphkit.model.dates import FIRST_DAY, LAST_DAY
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.proof import Standard
from graphkit.model.records import (
    Batch,
    Designation,
    Document,
    Evidence,
    IngestRun,
    JointFact,
    Link,
)
from graphkit.model.registry import Schema
from graphkit.model.share import Share
from graphkit.model.statements import DocumentKind
from tests.exposure.oracle import DAYS, Asked, Fact, World, chains

WORLDS = 300
BEGINNING = date(2018, 1, 1)
GRADES = {
    1: (DocumentKind.NOTE, "A"),
    2: (DocumentKind.PRESS, "A"),
    3: (DocumentKind.OFFICIAL_FINDING, "A"),
    4: (DocumentKind.REGISTER, "A"),
    5: (DocumentKind.JUDGMENT, "A"),
}


def day(number: int) -> date:
    """Return the calendar day of a small number; the ends of the range stand for unknown."""
    return BEGINNING + timedelta(number)


def edtf(low: int, high: int) -> str:
    """Write a range of days; the whole range is unknown."""
    if (low, high) == (DAYS[0], DAYS[-1]):
        return ""
    return day(low).isoformat() if low == high else f"[{day(low)}..{day(high)}]"


def random_world(seed: int) -> World:
    """Make a small world with every class of step, loops, hubs and two designated parties."""
    rng = random.Random(seed)
    ships = {f"ship{n}" for n in range(rng.randint(2, 4))}
    parties = [f"party{n}" for n in range(rng.randint(3, 5))]
    banks = ["bank0", "bank1"]
    everyone = [*sorted(ships), *parties, *banks]
    listed = rng.sample(everyone, 2)
    world = World(ships=ships, designated={one: _life(rng) for one in listed})
    for number in range(rng.randint(9, 14)):
        world.facts.append(_fact(rng, number, sorted(ships), parties, banks))
    return world


def _life(rng: random.Random) -> tuple[int, int]:
    start = rng.randint(1, 9)
    return start, rng.choice([99, rng.randint(start, 10)])


def _fact(
    rng: random.Random, number: int, ships: list[str], parties: list[str], banks: list[str]
) -> Fact:
    kind = rng.choice(
        ["OWNS", "OWNS", "CONTROLS", "MANAGES", "SERVES", "ACTS_FOR", "LINKED_TO", "AFFILIATE_OF"]
        + [
            "PAID",
            "PAID",
            "SAME_AS",
            "POSSIBLY_SAME_AS",
            "ShipToShipTransfer",
            "ShipToShipTransfer",
            "Payment",
        ]
        + ["Payment", "BankAccount", "Lease"]
    )
    two = rng.sample(parties, 2)
    ship_or_party = rng.choice([*ships, two[1]])
    ends: dict[str, tuple[tuple[str, str], ...]] = {
        "MANAGES": (("from", two[0]), ("to", rng.choice(ships))),
        "OWNS": (("from", two[0]), ("to", ship_or_party)),
        "CONTROLS": (("from", two[0]), ("to", ship_or_party)),
        "SERVES": (("from", two[0]), ("to", ship_or_party)),
        "ShipToShipTransfer": tuple(zip(("giver", "receiver"), rng.sample(ships, 2), strict=True)),
        "Payment": (
            ("payer", two[0]),
            ("payee", two[1]),
            ("payerBank", banks[0]),
            ("payeeBank", banks[1]),
            ("onAccountOf", rng.choice(ships)),
        ),
        "BankAccount": (("holder", two[0]), ("bank", rng.choice(banks))),
        "Lease": (("lessor", two[0]), ("lessee", two[1]), ("vessel", rng.choice(ships))),
    }
    first = _range(rng)
    event = kind in ("PAID", "Payment", "ShipToShipTransfer")
    last = first if event else _later(rng, first)
    if kind.endswith("SAME_AS") and rng.random() < 0.7:
        first = last = (DAYS[0], DAYS[-1])
    return Fact(
        key=str(number),
        type=kind,
        ends=ends.get(kind, (("from", two[0]), ("to", two[1]))),
        first=first,
        last=last,
        standard=rng.choice([1, 2, 3, 3, 4, 5]),
        share=rng.choice([(0, 100), (10, 10), (30, 30), (60, 60), (20, 30), (40, 70)])
        if kind == "OWNS"
        else (0, 100),
        lot=rng.choice(["", "", "oil", "coal"]) if event else "",
        published=rng.randint(1, 10),
    )


def _range(rng: random.Random) -> tuple[int, int]:
    low = rng.randint(1, 10)
    return rng.choice([(low, low), (low, low), (low, min(10, low + 2)), (1, 10)])


def _later(rng: random.Random, first: tuple[int, int]) -> tuple[int, int]:
    low = rng.randint(first[0], 10)
    return rng.choice([(low, low), (low, 10), (1, 10)])


def name_of(seed: int, name: str) -> str:
    return f"case:w{seed}/{name}"


def batch_of(worlds: dict[int, World]) -> tuple[Batch, dict[str, tuple[int, str]]]:
    """State all worlds as records; also return which record each fact became."""
    documents = {
        f"doc{standard}-{published}": Document(
            id=f"doc{standard}-{published}",
            title=f"Document of standard {standard}",
            kind=kind,
            publisher="a test",
            reliability=grade,
            published=day(published).isoformat(),
            relies_on_known=True,
        )
        for standard, (kind, grade) in GRADES.items()
        for published in DAYS
    }
    entities, designations, evidence = [], [], []
    links: dict[str, Link] = {}
    facts: dict[str, JointFact] = {}
    known: dict[str, tuple[int, str]] = {}
    for seed, world in worlds.items():
        used = {name for fact in world.facts for _, name in fact.ends} | set(world.designated)
        for name in sorted(used):
            schema = {"s": Schema.VESSEL, "b": Schema.BANK, "p": Schema.COMPANY}[name[0]]
            case = Identifier(Kind.CASE, f"w{seed}/{name}")
            entities.append(
                Entity(id=name_of(seed, name), schema_=schema, name=name, identifiers=(case,))
            )
        for name, (start, end) in world.designated.items():
            listing = Designation(
                entity_id=name_of(seed, name),
                authority="US",
                programme="TEST",
                effective=day(start).isoformat(),
                end="" if end == 99 else day(end).isoformat(),
            )
            designations.append(listing)
            evidence.append(Evidence(about=listing.id, document="doc4-1", read=True))
        for fact in world.facts:
            record = _record(seed, fact)
            if record.id in known:
                continue
            known[record.id] = (seed, fact.key)
            if isinstance(record, Link):
                links[record.id] = record
            else:
                facts[record.id] = record
            document = f"doc{fact.standard}-{fact.published}"
            evidence.append(Evidence(about=record.id, document=document, read=True))
    batch = Batch(
        entities=tuple(entities),
        links=tuple(links.values()),
        facts=tuple(facts.values()),
        designations=tuple(designations),
        documents=tuple(documents.values()),
        evidence=tuple(evidence),
    )
    return batch, known


def _record(seed: int, fact: Fact) -> Link | JointFact:
    ends = [(role, name_of(seed, name)) for role, name in fact.ends]
    event = fact.type in ("PAID", "Payment", "ShipToShipTransfer")
    when = (
        {"date": edtf(*fact.first)}
        if event
        else {"start_date": edtf(*fact.first), "end_date": edtf(*fact.last)}
    )
    if ends[0][0] == "from":
        low, high = fact.share
        return Link(
            type=fact.type,
            from_id=ends[0][1],
            to_id=ends[1][1],
            share=Share(float(low), float(high)),
            lot=fact.lot,
            role=f"of fact {fact.key}" if fact.type != "MANAGES" else "",
            **when,
        )
    kind = "time" if fact.type == "Lease" else ""
    return JointFact(
        type=fact.type,
        kind=kind,
        roles={role: (name,) for role, name in ends},
        lot=fact.lot,
        reference=f"fact {fact.key}",
        **when,
    )


@pytest.fixture(scope="module")
def worlds() -> dict[int, World]:
    return {seed: random_world(seed) for seed in range(WORLDS)}


def _question(rng: random.Random, subject: str, named: str) -> tuple[Asked, Question]:
    """Ask the same of the oracle and of the product: as of a day, within a window, or any time."""
    start, end = sorted(rng.choices(DAYS, k=2))
    within = rng.choice([None, rng.randint(0, 9)])
    since = max(1, end - within) if within is not None else 1
    kinds: list[tuple[dict[str, int], dict[str, Any]]] = [
        ({}, {}),
        (
            {"since": since, "until": end, "stands": end},
            {"as_of": day(end), "within": within},
        ),
        (
            {"since": start, "until": end, "stands": start},
            {"during": (day(start), day(end))},
        ),
    ]
    asked, when = rng.choice(kinds)
    standard, hops = rng.choice([1, 2, 3]), rng.choice([2, 3, 4, 6])
    include = frozenset(rng.sample(["siblings", "minority", "affiliates"], rng.choice([0, 1])))
    known_by, strict = rng.choice([99, 99, 8, 5]), rng.choice([True, False, False])
    return (
        Asked(
            subject=subject,
            standard=standard,
            max_hops=hops,
            known_by=known_by,
            include=include,
            strict_identity=strict,
            **asked,
        ),
        Question(
            subject=named,
            known_by=date(2026, 1, 1) if known_by == 99 else day(known_by),
            standard=Standard(standard),
            max_hops=hops,
            include=frozenset(Opening(one) for one in include),
            strict_identity=strict,
            limit=5000,
            **when,
        ),
    )


def test_traced_chains_are_those_of_the_oracle(graph: Graph, worlds: dict[int, World]) -> None:
    batch, known = batch_of(worlds)
    load(graph, batch, IngestRun(source="case:worlds", title="random worlds"), lambda *_: None)
    compared = found = 0
    for seed, world in worlds.items():
        rng = random.Random(seed)
        kept = {key for of, key in known.values() if of == seed}
        world.facts = [fact for fact in world.facts if fact.key in kept]
        subject = rng.choice(sorted({name for fact in world.facts for _, name in fact.ends}))
        asked, question = _question(rng, subject, name_of(seed, subject))
        expected = chains(world, asked)
        answer = trace(graph, question)
        traced = {
            tuple((known[step.id][1], step.role) for step in chain.steps)
            for chain in answer.results
        }
        assert traced == expected, (seed, asked)
        assert len(traced) == len(answer.results), f"world {seed} told a chain twice"
        for chain in answer.results:
            assert chain.standard == min(step.standard for step in chain.steps)
        compared, found = compared + 1, found + len(expected)
    assert compared == WORLDS
    assert found > WORLDS / 2, f"only {found} chains: the worlds are too thin to prove anything"


def test_the_ends_of_the_calendar_stand_for_unknown() -> None:
    assert (FIRST_DAY.year, LAST_DAY.year) == (1, 9999)
