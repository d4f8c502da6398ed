"""Rows that hold whatever an importer may stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from graphkit.model.entities import Entity
from graphkit.model.records import Batch, Evidence, IngestRun, JointFact, Link, SourceFile
from graphkit.model.registry import Schema
from graphkit.model.rows import Row
from graphkit.model.share import Share
from graphkit.model.statements import Direction, DocumentKind, Proposition
from tests.graph.batches import document, entity, listing, says

SOURCE = "story"
SHIP, OTHER, OWNER, BANK, NAME = (
    "imo:9074729",
    "imo:7937317",
    "ofac:7",
    "case:story/bank",
    "case:story/name",
)
ODD = (
    'say "no"',
    "back\\slash",
    "a,b;c|d",
    "two\nlines",
    "two\r\nlines",
    "bare\rreturn",
    "tab\tand\x1funit",
    " padded ",
    "0042",
    "true",
    "2014-03-06",
    "null",
    "청천강",
    "\u2028",
    "'",
    "😀",
)


def row(line: int, **records: Any) -> Row:
    return Row("story.csv", line, Batch(**records))


def odd_rows() -> Iterator[Row]:
    """Give rows of every kind, with texts that look like something else, empty lists and merges."""
    paper = document("story:paper", relies_on=("story:other", "story:nowhere"), held_by=OWNER)
    press = document("story:other", DocumentKind.PRESS)
    other = press.model_copy(update={"title": "A title of more than 24 characters"})
    owner = entity(Schema.ORGANIZATION, OWNER, "imo-company:1790183", alias=ODD, notes=("x", "x"))
    owns = Link(type="OWNS", from_id=OWNER, to_id=SHIP, start_date="2010", share=Share(25.0, 50.0))
    yield row(1, entities=(owner,), documents=(paper, other))
    yield row(2, entities=(entity(Schema.BANK, OWNER, name="Another\nname", country=("kp",)),))
    yield row(3, entities=(entity(Schema.VESSEL, SHIP), entity(Schema.VESSEL, OTHER, "ofac:8")))
    yield row(4, entities=(entity(Schema.BANK, BANK), entity(Schema.VESSEL_IDENTITY, NAME)))
    yield row(5, entities=(Entity(id="case:story/dot", schema_=Schema.PERSON, name="\u200b"),))
    yield row(6, links=(owns,), evidence=(says(owns.id, "story:paper", quote=ODD[3]),))
    again = owns.model_copy(update={"from_id": "imo-company:1790183", "end_date": "2014-03-06"})
    proof = (says(again.id, "story:other", locator=ODD[0]), says(owns.id, "story:other"))
    yield row(7, links=(again, owns), evidence=proof)
    yield row(8, entities=(entity(Schema.VESSEL, SHIP, "ofac:8"),))  # which is the other ship
    for n, text in enumerate(ODD):
        odd = Link(type="SERVES", from_id=BANK, to_id=SHIP, role=text, notes=text)
        yield row(10 + n, links=(odd,), evidence=(says(odd.id, "story:paper", notes=text),))
    yield from _steps()
    yield from _listings()


def _steps() -> Iterator[Row]:
    named = Link(type="HAS_IDENTITY", from_id="ofac:8", to_id=NAME, date="2014-03")
    unproved = Link(type="MANAGES", from_id=OWNER, to_id=OTHER, date="2014", role="ISM")
    paid = JointFact(
        type="Payment",
        date="2013-07-08",
        roles={
            "payer": (OWNER, "imo-company:1790183"),
            "payerBank": (BANK,),
            "onAccountOf": (SHIP,),
        },
        amount="1,000",
    )
    met = JointFact(
        type="ShipToShipTransfer", roles={"giver": (SHIP,), "receiver": ("ofac:8",)}, lot="coal"
    )
    against = says(
        paid.id, "story:paper", direction=Direction.CONTRADICTS, roles=("payerBank", "payer")
    )
    admits = says(paid.id, "story:other", admitted_by=OWNER, element="knowledge")
    yield row(40, links=(named, unproved), facts=(paid, met))
    yield row(41, evidence=(against, admits, says(named.id, "story:paper")))  # about other rows
    yield row(42, evidence=(says(OWNER, "story:paper", proposition=Proposition.IDENTITY),))


def _listings() -> Iterator[Row]:
    listed = listing(OWNER, effective="[..2014-07-28]", measures=("asset freeze", "port ban"))
    longer = listing(OWNER, effective="[2014-07-01..2014-07-28]", notes="more exact")
    proposed = listing(SHIP, stage="proposed", scope="draft")
    yield row(50, designations=(listed,), evidence=(says(listed.id, "story:paper"),))
    yield row(51, designations=(longer, proposed), evidence=(says(longer.id, "story:paper"),))


def run_of(rows: int) -> IngestRun:
    files = (SourceFile(name="story.csv", sha256="a" * 64, rows=rows),)
    return IngestRun(
        source=SOURCE, title="A story", files=files, rows_read=rows, rows_accepted=rows
    )


def said(about: str, **more: Any) -> Evidence:
    return says(about, "story:paper", **more)


PAPER = document("story:paper")
IDS = ("imo:9074729", "ofac:1", "ofac:2", "case:s/a")
DAYS = st.sampled_from(["", "2010", "2014-03-06"])
NAMES = st.sampled_from(["One", "Two", "imo:9074729"])


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    """Draw records of few things, so that many are records of one."""
    schemata = st.sampled_from([Schema.COMPANY, Schema.BANK, Schema.ORGANIZATION])
    entities = tuple(
        entity(
            draw(schemata), one, *draw(st.sets(st.sampled_from(IDS), max_size=1)), name=draw(NAMES)
        )
        for one in (*IDS, *draw(st.lists(st.sampled_from(IDS), max_size=3)))
    )
    links = tuple(
        Link(
            type=draw(st.sampled_from(["OWNS", "SERVES", "SAME_AS", "PAID"])),
            from_id=draw(st.sampled_from(IDS)),
            to_id=draw(st.sampled_from(IDS)),
            date=draw(DAYS),
            notes=draw(st.sampled_from(["", "a", "b"])),
        )
        for _ in range(draw(st.integers(0, 5)))
    )
    facts = tuple(
        JointFact(
            type="Payment",
            date=draw(DAYS),
            roles={"payer": (draw(st.sampled_from(IDS)),), "payee": (draw(st.sampled_from(IDS)),)},
        )
        for _ in range(draw(st.integers(0, 2)))
    )
    listed = tuple(
        listing(
            draw(st.sampled_from(IDS)),
            effective=draw(DAYS),
            stage=draw(st.sampled_from(["proposed", "in force"])),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    about = [*IDS, *(one.id for one in links), *(one.id for one in facts)]
    about += [one.id for one in listed]
    evidence = tuple(
        said(draw(st.sampled_from(about)), locator=draw(st.sampled_from([None, "p. 1"])))
        for _ in range(draw(st.integers(0, 5)))
    )
    return Batch(
        entities=entities,
        links=links,
        facts=facts,
        designations=listed,
        documents=(PAPER,),
        evidence=evidence,
    )
