"""The cascade on published examples, on thresholds, ranges, rings and doubtful facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from graphkit.exposure.ownership.cascade import Blocked
from graphkit.exposure.ownership.facts import Fact
from graphkit.exposure.ownership.rules import Regime, rule_on
from tests.exposure.ownership.worlds import DAYS, judge, listed, owns, same, tie

CERTAINLY, POSSIBLY = Blocked.CERTAINLY, Blocked.POSSIBLY


# Examples 1 and 2 were read at ofac.treasury.gov/faqs/401 and example 3 in a law firm's copy; the
# one of two halves is quoted by another without its number. The last two are from memory.
OFAC_FAQ_401 = {
    "example 1: 50 % of 50 %": ([("X", "A", "50"), ("A", "B", "50")], {"A", "B"}),
    "example 2: 25 % through each of two": (
        [("X", "A", "50"), ("X", "B", "50"), ("A", "C", "25"), ("B", "C", "25")],
        {"A", "B", "C"},
    ),
    "example 3: 40 % through A and 10 % directly": (
        [("X", "A", "50"), ("X", "B", "10"), ("A", "B", "40")],
        {"A", "B"},
    ),
    "from memory: a quarter through A, and B is not blocked": (
        [("X", "A", "50"), ("X", "B", "25"), ("A", "C", "25"), ("B", "C", "25")],
        {"A"},
    ),
    "quoted: a quarter of each of two halves": (
        [("X", "A", "25"), ("X", "B", "25"), ("A", "C", "50"), ("B", "C", "50")],
        set(),
    ),
    "from memory: a quarter directly and a quarter through A": (
        [("X", "A", "50"), ("A", "B", "25"), ("X", "B", "25")],
        {"A", "B"},
    ),
}


@pytest.mark.parametrize("example", OFAC_FAQ_401)
def test_published_examples_of_the_50_percent_rule(example: str) -> None:
    held, expected = OFAC_FAQ_401[example]
    found = judge([owns(*one) for one in held], listed("X"))
    assert found == dict.fromkeys({"X", *expected}, CERTAINLY)


def test_shares_of_two_blocked_persons_are_added_as_faq_399_says() -> None:
    held = [owns("X", "A", "25"), owns("Y", "A", "25")]
    assert judge(held, listed("X", "Y"))["A"] is CERTAINLY
    assert "A" not in judge(held, listed("X"))


def test_a_puzzle_of_ten_holdings() -> None:
    held = [
        owns("SDN A", "A", "3"), owns("B", "A", "47"), owns("C", "A", "50"),
        owns("SDN B", "B", "42"), owns("D", "B", "52"),
        owns("person C", "D", "50"), owns("SDN D", "D", "50"),
        owns("trust", "C", "52"), owns("E", "C", "48"),
        owns("person E", "E", "19"), owns("SDN F", "E", "81"),
    ]  # fmt: skip
    found = judge(held, listed("SDN A", "SDN B", "SDN D", "SDN F"))
    assert set(found) == {"SDN A", "SDN B", "SDN D", "SDN F", "A", "B", "D", "E"}


BOUNDARIES = [
    # day, regime, share, answer
    (date(2008, 2, 13), Regime.US, "100", None),
    (date(2008, 2, 14), Regime.US, "50", CERTAINLY),
    (date(2008, 2, 14), Regime.US, "49.99", None),
    (date(2020, 1, 1), Regime.US, "49.99", None),
    (date(2020, 1, 1), Regime.US, "50", CERTAINLY),
    (date(2020, 1, 1), Regime.US, "50.01", CERTAINLY),
    (date(2024, 7, 1), Regime.EU, "50", None),
    (date(2024, 7, 2), Regime.EU, "49.99", None),
    (date(2024, 7, 2), Regime.EU, "50", None),
    (date(2024, 7, 2), Regime.EU, "50.01", CERTAINLY),
    (date(2024, 7, 3), Regime.EU, "49.99", None),
    (date(2024, 7, 3), Regime.EU, "50", CERTAINLY),
    (date(2020, 12, 30), Regime.UK, "100", None),
    (date(2020, 12, 31), Regime.UK, "49.99", None),
    (date(2020, 12, 31), Regime.UK, "50", None),
    (date(2020, 12, 31), Regime.UK, "50.01", CERTAINLY),
    (date(2006, 10, 13), Regime.UN, "100", None),
    (date(2018, 1, 1), Regime.UN, "49.99", POSSIBLY),
    (date(2018, 1, 1), Regime.UN, "50", POSSIBLY),
    (date(2018, 1, 1), Regime.UN, "50.01", CERTAINLY),
    (date(2018, 1, 1), Regime.UN, "0", None),
]


@pytest.mark.parametrize(("day", "regime", "held", "answer"), BOUNDARIES, ids=str)
def test_thresholds_on_the_days_of_each_rule(
    day: date, regime: Regime, held: str, answer: Blocked | None
) -> None:
    found = judge(
        [owns("X", "A", held)], listed("X", authority=regime.upper()), rule_on(regime, day)
    )
    assert found.get("A") is answer


@pytest.mark.parametrize(
    ("day", "regime", "answer"),
    [
        (date(2014, 8, 12), Regime.US, None),
        (date(2014, 8, 13), Regime.US, CERTAINLY),
        (date(2024, 7, 2), Regime.EU, CERTAINLY),
        (date(2025, 1, 1), Regime.EU, CERTAINLY),
        (date(2022, 1, 1), Regime.UK, None),
        (date(2018, 1, 1), Regime.UN, POSSIBLY),
    ],
)
def test_adding_the_shares_of_two_persons(
    day: date, regime: Regime, answer: Blocked | None
) -> None:
    held = [owns("X", "A", "30"), owns("Y", "A", "30")]
    names = listed("X", "Y", authority=regime.upper())
    assert judge(held, names, rule_on(regime, day)).get("A") is answer


@pytest.mark.parametrize("regime", [Regime.UK, Regime.US])
def test_without_adding_one_person_still_owns_through_its_own_companies(regime: Regime) -> None:
    day = date(2010, 1, 1) if regime is Regime.US else DAYS[regime]
    held = [
        owns("X", "A", "60"), owns("X", "B", "60"), owns("A", "C", "26"), owns("B", "C", "26"),
        owns("Y", "D", "60"), owns("A", "E", "26"), owns("D", "E", "26"),
    ]  # fmt: skip
    found = judge(held, listed("X", "Y", authority=regime.upper()), rule_on(regime, day))
    assert found["C"] is CERTAINLY
    assert "E" not in found


RANGES: list[tuple[Sequence[Fact], Blocked | None]] = [
    ([owns("X", "A", "40..60")], POSSIBLY),
    ([owns("X", "A", "50..60")], CERTAINLY),
    ([owns("X", "A", ">50")], CERTAINLY),
    ([owns("X", "A", "<50")], None),
    ([owns("X", "A", "40..50")], POSSIBLY),
    ([owns("X", "A", "[40..50]")], POSSIBLY),
    ([owns("X", "A", "(25..50]"), owns("Y", "A", "25")], CERTAINLY),
    ([owns("X", "A", "25..49.99")], None),
    ([owns("X", "A", "")], POSSIBLY),
    ([owns("X", "A", "25"), owns("Y", "A", "<25")], None),
    ([owns("X", "A", "25"), owns("Y", "A", "")], POSSIBLY),
    ([owns("X", "A", "33.3"), owns("Y", "A", "16.7")], CERTAINLY),
    ([owns("X", "A", "33.3"), owns("Y", "A", "16.69")], None),
    ([owns("X", "A", "60", certain=False)], POSSIBLY),
    ([owns("X", "A", "40"), owns("Y", "A", "20", certain=False)], POSSIBLY),
]


@pytest.mark.parametrize(("held", "answer"), RANGES, ids=range(len(RANGES)))
def test_ranges_unknown_shares_and_unknown_days_stay_open(
    held: Sequence[Fact], answer: Blocked | None
) -> None:
    assert judge(held, listed("X", "Y")).get("A") is answer


def test_exclusive_ends_meet_more_than_half_only_where_something_is_left_over() -> None:
    rule = rule_on(Regime.EU, date(2020, 1, 1))
    names = listed("X", "Y", authority="EU")
    for held, answer in (
        ((">25", "25"), CERTAINLY),
        (("25", "25"), None),
        (("<25", "25..30"), POSSIBLY),
        (("<25", "25"), None),
        (("50", ""), CERTAINLY),  # the second owns something, if nobody knows how much
    ):
        found = judge([owns("X", "A", held[0]), owns("Y", "A", held[1])], names, rule)
        assert found.get("A") is answer, held


def test_an_owner_that_is_only_possibly_listed_blocks_only_possibly() -> None:
    found = judge([owns("X", "A", "60"), owns("A", "B", "60")], listed("X", certain=False))
    assert found == {"X": POSSIBLY, "A": POSSIBLY, "B": POSSIBLY}


def test_shares_are_never_multiplied_and_a_minority_ends_the_cascade() -> None:
    chain = [owns(str(n), str(n + 1), "50") for n in range(10)]
    found = judge([*chain, owns("10", "11", "49")], listed("0"))
    assert set(found) == {str(n) for n in range(11)}


def test_rings_without_a_listed_party_block_nobody() -> None:
    ring = [owns("A", "B", "60"), owns("B", "C", "60"), owns("C", "A", "60")]
    assert judge(ring, listed("X")) == {"X": CERTAINLY}
    assert judge([*ring, owns("A", "A", "60")], []) == {}


def test_a_ring_that_a_listed_party_enters_is_blocked_whole() -> None:
    ring = [owns("A", "B", "60"), owns("B", "C", "60"), owns("C", "A", "30")]
    assert "B" not in judge([*ring, owns("X", "A", "30")], listed("X"))
    entered = judge([*ring, owns("X", "A", "50")], listed("X"))
    assert set(entered) == {"X", "A", "B", "C"}


def test_a_ring_lifts_itself_over_the_threshold_only_once_it_is_in() -> None:
    # X holds 30 of A; A's own subsidiary B holds 30 of A: B is blocked only if A is
    held = [owns("X", "A", "30"), owns("A", "B", "100"), owns("B", "A", "30")]
    assert set(judge(held, listed("X"))) == {"X"}
    assert set(judge([*held, owns("Y", "A", "20")], listed("X", "Y"))) == {"X", "Y", "A", "B"}


def test_what_a_company_holds_of_itself_counts_for_nothing() -> None:
    held = [owns("X", "A", "40"), owns("A", "A", "60")]
    assert "A" not in judge(held, listed("X"))


def test_totals_above_the_whole_are_no_error() -> None:
    assert judge([owns("X", "A", "80"), owns("Y", "A", "80")], listed("X"))["A"] is CERTAINLY


CONTROL = [
    (Regime.US, "CONTROLS", None),
    (Regime.EU, "CONTROLS", CERTAINLY),
    (Regime.UK, "CONTROLS", CERTAINLY),
    (Regime.UN, "CONTROLS", CERTAINLY),
    (Regime.US, "ACTS_FOR", None),
    (Regime.EU, "ACTS_FOR", POSSIBLY),
    (Regime.UK, "ACTS_FOR", None),
    (Regime.UN, "ACTS_FOR", POSSIBLY),
]


@pytest.mark.parametrize(("regime", "kind", "answer"), CONTROL, ids=str)
def test_control_and_agency_count_as_each_rule_says(
    regime: Regime, kind: str, answer: Blocked | None
) -> None:
    rule = rule_on(regime, DAYS[regime])
    names = listed("X", authority=regime.upper())
    assert judge([tie(kind, "X", "A")], names, rule).get("A") is answer
    assert judge([tie(kind, "A", "X")], names, rule).get("A") is None


def test_acting_for_was_no_test_of_the_union_before_july_2024() -> None:
    rule = rule_on(Regime.EU, date(2024, 7, 2))
    assert "A" not in judge([tie("ACTS_FOR", "X", "A")], listed("X", authority="EU"), rule)


def test_control_of_a_company_passes_on_what_it_owns() -> None:
    links = [tie("CONTROLS", "X", "A"), owns("A", "B", "60")]
    rule = rule_on(Regime.UK, DAYS[Regime.UK])
    assert judge(links, listed("X", authority="UK"), rule)["B"] is CERTAINLY
    assert judge(links, listed("X")).get("B") is None


def test_whose_designations_count() -> None:
    held = [owns("X", "A", "100")]
    for regime in Regime:
        rule = rule_on(regime, DAYS[regime])
        for other in Regime:
            found = judge(held, listed("X", authority=other.upper()), rule)
            assert ("A" in found) is (regime is other)


def test_any_interest_in_a_ship_is_frozen_where_the_law_says_so() -> None:
    for regime, held, answer in (
        (Regime.US, "10", CERTAINLY),
        (Regime.US, "", CERTAINLY),
        (Regime.US, "0", None),
        (Regime.UK, "10", CERTAINLY),
        (Regime.EU, "10", POSSIBLY),
        (Regime.EU, "60", CERTAINLY),
        (Regime.UN, "10", POSSIBLY),
        (Regime.UN, "", POSSIBLY),
    ):
        rule = rule_on(regime, DAYS[regime])
        names = listed("X", authority=regime.upper())
        found = judge([owns("X", "ship", held)], names, rule, things=["ship"])
        assert found.get("ship") is answer, (regime, held)


def test_a_ship_whose_owner_is_not_listed_is_not_frozen() -> None:
    assert "ship" not in judge([owns("Y", "ship", "100")], listed("X"), things=["ship"])


def test_two_statements_of_one_holding_are_never_added() -> None:
    twice = [owns("X", "A", "30"), owns("X", "A", "30", role="as a second source has it")]
    assert "A" not in judge(twice, listed("X"))
    tranches = [owns("X", "A", "30", role="tranche A"), owns("X", "A", "30", role="Tranche B")]
    assert judge(tranches, listed("X"))["A"] is CERTAINLY


def test_of_differing_statements_the_better_proved_counts_for_certain() -> None:
    strong, weak = owns("X", "A", "60", standard=4), owns("X", "A", "30", standard=2)
    assert judge([strong, weak], listed("X"))["A"] is CERTAINLY
    weak, strong = owns("X", "A", "60", standard=2), owns("X", "A", "30", standard=4)
    assert judge([strong, weak], listed("X"))["A"] is POSSIBLY
    equals = [owns("X", "A", "60", standard=3), owns("X", "A", "30", standard=3)]
    assert judge(equals, listed("X"))["A"] is POSSIBLY


def test_an_earlier_statement_that_may_have_lapsed_takes_nothing_away() -> None:
    held = [owns("X", "A", "60"), owns("X", "A", "30", certain=False)]
    assert judge(held, listed("X"))["A"] is CERTAINLY


def test_one_person_under_two_names_is_counted_once_for_certain() -> None:
    held = [owns("X", "A", "30"), owns("X2", "A", "30")]
    assert judge([*held, *same("X", "X2")], listed("X"))["A"] is POSSIBLY
    assert judge([*held, *same("X", "X2", certain=False)], listed("X", "X2"))["A"] is POSSIBLY
    assert judge(held, listed("X", "X2"))["A"] is CERTAINLY
    for more, answer in (("49", POSSIBLY), ("50", CERTAINLY)):
        unequal = [owns("X", "A", "20"), owns("X2", "A", more), *same("X", "X2")]
        assert judge(unequal, listed("X"))["A"] is answer, more


def test_another_name_and_a_branch_are_blocked_under_every_rule() -> None:
    for day in (date(2000, 1, 1), date(2020, 1, 1)):
        rule = rule_on(Regime.US, day)
        links = [*same("X", "A"), *same("A", "B", certain=False), tie("BRANCH_OF", "A", "C")]
        found = judge(links, listed("X"), rule)
        assert found == {"X": CERTAINLY, "A": CERTAINLY, "B": POSSIBLY, "C": CERTAINLY}


def test_nothing_at_all_blocks_nobody() -> None:
    assert judge([], []) == {}
