"""Traces of payments: each rule on a story, and all of them against plain Python on random ones."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import UsageError
from graphkit.graph import Graph, load
from graphkit.model.proof import Standard
from graphkit.network.found import Found, Known
from graphkit.network.money import FundQuestion, FundTraceRow, fund_traces
from tests.exposure.story import Story
from tests.network.telling import NOW, TODAY, told
from tests.support.neo4j import TestServer, wipe
from tests.support.payments import Paid, Wanted, traces


def ask(graph: Graph, subject: str, **how: Any) -> Found[FundTraceRow]:
    known = how.pop("known", NOW)
    return fund_traces(graph, FundQuestion(f"case:story/{subject}", known, **how))


def parties(found: Found[FundTraceRow]) -> list[str]:
    """Write each trace as its parties in the order in which they were paid."""
    return [
        " ".join([row["made"][0]["payerName"], *(one["payeeName"] for one in row["made"])])
        for row in found.rows
    ]


def pay(story: Story, payer: str, payee: str, day: str, **how: Any) -> str:
    roles = {"payer": payer, "payee": payee}
    return story.fact("Payment", how.pop("standard", 3), roles=roles, date=day, **how).id


def test_payments_of_both_kinds_follow_each_other_in_time(graph: Graph) -> None:
    story = Story()
    first = pay(story, "a", "b", "2014-01-01", amount="100", currency="USD")
    second = story.link("PAID", "b", "c", 2, date="2014-01-05", amount="90", currency="EUR").id
    pay(story, "c", "d", "2014-01-04")  # before the money came
    pay(story, "b", "a", "2014-02-01")  # back to the subject
    story.listed("c")
    told(graph, story)

    found = ask(graph, "a")

    assert parties(found) == ["a b", "a b c"]
    longest = found.rows[1]
    assert longest["links"] == [first, second]
    assert (longest["designated"], longest["certain"], longest["standard"]) == (True, True, 2)
    assert longest["sameMoney"] is False
    assert [(one["amount"], one["currency"], one["date"]) for one in longest["made"]] == [
        ("100", "USD", "2014-01-01"),
        ("90", "EUR", "2014-01-05"),
    ]
    assert parties(ask(graph, "c", direction="upstream")) == ["b c", "a b c"]
    assert parties(ask(graph, "d", direction="upstream")) == ["c d"]
    assert ask(graph, "d").rows == ()
    assert parties(ask(graph, "a", to="case:story/c")) == ["a b c"]
    assert parties(ask(graph, "a", most_payments=1)) == ["a b"]
    assert parties(ask(graph, "a", known=Known(TODAY, standard=Standard(3)))) == ["a b"]
    assert ask(graph, "a", known=Known(date(2016, 12, 31))).rows == ()


@pytest.mark.parametrize(
    ("first", "second", "certain"),
    [
        ("2014-01-01", "2014-01-02", True),
        ("2014-01-01", "2014-01-01", False),
        ("2014-01", "2014-01-15", False),
        ("2014-01", "2014-02-01", True),
        ("2014-01", "", False),
        ("2014-01-02", "2014-01-01", None),
        ("[2014-01-02..2014-01-09]", "[..2014-01-01]", None),
    ],
)
def test_an_order_is_certain_if_no_unknown_day_can_turn_it(
    graph: Graph, first: str, second: str, certain: bool | None
) -> None:
    story = Story()
    pay(story, "a", "b", first)
    pay(story, "b", "c", second)
    told(graph, story)

    found = ask(graph, "a", gap_days=4_000_000)

    longer = [row["certain"] for row in found.rows if row["payments"] == 2]
    assert longer == ([] if certain is None else [certain])


def test_money_rests_no_longer_than_the_gap_and_counts_in_its_window(graph: Graph) -> None:
    story = Story()
    pay(story, "a", "b", "2014-01-01")
    pay(story, "b", "c", "2014-01-11")
    told(graph, story)

    assert parties(ask(graph, "a", gap_days=10)) == ["a b", "a b c"]
    assert parties(ask(graph, "a", gap_days=9)) == ["a b"]
    assert parties(ask(graph, "c", direction="upstream", gap_days=9)) == ["b c"]
    assert parties(ask(graph, "a", since=date(2014, 1, 2))) == []
    assert parties(ask(graph, "a", known=Known(TODAY, date(2014, 1, 10)))) == ["a b"]
    assert parties(ask(graph, "b", since=date(2014, 1, 11))) == ["b c"]


def test_two_stated_lots_part_a_trace_and_one_lot_documents_it(graph: Graph) -> None:
    story = Story()
    pay(story, "a", "b", "2014-01-01", lot="loan-1")
    pay(story, "b", "c", "2014-01-02", lot="loan-1")
    pay(story, "b", "d", "2014-01-02", lot="loan-2")
    pay(story, "b", "e", "2014-01-02")
    pay(story, "e", "f", "2014-01-03", lot="loan-2")
    told(graph, story)

    rows = ask(graph, "a").rows

    assert {row["name"]: row["sameMoney"] for row in rows} == {"b": True, "c": True, "e": False}


def test_what_is_paid_on_account_of_a_party_is_shown_and_not_followed(graph: Graph) -> None:
    story = Story()
    roles = {"payer": "a", "payee": "agent", "onAccountOf": "ship-a"}
    story.fact("Payment", roles=roles, date="2014-01-01")
    story.fact("Payment", roles={"payer": "a", "onAccountOf": "b"}, date="2014-01-01")
    pay(story, "b", "c", "2014-01-02")
    told(graph, story)

    found = ask(graph, "a")

    assert parties(found) == ["a agent"]
    assert found.rows[0]["made"][0]["onAccountOf"] == ["case:story/ship-a"]


def test_another_name_of_a_party_is_followed_and_a_likely_one_is_never_certain(
    graph: Graph,
) -> None:
    story = Story()
    pay(story, "a", "b", "2014-01-01")
    story.link("SAME_AS", "b", "b2")
    story.link("POSSIBLY_SAME_AS", "b", "b3")
    pay(story, "b2", "c", "2014-01-02")
    pay(story, "b3", "d", "2014-01-02")
    told(graph, story)

    rows = ask(graph, "a").rows

    assert [(row["name"], row["payments"], row["certain"]) for row in rows] == [
        ("b", 1, True),
        ("c", 2, True),
        ("d", 2, False),
    ]


def test_a_limit_cuts_the_longest_and_says_so(graph: Graph) -> None:
    story = Story()
    for number in range(4):
        pay(story, "a", f"b{number}", "2014-01-01")
        pay(story, f"b{number}", "c", "2014-01-02")
    told(graph, story)

    found = ask(graph, "a", known=Known(TODAY, limit=5))

    assert [row["payments"] for row in found.rows] == [1, 1, 1, 1, 2]
    assert (found.total, found.cut) == (8, "cut by the limit: 5 of 8 shown")
    assert ask(graph, "a", known=Known(TODAY, limit=8)).cut is None
    for most in (0, 13):
        with pytest.raises(UsageError, match="1 to 12"):
            ask(graph, "a", most_payments=most)


def test_the_time_budget_cuts_the_longest_and_says_so(graph: Graph) -> None:
    story = Story()
    for payer, payee in permutations("abcdefghijklm", 2):
        story.link("PAID", payer, payee)
    told(graph, story)

    found = ask(graph, "a", most_payments=12, seconds=2.0)

    assert {row["payments"] for row in found.rows} >= {1, 2}
    assert found.total >= 12 + 12 * 11
    assert re.fullmatch(
        r"cut by the time budget of 2 s: \d+ payments and more not searched to the end",
        str(found.cut),
    )


DAY = date(2014, 1, 1)
PARTIES = ("a", "b", "c", "d", "e")
PAYMENTS = st.lists(
    st.tuples(
        st.sampled_from(PARTIES), st.sampled_from(PARTIES), st.integers(0, 20), st.integers(0, 4),
        st.sampled_from(["", "", "x", "y"]), st.booleans(),
    ).filter(lambda one: one[0] != one[1]),
    max_size=9,
)  # fmt: skip


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    drawn=PAYMENTS,
    gap=st.sampled_from([0, 2, 7, 366]),
    since=st.integers(-2, 8),
    until=st.integers(8, 24),
    upstream=st.booleans(),
)
def test_traces_are_those_of_plain_python(
    empty_database: TestServer,
    graph: Graph,
    drawn: list[tuple[str, str, int, int, str, bool]],
    gap: int,
    since: int,
    until: int,
    upstream: bool,
) -> None:
    with empty_database.driver() as driver:
        wipe(driver)
    story = Story()
    story.link("OWNS", "a", "b")  # so that the subject is there, whatever was drawn
    paid: dict[str, Paid] = {}
    for number, (payer, payee, first, more, lot, two_party) in enumerate(drawn):
        days = DAY + timedelta(first), DAY + timedelta(first + more)
        stated = f"[{days[0]}..{days[1]}]"
        if two_party:
            stating = story.link("PAID", payer, payee, date=stated, lot=lot).id
        else:
            stating = pay(story, payer, payee, stated, lot=lot, reference=str(number))
        ends = story.id(payer), story.id(payee)
        paid[stating] = Paid(stating, *ends, *days, lot)
    load(graph, story.batch(), story.run())
    window = DAY + timedelta(since), DAY + timedelta(until)
    asked = FundQuestion(
        "case:story/a", Known(TODAY, window[1], limit=10_000),
        "upstream" if upstream else "downstream", None, 4, gap, window[0],
    )  # fmt: skip

    found = fund_traces(graph, asked)

    wanted = Wanted("case:story/a", upstream, 4, gap, *window)
    assert {
        tuple(one["link"] for one in row["made"]): row["certain"] for row in found.rows
    } == traces(list(paid.values()), wanted)
    assert (found.cut, found.total) == (None, len(found.rows))
