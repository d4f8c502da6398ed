"""What a statement rests on, and where and by whom it is said."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.model.proof import assess
from graphkit.model.records import Document, Evidence, Link
from tests.ingest.bods.conftest import (
    ALPHA,
    IVY,
    Read,
    Stated,
    entity,
    holds,
    interest,
    person,
    relationship,
    taken,
)


@pytest.mark.parametrize(
    ("sources", "kind", "standard"),
    [
        (["officialRegister"], "public register", 4),
        (["selfDeclaration"], "admission", 2),
        (["primaryResearch"], "research", 2),
        (["verified"], "research", 2),
        (["thirdParty"], "research", 1),
        ([], "note", 1),
        (["verified", "selfDeclaration"], "admission", 2),
    ],
)
def test_what_a_statement_rests_on_decides_its_standard(
    read_small: Read, sources: list[str], kind: str, standard: int
) -> None:
    _, document, evidence = proof(read_small, holds(50), source={"type": sources})

    assert document.kind == kind
    assert assess([evidence], {document.id: document}).standard == standard


def test_influence_is_hedged_and_so_no_more_than_one_report(read_small: Read) -> None:
    _, document, evidence = proof(read_small, interest("otherInfluenceOrControl"))

    assert evidence.wording == "hedged"
    assert assess([evidence], {document.id: document}).standard == 1


def proof(read_small: Read, stated: Stated, **more: Any) -> tuple[Link, Document, Evidence]:
    """Return the link of one interest with its document and evidence."""
    one = {**relationship("r", "alpha", "ivy", stated), **more}
    _, rows = read_small(ALPHA, person("ivy"), one)
    found = taken(rows)[2].records
    return found.links[0], found.documents[0], found.evidence[0]


def test_evidence_says_where_the_statement_is_and_who_says_so(read_small: Read) -> None:
    said, document, evidence = proof(
        read_small,
        holds(50),
        source={
            "type": ["officialRegister", "verified"],
            "assertedBy": [{"name": "Ivy Invented", "uri": "https://ivy.example"}],
            "description": "annual return",
            "url": "https://reg.example/alpha",
            "retrievedAt": "2026-01-12T10:00:00Z",
        },
        declaration="D-1",
        annotations=[
            {"motivation": "commenting", "statementPointerTarget": "/", "description": "as scanned",
             "createdBy": {"name": "A clerk"}, "creationDate": "2026-01-13"}
        ],
    )  # fmt: skip

    assert (evidence.about, evidence.document) == (said.id, document.id)
    assert (evidence.locator, evidence.quote, evidence.credibility) == (
        "statement r-0",
        "shareholding",
        2,
    )
    assert evidence.notes == (
        "asserted by Ivy Invented https://ivy.example; annual return; "
        "from https://reg.example/alpha; retrieved 2026-01-12; declaration D-1; "
        "declared of alpha; annotation (commenting): / | as scanned | A clerk 2026-01-13"
    )
    assert (document.publisher, document.published) == ("Invented Register", "2026-01-20")


def test_statements_of_two_days_of_publication_are_two_documents(read_small: Read) -> None:
    reading, rows = read_small(ALPHA, IVY, entity("beta", published="2026-01-21"))

    assert len(taken(rows)) == 3
    assert len(reading.run().documents) == 2
    assert reading.run().source == "bods:invented-register"
