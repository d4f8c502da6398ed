"""Leases in force and the designated parties they lead to, with near-misses, on a real server."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.graph import Graph
from graphkit.model.proof import Standard
from graphkit.model.records import JointFact
from graphkit.network.found import Known
from graphkit.network.leases import LeaseRow, leases_in_force
from tests.network.fleet_story import Fleet
from tests.network.telling import NOW, TODAY, against, told

DAY = date(2018, 6, 1)
ON = Known(TODAY, DAY)
WHOLE: dict[str, Any] = {"start_date": "2018-01-01", "end_date": "2018-12-31"}


def lease(story: Fleet, kind: str = "time", standard: int = 3, **roles: str) -> JointFact:
    who = {"lessor": "lessor", "lessee": "lessee", "vessel": "ship-a", **roles}
    return story.fact("Lease", standard, of=kind, roles=who, **WHOLE)


def short(rows: list[LeaseRow]) -> list[tuple[Any, ...]]:
    return [(row["role"], row["targetName"], row["hops"], row["certain"]) for row in rows]


def test_a_lease_is_a_row_with_all_parties_and_a_listed_lessee(graph: Graph) -> None:
    story = Fleet()
    fact = lease(story, broker="broker")
    listing = story.listed("lessee", effective="2017-03-01")
    [row] = leases_in_force(told(graph, story), ON)
    party = {name: {"id": story.id(name), "name": name} for name in ("lessor", "lessee", "broker")}
    assert row == {
        "lease": fact.id,
        "kind": "time",
        "reference": "",
        "lessors": [party["lessor"]],
        "lessees": [party["lessee"]],
        "vessels": [{"id": story.id("ship-a"), "name": "ship-a"}],
        "brokers": [party["broker"]],
        "startMin": date(2018, 1, 1),
        "startMax": date(2018, 1, 1),
        "endMin": date(2018, 12, 31),
        "endMax": date(2018, 12, 31),
        "leaseCertain": True,
        "role": "lessee",
        "party": story.id("lessee"),
        "partyName": "lessee",
        "target": story.id("lessee"),
        "targetName": "lessee",
        "hops": 0,
        "steps": [],
        "designations": [
            {
                "id": listing.id,
                "authority": "UN",
                "programme": "TEST",
                "startMin": date(2017, 3, 1),
                "startMax": date(2017, 3, 1),
                "endMin": date(2017, 3, 1),
                "endMax": date(9999, 12, 31),
                "certain": True,
            }
        ],
        "certain": True,
        "standard": 3,
        "links": [fact.id],
    }


@pytest.mark.parametrize("role", ["lessor", "lessee", "vessel", "broker"])
def test_every_party_may_lead_to_a_designated_one(graph: Graph, role: str) -> None:
    story = Fleet()
    party = "ship-a" if role == "vessel" else role
    lease(story, "time", 3, **{role: party})
    story.link("CONTROLS", "parent", party, date=str(DAY))
    story.listed("parent")
    assert short(leases_in_force(told(graph, story), ON)) == [(role, "parent", 1, True)]


def test_a_lease_without_a_designated_party_has_one_row(graph: Graph) -> None:
    story = Fleet()
    fact = lease(story)
    [row] = leases_in_force(told(graph, story), ON)
    assert short([row]) == [(None, None, None, True)]
    assert (row["designations"], row["steps"], row["links"]) == ([], [], [fact.id])


@pytest.mark.parametrize(
    ("day", "found"),
    [((2017, 12, 31), 0), ((2018, 1, 1), 1), ((2018, 12, 31), 1), ((2019, 1, 1), 0)],
)
def test_a_lease_counts_from_its_first_day_to_its_last(
    graph: Graph, day: tuple[int, int, int], found: int
) -> None:
    story = Fleet()
    lease(story)
    assert len(leases_in_force(told(graph, story), Known(TODAY, date(*day)))) == found


def test_a_lease_whose_days_are_not_stated_is_possibly_in_force(graph: Graph) -> None:
    story = Fleet()
    roles = {"lessee": "lessee", "vessel": "ship-a"}
    story.fact("Lease", of="bareboat", roles=roles, date="2018")
    story.listed("lessee")
    [row] = leases_in_force(told(graph, story), ON)
    assert (row["leaseCertain"], row["certain"]) == (False, False)
    [ever] = leases_in_force(graph, NOW)
    assert (ever["leaseCertain"], ever["certain"]) == (True, True)


@pytest.mark.parametrize(
    ("effective", "end", "found", "certain"),
    [
        ("2018-06-01", "", True, True),
        ("2018-06-02", "", False, True),
        ("[2018-05-01..2018-07-01]", "", True, False),
        (
            "2017-01-01",
            "2018-06-01",
            False,
            True,
        ),  # the first day on which it is no longer in force
        ("2017-01-01", "2018-06-02", True, True),
    ],
)
def test_the_party_must_be_designated_on_the_day(
    graph: Graph, effective: str, end: str, found: bool, certain: bool
) -> None:
    story = Fleet()
    lease(story)
    story.listed("lessee", effective=effective, end=end)
    assert short(leases_in_force(told(graph, story), ON)) == [
        ("lessee", "lessee", 0, certain) if found else (None, None, None, True)
    ]


def test_control_leads_up_three_steps_and_no_further(graph: Graph) -> None:
    story = Fleet()
    lease(story)
    ladder = ["lessee", "one", "two", "three", "four"]
    for below, above in zip(ladder, ladder[1:], strict=False):
        story.link("CONTROLS", above, below, date=str(DAY))
    listing = story.listed("three")
    story.listed("four")
    [row] = leases_in_force(told(graph, story), ON)
    assert short([row]) == [("lessee", "three", 3, True)]  # the first listed on the way
    assert [step["kind"] for step in row["steps"]] == ["CONTROLS"] * 3
    assert [one["id"] for one in row["designations"]] == [listing.id]
    assert len(row["links"]) == 4


def test_a_listed_party_four_steps_up_is_none_recorded(graph: Graph) -> None:
    story = Fleet()
    lease(story)
    ladder = ["lessee", "one", "two", "three", "four"]
    for below, above in zip(ladder, ladder[1:], strict=False):
        story.link("CONTROLS", above, below, date=str(DAY))
    story.listed("four")
    assert short(leases_in_force(told(graph, story), ON)) == [(None, None, None, True)]


def test_who_is_served_held_or_dealt_with_is_not_led_to(graph: Graph) -> None:
    story = Fleet()
    lease(story)
    story.link("OWNS", "lessee", "listed-subsidiary")
    story.link("SERVES", "lessee", "listed-client")
    story.link("PAID", "lessee", "listed-payee", date="2018-05-01")
    story.link("AFFILIATE_OF", "lessee", "listed-affiliate")
    story.link("OWNS", "listed-minor", "lessee", share={"minimum": 0, "maximum": 10})
    for name in ("subsidiary", "client", "payee", "affiliate", "minor"):
        story.listed(f"listed-{name}")
    assert short(leases_in_force(told(graph, story), ON)) == [(None, None, None, True)]


def test_control_that_ended_before_the_day_does_not_count(graph: Graph) -> None:
    story = Fleet()
    lease(story)
    story.link("CONTROLS", "parent", "lessee", startDate="2010-01-01", endDate="2018-05-31")
    story.link("CONTROLS", "other", "lessee")
    story.listed("parent")
    story.listed("other")
    assert short(leases_in_force(told(graph, story), ON)) == [("lessee", "other", 1, False)]
    ever = leases_in_force(graph, NOW)
    assert short(ever) == [("lessee", "other", 1, False), ("lessee", "parent", 1, True)]


def test_another_lease_of_the_ship_leads_on_and_its_own_does_not(graph: Graph) -> None:
    story = Fleet()
    lease(story)
    roles = {"lessee": "listed-other", "vessel": "ship-a"}
    story.fact("Lease", of="voyage", roles=roles, **WHOLE)
    story.listed("listed-other")
    told(graph, story)
    rows = leases_in_force(graph, ON)
    by_kind = {
        row["kind"]: short([one for one in rows if one["kind"] == row["kind"]]) for row in rows
    }
    assert by_kind == {
        "time": [("vessel", "listed-other", 1, True)],
        "voyage": [("lessee", "listed-other", 0, True)],
    }


def test_a_ship_is_asked_under_any_of_its_names(graph: Graph) -> None:
    story = Fleet()
    alias, _ = story.identity("ship-a", "ALIAS")
    fact = lease(story, vessel=alias)
    lease(story, vessel="ship-b", lessor="lessor-b", lessee="lessee-b")
    story.listed("ship-a")
    story.link("OWNS", "owner", "ship-c")
    rows = leases_in_force(told(graph, story), ON, story.id("ship-a"))
    assert [row["lease"] for row in rows] == [fact.id]
    assert short(rows) == [("vessel", "ship-a", 0, True)]
    assert leases_in_force(graph, ON, story.id("ship-c")) == []
    assert len(leases_in_force(graph, ON)) == 2


def test_leases_count_by_standard_and_by_what_was_known(graph: Graph) -> None:
    story = Fleet()
    weak = lease(story, standard=2)
    refuted = lease(story, vessel="ship-b")
    against(story, refuted.id, 5, "2019-01-01")
    told(graph, story)
    for known, ids in (
        (ON, {weak.id}),
        (Known(TODAY, DAY, Standard.CORROBORATED), set()),
        (Known(date(2018, 12, 31), DAY), {weak.id, refuted.id}),
        (Known(date(2016, 12, 31), DAY), set()),
    ):
        assert {row["lease"] for row in leases_in_force(graph, known)} == ids
