"""Real cases under the law of a day: what is met, what is not and why, and near-misses."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.cli.demo import sample_folder
from graphkit.graph import Graph, load
from ingest import case
from tests.regimes.tale import Court, Tale, told


class Expected(NamedTuple):
    """How one rule must come out for a subject of the sample on a day under a scenario."""

    subject: str
    rule: str
    outcome: str
    element: str = ""
    reason: str | None = None
    regime: str = "2019-12"
    as_of: str = "2019-12-31"


CASES = (
    # a transfer at sea with a ship of the flag, and the day before it
    Expected("koti", "un-2375-11", "met"),
    Expected("koti", "un-2375-11", "not shown", "conduct", "no information", as_of="2017-12-08"),
    # the same conduct one standard below what the decision needs
    Expected("lighthouse-winmore", "un-2375-11", "not shown", "conduct", "standard not reached"),
    Expected("lighthouse-winmore", "un-2375-11", "met", regime="any-information"),
    Expected(
        "koti",
        "un-2375-11",
        "not shown",
        "conduct",
        "standard not reached",
        regime="compelling-indications",
    ),  # fmt: skip
    # coal after the full ban, before it, and by the port that an exemption speaks of
    Expected("hao-fan-6", "un-2371-8", "met"),
    Expected("hao-fan-2", "un-2371-8", "excluded", "law", "date"),
    Expected("hua-fu", "un-2371-8", "met", "exemption: rajin", "no information"),
    # payments before the UN listed the bank; the agency itself is stated for no certain day
    Expected("mingzheng", "un-1718-8-d", "not shown", "counterparty", "the days leave it open"),
    # trade alone, which today's law waits to see as significant
    Expected("sinsms", "us-13810-1-a-iii", "not shown", "significance", "no information"),
    Expected("sinsms", "embargo-trade", "met", regime="secondary-embargo"),
    # one degree further
    Expected("bureau-veritas", "embargo-dealing-1", "met", regime="secondary-embargo-broadened"),
    Expected("billions-bunker", "embargo-dealing-1", "met", regime="secondary-embargo-broadened"),
    Expected("billions-bunker", "embargo-trade", "not shown", regime="secondary-embargo-broadened"),
    # a listed manager of a ship that only it stands behind deals with nobody but itself
    Expected("koti-corp", "un-1718-8-d", "excluded", "counterparty", "measure"),
    # a payment that precedes every listing
    Expected("chinpo", "us-13551-1-a-ii-e", "not shown"),
)


def test_the_sample_under_the_law(graph: Graph) -> None:
    reading = case.read(sample_folder())
    load(graph, reading.batch, reading.run)
    court = Court.over(graph, Tale("sample"))
    wrong = []
    for one in CASES:
        rule = court.rule(one.subject, one.rule, one.as_of, one.regime)
        elements = told(rule)
        found = elements[one.element][1] if one.element else None
        if (rule.outcome, found) != (one.outcome, one.reason):
            wrong.append((one, rule.outcome, found))
    assert not wrong
