"""What a record is written as; nothing of it is dropped, and what has no place is counted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model.dates import FIRST_DAY, LAST_DAY, day_range
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.record import Record
from graphkit.model.records import Designation, Document, Evidence, JointFact, Link
from graphkit.model.registry import Schema, registry
from graphkit.model.share import Share, share
from graphkit.model.statements import Direction, DocumentKind, Wording
from graphkit.report.ftm import Writer
from graphkit.report.ftm.edges import stated
from graphkit.report.ftm.forms import ftm_id, partial

R = TypeVar("R", bound=Record)
PAPER = Document(
    id="paper", title="An invented paper", kind=DocumentKind.PRESS, publisher="Nobody",
    published="2020", url="https://example.org/paper",
)  # fmt: skip


@dataclass(frozen=True)
class Told(Generic[R]):
    """A record as the graph would tell of it."""

    record: R
    sources: tuple[str, ...] = ("invented",)
    conflicting: tuple[str, ...] = ()
    proof: str = ""
    evidence: tuple[Evidence, ...] = ()
    ends: tuple[Schema, ...] = ()


def hashed(own: str) -> str:
    return hashlib.sha256(own.encode()).hexdigest()[:8]


def link(kind: str, ends: tuple[Schema, Schema], **fields: Any) -> tuple[dict[str, Any], Writer]:
    writer = Writer([PAPER])
    one = Link(type=kind, from_id="imo:9074729", to_id="lei:X", **fields)
    return writer.link(Told(one, ends=ends))[0], writer


@pytest.mark.parametrize(
    ("own", "written"),
    [
        ("imo:9074729", "imo-9074729"),
        ("ftm:NK-2T3S8", "NK-2T3S8"),  # as it came
        ("link:00ff", "link-00ff"),
        ("case:sample/omm", "case-sample-omm-" + hashed("case:sample/omm")),
        ("ftm:with space", "ftm-with-space-" + hashed("ftm:with space")),
        ("case:é", "case-" + hashed("case:é")),
    ],
)
def test_an_id_is_one_that_ftm_takes(own: str, written: str) -> None:
    assert ftm_id(own) == written


@given(st.text(min_size=1), st.text(min_size=1))
def test_no_two_things_get_one_id(one: str, other: str) -> None:
    assert one == other or ftm_id(f"case:{one}") != ftm_id(f"case:{other}")


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("", ""),
        ("..", ""),
        ("2017", "2017"),
        ("2017-10", "2017-10"),
        ("2017-10-19", "2017-10-19"),
        ("2017-XX", "2017"),
        ("201X", ""),
        ("[2017-09-01..2017-10-31]", "2017"),
        ("[2017-09-01..2017-09-30]", "2017-09"),
        ("[2017-09..2018-02]", ""),
        ("[..2021-07-15]", ""),
        ("[2019-01-31..]", ""),
    ],
)
def test_a_day_is_the_partial_date_that_holds_it(edtf: str, day: str) -> None:
    assert partial(edtf) == day


@given(st.dates(FIRST_DAY, LAST_DAY), st.dates(FIRST_DAY, LAST_DAY))
def test_a_partial_date_never_says_more_than_was_stated(a: Any, b: Any) -> None:
    low, high = min(a, b), max(a, b)
    if found := partial(f"[{low}..{high}]"):
        first, last = day_range(found)
        assert first <= low <= high <= last


@pytest.mark.parametrize("text", ["", "48", "33.3", "25..50", "(25..50]", ">50", ">=25", "<25"])
def test_a_share_is_written_as_it_is_read(text: str) -> None:
    assert share(stated(share(text))) == share(text)


@pytest.mark.parametrize(
    ("kind", "ends", "schema", "properties"),
    [
        ("OWNS", (Schema.COMPANY, Schema.VESSEL), "Ownership",
         {"owner": ["imo-9074729"], "asset": ["lei-X"]}),
        ("OWNS", (Schema.COMPANY, Schema.ORGANIZATION), "UnknownLink",
         {"subject": ["imo-9074729"], "object": ["lei-X"], "role": ["owns"]}),
        ("CONTROLS", (Schema.COMPANY, Schema.VESSEL), "UnknownLink",
         {"subject": ["imo-9074729"], "object": ["lei-X"], "role": ["controls"]}),
        ("SUCCEEDS", (Schema.COMPANY, Schema.BANK), "Succession",
         {"successor": ["imo-9074729"], "predecessor": ["lei-X"]}),
        ("FINANCES", (Schema.BANK, Schema.COMPANY), "Debt",
         {"creditor": ["imo-9074729"], "debtor": ["lei-X"]}),
        ("BROKERS", (Schema.BANK, Schema.COMPANY), "Representation",
         {"agent": ["imo-9074729"], "client": ["lei-X"], "role": ["brokers"]}),
        ("LINKED_TO", (Schema.COMPANY, Schema.VESSEL), "UnknownLink",
         {"subject": ["imo-9074729"], "object": ["lei-X"]}),
        ("SAME_AS", (Schema.COMPANY, Schema.COMPANY), "Similar",
         {"candidate": ["imo-9074729"], "match": ["lei-X"], "criteria": ["same as"]}),
    ],
)  # fmt: skip
def test_a_link_is_the_nearest_edge(
    kind: str, ends: tuple[Schema, Schema], schema: str, properties: dict[str, list[str]]
) -> None:
    line, _ = link(kind, ends)

    assert (line["schema"], line["properties"]) == (schema, properties)


@pytest.mark.parametrize("kind", sorted(registry().links))
def test_every_link_is_written_between_all_ends_that_it_may_have(kind: str) -> None:
    for source in registry().links[kind].source:
        for target in registry().links[kind].target:
            one = Link(type=kind, from_id="imo:1", to_id="lei:X", role="a role", notes="a note")
            lines = Writer([]).link(Told(one, ends=(source, target)))
            assert "a note" in str(lines)
            assert "a role" in str(lines)


@pytest.mark.parametrize("kind", sorted(registry().joint_facts))
def test_every_joint_fact_is_written_with_all_its_parties(kind: str) -> None:
    rule = registry().joint_facts[kind]
    roles = {role: (f"case:x/{role}",) for role in rule.roles}
    one = JointFact(
        type=kind, kind=(rule.kinds or ("",))[0], roles=roles, amount="7", currency="USD",
        goods="goods", quantity="9 t", lot="a lot", reference="a reference", notes="a note",
        date="2017-10-19",
    )  # fmt: skip

    written = str(Writer([]).fact(Told(one)))

    for party in roles.values():
        assert ftm_id(party[0]) in written or party[0] in written
    for said in ("7", "USD", "goods", "9 t", "a lot", "a reference", "a note", "2017-10-19"):
        assert said in written, said


def test_an_entity_is_written_with_all_that_is_known_of_it() -> None:
    one = Entity(
        id="imo:9074729",
        schema_=Schema.VESSEL,
        name="INVENTED  STAR",
        alias=("STAR",),
        identifiers=(Identifier(Kind.IMO, "9074729"), Identifier(Kind.OFAC, "17068")),
        ill_formed=("mmsi 27300",),
        imo_number="9074729",
        flag=("kp", "xx"),
        tonnage=("1234", "about 1,000"),
        build_date=("1995", "[1995..1996]"),
        tax_number=("T1",),
        phone=("+1 555",),
        topics=("sanction", "no.topic"),
        unidentified=True,
        notes=("A note.",),
    )
    writer = Writer([])

    line = writer.entity(Told(one, conflicting=("flag=sl (other)",)))

    assert line == {
        "id": "imo-9074729",
        "schema": "Vessel",
        "datasets": ["invented"],
        "referents": ["ofac-17068"],
        "properties": {
            "name": ["INVENTED STAR"],
            "alias": ["STAR"],
            "imoNumber": ["IMO9074729"],
            "flag": ["kp"],
            "tonnage": ["1234"],
            "buildDate": ["1995"],
            "topics": ["sanction"],
            "notes": [
                "taxNumber: T1",
                "flag: xx",
                "tonnage: about 1,000",
                "buildDate: [1995..1996]",
                "phone: +1 555",
                "topics: no.topic",
                "A note.",
                "ill-formed: mmsi 27300",
                "marked as: unidentified",
            ],
            "description": ["put aside: flag=sl (other)"],
        },
    }
    assert writer.lost["values that contradict others"] == 1
    assert writer.lost["taxNumber of Vessel"] == 1


def test_a_number_that_an_identity_sailed_under_is_no_number_of_it() -> None:
    one = Entity(id="case:x/y", schema_=Schema.VESSEL_IDENTITY, name="FAKE", imo_number="9074729")

    line = Writer([]).entity(Told(one))

    assert line["schema"] == "Vessel"
    assert line["properties"]["notes"] == ["imoNumber: 9074729", "kind: VesselIdentity"]


def test_a_designation_is_a_sanction() -> None:
    one = Designation(
        entity_id="imo:9074729", authority="UN", programme="DPRK", list_id="KPe.020",
        published="2014-07-28", effective="[..2014-07-28]", end="2020", end_reason="delisted",
        stage="ended", measures=("asset freeze",), legal_basis="Resolution 1718", notes="A note.",
    )  # fmt: skip
    writer = Writer([])

    properties = writer.designation(Told(one))["properties"]

    assert properties == {
        "entity": ["imo-9074729"],
        "authority": ["UN"],
        "program": ["DPRK"],
        "authorityId": ["KPe.020"],
        "status": ["ended"],
        "provisions": ["asset freeze"],
        "listingDate": ["2014-07-28"],
        "endDate": ["2020"],
        "summary": [
            "effective: [..2014-07-28]",
            "end reason: delisted",
            "legal basis: Resolution 1718",
            "A note.",
        ],
    }
    assert writer.lost["ranges of dates"] == 1


def test_evidence_goes_with_what_it_proves() -> None:
    one = Link(type="OWNS", from_id="imo:1", to_id="lei:X", share=Share(50, 50))
    evidence = (
        Evidence(
            about=one.id, document="paper", locator="page 7", quote="It owns half.", read=True
        ),
        Evidence(
            about=one.id,
            document="another",
            direction=Direction.CONTRADICTS,
            wording=Wording.HEDGED,
        ),
    )
    told = Told(one, proof="standard 2 (reliable report), status disputed", evidence=evidence,
                ends=(Schema.COMPANY, Schema.COMPANY))  # fmt: skip

    (line,) = Writer([PAPER]).link(told)

    assert line["properties"]["percentage"] == ["50"]
    assert line["properties"]["proof"] == [ftm_id("document:paper")]
    assert line["properties"]["sourceUrl"] == ["https://example.org/paper"]
    assert line["properties"]["description"] == [
        "standard 2 (reliable report), status disputed",
        "for: An invented paper, page 7: “It owns half.”",
        "against: another (words hedged; read no)",
    ]
