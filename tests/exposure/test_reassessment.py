"""The evidence behind steps, assessed again: unchanged it gives what the loader wrote."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from graphkit.exposure.answer import Party, Step
from graphkit.exposure.evidence import Stated, read_documents, read_stated
from graphkit.exposure.reassessment import Backing, above, backing
from graphkit.graph import Graph, connect
from graphkit.graph.vocabulary import role_of
from graphkit.model.records import Document, Evidence
from graphkit.model.statements import Direction, DocumentKind
from tests.support.neo4j import TestServer
from tests.support.sample import hold_sample

DAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def sample(database: TestServer) -> TestServer:
    return hold_sample(database)


def opened(server: TestServer) -> AbstractContextManager[Graph]:
    return connect(server.uri, server.username, server.password, "neo4j", 60.0)


EVERY_STEP = "MATCH ()-[step:STEP]->() RETURN properties(step) AS step ORDER BY step.id"


def as_step(written: dict[str, Any], known: Stated) -> Step:
    """Return a step as an answer shows it, as far as its assessment looks at it."""
    return Step.model_construct(
        id=written["link"],
        type=written["kind"],
        role=written["role"],
        parties=tuple(Party(**{**one, "role": role_of(one["role"])}) for one in known.parties),
        evidence=known.evidence,
    )  # type: ignore[call-arg]


def test_unchanged_evidence_gives_the_standard_on_every_step_of_the_sample(
    sample: TestServer,
) -> None:
    with sample.driver() as driver:
        steps = [one["step"] for one in driver.execute_query(EVERY_STEP).records]
    with opened(sample) as graph:
        stated = read_stated(graph, {step["link"] for step in steps})
        named = {one.document for it in stated.values() for one in it.evidence}
        documents = read_documents(graph, named)
    differing = []
    for step in steps:
        known = stated[step["link"]]
        behind = backing(as_step(step, known), documents)
        assert {one.id for one in behind.evidence} <= {one.id for one in known.evidence}
        found = behind.assessed()
        again = (found.standard, found.if_read, found.status, *found.reached, found.refuted_from)
        days = [day.to_native() for day in (*step["reached"], step["refutedFrom"])]
        if again != (step["standard"], step["ifRead"], step["status"], *days):
            differing.append((step["link"], step["role"], again))
    assert differing == []
    assert len(steps) > 300
    assert {step["standard"] for step in steps} >= {1, 2, 3}


def document(name: str, *, kind: DocumentKind = DocumentKind.PRESS, **how: object) -> Document:
    given = {"title": name, "publisher": "a test", "reliability": "B", "published": "2017-01-01"}
    known = {"relies_on_known": True}
    return Document.model_validate({"id": name, "kind": kind, **given, **known, **how})


def behind(
    *pieces: Evidence, documents: list[Document], kind: str = "OWNS", **how: object
) -> Backing:
    roles = how.get("roles", ())
    assert isinstance(roles, tuple)
    return Backing(
        link="link:1",
        kind=kind,
        roles=roles,
        parties=frozenset({"a", "b"}),
        evidence=pieces,
        documents={one.id: one for one in documents},
    )


def says(name: str, **how: object) -> Evidence:
    return Evidence.model_validate({"about": "link:1", "document": name, "read": True, **how})


def test_without_its_only_document_a_step_is_not_recorded() -> None:
    one = behind(says("paper"), documents=[document("paper")])
    assert one.standard_on(DAY) == 2
    assert one.without(frozenset({one.evidence[0].id})).standard_on(DAY) is None
    assert one.without(frozenset({"evidence:other"})).standard_on(DAY) == 2


def test_what_is_published_later_counts_for_nothing_yet() -> None:
    one = behind(says("paper"), documents=[document("paper", published="2017-05")])
    assert one.standard_on(date(2017, 5, 30)) is None
    assert one.standard_on(date(2017, 5, 31)) == 2


def test_a_step_whose_support_falls_below_what_refutes_it_is_not_recorded() -> None:
    papers = [
        document("judgment", kind=DocumentKind.JUDGMENT),
        document("paper"),
        document("finding", kind=DocumentKind.OFFICIAL_FINDING),
    ]
    against = says("finding", direction=Direction.CONTRADICTS)
    one = behind(says("judgment"), says("paper"), against, documents=papers)
    assert one.standard_on(DAY) == 5
    assert one.without(frozenset({one.evidence[0].id})).standard_on(DAY) is None


def test_a_joint_fact_is_as_good_as_the_worst_role_of_its_step() -> None:
    papers = [document("paper"), document("register", kind=DocumentKind.REGISTER)]
    pieces = (says("paper", roles=("giver",)), says("register", roles=("receiver",)))
    both = ("giver", "receiver")
    one = behind(*pieces, documents=papers, kind="ShipToShipTransfer", roles=both)
    assert (one.standard_on(DAY), len(one.support)) == (2, 2)
    half = behind(*pieces, documents=papers, kind="ShipToShipTransfer", roles=("receiver",))
    assert (half.standard_on(DAY), len(half.support)) == (4, 1)


def test_a_list_that_only_links_stays_at_three() -> None:
    papers = [document("judgment", kind=DocumentKind.JUDGMENT)]
    assert behind(says("judgment"), documents=papers, kind="LINKED_TO").standard_on(DAY) == 3


def test_an_admission_counts_from_a_party_alone() -> None:
    papers = [document("plea", kind=DocumentKind.ADMISSION)]
    assert behind(says("plea", admitted_by="a"), documents=papers).standard_on(DAY) == 4
    assert behind(says("plea", admitted_by="c"), documents=papers).standard_on(DAY) == 2


def test_origins_are_followed_up_and_round_in_circles() -> None:
    papers = [
        document("press", relies_on=("committee",)),
        document("committee", relies_on=("panel",)),
        document("panel", relies_on=("state", "press")),
    ]
    known = {one.id: one for one in papers}
    assert above("press", known) == {"press", "committee", "panel", "state"}
    assert above("state", known) == {"state"}
