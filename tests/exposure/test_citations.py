"""Chains as English: which document each sentence cites, under which number, and in which words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from graphkit.exposure.answer import Trace
from graphkit.model.records import Designation, Link
from graphkit.model.statements import Direction, DocumentKind, Proposition
from tests.exposure.story import Story
from tests.exposure.test_breaking import TODAY, answered, cite
from tests.exposure.test_reassessment import document, says

__all__ = ["answered"]

Ask = Callable[..., Trace]


def told() -> tuple[Story, Link, Designation]:
    """A chain of two facts, the first in two documents, to a party that the UN listed."""
    story = Story()
    link = story.link("OWNS", "a", "b", 3, start_date="2010", end_date="..")
    cite(story, link.id, "paper", DocumentKind.PRESS, published="2018-01-01")
    story.link("SERVES", "b", "listed", 3, start_date="2010", end_date="..")
    listing = story.listed("listed", "2015-06-01", list_id="X.1", measures=("asset freeze",))
    return story, link, listing


def test_sentences_cite_documents_in_the_order_of_first_use(answered: Ask) -> None:
    story, _, _ = told()
    answer = answered(story, "a")
    (chain,) = answer.results
    assert chain.sentence == (
        "a owned an unstated share of b, from 2010 and still [1] [2]."
        " b provided a service to listed, from 2010 and still [1]."
        " listed was listed by the UN on 2015-06-01, under TEST X.1 (asset freeze) [3]."
    )
    assert [(one.number, one.title) for one in answer.citations] == [
        (1, "A document of standard 3"),
        (2, "paper"),
        (3, "A document of standard 4"),
    ]
    assert [one.citation for step in chain.steps for one in step.evidence] == [1, 2, 1]
    assert [one.citation for one in chain.target.designations[0].evidence] == [3]


def test_one_numbering_serves_all_chains(answered: Ask) -> None:
    story, _, _ = told()
    story.link("CREWS", "a", "listed", 2, "2019-01-01")
    answer = answered(story, "a")
    assert len(answer.results) == 2
    known = {one.number: one.document for one in answer.citations}
    assert list(known) == list(range(1, len(known) + 1))
    cited = [int(n) for one in answer.results for n in re.findall(r"\[(\d+)\]", one.sentence)]
    assert set(cited) == set(known)
    assert list(dict.fromkeys(cited)) == sorted(known)
    for chain in answer.results:
        for step in chain.steps:
            assert all(known[one.citation or 0] == one.document for one in step.evidence)


def test_a_document_with_two_places_is_cited_once(answered: Ask) -> None:
    story, link, _ = told()
    for locator in ("page 3", "page 9"):
        story.evidence.append(says("paper", about=link.id, locator=locator))
    answer = answered(story, "a")
    assert answer.results[0].sentence.startswith("a owned an unstated share of b")
    assert "[1] [2]." in answer.results[0].sentence.split(" b ")[0]
    (paper,) = (one for one in answer.citations if one.document == "paper")
    assert sorted(paper.locators) == ["page 3", "page 9"]


def test_what_contradicts_is_cited_in_a_sentence_of_its_own(answered: Ask) -> None:
    story, link, _ = told()
    story.documents["denial"] = document("denial", kind=DocumentKind.DENIAL)
    against = {"about": link.id, "direction": Direction.CONTRADICTS}
    story.evidence.append(says("denial", **against))
    known = {"proposition": Proposition.KNOWLEDGE, "element": "that it knew"}
    story.evidence.append(says("denial", **against, **known))
    story.evidence.append(says("paper", about=link.id, proposition=Proposition.DATE))
    sentence = answered(story, "a").results[0].sentence
    assert "still [1] [2]. For its date: [2]. Against it: [3]. Against “that it knew”: [3]. b" in (
        sentence
    )


def test_an_identity_says_who_states_it_and_when_it_is_only_possible(answered: Ask) -> None:
    story = Story()
    story.link("CREWS", "crew", "ship-old")
    story.link("SAME_AS", "ship-old", "ship-new")
    story.link("POSSIBLY_SAME_AS", "bank-a", "bank-b", role="same name")
    for name in ("ship-new", "bank-b"):
        story.listed(name)
    ship = answered(story, "crew").results[0].sentence
    assert "ship-old is the same ship as ship-new (identity stated by a test [1])." in ship
    bank = answered(story, "bank-a").results[0].sentence
    assert bank.startswith(
        "bank-a may be the same bank as bank-b (only possible; identity stated by a test [1])."
    )


def test_the_target_is_told_on_both_days(answered: Ask) -> None:
    story = Story()
    story.fact("Payment", roles={"payer": "a", "payee": "listed"}, date="2013-07-08")
    story.listed("listed", "2014-07-28")
    sentence = answered(story, "a", as_of=date(2014, 7, 28)).results[0].sentence
    assert sentence.endswith(
        "listed was designated by the UN on 2014-07-28, under TEST [2]; on the day of the dealing"
        " (2013-07-08): listed later; on the day asked about: listed."
    )


def test_a_party_that_is_not_designated_says_so(answered: Ask) -> None:
    story, _, _ = told()
    (chain,) = answered(story, "a", to=story.id("b")).results
    assert chain.sentence.endswith("b is not designated in what is loaded.")


def test_an_unnamed_party_begins_a_sentence_with_a_capital(answered: Ask) -> None:
    story = Story()
    story.fact("Lease", of="time", roles={"lessee": "a", "vessel": "ship-x"})
    story.listed("ship-x")
    (chain,) = answered(story, "a").results
    assert chain.sentence.startswith("An unnamed lessor let ship-x to a (time) [1].")
    assert chain.steps[0].sentence.startswith("an unnamed lessor")


def test_a_proposal_and_an_end_are_told(answered: Ask) -> None:
    story, _, _ = told()
    story.listed("listed", "2011-01-01", stage="proposed")
    story.listed("listed", "2012", end="2013", end_reason="repealed", stage="ended", scope="old")
    sentence = answered(story, "a").results[0].sentence
    assert "was proposed for designation by the UN on 2011-01-01, under TEST [" in sentence
    assert "was designated by the UN in 2012, under TEST, until 2013 (repealed) [" in sentence


def test_what_was_published_later_is_not_cited(answered: Ask) -> None:
    story, _, _ = told()
    answer = answered(story, "a", known_by=date(2017, 12, 31))
    assert "paper" not in {one.document for one in answer.citations}
    assert "still [1]. b" in answer.results[0].sentence
    later = answered(story, "a", known_by=date(2018, 1, 1))
    assert "paper" in {one.document for one in later.citations}


def test_a_later_denial_disputes_nothing_yet(answered: Ask) -> None:
    story, link, _ = told()
    story.documents["denial"] = document("denial", kind=DocumentKind.DENIAL, published="2019-01-01")
    story.evidence.append(says("denial", about=link.id, direction=Direction.CONTRADICTS))
    before = answered(story, "a", known_by=date(2018, 12, 31)).results[0]
    assert before.steps[0].status == "found"
    assert "Against" not in before.sentence
    after = answered(story, "a", known_by=date(2019, 1, 1)).results[0]
    assert after.steps[0].status == "disputed"
    assert "Against it: [" in after.sentence


def test_an_empty_answer_says_by_when_and_in_what(answered: Ask) -> None:
    story, _, _ = told()
    empty = answered(story, "a", known_by=date(2009, 1, 1))
    assert empty.citations == ()
    assert empty.sentence == (
        "None recorded by 2009-01-01 in Story story; not loaded: OFAC SDN list, UN consolidated"
        " list, EU consolidated list, UK sanctions list."
    )
    before = answered(story, "a", as_of=date(2015, 5, 31))
    assert before.sentence.startswith(
        f"None recorded to a party listed as of 2015-05-31 by {TODAY} in Story story; not loaded:"
    )
    assert answered(story, "a").sentence == ""


def test_the_designation_of_the_subject_is_cited_first(answered: Ask) -> None:
    story, _, _ = told()
    own = story.listed("a")
    answer = answered(story, "a", through=True)
    assert [one.id for one in answer.subject_designations] == [own.id]
    assert [one.citation for one in answer.subject_designations[0].evidence] == [1]
    assert answer.citations[0].title == "A document of standard 4"
