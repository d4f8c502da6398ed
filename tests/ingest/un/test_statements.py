"""What the comments state: all of it for the DPRK list, counts for the others, and how strongly."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from graphkit.graph.proof import Proof
from graphkit.model.proof import Standard
from graphkit.model.records import Batch, Evidence
from graphkit.model.registry import registry
from graphkit.model.rows import Row
from graphkit.model.statements import Wording
from ingest.un import UnReading, read
from ingest.un.source import UnSource
from tests.ingest.un.conftest import Write, entry
from tests.ingest.un.telling import told

Rows = dict[str, Row]
HERE = Path(__file__).parent
SHIP = "case:un-sc/"


def batch(rows: Rows) -> Batch:
    """Return all rows as one batch."""
    return Batch(
        **{
            name: tuple(one for row in rows.values() for one in getattr(row.records, name))
            for name in ("entities", "links", "facts", "designations", "documents", "evidence")
        }
    )


def test_all_that_the_entities_of_the_dprk_list_state(un_rows: Rows) -> None:
    expected = (HERE / "dprk.txt").read_text("utf-8").splitlines()

    assert [line for line in told(un_rows.values()) if line.startswith("KPe")] == expected


def test_links_and_facts_of_all_lists_by_type_and_wording(un_list: UnReading) -> None:
    assert Counter(un_list.tally.statements.values()) == {
        ("LINKED_TO", "stated"): 110,
        ("CONTROLS", "stated"): 50,
        ("ACTS_FOR", "stated"): 48,
        ("DIRECTS", "stated"): 44,
        ("SERVES", "stated"): 29,
        ("OWNS", "stated"): 28,
        ("PART_OF", "stated"): 19,
        ("MANAGES", "stated"): 18,
        ("EMPLOYS", "stated"): 11,
        ("AFFILIATE_OF", "stated"): 8,
        ("PortCall", "stated"): 5,
        ("Shipment", "stated"): 5,
        ("ShipToShipTransfer", "stated"): 4,
        ("SUCCEEDS", "stated"): 3,
        ("FINANCES", "stated"): 1,
        ("OPERATES", "stated"): 1,
        ("SAME_AS", "stated"): 1,
        ("Shipment", "hedged"): 2,
        ("SUPPLIES", "hedged"): 1,
        ("BROKERS", "attempted"): 2,
        ("SERVES", "attempted"): 1,
        ("Shipment", "attempted"): 1,
        ("HAS_IDENTITY", "instructed"): 1,
        ("Shipment", "instructed"): 2,
    }


def test_what_no_pattern_takes_is_counted_and_listed(un_list: UnReading) -> None:
    tally = un_list.tally
    ships = [str(one) for one in tally.untaken if one.speaks_of("ships")]

    assert tally.sentences == 3563
    assert len(tally.untaken) == 1630
    assert Counter(one.programme for one in tally.untaken)["DPRK"] == 84
    assert [one[:42] for one in ships] == ["KPe.020: It played a key role in arranging"]
    assert sum(one.speaks_of("links") for one in tally.untaken) == 53
    summary = un_list.summary()
    assert "of these 1 speak of ships:" in summary
    assert f"  untaken: {ships[0]}" in summary
    assert any("Korea Ryongbong General Corporation" in line for line in summary)


def test_what_is_understood_and_has_no_place_is_listed_with_the_reason(un_list: UnReading) -> None:
    unplaced = un_list.tally.unplaced
    direction = "the other ship, or who gave and who received, is not stated"

    assert len(unplaced) == 14
    assert Counter(why for _, _, why in unplaced)[direction] == 12
    assert ("KPe.075", direction) in {(who, why) for who, _, why in unplaced}
    assert "understood, with no place in the graph: 14" in un_list.summary()


def test_each_quote_stands_in_the_place_that_its_locator_names(
    un_rows: Rows, un_file: Path
) -> None:
    text = re.sub(r"\s+", " ", un_file.read_text("utf-8")).replace("&amp;", "&")
    found = re.findall(r"<(ENTITY|INDIVIDUAL)>(.*?)</\1>", text)
    numbered = {re.search(r"<REFERENCE_NUMBER>([^< ]+)", one)[1]: one for _, one in found}  # type: ignore[index]  # each entry has one
    every = [one for row in un_rows.values() for one in row.records.evidence]

    assert len(every) == 1416
    for evidence in every:
        number, _, element = (evidence.locator or "").removeprefix("entry ").partition(", ")
        part = numbered[number]
        assert evidence.quote in part, evidence
        assert element.split(" and ")[0] in part, evidence


def test_every_end_is_in_the_list_and_fits_the_registry(un_rows: Rows) -> None:
    whole = batch(un_rows)
    schemata = {one.id: one.schema_ for one in whole.entities}

    for link in whole.links:
        row = registry().links[link.type]
        assert schemata[link.from_id] in row.source, link
        assert schemata[link.to_id] in row.target, link
        assert link.from_id != link.to_id
    for fact in whole.facts:
        for role, ids in fact.roles.items():
            assert {schemata[one] for one in ids} <= set(
                registry().joint_facts[fact.type].roles[role]
            ), fact
    assert {one.entity_id for one in whole.designations} <= set(schemata)


def test_everything_stated_has_evidence_in_the_document_of_the_run(
    un_list: UnReading, un_rows: Rows
) -> None:
    whole = batch(un_rows)
    stated = {one.id for one in whole.links} | {one.id for one in whole.facts}
    stated |= {one.id for one in whole.designations}

    assert {one.about for one in whole.evidence} == stated
    assert {one.document for one in whole.evidence} == set(un_list.run().documents)
    assert {one.id for one in whole.documents} == set(un_list.run().documents)


def test_reasons_reach_three_at_most_and_hedged_ones_one(un_rows: Rows) -> None:
    whole = batch(un_rows)
    about: dict[str, list[Evidence]] = {one.about: [] for one in whole.evidence}
    for one in whole.evidence:
        about[one.about].append(one)
    proof = Proof(about, {one.id: one for one in whole.documents})
    plain = {
        id_ for id_, found in about.items() if {one.wording for one in found} == {Wording.STATED}
    }
    reached = {one.id: proof.of_link(one).standard for one in whole.links}
    reached |= {one.id: proof.of_fact(one).standard for one in whole.facts}

    assert {reached[one] for one in reached if one in plain} == {Standard.CORROBORATED}
    assert {reached[one] for one in reached if one not in plain} == {Standard.SINGLE_REPORT}
    assert len([one for one in reached if one not in plain]) == 10
    assert {proof.of_designation(one).standard for one in whole.designations} == {
        Standard.ADJUDICATED
    }


def test_a_ship_without_a_number_rests_on_its_name(un_rows: Rows) -> None:
    koti = next(one for one in un_rows["KPe.067"].records.entities if one.name == "KOTI")

    assert (koti.id, koti.imo_number, koti.unidentified) == (f"{SHIP}koti", "", False)
    assert koti.notes == ("named in the UN list without an IMO number: it rests on its name",)
    assert koti.flag == ("pa",)


def test_a_ship_without_a_name_is_marked_and_is_one_in_two_entries(un_rows: Rows) -> None:
    givers = [
        {one.id for one in un_rows[number].records.entities if one.unidentified}
        for number in ("KPe.061", "KPe.066")
    ]

    assert givers[0] & givers[1] == {f"{SHIP}ship-that-gave-fuel-oil-to-yu-jong-2-on-2017-11-19"}
    transfer = un_rows["KPe.066"].records.facts[0]
    assert transfer in un_rows["KPe.061"].records.facts


def test_a_name_against_a_hull_is_fraudulent(un_rows: Rows) -> None:
    false = next(one for one in un_rows["KPe.065"].records.entities if one.fraudulent)

    assert (false.name, false.schema_.value) == ("HAI XIN YOU 606", "VesselIdentity")


def test_what_hedges_behind_a_statement_hedges_something_else(
    write: Write, small: UnSource
) -> None:
    def wordings(comments: str) -> list[str]:
        (row,) = read(write(entry(COMMENTS1=comments)), source=small).rows()
        return [line.partition(": ")[2] for line in told([row])]

    assert wordings("Registered owner of the tanker EXAMPLE ONE, believed to be empty.") == [
        f"KPe.901 OWNS {SHIP}example-one (registered owner)"
    ]
    loaded = "EXAMPLE ONE, which loaded 10 kiloliters of fuel oil on 1 May 2017 through a "
    giver = f"giver {SHIP}ship-that-gave-fuel-oil-to-example-one-on-2017-05-01"
    fact = f"ShipToShipTransfer of {giver}, receiver {SHIP}example-one"
    assert wordings(f"It is likely that {loaded}ship-to-ship transfer operation.") == [
        f"{fact} (2017-05-01; 10 kiloliters; fuel oil) [hedged]"
    ]
    assert wordings(f"{loaded}ship-to-ship transfer operation.") == [
        f"{fact} (2017-05-01; 10 kiloliters; fuel oil)"
    ]


def test_a_hedge_on_the_goods_does_not_hedge_the_transfer(un_rows: Rows) -> None:
    transfer = un_rows["KPe.067"].records.facts[0]
    (evidence,) = [one for one in un_rows["KPe.067"].records.evidence if one.about == transfer.id]

    assert transfer.goods == "likely petroleum product"
    assert evidence.wording is Wording.STATED


@pytest.mark.parametrize(
    ("reference", "role", "until"),
    [("KPi.055", "former representative", "[..2026-02-27]"), ("KPi.060", "representative", "")],
)
def test_a_former_position_is_over_by_the_day_of_the_list(
    un_rows: Rows, reference: str, role: str, until: str
) -> None:
    (link,) = un_rows[reference].records.links

    assert (link.type, link.role, link.end_date) == ("ACTS_FOR", role, until)


def test_a_link_that_the_registry_lacks_is_said_and_not_bent(write: Write, small: UnSource) -> None:
    person = entry("INDIVIDUAL", REFERENCE_NUMBER="KPi.901", FIRST_NAME="EXAMPLE PERSON")
    group = entry(
        FIRST_NAME="EXAMPLE GROUP", COMMENTS1="Owned by Example Person. Led by Example Two."
    )
    other = entry(FIRST_NAME="EXAMPLE TWO", REFERENCE_NUMBER="KPe.902")

    reading = read(write(group, other, individuals=(person,)), source=small)

    assert told(reading.rows()) == ["KPe.901: KPi.901 OWNS KPe.901"]
    assert reading.tally.unplaced == [
        ("KPe.901", "Led by Example Two.", "no DIRECTS joins a Organization and a Organization")
    ]
