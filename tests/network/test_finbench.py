"""Traces of payments in LDBC FinBench's transactions, against plain Python.

A part of the files, so that it loads in seconds; tests/support/finbench.py says what maps to what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest

from graphkit.graph import Graph, connect, load
from graphkit.graph.schema import apply
from graphkit.model.records import Batch
from graphkit.network.found import Known
from graphkit.network.money import FundQuestion, fund_traces
from tests.support.finbench import RUN, TRANSFERS, FinBench
from tests.support.neo4j import TestServer, wipe
from tests.support.payments import Paid, Wanted, traces

KNOWN = Known(date(2026, 1, 1), limit=10_000)


class Loaded(NamedTuple):
    """The graph, what was loaded into it, and its payments as the oracle sees them."""

    graph: Graph
    batch: Batch
    paid: list[Paid]


@pytest.fixture(scope="module")
def finbench(database: TestServer, data: Path) -> Iterator[Loaded]:
    with database.driver() as driver:
        wipe(driver)
    read = FinBench(data / "finbench-csv")
    read.transfers(TRANSFERS[0], 2500).transfers(TRANSFERS[1]).transfers(TRANSFERS[2])
    batch = read.withdrawals(500).loans().companies(100).batch()
    with connect(database.uri, database.username, database.password, "neo4j", 60.0) as graph:
        apply(graph)
        load(graph, batch, RUN)
        yield Loaded(graph, batch, list(payments(batch)))


def payments(batch: Batch) -> Iterator[Paid]:
    for fact in batch.facts:
        if fact.type == "Payment":
            ends = fact.roles["payer"][0], fact.roles["payee"][0]
            days = fact.bounds()
            yield Paid(fact.id, *ends, days.start_min, days.end_max, fact.lot)
    for link in batch.links:
        if link.type == "PAID":
            days = link.bounds()
            yield Paid(link.id, link.from_id, link.to_id, days.start_min, days.end_max)


def test_every_row_becomes_a_record_of_its_kind(finbench: Loaded) -> None:
    batch = finbench.batch
    facts = Counter(fact.type for fact in batch.facts)
    lots = sum(1 for fact in batch.facts if fact.lot)

    assert facts["Payment"] - lots == 2500 + 1179 + 1205
    assert facts["Loan"] == 564 + 284
    assert Counter(link.type for link in batch.links) == {
        "PAID": 500,
        "GUARANTEES": 200,
        "OWNS": 200,
    }
    assert lots == 2510
    assert all(0 < link.share.minimum < 100 for link in batch.links if link.type == "OWNS")


@pytest.mark.parametrize("upstream", [False, True], ids=["downstream", "upstream"])
def test_traces_are_those_of_plain_python_on_the_heaviest_parties(
    finbench: Loaded, upstream: bool
) -> None:
    heaviest = Counter(one.payee if upstream else one.payer for one in finbench.paid)
    subjects = [party for party, _ in heaviest.most_common(6)]
    # and a few of all others, in an order that nobody chose
    subjects += [party for party, _ in islice(sorted(heaviest.items()), 0, None, 400)]
    lengths: Counter[int] = Counter()

    for subject in subjects:
        direction = "upstream" if upstream else "downstream"
        question = FundQuestion(subject, KNOWN, direction, most_payments=6, gap_days=20)  # type: ignore[arg-type]
        found = fund_traces(finbench.graph, question)
        wanted = Wanted(subject, upstream, most=6, gap=20)
        expected = traces(finbench.paid, wanted)
        seen = {tuple(one["link"] for one in row["made"]): row["certain"] for row in found.rows}
        assert seen == expected, subject
        assert (found.cut, found.total) == (None, len(expected))
        lengths.update(row["payments"] for row in found.rows)

    assert lengths[3] > 0, "no trace of three payments was compared"


def test_what_a_loan_paid_is_followed_and_not_taken_for_another_loan(finbench: Loaded) -> None:
    lots = {one.id: one.lot for one in finbench.paid}
    lender, _ = Counter(one.payer for one in finbench.paid if one.lot).most_common(1)[0]

    found = fund_traces(finbench.graph, FundQuestion(lender, KNOWN))

    assert {row["payments"] for row in found.rows} > {1}
    for row in found.rows:
        stated = [lots[one["link"]] for one in row["made"]]
        assert len(set(stated) - {""}) == 1
        assert row["sameMoney"] is ("" not in stated)


def test_the_amount_is_stated_and_a_currency_is_not_made_up(finbench: Loaded) -> None:
    payer = next(fact for fact in finbench.batch.facts if fact.reference == "001420006185136")

    found = fund_traces(finbench.graph, FundQuestion(payer.roles["payer"][0], KNOWN))

    made = next(one for row in found.rows for one in row["made"] if one["link"] == payer.id)
    assert (made["amount"], made["currency"], made["date"]) == ("7839934.76", "", "2022-11-29")
