"""Loading: whole or not at all, twice is once, and standards follow all the evidence there is."""

from __future__ import annotations

from datetime import date
from typing import Any

import neo4j
import pytest

from graphkit.catalogue import query
from graphkit.errors import InputRejected
from graphkit.graph import Graph, audit, load
from graphkit.model.automaton import Symbol
from graphkit.model.dates import FIRST_DAY, LAST_DAY
from graphkit.model.records import Batch, Link
from graphkit.model.registry import Schema
from graphkit.model.share import Share
from graphkit.model.statements import DocumentKind
from tests.graph.batches import (
    BANK,
    FINDING,
    NAME,
    OWNER,
    PAPER,
    PARTIES,
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

SECOND = "case:two/finding"


def ask(graph: Graph, text: str, **parameters: Any) -> list[dict[str, Any]]:
    """Look at the graph past graphkit's own queries."""
    found = graph._driver.execute_query(text, parameters, database_=graph.database)
    return [dict(record) for record in found.records]


def one(graph: Graph, text: str, **parameters: Any) -> dict[str, Any]:
    rows = ask(graph, text, **parameters)
    assert len(rows) == 1
    return rows[0]


def nodes(graph: Graph) -> int:
    found = one(graph, "MATCH (n) WHERE NOT n:DisposableTestDatabase RETURN count(n) AS nodes")
    return int(found["nodes"])


def standard(graph: Graph, link: Link) -> dict[str, Any]:
    return dict(one(graph, "MATCH ()-[l {id: $id}]->() RETURN l", id=link.id)["l"].items())


def steps(graph: Graph, link: str) -> list[neo4j.graph.Relationship]:
    rows = ask(graph, "MATCH ()-[s:STEP {link: $id}]->() RETURN s ORDER BY s.role", id=link)
    return [row["s"] for row in rows]


def sound(graph: Graph) -> bool:
    faults = {check.name: check.faults for check in audit(graph) if check.faults}
    assert faults == {}
    return True


def test_everything_is_written_and_counted(graph: Graph) -> None:
    report = load(graph, whole(), run())

    read = {kind: count.read for kind, count in report.counts.items()}
    assert read == {
        "entities": 4,
        "documents": 1,
        "links": 2,
        "facts": 1,
        "designations": 1,
        "evidence": 5,
    }
    assert report.records == report.created == 14
    for count in report.counts.values():
        assert count.read == count.created + count.changed + count.unchanged + count.joined
    assert sound(graph)


def test_a_second_load_changes_nothing(graph: Graph) -> None:
    load(graph, whole(), run())
    report = load(graph, whole(), run())

    assert report.counters == {}
    assert (report.created, report.changed, report.unchanged) == (0, 0, 14)
    assert report.steps == (0, 0)


def test_a_load_in_parts_gives_the_same_graph(graph: Graph) -> None:
    in_parts = load(graph, whole(), run(), whole=0)
    assert sound(graph)

    assert load(graph, whole(), run()).counters == {}
    assert in_parts.counters["nodes_created"] == nodes(graph)


def test_a_load_in_parts_that_was_interrupted_is_completed(graph: Graph) -> None:
    def interrupt(done: int, total: int, label: str) -> None:
        if label == "completing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(graph, whole(), run(), interrupt, whole=0)
    assert graph.read(query("evidence/runs")) == []

    report = load(graph, whole(), run(), whole=0)

    assert report.resumed == 10  # all of it
    assert ask(graph, "MATCH (part:IngestPart) RETURN part") == []
    assert sound(graph)
    assert load(graph, whole(), run()).counters == {}


def test_the_layout_of_the_stated_layer(graph: Graph) -> None:
    load(graph, whole(), run())

    owner = one(graph, "MATCH (n:Entity {id: $id}) RETURN n", id=OWNER)["n"]
    assert owner.labels == {"Entity", "Company", "Designated"}
    assert owner["caption"] == owner["name"] == "청천강 Shipping"
    assert owner["latinName"] == ["ch'ongch'on'gang", "cheongcheongang shipping"]
    identity = one(graph, "MATCH (n:VesselIdentity) RETURN n")["n"]
    assert identity.labels == {"VesselIdentity", "Aliased"}
    link = standard(graph, owns())
    bounds = [link[name] for name in ("startMin", "startMax", "endMin", "endMax")]
    years = (date(2010, 1, 1), date(2010, 12, 31), date(2010, 1, 1), LAST_DAY)
    assert [day.to_native() for day in bounds] == list(years)
    assert (link["shareMin"], link["shareMax"]) == (0.0, 100.0)
    assert (link["standard"], link["status"], link["origins"]) == (3, "found", 1)
    assert len(link["reached"]) == 6
    roles = ask(
        graph,
        "MATCH (:JointFact:Payment)-[r]->(n) RETURN type(r) AS role, n.id AS id ORDER BY role",
    )
    assert [(row["role"], row["id"]) for row in roles] == [
        ("ON_ACCOUNT_OF", SHIP),
        ("PAYER", OWNER),
        ("PAYER_BANK", BANK),
    ]
    proved = "MATCH (e:Evidence)-[:SUPPORTS]->(n) RETURN count(DISTINCT n) AS nodes"
    assert one(graph, proved)["nodes"] == 3
    held = "MATCH (:Evidence)-[:STATED_IN]->(d:Document)-[:PUBLISHED_BY]->(s:Source) RETURN s, d"
    assert {row["s"]["name"] for row in ask(graph, held)} == {"Panel"}
    loaded = one(graph, "MATCH (run:IngestRun) RETURN run")["run"]
    assert loaded["rowsRead"] == 1
    assert date(2020, 1, 1) <= loaded["began"].date().to_native()
    assert loaded["began"] <= loaded["ended"]
    assert loaded["complete"] is True


def test_steps_are_derived_in_both_directions(graph: Graph) -> None:
    load(graph, whole(), run())

    backward, forward = steps(graph, owns().id)
    assert (backward["role"], forward["role"]) == ("backward", "forward")
    ends = "MATCH (a)-[s:STEP {link: $id, role: 'forward'}]->(b) RETURN a.id AS a, b.id AS b"
    assert one(graph, ends, id=owns().id) == {"a": OWNER, "b": SHIP}
    assert (forward["code"], backward["code"]) == (Symbol.ANSWERS_FOR, Symbol.STANDS_BEHIND)
    assert (forward["hops"], forward["event"], forward["possible"]) == (1, False, False)
    assert forward["standard"] == 3
    assert not {"startMin", "reached", "refutedFrom"} - forward.keys()
    named = steps(graph, Link(type="HAS_IDENTITY", from_id=SHIP, to_id=NAME, start_date="2014").id)
    assert [step["hops"] for step in named] == [0, 0]


def test_two_sources_add_evidence_to_one_link(graph: Graph) -> None:
    report = document("case:one/report", DocumentKind.PRESS, published="2012-01-01")
    load(graph, one_link(owns(), says(owns().id, report.id), documents=(report,)), run())
    before = standard(graph, owns())
    assert (before["standard"], before["sources"]) == (2, ["case:one"])

    other = document(PAPER, DocumentKind.PRESS, published="2013-01-01")
    load(graph, one_link(owns(), says(owns().id, other.id), documents=(other,)), run("case:two"))

    after = standard(graph, owns())
    assert (after["standard"], after["origins"]) == (3, 2)
    assert after["reached"][2].to_native() == date(2012, 1, 1)
    assert after["reached"][3].to_native() == date(2013, 1, 1)
    assert after["sources"] == ["case:one", "case:two"]
    assert len(after["evidence"]) == 2
    assert [step["standard"] for step in steps(graph, owns().id)] == [3, 3]
    assert sound(graph)


def test_evidence_alone_lifts_a_link_that_another_load_stated(graph: Graph) -> None:
    paper = document(PAPER, DocumentKind.PRESS)
    load(graph, one_link(owns(), says(owns().id, PAPER), documents=(paper,)), run())

    alone = Batch(documents=(document(SECOND),), evidence=(says(owns().id, SECOND),))
    report = load(graph, alone, run("case:two"))

    assert standard(graph, owns())["standard"] == 3
    assert report.reassessed == 1
    assert report.steps == (2, 0)


def test_a_changed_document_changes_what_hangs_on_it(graph: Graph) -> None:
    origin = document(FINDING, DocumentKind.NOTE)
    paper = document(PAPER, DocumentKind.PRESS, relies_on=(FINDING,))
    second = document(SECOND, DocumentKind.PRESS)
    both = (says(owns().id, PAPER), says(owns().id, SECOND))
    load(graph, one_link(owns(), *both, documents=(origin, paper, second)), run())
    assert standard(graph, owns())["standard"] == 3

    copied = origin.model_copy(update={"relies_on": (SECOND,)})
    report = load(graph, Batch(documents=(copied,)), run())

    assert (standard(graph, owns())["standard"], report.reassessed) == (2, 1)
    assert [step["standard"] for step in steps(graph, owns().id)] == [2, 2]
    assert one(graph, "MATCH (:Document)-[r:RELIES_ON]->() RETURN count(r) AS n")["n"] == 2


def test_a_document_is_joined_to_an_origin_that_comes_later(graph: Graph) -> None:
    paper = document(PAPER, DocumentKind.PRESS, relies_on=(SECOND,))
    load(graph, one_link(owns(), says(owns().id, PAPER), documents=(paper,)), run())
    load(graph, Batch(documents=(document(SECOND),)), run("case:two"))

    found = one(graph, "MATCH (a:Document)-[:RELIES_ON]->(b:Document) RETURN a.id AS a, b.id AS b")
    assert (found["a"], found["b"]) == (PAPER, SECOND)


def test_a_role_that_evidence_does_not_name_is_not_proved(graph: Graph) -> None:
    paid = payment(payer=OWNER, payerBank=BANK, onAccountOf=SHIP)
    paper = document(PAPER, DocumentKind.PRESS)
    evidence = (says(paid.id, roles=("payer", "payerBank")), says(paid.id, PAPER))
    documents = (document(FINDING), paper)
    batch = Batch(entities=PARTIES, facts=(paid,), documents=documents, evidence=evidence)
    load(graph, batch, run())

    found = {step["role"]: step["standard"] for step in steps(graph, paid.id)}
    assert found["payer→onAccountOf"] == 2
    assert found["payer→payerBank"] == found["payerBank→payer"] == 3
    assert sound(graph)


def test_a_contrary_finding_refutes_a_step(graph: Graph) -> None:
    load(graph, one_link(owns(), says(owns().id), documents=(document(FINDING),)), run())
    denied = document(SECOND, DocumentKind.JUDGMENT, published="2020-05-01")
    against = says(owns().id, SECOND, direction="contradicts")
    load(graph, Batch(documents=(denied,), evidence=(against,)), run("case:two"))

    for step in steps(graph, owns().id):
        assert step["status"] == "refuted"
        assert step["refutedFrom"].to_native() == date(2020, 5, 1)


def test_a_changed_share_changes_the_steps(graph: Graph) -> None:
    minor, major = owns(share=Share(10, 10)), owns(share=Share(60, 60))
    load(graph, one_link(minor, says(minor.id), documents=(document(FINDING),)), run())
    assert {step["code"] for step in steps(graph, minor.id)} == {
        Symbol.MINORITY_DOWN,
        Symbol.MINORITY_UP,
    }

    report = load(graph, one_link(major, says(major.id)), run("case:one", "corrected"))

    assert major.id == minor.id
    assert {step["code"] for step in steps(graph, major.id)} == {
        Symbol.ANSWERS_FOR,
        Symbol.CONTROL,
    }
    assert (report.counts["links"].changed, report.steps) == (1, (2, 0))


def test_another_source_does_not_overwrite_a_share(graph: Graph) -> None:
    first, second = owns(share=Share(60, 60)), owns(share=Share(10, 10), end_date="2012")
    load(graph, one_link(first, says(first.id), documents=(document(FINDING),)), run())
    load(graph, one_link(second, says(second.id)), run("case:two"))

    found = standard(graph, first)
    assert (found["shareMin"], found["endDate"]) == (60.0, "2012")
    assert found["conflicting"] == ["share=10 % (case:two)"]


def test_steps_that_no_longer_follow_are_deleted(graph: Graph) -> None:
    load(graph, whole(), run())
    ask(
        graph,
        "MATCH (a)-[:STEP {link: $id}]->(b) WITH a, b LIMIT 1 "
        "CREATE (b)-[:STEP {id: 'step:stale', link: $id, via: ''}]->(a)",
        id=owns().id,
    )

    report = load(graph, whole(), run())

    assert report.steps == (0, 1)
    assert sound(graph)


@pytest.mark.parametrize(
    ("later", "marked"),
    [
        ({"stage": "ended", "end": "2016-01-01", "end_reason": "delisted"}, True),
        ({"stage": "ended", "end": "2016-01-01", "end_reason": "annulled"}, False),
    ],
)
def test_only_an_annulled_listing_unmarks_its_entity(
    graph: Graph, later: dict[str, str], marked: bool
) -> None:
    load(graph, whole(), run())
    changed = listing(**later)
    load(graph, Batch(designations=(changed,), evidence=(says(changed.id),)), run("un"))

    found = one(graph, "MATCH (n:Entity {id: $id}) RETURN n:Designated AS marked", id=OWNER)
    assert found["marked"] is marked
    listed = one(graph, "MATCH (d:Designation) RETURN d.target AS target, d.stage AS stage")
    assert (listed["target"], listed["stage"]) == (marked, "ended")


def test_a_proposal_marks_nobody(graph: Graph) -> None:
    proposed = listing(stage="proposed")
    batch = whole().model_copy(update={"designations": (proposed,)})
    evidence = (
        says(proposed.id),
        *(one for one in batch.evidence if "designation" not in one.about),
    )
    load(graph, batch.model_copy(update={"evidence": evidence}), run())

    assert ask(graph, "MATCH (n:Designated) RETURN n") == []


@pytest.mark.parametrize(
    ("batch", "missing"),
    [
        (Batch(links=(owns(),)), f"{OWNER}, {SHIP}"),
        (Batch(entities=PARTIES, evidence=(says(OWNER),)), FINDING),
        (
            Batch(documents=(document(FINDING),), evidence=(says("link:nowhere"),)),
            "link:nowhere",
        ),
        (
            Batch(
                entities=PARTIES,
                documents=(document(FINDING),),
                evidence=(says(OWNER, admitted_by="case:one/nobody"),),
            ),
            "case:one/nobody",
        ),
        (Batch(entities=(PARTIES[0].model_copy(update={"id": "nothing"}),)), "'nothing' is no id"),
    ],
)
def test_what_leads_nowhere_is_refused_and_nothing_written(
    graph: Graph, batch: Batch, missing: str
) -> None:
    with pytest.raises(InputRejected, match=missing):
        load(graph, batch, run())

    assert nodes(graph) == 0


def test_a_load_that_is_interrupted_leaves_nothing(graph: Graph) -> None:
    def interrupt(done: int, total: int, label: str) -> None:
        if label == "run":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(graph, whole(), run(), interrupt)

    assert nodes(graph) == 0


def test_an_unknown_date_is_a_bound_and_never_null(graph: Graph) -> None:
    undated = owns(start_date="")
    load(graph, one_link(undated, says(undated.id), documents=(document(FINDING),)), run())

    link = standard(graph, undated)
    bounds = [link[name].to_native() for name in ("startMin", "startMax", "endMin", "endMax")]
    assert bounds == [FIRST_DAY, LAST_DAY, FIRST_DAY, LAST_DAY]


def test_progress_is_told(graph: Graph) -> None:
    told: list[tuple[int, int, str]] = []
    load(graph, whole(), run(), lambda *at: told.append(at))

    assert told[0][:2] == (0, 5)
    assert told[-1] == (5, 5, "done")


def test_an_entity_whose_schema_another_source_knows_better_gets_its_label(graph: Graph) -> None:
    registrar = entity(Schema.ORGANIZATION, "case:one/registrar")
    flagged = Link(type="FLAGS", from_id=registrar.id, to_id=SHIP)
    batch = Batch(
        entities=(registrar, PARTIES[0]),
        links=(flagged,),
        documents=(document(FINDING),),
        evidence=(says(flagged.id),),
    )
    load(graph, batch, run())
    assert [step["code"] for step in steps(graph, flagged.id)] == [Symbol.SERVES]

    state = registrar.model_copy(update={"schema_": Schema.PUBLIC_BODY})
    load(graph, Batch(entities=(state,)), run("case:two"))

    found = one(graph, "MATCH (n:Entity {id: $id}) RETURN labels(n) AS labels", id=registrar.id)
    assert set(found["labels"]) == {"Entity", "PublicBody"}
    assert [step["code"] for step in steps(graph, flagged.id)] == [Symbol.OFF]
