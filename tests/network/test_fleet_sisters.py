"""Sister ships: who shares whom with a ship, and who only seems to, on a real server."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest

from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.model.dates import Bounds, standing
from graphkit.model.proof import Standard
from graphkit.network.found import Known
from graphkit.network.ships import SisterRow, sister_ships
from tests.network.fleet_story import Fleet
from tests.network.telling import NOW, TODAY, against, told


def sisters(graph: Graph, story: Fleet, known: Known = NOW) -> list[SisterRow]:
    return sister_ships(told(graph, story), story.id("ship-a"), known)


def pairs(rows: list[SisterRow]) -> list[tuple[str, str, str]]:
    return [(row["name"], row["role"], row["throughName"]) for row in rows]


@pytest.mark.parametrize(
    ("kind", "role"), [("OWNS", "owner"), ("MANAGES", "manager"), ("OPERATES", "manager")]
)
def test_ships_of_one_party_in_one_role_are_sisters(graph: Graph, kind: str, role: str) -> None:
    story = Fleet()
    one = story.link(kind, "acme", "ship-a", startDate="2015-03-01", endDate="2018-06-30")
    two = story.link(kind, "acme", "ship-b", standard=2, startDate="2016", endDate="2019")
    story.listed("ship-b")
    [row] = sisters(graph, story)
    assert row == {
        "sister": story.id("ship-b"),
        "name": "ship-b",
        "flag": [],
        "through": story.id("acme"),
        "throughName": "acme",
        "role": role,
        "designated": True,
        "startMin": date(2016, 1, 1),
        "startMax": date(2016, 12, 31),
        "endMin": date(2018, 6, 30),
        "endMax": date(2018, 6, 30),
        "certain": True,
        "standard": 2,
        "links": [one.id, two.id],
    }


@pytest.mark.parametrize(("kind", "role"), [("Lease", "charterer"), ("Insurance", "insurer")])
def test_ships_of_one_charterer_or_insurer_are_sisters_under_any_name(
    graph: Graph, kind: str, role: str
) -> None:
    story = Fleet()
    alias, claim = story.identity("ship-b", "OTHER NAME")
    party = {"Lease": "lessee", "Insurance": "insurer"}[kind]
    of = "time" if kind == "Lease" else ""
    one = story.fact(kind, roles={party: "club", "vessel": "ship-a"}, of=of, date="2017-05")
    two = story.fact(kind, roles={party: "club", "vessel": alias}, of=of, date="2017-05-10")
    [row] = sisters(graph, story)
    assert (row["name"], row["role"], row["throughName"]) == ("ship-b", role, "club")
    assert row["links"] == [one.id, two.id, claim.id]
    assert not row["certain"]  # it stood on some day of May, and the other on the tenth
    assert not row["designated"]


def test_two_ships_of_one_fleet_policy_are_sisters(graph: Graph) -> None:
    story = Fleet()
    roles = {"insurer": "club", "vessel": "ship-a"}
    policy = story.fact("Insurance", roles=roles, startDate="2017", endDate="2018")
    ships = {"vessel": (story.id("ship-a"), story._party("ship-b"))}
    both = policy.model_copy(update={"roles": {**policy.roles, **ships}})
    story.facts = [both]
    story.evidence = []
    story._prove(both.id, 3, "2017-01-01")
    [row] = sisters(graph, story)
    assert (row["name"], row["role"], row["links"]) == ("ship-b", "insurer", [both.id])


def test_what_ships_share_by_the_thousand_makes_no_sisters(graph: Graph) -> None:
    story = Fleet()
    for ship in ("ship-a", "ship-b"):
        story.link("CLASSES", "society", ship)
        story.link("CREWS", "crew-agent", ship)
        story.link("FLAGS", "state-registry", ship)
        story.link("SERVES", "agency", ship)
        story.call(ship, "2017-05-01", agent="port-agent")
    assert sisters(graph, story) == []


def test_one_party_in_two_roles_makes_no_sisters(graph: Graph) -> None:
    story = Fleet()
    story.link("OWNS", "acme", "ship-a")
    story.link("MANAGES", "acme", "ship-b")
    assert sisters(graph, story) == []


def test_an_insurer_that_was_shared_one_after_the_other_makes_no_sisters(graph: Graph) -> None:
    story = Fleet()
    for ship, start, end in (
        ("ship-a", "2015-01-01", "2016-12-31"),
        ("ship-next-day", "2017-01-01", "2018-12-31"),
        ("ship-same-day", "2016-12-31", "2018-12-31"),
    ):
        roles = {"insurer": "club", "vessel": ship}
        story.fact("Insurance", roles=roles, start_date=start, end_date=end)
    rows = sisters(graph, story)
    assert pairs(rows) == [("ship-same-day", "insurer", "club")]
    assert rows[0]["startMin"] == rows[0]["endMax"] == date(2016, 12, 31)


def test_as_of_a_day_both_must_have_stood_on_it(graph: Graph) -> None:
    story = Fleet()
    story.link("OWNS", "acme", "ship-a", startDate="2015-01-01", endDate="2017-12-31")
    story.link("OWNS", "acme", "ship-b", startDate="2016-01-01", endDate="2016-12-31")
    story.link("OWNS", "acme", "ship-c", date="2016-06-01")
    found = sisters(graph, story, Known(TODAY, date(2016, 12, 31)))
    assert [(row["name"], row["certain"]) for row in found] == [("ship-b", True), ("ship-c", False)]
    after = sister_ships(graph, story.id("ship-a"), Known(TODAY, date(2017, 1, 1)))
    assert [(row["name"], row["certain"]) for row in after] == [("ship-c", False)]


def test_what_is_unknown_refuted_or_published_later_does_not_count(graph: Graph) -> None:
    story = Fleet()
    story.link("OWNS", "acme", "ship-a")
    story.link("OWNS", "acme", "ship-late", published="2020-01-01")
    story.link("OWNS", "acme", "ship-weak", standard=2)
    refuted = story.link("OWNS", "acme", "ship-refuted")
    against(story, refuted.id, 5, "2018-01-01")
    told(graph, story)
    ask = [
        Known(date(2017, 6, 1)),
        Known(date(2019, 12, 31)),
        Known(date(2020, 1, 1), standard=Standard.CORROBORATED),
    ]
    names = [[row["name"] for row in sister_ships(graph, story.id("ship-a"), one)] for one in ask]
    assert names == [["ship-refuted", "ship-weak"], ["ship-weak"], ["ship-late"]]


def test_periods_that_nobody_states_make_possible_sisters(graph: Graph) -> None:
    story = Fleet()
    story.link("OWNS", "acme", "ship-a")
    story.link("OWNS", "acme", "ship-b")
    [row] = sisters(graph, story)
    assert not row["certain"]
    assert (row["startMin"], row["endMax"]) == (date(1, 1, 1), date(9999, 12, 31))


def test_a_ship_alone_and_a_company_are_told_apart(graph: Graph) -> None:
    story = Fleet()
    story.link("OWNS", "acme", "ship-a")
    assert sisters(graph, story) == []
    with pytest.raises(UsageError, match="a Company, and no ship"):
        sister_ships(graph, story.id("acme"), NOW)


DAYS = [f"2017-01-{day:02d}" for day in range(1, 10)]


def _drawn(random: Random) -> dict[str, Any]:
    """Draw a period of January 2017 that is known more or less roughly."""
    start, end = sorted(random.choices(DAYS, k=2))
    rough = f"[{start}..{end}]"
    return random.choice(
        [{"start_date": start, "end_date": end}, {"start_date": rough}, {"end_date": rough},
         {"date": start}, {"start_date": start}, {"start_date": rough, "end_date": end}, {}]
    )  # fmt: skip


def _possible(bounds: Bounds) -> list[tuple[int, int]]:
    """Return all periods, as first and last day, that bounds allow, in a short January."""
    days = range(11)

    def day(one: date) -> int:
        return min(max((one - date(2017, 1, 1)).days + 1, 0), 10)

    starts = [d for d in days if day(bounds.start_min) <= d <= day(bounds.start_max)]
    ends = [d for d in days if day(bounds.end_min) <= d <= day(bounds.end_max)]
    return [(a, b) for a in starts for b in ends if a <= b]


@pytest.mark.parametrize("seed", range(3))
def test_certain_and_possible_are_what_all_periods_and_any_of_them_say(
    graph: Graph, seed: int
) -> None:
    random, story = Random(seed), Fleet()
    truth: dict[str, tuple[bool, bool]] = {}
    for number in range(40):
        ships = (f"ship-{number}-one", f"ship-{number}-two")
        drawn = [_drawn(random) for _ in ships]
        for ship, period in zip(ships, drawn, strict=True):
            story.link("OWNS", f"owner-{number}", ship, **period)
        spans = [_possible(standing(one.get("start_date", ""), one.get("end_date", ""),
                                    one.get("date", ""))) for one in drawn]  # fmt: skip
        together = [a[0] <= b[1] and b[0] <= a[1] for a in spans[0] for b in spans[1]]
        truth[ships[0]] = any(together), all(together)
    told(graph, story)
    found = {}
    for ship in truth:
        rows = sister_ships(graph, story.id(ship), NOW)
        found[ship] = bool(rows), bool(rows) and rows[0]["certain"]
    assert found == truth
