"""Which documents would raise a step: every kind that does, and none that does not."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.exposure.argument import READ
from graphkit.exposure.remedies import (
    ORIGIN_AND_REPORT,
    OWN_ORIGIN,
    REPORT,
    TWO_REPORTS,
    reasons,
    remedies,
)
from graphkit.model.statements import DocumentKind, Wording
from tests.exposure.test_reassessment import DAY, behind, document, says

STRONG = ["primary record", "public register", "official finding", "admission", "judgment"]


def kinds(*pieces: object, documents: object, needed: int = 3, **how: object) -> list[str]:
    found = remedies(behind(*pieces, documents=documents, **how), needed, DAY)  # type: ignore[arg-type]
    assert all(one.standard >= needed for one in found)
    return [one.kind for one in found]


def test_a_judgment_that_is_cited_only_wants_to_be_read() -> None:
    papers = [document("judgment", kind=DocumentKind.JUDGMENT)]
    one = behind(says("judgment", read=False), documents=papers)
    first, *others = remedies(one, 3, DAY)
    assert (first.kind, first.documents, first.standard) == (READ, ("judgment",), 5)
    assert first.words == "read judgment"
    assert [it.kind for it in others] == [TWO_REPORTS, *STRONG]
    assert reasons(one, 3) == ("documents cited, not read",)


def test_two_papers_of_known_origins_are_both_to_be_read() -> None:
    one = behind(
        says("first", read=False), says("second", read=False),
        documents=[document("first"), document("second")],
    )  # fmt: skip
    first = remedies(one, 3, DAY)[0]
    assert (first.kind, first.documents, first.standard) == (READ, ("first", "second"), 3)


def test_each_paper_that_would_do_alone_is_named_alone() -> None:
    papers = [document(name, kind=DocumentKind.OFFICIAL_FINDING) for name in ("one", "two")]
    pieces = [says(one.id, read=False) for one in papers]
    found = remedies(behind(*pieces, documents=papers), 3, DAY)
    assert [it.documents for it in found if it.kind == READ] == [("one",), ("two",)]


def test_reading_a_paper_that_copies_promises_nothing() -> None:
    papers = [document("press", relies_on=("state",)), document("copy", relies_on=("state",))]
    papers.append(document("state"))
    pieces = (says("press", read=False), says("copy", read=False))
    assert READ not in kinds(*pieces, documents=papers)


def test_beside_one_read_report_even_a_doubtful_second_one_would_do() -> None:
    one = behind(says("paper"), documents=[document("paper")])
    first = remedies(one, 3, DAY)[0]
    assert (first.kind, first.standard) == (REPORT, 3)
    assert first.words.endswith("graded A to D")
    assert reasons(one, 3) == ("a single origin",)


def test_beside_a_doubtful_report_the_second_must_be_reliable() -> None:
    papers = [document("paper", reliability="C")]
    one = behind(says("paper"), documents=papers)
    first = remedies(one, 3, DAY)[0]
    assert first.words.endswith("graded A or B")
    assert reasons(one, 3) == ("no source graded A or B", "a single origin")


def test_a_report_of_unknown_origin_wants_its_origin_first() -> None:
    papers = [document("paper", relies_on_known=False)]
    one = behind(says("paper"), documents=papers)
    assert kinds(says("paper"), documents=papers)[:2] == [ORIGIN_AND_REPORT, TWO_REPORTS]
    assert reasons(one, 3) == ("where it comes from is not stated",)
    two = [*papers, document("other", relies_on_known=False)]
    found = kinds(says("paper"), says("other"), documents=two)
    assert found[:2] == [OWN_ORIGIN, TWO_REPORTS]


def test_what_is_remembered_is_not_read() -> None:
    papers = [document("judgment", kind=DocumentKind.JUDGMENT)]
    one = behind(says("judgment", read=False, memory="hi"), documents=papers)
    assert [it.kind for it in remedies(one, 3, DAY)] == [TWO_REPORTS, *STRONG]
    assert reasons(one, 3) == ("from memory only",)


def test_hedged_words_stay_hedged_when_read() -> None:
    papers = [document("finding", kind=DocumentKind.OFFICIAL_FINDING)]
    one = behind(says("finding", read=False, wording=Wording.HEDGED), documents=papers)
    assert READ not in [it.kind for it in remedies(one, 3, DAY)]
    assert "no document puts it in plain words" in reasons(one, 3)


def test_an_accusation_is_alleged_only() -> None:
    papers = [document("complaint", kind=DocumentKind.ACCUSATION)]
    one = behind(says("complaint"), documents=papers)
    assert "alleged only" in reasons(one, 3)


def test_doubtful_words_are_said_to_be() -> None:
    one = behind(says("paper", credibility=4), documents=[document("paper")])
    assert "words of doubtful credibility" in reasons(one, 3)
    assert reasons(behind(documents=[]), 3) == ("nothing that supports it is loaded",)


@pytest.mark.parametrize(
    ("needed", "strong"),
    [
        (3, STRONG),
        (4, ["public register", "admission", "judgment"]),
        (5, ["judgment"]),
    ],
)
def test_the_more_is_needed_the_fewer_documents_do(needed: int, strong: list[str]) -> None:
    papers = [document("paper", relies_on_known=False)]
    found = kinds(says("paper"), documents=papers, needed=needed)
    assert [kind for kind in found if kind in STRONG] == strong
    assert (TWO_REPORTS in found) is (needed == 3)


def test_no_register_registers_a_payment() -> None:
    papers = [document("paper")]
    assert "public register" in kinds(says("paper"), documents=papers, kind="OWNS")
    assert "public register" not in kinds(says("paper"), documents=papers, kind="PAID")


def test_no_document_lifts_a_list_that_only_links() -> None:
    papers = [document("paper")]
    one = behind(says("paper"), documents=papers, kind="LINKED_TO")
    assert remedies(one, 4, DAY) == ()
    assert "such a statement reaches 3 at most" in reasons(one, 4)
    assert [it.standard for it in remedies(one, 3, DAY) if it.kind == "judgment"] == [3]


def test_nothing_counts_that_is_published_after_the_day() -> None:
    papers = [document("paper", published="2019-01-01")]
    found = remedies(behind(says("paper"), documents=papers), 3, date(2018, 1, 1))
    assert REPORT not in [one.kind for one in found]
    assert TWO_REPORTS in [one.kind for one in found]


def test_a_finding_is_no_document_that_reaches_more() -> None:
    papers = [document("finding", kind=DocumentKind.OFFICIAL_FINDING, relies_on_known=False)]
    one = behind(says("finding"), documents=papers)
    assert reasons(one, 4) == ("no document of a kind that reaches 4",)
    assert [it.kind for it in remedies(one, 4, DAY)] == ["public register", "admission", "judgment"]


def test_what_is_tried_leaves_the_evidence_as_it_was() -> None:
    one = behind(says("paper", read=False), documents=[document("paper")])
    before = one.evidence, dict(one.documents)
    remedies(one, 3, DAY)
    assert (one.evidence, dict(one.documents)) == before
