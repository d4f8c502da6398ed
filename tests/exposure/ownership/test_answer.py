"""Questions about owners on stories of a few facts: a positive, a near-miss, and nothing at all."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.errors import QueryTimeout, UsageError
from graphkit.exposure.answer import State
from graphkit.exposure.ownership.blocked import blocked
from graphkit.exposure.ownership.cascade import Blocked
from graphkit.exposure.ownership.finding import Finding
from graphkit.exposure.ownership.rules import Regime, rule_on
from graphkit.graph import Graph
from graphkit.model.proof import Standard
from tests.exposure.ownership.tale import DAY, TODAY, Tale

CERTAINLY, POSSIBLY, NOT = Blocked.CERTAINLY, Blocked.POSSIBLY, Blocked.NOT


def walked(finding: Finding) -> list[list[str]]:
    return [[node.name for node in path.nodes] for path in finding.paths]


def test_half_of_half_is_blocked_and_says_by_whom(graph: Graph) -> None:
    tale = Tale()
    first, second = tale.owns("x", "a", "50"), tale.owns("a", "b", "50")
    listing = tale.freezes("x")
    found = tale.tell(graph)("b")
    assert (found.blocked, found.state, found.standard) == (CERTAINLY, State.DOCUMENTED, 3)
    assert walked(found) == [["x", "a", "b"]]
    path = found.paths[0]
    assert [step.id for step in path.steps] == [first.id, second.id]
    assert [step.evidence[0].title for step in path.steps] == ["A document of standard 3"] * 2
    assert (path.certain, path.standard, path.owner) == (True, 3, tale.id("x"))
    assert [(one.name, one.blocked) for one in found.parties] == [
        ("x", CERTAINLY),
        ("a", CERTAINLY),
    ]
    assert [one.id for one in found.parties[0].designations] == [listing.id]
    assert found.subject.basis == ("certainly owned by a: 50 % (test: 50 % or more)",)
    assert (found.missing, found.conflicts, found.limits) == ((), (), ())


def test_a_share_below_the_test_is_shown_and_blocks_nobody(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a", "49.99")
    tale.freezes("x")
    found = tale.tell(graph)("a")
    assert (found.blocked, found.state, found.standard) == (NOT, State.NONE_RECORDED, None)
    assert walked(found) == [["x", "a"]]
    assert "blocked owners hold too little (x: 49.99 %; the test is 50 % or more)" in found.sentence


def test_nothing_above_the_subject_is_not_recorded_and_no_clearance(graph: Graph) -> None:
    tale = Tale()
    tale.owns("a", "b", "100")
    answer = tale.tell(graph).whole("a")
    assert [one.blocked for one in answer.results] == [NOT] * 4
    assert answer.results[0].sentence.endswith("no blocked owner is recorded.")
    assert "OFAC SDN list" in answer.coverage.lists_missing


def test_an_unknown_subject_says_how_to_look_it_up(graph: Graph) -> None:
    tale = Tale()
    tale.owns("a", "b", "100")
    with pytest.raises(UsageError, match="nothing loaded has the identifier"):
        tale.tell(graph)("nobody")


def test_two_persons_added_together_name_each_other_and_the_total(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a", "30")
    tale.owns("y", "a", "30")
    for name in ("x", "y"):
        tale.freezes(name)
        tale.freezes(name, "UK")
    ask = tale.tell(graph)
    found = ask("a")
    total = found.subject.totals[0]
    assert (found.blocked, total.held.words, total.reached) == (CERTAINLY, "60 %", CERTAINLY)
    assert total.owners == (tale.id("x"), tale.id("y"))
    assert walked(found) == [["x", "a"], ["y", "a"]]
    apart = ask("a", Regime.UK, as_of=date(2022, 1, 1))
    assert apart.blocked is NOT
    assert [(one.of, one.held.words) for one in apart.subject.totals] == [
        ((tale.id("x"),), "30 %"),
        ((tale.id("y"),), "30 %"),
    ]


def test_unknown_shares_and_days_say_what_is_missing(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a")
    tale.owns("a", "b", "60", date="2019-06-01")
    tale.freezes("x", effective="[2019-06-01..2020-06-01]")
    ask = tale.tell(graph)
    found = ask("b")
    assert (found.blocked, found.state) == (POSSIBLY, State.INDICATED)
    assert found.missing == (
        "which share of a x held",
        "whether a owned that of b on 2020-01-01: stated for 2019-06-01, no end is stated",
        "whether the listing of x stood on 2020-01-01",
    )
    assert [step.in_force for step in found.paths[0].steps] == ["certainly", "possibly"]


@pytest.mark.parametrize(
    ("held", "day", "answer"),
    [
        ({"start_date": "2015-01-01", "end_date": ".."}, date(2015, 1, 1), CERTAINLY),
        ({"start_date": "2015-01-01", "end_date": ".."}, date(2014, 12, 31), NOT),
        ({"start_date": "2015", "end_date": ".."}, date(2015, 6, 1), POSSIBLY),
        ({"start_date": "2015-01-01", "end_date": "2018-03-30"}, date(2018, 3, 30), CERTAINLY),
        ({"start_date": "2015-01-01", "end_date": "2018-03-30"}, date(2018, 3, 31), NOT),
        ({"start_date": "2015-01-01", "end_date": "2018-03"}, date(2018, 3, 15), POSSIBLY),
        ({"start_date": "2015-01-01"}, date(2016, 1, 1), POSSIBLY),
        ({"date": "2016-05-05"}, date(2016, 5, 5), CERTAINLY),
        ({"date": "2016-05-05"}, date(2016, 5, 6), POSSIBLY),
        ({"date": "2016-05"}, date(2016, 5, 5), POSSIBLY),
    ],
    ids=str,
)
def test_days_of_a_holding(graph: Graph, held: dict[str, str], day: date, answer: Blocked) -> None:
    tale = Tale()
    tale.owns("x", "a", "60", **held)
    tale.freezes("x")
    assert tale.tell(graph)("a", as_of=day).blocked is answer


@pytest.mark.parametrize(
    ("how", "day", "answer"),
    [
        (
            {"end": "2018-01-01", "end_reason": "delisted", "stage": "ended"},
            "2017-12-31",
            CERTAINLY,
        ),
        ({"end": "2018-01-01", "end_reason": "delisted", "stage": "ended"}, "2018-01-01", NOT),
        ({"end_reason": "delisted", "stage": "ended"}, "2018-01-01", POSSIBLY),
        ({"end": "2018-01-01", "end_reason": "annulled", "stage": "ended"}, "2017-12-31", NOT),
        ({"stage": "proposed"}, "2018-01-01", NOT),
        ({"stage": "suspended"}, "2018-01-01", POSSIBLY),
        ({"effective": "2018-01-02"}, "2018-01-01", NOT),
        ({"effective": "2018-01-02"}, "2018-01-02", CERTAINLY),
        ({"effective": "[..2019-01-31]"}, "2018-01-01", POSSIBLY),
        ({"effective": "[..2019-01-31]"}, "2019-01-31", CERTAINLY),
        ({"measures": ("port ban",)}, "2018-01-01", NOT),
        ({"measures": ("port ban", "asset freeze")}, "2018-01-01", CERTAINLY),
        ({"measures": ("correspondent account prohibition",)}, "2018-01-01", NOT),
        ({"measures": ("menu sanctions",)}, "2018-01-01", NOT),
        ({"measures": ()}, "2018-01-01", NOT),
        ({"authority": "EU"}, "2018-01-01", NOT),
    ],
    ids=str,
)
def test_only_a_listing_that_freezes_and_stood_makes_an_owner_blocked(
    graph: Graph, how: dict[str, object], day: str, answer: Blocked
) -> None:
    tale = Tale()
    tale.owns("x", "a", "60")
    tale.freezes("x", **how)  # type: ignore[arg-type]
    ask = tale.tell(graph)
    on = date.fromisoformat(day)
    assert ask("a", as_of=on).blocked is answer
    assert ask("x", as_of=on).blocked is answer
    whole = blocked(graph, rule_on(Regime.US, on), on, TODAY)
    assert whole.get(tale.id("a"), NOT) is answer


def test_control_counts_where_the_law_says_so_and_stands_beside_where_not(graph: Graph) -> None:
    tale = Tale()
    link = tale.tie("CONTROLS", "x", "a")
    tale.freezes("x")
    tale.freezes("x", "EU")
    ask = tale.tell(graph)
    under_us, under_eu = ask("a"), ask("a", Regime.EU)
    assert (under_us.blocked, under_eu.blocked) == (NOT, CERTAINLY)
    assert [(one.id, one.other_blocked) for one in under_us.beside] == [(link.id, CERTAINLY)]
    assert "FAQ 398" in under_us.beside[0].reason
    assert (under_us.paths, under_eu.beside) == ((), ())
    assert under_eu.subject.basis == ("certainly controlled by x",)


def test_links_that_no_rule_counts_stand_beside(graph: Graph) -> None:
    tale = Tale()
    for kind in ("DIRECTS", "HAS_INTEREST_IN", "OPERATES"):
        tale.tie(kind, "person-x", "a")
    tale.tie("DIRECTS", "person-y", "a")
    tale.tie("LINKED_TO", "a", "person-x")
    tale.freezes("person-x", "UN", measures=("asset freeze",))
    found = tale.tell(graph)("a", Regime.UN)
    assert found.blocked is NOT
    assert sorted(one.type for one in found.beside) == [
        "DIRECTS", "HAS_INTEREST_IN", "LINKED_TO", "OPERATES",
    ]  # fmt: skip
    assert {one.other_name for one in found.beside} == {"person-x"}


def test_agency_is_weighed_by_the_united_nations_and_says_so(graph: Graph) -> None:
    tale = Tale()
    tale.tie("ACTS_FOR", "a", "x")
    tale.freezes("x", "UN", measures=("asset freeze",))
    found = tale.tell(graph)("a", Regime.UN)
    assert (found.blocked, walked(found)) == (POSSIBLY, [["x", "a"]])
    assert found.missing == ("whether acting for x is enough: the rule weighs it case by case",)
    assert found.paths[0].steps[0].counts == "possibly"


def test_weaker_evidence_is_told_apart_by_standard(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a", "60", standard=2)
    tale.owns("y", "a", "25..75", standard=4)
    tale.freezes("x")
    tale.freezes("y")
    ask = tale.tell(graph)
    found = ask("a")
    assert found.by_standard == {
        "adjudicated": NOT,
        "record": POSSIBLY,
        "corroborated": POSSIBLY,
        "reliable report": CERTAINLY,
        "single report": CERTAINLY,
    }
    assert (found.standard, found.state) == (2, State.INDICATED)
    higher = ask("a", standard=Standard.CORROBORATED)
    assert (higher.blocked, higher.standard, walked(higher)) == (POSSIBLY, 4, [["y", "a"]])


def test_what_was_published_later_was_not_known(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a", "60", published="2019-06-01")
    tale.freezes("x")
    ask = tale.tell(graph)
    answers = {day: ask("a", known_by=day).blocked for day in (date(2019, 5, 31), date(2019, 6, 1))}
    assert list(answers.values()) == [NOT, CERTAINLY]


def test_a_refuted_holding_counts_for_nothing(graph: Graph) -> None:
    tale = Tale()
    link = tale.owns("x", "a", "60", standard=2)
    tale._prove(link.id, 3, "2019-01-01", direction="contradicts")
    tale.freezes("x")
    ask = tale.tell(graph)
    assert ask("a").blocked is NOT
    assert ask("a", known_by=date(2018, 12, 31)).blocked is CERTAINLY


def test_totals_over_the_whole_are_a_conflict_and_not_made_to_fit(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a", "80")
    tale.owns("y", "a", "40..80")
    tale.freezes("x")
    tale.freezes("y")
    found = tale.tell(graph)("a")
    total = found.subject.totals[0]
    assert (total.held.minimum, total.held.maximum, total.raw_maximum) == (100, 100, 160)
    assert found.conflicts == (
        "what is stated of the owners of a adds up to at least 120 %: not all of it can be right",
    )


def test_statements_that_cannot_both_be_right_are_a_conflict(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a", "60")
    tale.owns("x", "a", "30", start_date="2011-01-01", end_date="..")
    tale.freezes("x")
    found = tale.tell(graph)("a")
    assert (found.blocked, len(found.paths)) == (POSSIBLY, 2)
    assert len(found.conflicts) == 1
    assert "the better proved counts, and of equals the lesser" in found.conflicts[0]


def test_others_who_hold_too_much_are_named_and_decide_nothing(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a")
    tale.owns("z", "a", "60")
    tale.freezes("x")
    found = tale.tell(graph)("a")
    assert found.blocked is POSSIBLY
    assert any("at most 40 % is left for blocked owners" in one for one in found.conflicts)


def test_rings_end_and_each_path_visits_nobody_twice(graph: Graph) -> None:
    tale = Tale()
    for owner, owned in (("a", "b"), ("b", "c"), ("c", "a"), ("a", "a")):
        tale.owns(owner, owned, "40")
    tale.owns("x", "a", "60")
    tale.freezes("x")
    ask = tale.tell(graph)
    assert ask("b").blocked is NOT
    found = ask("a")
    assert (found.blocked, walked(found)) == (CERTAINLY, [["x", "a"]])


def test_a_ring_of_halves_with_nobody_listed_is_not_recorded(graph: Graph) -> None:
    tale = Tale()
    for owner, owned in (("a", "b"), ("b", "c"), ("c", "a")):
        tale.owns(owner, owned, "60")
    tale.freezes("x")
    ask = tale.tell(graph)
    assert ask("a").blocked is NOT
    assert set(blocked(graph, rule_on(Regime.US, DAY), DAY, TODAY)) == {tale.id("x")}


def test_a_ship_is_property_of_its_owner(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "ship-a", "10")
    tale.owns("x", "a", "10")
    tale.freezes("x")
    ask = tale.tell(graph)
    assert (ask("ship-a").blocked, ask("a").blocked) == (CERTAINLY, NOT)


def test_another_name_of_a_listed_party_is_it(graph: Graph) -> None:
    tale = Tale()
    tale.link("SAME_AS", "a", "x")
    tale.link("POSSIBLY_SAME_AS", "b", "x")
    tale.owns("a", "c", "60")
    tale.freezes("x")
    ask = tale.tell(graph)
    assert [ask(name).blocked for name in ("a", "b", "c")] == [CERTAINLY, POSSIBLY, CERTAINLY]
    assert ask("b").missing == ("whether b and x are one",)


def test_before_there_was_a_rule_only_the_listed_are_blocked(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a", "100", start_date="2000-01-01", end_date="..")
    tale.freezes("x", effective="2000-01-01")
    ask = tale.tell(graph)
    on = date(2008, 2, 13)
    assert [ask(name, as_of=on).blocked for name in ("x", "a")] == [CERTAINLY, NOT]
    assert "No published rule on ownership" in ask("a", as_of=on).sentence
    assert ask("a", as_of=date(2008, 2, 14)).blocked is CERTAINLY


def test_what_it_blocks_in_turn_is_listed_nearest_first(graph: Graph) -> None:
    tale = Tale()
    tale.owns("x", "a", "60")
    tale.owns("a", "b", "60")
    tale.owns("b", "c", "40..60")
    tale.owns("b", "f", "40..60")
    tale.owns("a", "d", "49")
    tale.owns("a", "e", "25")
    tale.owns("y", "e", "25")
    for name in ("x", "y", "c"):
        tale.freezes(name)
    ask = tale.tell(graph)
    found = ask("a", down=True)
    assert [(one.name, one.blocked, len(one.links), one.listed) for one in found.below] == [
        ("b", CERTAINLY, 1, False),
        ("e", CERTAINLY, 1, False),
        ("c", CERTAINLY, 2, True),
        ("f", POSSIBLY, 2, False),
    ]
    assert found.below_read
    cut = ask("a", down=True, limit=2)
    assert [one.name for one in cut.below] == ["b", "e"]
    assert cut.limits == ("2 more entities below are not shown (--limit)",)
    assert ask("d", down=True).below == ()
    assert (ask("a").below, ask("a").below_read) == ((), False)


def test_every_limit_is_said(graph: Graph) -> None:
    tale = Tale()
    for n in range(4):
        tale.owns(f"x{n}", "a", "25")
        tale.freezes(f"x{n}")
    ask = tale.tell(graph)
    cut = ask.whole("a", limit=2)
    assert cut.truncated
    assert all(len(one.paths) <= 2 for one in cut.results)
    assert cut.results[0].limits == ("the first 2 paths are shown (--limit)",)
    few = ask("a", entities=2)
    assert few.limits[0].startswith("cut by the limit of 2 entities above the subject")
    assert not ask.whole("a").truncated


def test_a_long_chain_is_followed_to_its_end_or_said_to_be_cut(graph: Graph) -> None:
    tale = Tale()
    for n in range(60):
        tale.owns(f"x{n}", f"x{n + 1}", "60")
    tale.freezes("x0")
    ask = tale.tell(graph)
    rule = rule_on(Regime.US, DAY)
    assert len(blocked(graph, rule, DAY, TODAY, seconds=120)) == 61
    assert ask("x60").blocked is CERTAINLY
    with pytest.raises(QueryTimeout, match="did not end within"):
        blocked(graph, rule, DAY, TODAY, seconds=0.0001)
    cut = ask("x60", entities=20)
    assert cut.blocked is NOT
    assert cut.limits[0].startswith("cut by the limit of 20 entities above the subject")
