"""Which node a record is: joined by checked identifiers only, re-keyed whole, never merged over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph import Graph, audit, load
from graphkit.graph.identity import place
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind, parse, strongest
from graphkit.model.records import Batch
from graphkit.model.registry import Schema
from tests.graph.batches import (
    BANK,
    FINDING,
    OWNER,
    SHIP,
    document,
    entity,
    listing,
    one_link,
    owns,
    payment,
    run,
    says,
    whole,
)
from tests.graph.test_load import ask, one, sound, standard, steps

STRONGER = "imo-company:1790183"


def owner_known_better() -> Entity:
    """Return the owner again, now with a company's IMO number."""
    return entity(Schema.COMPANY, OWNER, STRONGER).model_copy(update={"id": STRONGER})


def test_a_new_entity_is_named_by_its_strongest_identifier(graph: Graph) -> None:
    ship = entity(Schema.VESSEL, "ofac:15036", SHIP)
    load(graph, Batch(entities=(ship,)), run())

    assert one(graph, "MATCH (n:Vessel) RETURN n.id AS id")["id"] == SHIP
    leads = ask(graph, "MATCH (i:Identifier)-[:IDENTIFIES]->(n) RETURN i.id AS i, n.id AS n")
    assert {(row["i"], row["n"]) for row in leads} == {("ofac:15036", SHIP), (SHIP, SHIP)}


def test_references_follow_an_entity_to_its_node(graph: Graph) -> None:
    load(graph, Batch(entities=(entity(Schema.VESSEL, SHIP, "ofac:15036"),)), run())
    ship = entity(Schema.VESSEL, "ofac:15036")
    owner = entity(Schema.COMPANY, OWNER)
    link = owns(target=ship.id)
    batch = Batch(
        entities=(ship, owner),
        links=(link,),
        documents=(document(FINDING),),
        evidence=(says(link.id),),
    )

    report = load(graph, batch, run("ofac-sdn"))

    assert standard(graph, owns())["standard"] == 3
    assert report.counts["entities"].created == 1
    assert sound(graph)


def test_two_records_of_one_ship_in_one_load_are_one_node(graph: Graph) -> None:
    first = entity(Schema.VESSEL, "ofac:1", SHIP, name="FIRST")
    second = entity(Schema.VESSEL, "ofac:2", SHIP, name="SECOND")

    report = load(graph, Batch(entities=(first, second)), run())

    assert report.counts["entities"].joined == 1
    found = one(graph, "MATCH (n:Vessel) RETURN n")["n"]
    assert (found["id"], found["name"], found["alias"]) == (SHIP, "FIRST", ["SECOND"])


def test_a_stronger_identifier_rekeys_all_that_hangs_on_an_entity(graph: Graph) -> None:
    load(graph, whole(), run())

    report = load(graph, Batch(entities=(owner_known_better(),)), run("case:two"))

    assert report.rekeyed == [f"{OWNER} is now {STRONGER}"]
    assert ask(graph, "MATCH (n:Entity {id: $id}) RETURN n", id=OWNER) == []
    moved = owns(source=STRONGER)
    paid = payment(payer=STRONGER, payerBank=BANK, onAccountOf=SHIP)
    listed = listing(STRONGER)
    assert standard(graph, moved)["standard"] == 3
    assert standard(graph, moved)["sources"] == ["case:one"]
    assert len(steps(graph, moved.id)) == 2
    assert len(steps(graph, paid.id)) == 3
    about = {row["about"] for row in ask(graph, "MATCH (e:Evidence) RETURN e.about AS about")}
    assert {moved.id, paid.id, listed.id, STRONGER} < about
    ids = {row["id"] for row in ask(graph, "MATCH (e:Evidence) RETURN e.id AS id")}
    assert {says(moved.id).id, says(paid.id).id, says(listed.id).id} < ids
    assert len(ids) == 5
    held = "MATCH (d:Designation)-[:DESIGNATES]->(n:Designated) RETURN d.id AS id, n.id AS n"
    assert one(graph, held) == {"id": listed.id, "n": STRONGER}
    assert sound(graph)


def test_the_former_id_keeps_resolving_after_a_rekey(graph: Graph) -> None:
    load(graph, whole(), run())
    load(graph, Batch(entities=(owner_known_better(),)), run("case:two"))

    report = load(graph, whole(), run())

    assert report.counters == {}
    assert report.rekeyed == []
    assert sound(graph)


def test_a_rekey_and_new_evidence_in_one_load_meet(graph: Graph) -> None:
    load(graph, whole(), run())
    better = owner_known_better()
    again = owns(source=STRONGER)
    batch = Batch(
        entities=(better,),
        links=(again,),
        documents=(document("case:two/finding"),),
        evidence=(says(again.id, "case:two/finding"),),
    )

    load(graph, batch, run("case:two"))

    found = standard(graph, again)
    assert found["sources"] == ["case:one", "case:two"]
    assert len(found["evidence"]) == 2
    assert len(ask(graph, "MATCH ()-[l:OWNS]->() RETURN l")) == 1
    assert sound(graph)


def test_a_rekey_in_parts_is_whole(graph: Graph) -> None:
    load(graph, whole(), run(), whole=0)
    load(graph, Batch(entities=(owner_known_better(),)), run("case:two"), whole=0)

    assert len(steps(graph, owns(source=STRONGER).id)) == 2
    assert sound(graph)


def test_identifiers_that_lead_to_two_nodes_are_a_conflict_and_never_a_merge(graph: Graph) -> None:
    other = "imo:7937317"
    ships = (entity(Schema.VESSEL, SHIP, name="ONE"), entity(Schema.VESSEL, other, name="TWO"))
    load(graph, Batch(entities=ships), run())

    both = entity(Schema.VESSEL, other, SHIP, name="THREE")
    report = load(graph, Batch(entities=(both,)), run("case:two"))

    assert report.conflicts == [f"case:two: {SHIP} of {other} belongs to {SHIP}"]
    names = ask(graph, "MATCH (n:Vessel) RETURN n.name AS name, n.alias AS alias ORDER BY name")
    assert names == [{"name": "ONE", "alias": None}, {"name": "TWO", "alias": ["THREE"]}]
    recorded = one(graph, "MATCH (c:Conflict) RETURN c.ids AS ids, c.source AS source")
    assert recorded == {"ids": [other, SHIP], "source": "case:two"}
    faults = {check.name: len(check.faults) for check in audit(graph) if check.faults}
    assert faults == {"audit/conflict": 1}
    assert load(graph, Batch(entities=(both,)), run("case:two")).counters == {}


def test_two_numbers_of_a_kind_are_two_things_whatever_else_they_share(graph: Graph) -> None:
    first = entity(Schema.COMPANY, "lei:5493001KJTIIGC8Y1R12", "reg:sg:201318227N")
    second = entity(Schema.COMPANY, "lei:213800WSGIIZCXF1P572", "reg:sg:201318227N")
    for loaded in (Batch(entities=(first, second)), Batch(entities=(second,))):
        load(graph, loaded, run())

    ids = ask(graph, "MATCH (n:Company) RETURN n.id AS id ORDER BY id")
    assert [row["id"] for row in ids] == [second.id, first.id]
    (conflict,) = ask(graph, "MATCH (c:Conflict) RETURN c.identifier AS identifier, c.ids AS ids")
    assert conflict == {"identifier": "reg:sg:201318227N", "ids": [second.id, first.id]}


def test_an_identity_of_a_ship_is_never_joined_by_a_number(graph: Graph) -> None:
    false_number = Identifier(Kind.IMO, "9074729")
    claimed = entity(Schema.VESSEL_IDENTITY, "case:one/false").model_copy(
        update={"identifiers": (false_number,), "imo_number": "9074729", "fraudulent": True}
    )
    load(graph, Batch(entities=(claimed, entity(Schema.VESSEL, SHIP))), run())

    assert len(ask(graph, "MATCH (n:Vessel|VesselIdentity) RETURN n")) == 2


def test_names_alone_never_join(graph: Graph) -> None:
    same = [
        entity(Schema.PERSON, one_, name="KIM Yong Chol") for one_ in ("ofac:12211", "ofac:17614")
    ]
    load(graph, Batch(entities=tuple(same)), run())

    assert len(ask(graph, "MATCH (n:Person) RETURN n")) == 2


def test_evidence_about_a_reloaded_link_survives(graph: Graph) -> None:
    load(graph, one_link(owns(), says(owns().id), documents=(document(FINDING),)), run())
    load(graph, Batch(entities=(owner_known_better(),)), run("case:two"))

    alone = Batch(evidence=(says(owns(source=STRONGER).id, quote="again", locator="p. 2"),))
    report = load(graph, alone, run("case:three"))

    assert report.reassessed == 1
    assert sound(graph)


IDS = st.sampled_from(["imo:9074729", "imo:7937317", "ofac:1", "ofac:2", "ofac:3", "case:a/b"])
RECORDS = st.lists(st.lists(IDS, min_size=1, max_size=3, unique=True), max_size=5)


@given(RECORDS)
def test_every_id_that_is_named_leads_to_one_node_named_by_its_strongest(
    records: list[list[str]],
) -> None:
    found = place([entity(Schema.VESSEL, *ids) for ids in records], {}, "case:one")

    held: dict[str, list[Identifier]] = {}
    for one_, node in found.gained.items():
        parsed = parse(one_)
        assert parsed is not None
        held.setdefault(node, []).append(parsed)
    assert all(str(strongest(every)) == node for node, every in held.items())
    assert {one_ for ids in records for one_ in ids} == set(found.gained)


@given(RECORDS)
def test_placing_again_what_the_graph_now_holds_moves_nothing(records: list[list[str]]) -> None:
    entities = [entity(Schema.VESSEL, *ids) for ids in records]
    first = place(entities, {}, "case:one")

    again = place(entities, first.gained, "case:one")

    assert again.rekeyed == {}
    assert again.gained == {}
    assert set(again.conflicts) >= set(first.conflicts)
