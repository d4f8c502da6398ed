"""Port calls and the rule of 180 days: each near-miss by a day, on a real server."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest

from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.model.proof import Standard
from graphkit.network.found import Known
from graphkit.network.voyages import BanRow, port_ban_180, port_calls
from tests.network.fleet_story import Fleet
from tests.network.telling import NOW, TODAY, against, told

ARRIVAL = date(2018, 6, 30)
"""The day on which the ship would call in the United States."""


def before(days: int) -> str:
    return str(ARRIVAL - timedelta(days=days))


def ban(graph: Graph, story: Fleet, **more: Any) -> list[BanRow]:
    return port_ban_180(told(graph, story), Known(TODAY, ARRIVAL), story.id("ship-a"), **more)


def test_a_call_has_its_port_agents_terminals_name_and_evidence(graph: Graph) -> None:
    story = Fleet()
    alias, claim = story.identity("ship-a", "ALIAS", date="2017")
    call = story.call(alias, "2017-05", agent="agency", terminal="quay")
    [row] = port_calls(told(graph, story), story.id("ship-a"), date(2017, 5, 1), TODAY, NOW)
    assert row == {
        "call": call.id,
        "name": "ALIAS",
        "port": story.id("port-nampo"),
        "portName": "port-nampo",
        "country": ["kp"],
        "agents": [{"id": story.id("agency"), "name": "agency"}],
        "terminals": [{"id": story.id("quay"), "name": "quay"}],
        "date": "2017-05",
        "startMin": date(2017, 5, 1),
        "startMax": date(2017, 5, 31),
        "certain": False,  # the name was used on some day of 2017
        "standard": 3,
        "status": "found",
        "links": [call.id, claim.id],
        "evidence": [one.id for one in story.evidence if one.about == call.id],
    }


def test_a_window_takes_calls_that_were_or_may_have_been_in_it(graph: Graph) -> None:
    story = Fleet()
    for day in ("2017-04-30", "2017-05-01", "[2017-05-31..2017-06-01]", "2017-06-01"):
        story.call("ship-a", day)
    story.call("ship-b", "2017-05-02")
    window = date(2017, 5, 1), date(2017, 5, 31)
    rows = port_calls(told(graph, story), story.id("ship-a"), *window, NOW)
    assert [(row["date"], row["certain"]) for row in rows] == [
        ("2017-05-01", True),
        ("[2017-05-31..2017-06-01]", False),
    ]
    assert port_calls(graph, story.id("ship-a"), date(2018, 1, 1), TODAY, NOW) == []
    with pytest.raises(UsageError, match="ends .* before it begins"):
        port_calls(graph, story.id("ship-a"), TODAY, date(2018, 1, 1), NOW)


def test_a_name_that_the_ship_had_given_up_joins_no_call_to_it(graph: Graph) -> None:
    story = Fleet()
    alias, _ = story.identity("ship-a", "ALIAS", endDate="2017-04-30")
    story.call(alias, "2017-05-01")
    story.call(alias, "2018-06-01")
    whole = date(2000, 1, 1), TODAY
    assert port_calls(told(graph, story), story.id("ship-a"), *whole, NOW) == []
    assert port_ban_180(graph, Known(TODAY, ARRIVAL), story.id("ship-a")) == []


def test_calls_count_by_standard_and_by_what_was_known(graph: Graph) -> None:
    story = Fleet()
    weak = story.call("ship-a", before(10), standard=2)
    refuted = story.call("ship-a", before(20))
    against(story, refuted.id, 5, "2019-01-01")
    told(graph, story)
    for known, ids in (
        (Known(TODAY, ARRIVAL), [weak.id]),
        (Known(TODAY, ARRIVAL, Standard.CORROBORATED), []),
        (Known(date(2018, 12, 31), ARRIVAL, Standard.CORROBORATED), [refuted.id]),
        (Known(date(2016, 12, 31), ARRIVAL), []),
    ):
        calls = port_calls(graph, story.id("ship-a"), date(2018, 1, 1), ARRIVAL, known)
        assert [row["call"] for row in calls] == ids
        assert [row["links"] for row in port_ban_180(graph, known, story.id("ship-a"))] == [
            [one] for one in ids
        ]


@pytest.mark.parametrize(
    ("days", "found"), [(-1, False), (0, True), (179, True), (180, True), (181, False)]
)
def test_a_direct_call_counts_for_180_days(graph: Graph, days: int, found: bool) -> None:
    story = Fleet()
    call = story.call("ship-a", before(days))
    rows = ban(graph, story)
    assert bool(rows) is found
    if found:
        assert (rows[0]["how"], rows[0]["basis"], rows[0]["with"]) == ("called", "port call", None)
        assert (rows[0]["daysCallMin"], rows[0]["daysCallMax"]) == (days, days)
        assert (rows[0]["certain"], rows[0]["callWithin"]) == (True, "certain")
        assert (rows[0]["daysTransferMin"], rows[0]["daysBetweenMin"]) == (None, None)
        assert rows[0]["links"] == [call.id]


def test_a_port_of_another_country_is_no_row(graph: Graph) -> None:
    story = Fleet()
    story.call("ship-a", before(10), port="port-dandong", country="cn")
    assert ban(graph, story) == []
    assert [row["portName"] for row in ban(graph, story, country="cn")] == ["port-dandong"]


def test_a_shipment_loaded_there_makes_a_call_possible_and_no_more(graph: Graph) -> None:
    story = Fleet()
    port = {"origin": story.of("port-nampo", "kp"), "carrier": "ship-a"}
    story.fact("Shipment", roles=port, date=before(10))
    bound = {"destination": "port-nampo", "carrier": "ship-b"}
    story.fact("Shipment", roles=bound, date=before(10))
    rows = port_ban_180(told(graph, story), Known(TODAY, ARRIVAL))
    found = [(row["name"], row["basis"], row["certain"]) for row in rows]
    assert found == [("ship-a", "shipment", False)]


@pytest.mark.parametrize("transfer", [0, 180, 181])
@pytest.mark.parametrize("between", [-1, 0, 1, 180, 181])
@pytest.mark.parametrize("gives", [True, False])
def test_a_transfer_with_a_ship_that_had_called(
    graph: Graph, transfer: int, between: int, gives: bool
) -> None:
    story = Fleet()
    call = story.call("ship-b", before(transfer + between))
    ships = ("ship-a", "ship-b") if gives else ("ship-b", "ship-a")
    met = story.met(*ships, before(transfer))
    rows = ban(graph, story)
    assert bool(rows) is (transfer <= 180 and 0 <= between <= 180)
    if rows:
        assert (rows[0]["how"], rows[0]["withName"]) == ("transferred", "ship-b")
        assert rows[0]["daysTransferMin"] == rows[0]["daysTransferMax"] == transfer
        assert rows[0]["daysBetweenMin"] == rows[0]["daysBetweenMax"] == between
        assert rows[0]["daysCallMin"] == rows[0]["daysCallMax"] == transfer + between
        assert rows[0]["certain"] is (between > 0)
        assert rows[0]["callWithin"] == ("certain" if transfer + between <= 180 else "no")
        assert rows[0]["links"] == [call.id, met.id]


def test_a_ship_that_called_only_later_is_no_partner(graph: Graph) -> None:
    story = Fleet()
    story.met("ship-a", "ship-b", before(50))
    story.call("ship-b", before(49))
    assert ban(graph, story) == []
    rows = port_ban_180(graph, Known(TODAY, ARRIVAL), story.id("ship-b"))
    assert [row["how"] for row in rows] == ["called"]


def test_two_receivers_of_one_giver_have_not_met(graph: Graph) -> None:
    story = Fleet()
    story.call("ship-b", before(60))
    met = story.met("ship-tanker", "ship-a", before(50))
    both = (story.id("ship-a"), story._party("ship-b"))
    shared = met.model_copy(update={"roles": {**met.roles, "receiver": both}})
    story.facts.remove(met)
    story.facts.append(shared)
    story.evidence = [one for one in story.evidence if one.about != met.id]
    story._prove(shared.id, 3, "2017-01-01")
    rows = port_ban_180(told(graph, story), Known(TODAY, ARRIVAL))
    assert [(row["name"], row["how"]) for row in rows] == [
        ("ship-b", "called"),
        ("ship-tanker", "transferred"),
    ]


def test_the_rule_goes_one_ship_far(graph: Graph) -> None:
    story = Fleet()
    story.call("ship-c", before(60))
    story.met("ship-c", "ship-b", before(50))
    story.met("ship-b", "ship-a", before(40))
    assert ban(graph, story) == []


def test_a_partner_is_known_under_the_name_it_used(graph: Graph) -> None:
    story = Fleet()
    alias, claim = story.identity("ship-b", "ALIAS")
    call = story.call(alias, before(60))
    met = story.met(alias, "ship-a", before(50))
    [row] = ban(graph, story)
    assert (row["withName"], row["certain"]) == ("ship-b", True)
    assert sorted(row["links"]) == sorted([call.id, claim.id, met.id])


def test_without_a_day_there_is_nothing_to_count_back_from(graph: Graph) -> None:
    story = Fleet()
    story.call("ship-a", before(1))
    with pytest.raises(UsageError, match="counted back from a day"):
        port_ban_180(told(graph, story), NOW)


def _drawn(random: Random) -> tuple[int, int]:
    first, last = sorted(random.choices(range(-3, 24), k=2))
    return (first, last) if random.random() < 0.6 else (first, first)


def _stated(window: tuple[int, int]) -> str:
    return f"[{before(window[1])}..{before(window[0])}]"


def test_rows_are_what_all_days_and_any_of_them_say(graph: Graph) -> None:
    """Days before the arrival are drawn; an oracle tries every pair of them against the rule."""
    random, story, limit = Random(180), Fleet(), 8
    truth: dict[str, tuple[bool, bool, str | None]] = {}
    for number in range(120):
        ship, called, met = f"ship-{number:03d}", _drawn(random), _drawn(random)
        story.call(f"ship-partner-{number}", _stated(called))
        story.met(ship, f"ship-partner-{number}", _stated(met))
        every = list(product(range(called[0], called[1] + 1), range(met[0], met[1] + 1)))
        holds = [0 <= t <= limit and 0 <= c - t <= limit for c, t in every]
        surely = all(holds) and all(c > t for c, t in every)
        within = [0 <= c <= limit for c, _ in every]
        reach = "no" if called[0] > limit else "certain" if all(within) else "possible"
        truth[ship] = any(holds), surely, reach if any(holds) else None
    told(graph, story)
    rows = port_ban_180(graph, Known(TODAY, ARRIVAL), days=limit)
    met_rows = {row["name"]: row for row in rows if row["how"] == "transferred"}
    found = {
        ship: (True, met_rows[ship]["certain"], met_rows[ship]["callWithin"])
        if ship in met_rows
        else (False, False, None)
        for ship in truth
    }
    assert found == truth
    assert len({*truth.values()}) >= 5  # the draw reaches every kind of answer
