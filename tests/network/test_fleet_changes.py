"""Ships that changed near a designation: each kind of change, near-misses by a day, and nothing."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from graphkit.graph import Graph
from graphkit.model.proof import Standard
from graphkit.network.found import Known
from graphkit.network.ships import ChangeRow, changed_after_listing
from tests.network.fleet_story import Fleet
from tests.network.telling import NOW, TODAY, against, named, told

LISTED = date(2018, 3, 30)


def day(after: int) -> str:
    return str(LISTED + timedelta(days=after))


def changes(graph: Graph, story: Fleet, **more: Any) -> list[ChangeRow]:
    return changed_after_listing(told(graph, story), NOW, story.id("ship-a"), **more)


def short(rows: list[ChangeRow]) -> list[tuple[object, ...]]:
    return [(row["what"], row["how"], row["from"], row["to"], row["certain"]) for row in rows]


def test_a_ship_renamed_after_its_listing_is_a_row_with_its_days(graph: Graph) -> None:
    story = Fleet()
    _, old = story.identity("ship-a", "OLD", startDate="2015-01-01", endDate=day(9))
    _, new = story.identity("ship-a", "NEW", standard=2, startDate=day(10))
    listing = story.listed("ship-a", effective=str(LISTED))
    [row] = changes(graph, story)
    assert row == {
        "ship": story.id("ship-a"),
        "name": "ship-a",
        "what": "name",
        "how": "began",
        "from": "OLD",
        "to": "NEW",
        "changeMin": LISTED + timedelta(days=10),
        "changeMax": LISTED + timedelta(days=10),
        "listed": story.id("ship-a"),
        "listedName": "ship-a",
        "listedAs": "vessel",
        "designation": listing.id,
        "authority": "UN",
        "programme": "TEST",
        "listedMin": LISTED,
        "listedMax": LISTED,
        "daysMin": 10,
        "daysMax": 10,
        "certain": True,
        "standard": 2,
        "links": [new.id, old.id],
    }


def test_a_ship_reflagged_before_its_listing_counts_back(graph: Graph) -> None:
    story = Fleet()
    story.identity("ship-a", "pa", named=False, flag="pa", date="2016-01-01")
    story.link("FLAGS", story.of("state-fiji", "fj"), "ship-a", startDate=day(-30))
    story.listed("ship-a", effective=str(LISTED))
    [row] = changes(graph, story)
    assert short([row]) == [("flag", "began", "pa", "fj", True)]
    assert (row["daysMin"], row["daysMax"]) == (-30, -30)


@pytest.mark.parametrize("sign", [-1, 1])
@pytest.mark.parametrize(("distance", "found"), [(179, True), (180, True), (181, False)])
def test_one_day_too_far_is_no_row(graph: Graph, sign: int, distance: int, found: bool) -> None:
    story = Fleet()
    roles = {"seller": "seller", "buyer": "buyer", "vessel": "ship-a"}
    story.fact("VesselSale", roles=roles, date=day(sign * distance))
    story.listed("ship-a", effective=str(LISTED))
    rows = changes(graph, story)
    assert bool(rows) is found
    assert [row["daysMin"] for row in rows] == [sign * distance] * found


def test_an_owner_that_sold_before_it_was_listed_is_a_row(graph: Graph) -> None:
    story = Fleet()
    story.link("OWNS", "seller", "ship-a", startDate="2015-01-01", endDate=day(-20))
    story.link("OWNS", "buyer", "ship-a", startDate=day(-19))
    story.listed("seller", effective=str(LISTED))
    [row] = changes(graph, story)
    assert short([row]) == [("owner", "began", "seller", "buyer", True)]
    assert (row["listedName"], row["listedAs"], row["daysMin"]) == ("seller", "owner", -19)


def test_a_listed_manager_that_left_without_successor_is_a_row(graph: Graph) -> None:
    story = Fleet()
    link = story.link("MANAGES", "manager", "ship-a", startDate="2015-01-01", endDate=day(5))
    story.listed("manager", effective=str(LISTED))
    [row] = changes(graph, story)
    assert short([row]) == [("manager", "ended", "manager", None, True)]
    assert row["links"] == [link.id]


def test_who_held_the_ship_neither_at_the_listing_nor_at_the_change_does_not_count(
    graph: Graph,
) -> None:
    story = Fleet()
    story.link("OWNS", "before", "ship-a", startDate="2010-01-01", endDate="2011-01-01")
    story.link("OPERATES", "then", "ship-a", startDate="2015-01-01", endDate="2019-01-01")
    story.identity("ship-a", "OLD", date="2016-01-01")
    story.identity("ship-a", "NEW", startDate=day(3))
    story.listed("before", effective=str(LISTED))
    story.listed("then", effective=str(LISTED))
    rows = changes(graph, story)
    assert short(rows) == [("name", "began", "OLD", "NEW", True)]
    assert (rows[0]["listedName"], rows[0]["listedAs"]) == ("then", "operator")


def test_two_owners_on_one_day_and_a_first_name_are_no_change(graph: Graph) -> None:
    story = Fleet()
    story.link("OWNS", "one", "ship-a", date=day(0))
    story.link("OWNS", "other", "ship-a", date=day(0))
    story.identity("ship-a", "ship-a", startDate=day(0))
    story.identity("ship-a", "FALSE NAME", startDate=day(1), false=True)
    story.identity("ship-a", "pa", named=False, flag="pa", startDate=day(1))
    story.listed("ship-a", effective=str(LISTED))
    assert changes(graph, story, undated=True) == []


def test_owners_seen_one_after_the_other_are_a_possible_change(graph: Graph) -> None:
    story = Fleet()
    story.link("OWNS", "one", "ship-a", date=day(-10))
    story.link("OWNS", "other", "ship-a", date=day(10))
    story.listed("ship-a", effective=str(LISTED))
    [row] = changes(graph, story)
    assert short([row]) == [("owner", "began", "one", "other", False)]
    assert (row["daysMin"], row["daysMax"]) == (None, 10)


def test_names_seen_one_after_the_other_changed_in_between(graph: Graph) -> None:
    story = Fleet()
    story.identity("ship-a", "ONE", date=day(-10))
    story.identity("ship-a", "OTHER", date=day(10))
    story.listed("ship-a", effective=str(LISTED))
    [row] = changes(graph, story)
    assert short([row]) == [("name", "began", "ONE", "OTHER", True)]
    assert (row["daysMin"], row["daysMax"]) == (-10, 10)
    assert changes(graph, story, days=9)[0]["certain"] is False


def test_names_in_no_known_order_are_shown_only_when_asked_for(graph: Graph) -> None:
    story = Fleet()
    story.identity("ship-a", "SOMETIME")
    story.listed("ship-a", effective=str(LISTED))
    assert changes(graph, story) == []
    [row] = changes(graph, story, undated=True)
    assert short([row]) == [("name", "began", "ship-a", "SOMETIME", False)]
    assert (row["daysMin"], row["daysMax"]) == (None, None)


def test_what_the_record_says_makes_a_change_possible_only(graph: Graph) -> None:
    story = Fleet()
    named(story, "ship-a", flag=("kp",))
    story.identity("ship-a", "fj", named=False, flag="fj", startDate=day(2))
    story.listed("ship-a", effective=str(LISTED))
    assert short(changes(graph, story)) == [("flag", "began", "kp", "fj", False)]


def test_a_designation_of_unknown_day_leaves_the_days_unknown(graph: Graph) -> None:
    story = Fleet()
    roles = {"buyer": "buyer", "vessel": "ship-a"}
    story.fact("VesselSale", roles=roles, date=day(0))
    story.listed("ship-a", effective="[..2019-01-31]")
    [row] = changes(graph, story)
    assert short([row]) == [("sale", "sold", None, "buyer", False)]
    assert (row["daysMin"], row["daysMax"]) == ((LISTED - date(2019, 1, 31)).days, None)


def test_a_proposal_an_annulled_listing_and_no_listing_are_nothing(graph: Graph) -> None:
    story = Fleet()
    for ship in ("ship-a", "ship-b", "ship-c"):
        story.fact("VesselSale", roles={"buyer": "buyer", "vessel": ship}, date=day(0))
    story.listed("ship-a", effective=str(LISTED), stage="proposed")
    story.listed("ship-b", effective=str(LISTED), stage="ended", end=day(9), end_reason="annulled")
    assert changed_after_listing(told(graph, story), NOW) == []


def test_changes_count_as_of_known_by_and_at_the_standard_asked(graph: Graph) -> None:
    story = Fleet()
    for buyer, how in (
        ("plain", {}),
        ("late", {"published": "2020-01-01"}),
        ("weak", {"standard": 2}),
    ):
        roles = {"buyer": buyer, "vessel": "ship-a"}
        story.fact("VesselSale", roles=roles, date=day(5), **how)
    refuted = story.fact("VesselSale", roles={"buyer": "no", "vessel": "ship-a"}, date=day(5))
    against(story, refuted.id, 5, "2018-01-01")
    story.listed("ship-a", effective=str(LISTED))
    told(graph, story)
    asked = [
        Known(date(2019, 12, 31)),
        Known(TODAY, standard=Standard.CORROBORATED),
        Known(TODAY, LISTED + timedelta(days=4)),
    ]
    found = [changed_after_listing(graph, one, story.id("ship-a")) for one in asked]
    names = [sorted(str(row["to"]) for row in rows) for rows in found]
    assert names == [["plain", "weak"], ["late", "plain"], []]


def test_certain_and_possible_are_what_all_days_and_any_of_them_say(graph: Graph) -> None:
    random, story = Random(7), Fleet()
    truth: dict[str, tuple[bool, bool]] = {}
    for number in range(60):
        ship = f"ship-{number:02d}"
        sold, listed = (sorted(random.choices(range(16), k=2)) for _ in "ab")
        story.fact("VesselSale", roles={"buyer": "buyer", "vessel": ship},
                   date=f"[{day(sold[0])}..{day(sold[1])}]")  # fmt: skip
        story.listed(ship, effective=f"[{day(listed[0])}..{day(listed[1])}]")
        near = [abs(a - b) <= 5 for a in range(sold[0], sold[1] + 1)
                for b in range(listed[0], listed[1] + 1)]  # fmt: skip
        truth[ship] = any(near), all(near)
    rows = {row["name"]: row for row in changed_after_listing(told(graph, story), NOW, days=5)}
    assert {ship: (ship in rows, ship in rows and rows[ship]["certain"]) for ship in truth} == truth
