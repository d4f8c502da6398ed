"""What each rule of proof lets a statement reach, with the near-miss beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.model.origins import independent, origins
from graphkit.model.proof import Standard, Status, level
from graphkit.model.records import Designation
from graphkit.model.registry import registry
from tests.model.papers import NEVER, assessed, denies, document, says

# The table: what one statement reaches alone, read, stated plainly, of credibility 3.
ALONE = {
    "judgment": (5, Status.ADJUDICATED),
    "default judgment": (3, Status.FOUND),
    "sanctions list": (3, Status.FOUND),
    "official act": (4, Status.RECORDED),
    "official finding": (3, Status.FOUND),
    "accusation": (2, Status.ALLEGED),
    "proposal": (2, Status.ALLEGED),
    "public register": (4, Status.RECORDED),
    "primary record": (3, Status.RECORDED),
    "ship tracking": (2, Status.STATED),
    "imagery": (2, Status.STATED),
    "press": (2, Status.STATED),
    "research": (2, Status.STATED),
    "note": (1, Status.STATED),
    "denial": (1, Status.STATED),
}
GRADED = {"primary record", "ship tracking", "imagery", "press", "research", "note", "denial"}


@pytest.mark.parametrize("kind", ALONE)
def test_what_one_document_of_a_kind_reaches_alone(kind: str) -> None:
    one = assessed([document("a", kind, "A")])
    assert (int(one.standard), one.status) == ALONE[kind]


@pytest.mark.parametrize("kind", ALONE)
@pytest.mark.parametrize("wording", ["hedged", "attempted", "instructed"])
def test_words_that_are_not_plain_reach_1_in_any_document(kind: str, wording: str) -> None:
    one = assessed([document("a", kind, "A")], says("a", wording=wording))

    assert one.standard == Standard.SINGLE_REPORT
    assert one.status is (Status.ALLEGED if ALONE[kind][1] is Status.ALLEGED else Status.STATED)


@pytest.mark.parametrize("kind", ALONE)
@pytest.mark.parametrize(("credibility", "most"), [(1, 5), (2, 5), (3, 5), (4, 1), (5, 0), (6, 1)])
def test_a_statement_that_is_doubtful_or_cannot_be_judged_is_a_single_report(
    kind: str, credibility: int, most: int
) -> None:
    one = assessed([document("a", kind, "A")], says("a", credibility=credibility))
    assert one.standard == min(ALONE[kind][0], most)


@pytest.mark.parametrize("kind", sorted(GRADED))
@pytest.mark.parametrize(("grade", "most"), [("A", 5), ("B", 5), ("C", 1), ("D", 1), ("E", 0)])
def test_what_anybody_may_publish_is_worth_its_publisher(kind: str, grade: str, most: int) -> None:
    assert assessed([document("a", kind, grade)]).standard == min(ALONE[kind][0], most)


@pytest.mark.parametrize("kind", sorted(GRADED))
def test_what_nobody_signs_or_nobody_can_judge_is_unassessed(kind: str) -> None:
    assert assessed([document("a", kind, "F")]).standard == Standard.UNASSESSED
    assert assessed([document("a", kind, "A", publisher=" ")]).standard == Standard.UNASSESSED


@pytest.mark.parametrize("kind", sorted(set(ALONE) - GRADED))
def test_an_authority_is_not_graded(kind: str) -> None:
    assert assessed([document("a", kind, "F")]).standard == ALONE[kind][0]


def test_credibility_1_alone_does_not_corroborate() -> None:
    assert assessed([document("a")], says("a", credibility=1)).standard == Standard.RELIABLE_REPORT


# Reading and remembering


@pytest.mark.parametrize("kind", ALONE)
def test_what_was_not_read_reaches_2_and_says_what_reading_would_give(kind: str) -> None:
    one = assessed([document("a", kind, "A")], says("a", read=False))

    assert one.standard == min(ALONE[kind][0], 2)
    assert one.if_read == ALONE[kind][0]


def test_a_report_of_a_judgment_is_stated_and_not_adjudicated() -> None:
    judgment = [document("a", "judgment", "A")]

    assert assessed(judgment, says("a", read=False)).status is Status.STATED
    assert assessed(judgment, says("a", read=False, memory="hi")).status is Status.STATED
    assert assessed(judgment, says("a")).status is Status.ADJUDICATED


@pytest.mark.parametrize(("memory", "reached"), [("hi", 1), ("med", 1), ("lo", 0)])
def test_memory_reaches_1_or_0_and_reading_cannot_be_promised(memory: str, reached: int) -> None:
    one = assessed([document("a", "judgment", "A")], says("a", read=False, memory=memory))
    assert (one.standard, one.if_read) == (reached, reached)


@pytest.mark.parametrize(("first", "second", "standard"), [(True, True, 3), (True, False, 2)])
def test_what_was_not_read_does_not_corroborate(first: bool, second: bool, standard: int) -> None:
    papers = [document("a"), document("b")]
    one = assessed(papers, says("a", read=first), says("b", read=second))

    assert one.standard == standard
    assert one.if_read == 3


def test_memory_does_not_corroborate_even_if_the_rest_were_read() -> None:
    papers = [document("a"), document("b")]
    one = assessed(papers, says("a"), says("b", read=False, memory="hi"))
    assert (one.standard, one.if_read) == (2, 2)


# R1: listings


@pytest.mark.parametrize("kind", ["sanctions list", "official act"])
def test_a_listing_proves_at_5_that_it_was_made(kind: str) -> None:
    assert assessed([document("un", kind, "A")], of_listing=True).standard == 5


@pytest.mark.parametrize(("kind", "reached"), [("press", 2), ("official finding", 3)])
def test_others_prove_a_listing_as_they_prove_anything(kind: str, reached: int) -> None:
    assert assessed([document("a", kind, "A")], of_listing=True).standard == reached


def test_a_listing_that_nobody_looked_up_reaches_2() -> None:
    un = [document("un", "sanctions list", "A")]
    one = assessed(un, says("un", read=False), of_listing=True)
    assert (one.standard, one.if_read) == (2, 5)


def test_the_reasons_of_a_listing_prove_conduct_at_3_and_hedged_at_1() -> None:
    un = [document("un", "sanctions list", "A")]

    assert assessed(un).standard == 3
    assert assessed(un, says("un", wording="hedged")).standard == 1


@pytest.mark.parametrize("known", [True, False])
def test_the_same_text_on_three_lists_is_one_origin(known: bool) -> None:
    """Whether the copies say where they have it from, or nobody knows."""
    un = document("un", "sanctions list", "A", relies_on_known=known)
    copies = [
        document(name, "sanctions list", "A", *(["un"] if known else []), relies_on_known=known)
        for name in ("eu", "uk")
    ]
    one = assessed([un, *copies])

    assert (one.standard, one.origins) == (3, 1)


def test_hedged_reasons_on_three_lists_stay_at_1() -> None:
    lists = [document("un", "sanctions list"), document("eu", "sanctions list", "A", "un")]
    assert assessed(lists, *(says(n, wording="hedged") for n in ("un", "eu"))).standard == 1


def test_the_words_linked_to_never_pass_3() -> None:
    ceiling = registry().links["LINKED_TO"].ceiling
    register = [document("a", "public register", "A")]
    one = assessed(register, ceiling=ceiling)

    assert (one.standard, one.if_read) == (3, 3)
    assert one.reached == (date(2018, 1, 1),) * 4 + (NEVER,) * 2


def test_an_annulled_listing_is_void_and_a_delisted_one_ended() -> None:
    stated: dict[str, Any] = {
        "entity_id": "case:a/x",
        "authority": "EU",
        "programme": "DPRK",
        "effective": "2010-07-27",
        "end": "2013-11-28",
    }
    assert Designation(**stated, end_reason="annulled").void
    assert not Designation(**stated, end_reason="delisted").void


# R2: for and against


def test_a_denial_disputes_and_lowers_nothing() -> None:
    papers = [document("panel", "official finding", "A"), document("owner", "denial", "A")]
    plain, disputed = assessed(papers[:1]), assessed(papers, says("panel"), denies("owner"))

    assert disputed.status is Status.DISPUTED
    assert (disputed.standard, disputed.reached) == (plain.standard, plain.reached)
    assert disputed.refuted_from == NEVER


@pytest.mark.parametrize(
    ("support", "finding", "refuted"),
    [
        ("press", "official finding", True),
        ("official finding", "official finding", True),
        ("public register", "official finding", False),
        ("public register", "public register", True),
        ("public register", "judgment", True),
        ("judgment", "public register", False),
        ("judgment", "judgment", True),
        ("note", "press", False),  # stronger, and no finding
        ("press", "accusation", False),
        ("official finding", "default judgment", True),
    ],
)
def test_only_a_finding_at_least_as_strong_refutes(
    support: str, finding: str, refuted: bool
) -> None:
    papers = [document("a", support, "A"), document("b", finding, "A", published="2019-05-06")]
    one = assessed(papers, says("a"), denies("b"))

    assert one.status is (Status.REFUTED if refuted else Status.DISPUTED)
    assert one.refuted_from == (date(2019, 5, 6) if refuted else NEVER)
    assert one.standard == ALONE[support][0]


@pytest.mark.parametrize(
    "weaker", [{"read": False}, {"wording": "hedged"}, {"read": False, "memory": "hi"}]
)
def test_a_finding_that_was_not_read_or_is_hedged_refutes_nothing(weaker: dict[str, Any]) -> None:
    papers = [document("a"), document("b", "judgment", "A")]
    one = assessed(papers, says("a"), denies("b", **weaker))
    assert (one.status, one.refuted_from) == (Status.DISPUTED, NEVER)


def test_stronger_support_lifts_what_had_been_refuted() -> None:
    papers = [
        document("press"),
        document("finding", "official finding", "A", published="2019"),
        document("judgment", "judgment", "A", published="2020"),
    ]
    one = assessed(papers, says("press"), denies("finding"), says("judgment"))
    assert (one.standard, one.status, one.refuted_from) == (5, Status.DISPUTED, NEVER)


def test_an_acquittal_refutes_its_element_and_its_findings_of_fact_stand() -> None:
    """CHINPO: acquitted of one charge; that it paid for the ship was found all the same."""
    court = [document("sghc-2017-108", "judgment", "A", published="2017-05-12")]
    element = assessed(court, denies("sghc-2017-108", proposition="element", element="charge 1"))
    payment = assessed(court, says("sghc-2017-108"))

    assert (element.standard, element.status) == (0, Status.REFUTED)
    assert element.refuted_from == date(2017, 5, 12)
    assert (payment.standard, payment.status) == (5, Status.ADJUDICATED)


# R3: origins


def test_a_state_the_panel_the_committee_and_the_press_are_one_origin() -> None:
    papers = [
        document("state", "research", "B"),
        document("panel", "research", "A", "state"),
        document("committee", "research", "A", "panel"),
        document("press", "press", "B", "committee", "panel"),
    ]
    one = assessed(papers)

    assert (one.standard, one.origins) == (2, 1)
    assert origins("press", {p.id: p for p in papers}) == {"state"}


def test_a_paper_with_a_source_of_its_own_corroborates() -> None:
    papers = [document("state"), document("panel", "research", "A", "state"), document("press")]
    one = assessed(papers)
    assert (one.standard, one.origins) == (3, 2)


def test_unknown_ancestry_is_one_origin_and_corroborates_nothing() -> None:
    unsaid = [document(name, relies_on_known=False) for name in ("a", "b")]

    assert (assessed(unsaid).standard, assessed(unsaid).origins) == (2, 1)
    mixed = assessed([*unsaid, document("c")])
    assert (mixed.standard, mixed.origins) == (2, 1)


def test_one_unknown_ancestor_is_enough_to_not_corroborate() -> None:
    papers = [
        document("known"),
        document("unsaid", relies_on_known=False),
        document("both", "press", "B", "known", "unsaid"),
        document("other"),
    ]
    one = assessed(papers, says("both"), says("other"))
    assert (one.standard, one.origins) == (2, 1)


def test_a_source_that_is_not_there_is_an_unknown_one() -> None:
    papers = [document("a", "press", "B", "cable-1"), document("b", "press", "B", "cable-2")]
    assert (assessed(papers).standard, assessed(papers).origins) == (2, 1)


def test_papers_that_rely_on_one_another_are_one_unknown_origin() -> None:
    papers = [document("a", "press", "B", "b"), document("b", "press", "B", "a"), document("c")]

    assert assessed(papers[:2]).standard == 2
    assert assessed(papers, says("a"), says("c")).standard == 2


def test_tracking_from_two_vendors_is_the_ships_word_once() -> None:
    vendors = [document(name, "ship tracking", "A") for name in ("one", "two")]

    assert (assessed(vendors).standard, assessed(vendors).origins) == (2, 1)
    image = document("image", "imagery", "A")
    seen = assessed([vendors[0], image])
    assert (seen.standard, seen.origins) == (3, 2)


def test_a_report_on_tracking_does_not_corroborate_tracking() -> None:
    vendors = [document(name, "ship tracking", "A") for name in ("one", "two")]
    report = document("report", "research", "B", "one")
    assert assessed([*vendors, report], says("report"), says("two")).standard == 2


def test_one_of_two_origins_must_be_a_reliable_report() -> None:
    low = [document(name, "press", "C") for name in ("a", "b")]

    assert assessed(low).standard == 1
    assert assessed([*low, document("c", "press", "B")]).standard == 3


def test_a_reliable_report_of_unknown_origin_does_not_lift_two_others() -> None:
    low = [document(name, "press", "C") for name in ("a", "b")]
    unsaid = document("c", "press", "B", relies_on_known=False)
    assert assessed([*low, unsaid]).standard == 2


def test_a_pair_that_shares_nothing_is_found_among_papers_that_share() -> None:
    roots = [document(name, "note") for name in "wxyz"]
    papers = [
        document("both", "press", "B", "w", "x"),
        document("left", "press", "B", "w", "y"),
        document("right", "press", "B", "x", "z"),
    ]
    stated = [says(one.id) for one in papers]

    assert assessed([*roots, *papers], *stated[1:]).standard == 3
    assert assessed([*roots, *papers], *stated).standard == 3
    assert assessed([*roots, *papers], *stated).origins == 2


@pytest.mark.parametrize(
    ("sets", "count"),
    [
        ([], 0),
        (["?"], 1),
        (["?", "?"], 1),
        (["?", "a"], 1),
        (["a?", "b"], 1),
        (["a", "b", "c"], 3),
        (["ab", "b", "c"], 2),
        (["ab", "bc", "ca"], 1),
    ],
)
def test_origins_are_counted(sets: list[str], count: int) -> None:
    assert independent([frozenset(one) for one in sets]) == count


# R4: status


def test_a_judgment_by_default_never_passes_3() -> None:
    papers = [document(n, "default judgment", "A") for n in ("a", "b")]
    assert assessed([*papers, document("c"), document("d")]).standard == 3


def test_an_admission_counts_only_against_the_one_who_makes_it() -> None:
    plea = [document("plea", "admission", "A")]

    own = assessed(plea, says("plea", admitted_by="case:a/x"), parties=["case:a/x", "case:a/y"])
    other = assessed(plea, says("plea", admitted_by="case:a/z"), parties=["case:a/x", "case:a/y"])
    nobody = assessed(plea, says("plea"), parties=["case:a/x"])

    assert (own.standard, own.status) == (4, Status.ADMITTED)
    assert (other.standard, other.status) == (2, Status.STATED)
    assert (nobody.standard, nobody.status) == (2, Status.STATED)
    assert level(says("plea", admitted_by="case:a/z"), plea[0]) == 4  # nobody asked who is party


def test_an_accusation_and_those_who_repeat_it_allege() -> None:
    papers = [
        document("indictment", "accusation", "A", relies_on_known=False),
        document("press", "press", "B", "indictment"),
        document("blog", "research", "B", "press"),
    ]
    one = assessed(papers)

    assert (one.standard, one.status) == (2, Status.ALLEGED)
    own = assessed([*papers, document("own", "press", "B")])
    assert own.status is Status.STATED


def test_a_panel_that_weighed_an_accusation_finds() -> None:
    papers = [
        document("indictment", "accusation", "A"),
        document("panel", "official finding", "A", "indictment"),
    ]
    assert (assessed(papers).standard, assessed(papers).status) == (3, Status.FOUND)


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        (["press", "accusation"], Status.STATED),
        (["accusation", "official finding"], Status.FOUND),
        (["official finding", "public register"], Status.RECORDED),
        (["public register", "judgment"], Status.ADJUDICATED),
    ],
)
def test_the_strongest_word_is_used(kinds: list[str], status: Status) -> None:
    assert assessed([document(kind, kind, "A") for kind in kinds]).status is status


def test_nothing_said_is_nothing_reached() -> None:
    one = assessed([document("a", "denial")], denies("a"))

    assert (one.standard, one.if_read, one.origins) == (0, 0, 0)
    assert one.reached == (NEVER,) * 6
    assert one.status is Status.DISPUTED


# Withdrawal


def test_what_rests_on_withdrawn_papers_alone_is_retracted_when_the_last_was() -> None:
    papers = [
        document("a", "official finding", "A", withdrawn="2020-08-10"),
        document("b", withdrawn="2021-03"),
    ]
    one = assessed(papers)

    assert (one.status, one.refuted_from) == (Status.RETRACTED, date(2021, 3, 31))
    assert one.standard == 3
    assert one.reached[3] == date(2018, 1, 1)


def test_a_withdrawn_paper_counts_for_nothing_beside_one_that_stands() -> None:
    papers = [
        document("register", "public register", "A", withdrawn="2020-08-10"),
        document("press"),
    ]
    one = assessed(papers)

    assert (one.standard, one.status, one.refuted_from) == (2, Status.STATED, NEVER)
    assert one.reached[2:] == (date(2018, 1, 1), NEVER, NEVER, NEVER)
    assert len(one.evidence) == 2


def test_a_withdrawn_finding_refutes_no_more() -> None:
    papers = [document("a"), document("b", "judgment", "A", withdrawn="2020-08-10")]
    one = assessed(papers, says("a"), denies("b"))
    assert (one.status, one.refuted_from) == (Status.STATED, NEVER)


# Days


def test_each_standard_has_the_first_day_on_which_it_was_met() -> None:
    papers = [
        document("rumour", "press", "E", published="2014-01-02"),
        document("one", "press", "C", published="2015-02-03"),
        document("two", "press", "B", published="2016-03"),
        document("three", "press", "A", published="2017"),
        document("court", "judgment", "A", published="2019-05-09"),
    ]
    assert assessed(papers).reached == (
        date(2014, 1, 2),
        date(2015, 2, 3),
        date(2016, 3, 31),
        date(2016, 3, 31),  # two origins, one of them reliable
        date(2019, 5, 9),
        date(2019, 5, 9),
    )


def test_a_paper_without_a_day_of_publication_is_known_when_it_was_retrieved() -> None:
    papers = [document("a", published="", retrieved="2026-02-27")]
    assert assessed(papers).reached[2] == date(2026, 2, 27)


def test_a_range_counts_from_its_last_day() -> None:
    papers = [document("a", published="[..2021-07-31]")]
    assert assessed(papers).reached[2] == date(2021, 7, 31)
