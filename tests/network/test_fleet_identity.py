"""Names and flags of ships: what they used, how often a flag changed; on a real server."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from graphkit.graph import Graph
from graphkit.model.proof import Standard
from graphkit.network.found import Known
from graphkit.network.ships import FlagRow, flag_hopping, identities_of_ship
from tests.network.fleet_story import Fleet
from tests.network.telling import NOW, TODAY, against, named, told


def test_the_record_and_each_identity_are_rows_with_their_papers(graph: Graph) -> None:
    story = Fleet()
    named(story, "ship-a", flag=("kp",), previous_name=("OLD",), mmsi=("445000000",))
    _, claim = story.identity("ship-a", "NEW NAME", flag="bz", startDate="2017-03", endDate="2018")
    _, lie = story.identity("ship-a", "BORROWED", false=True, standard=1, date="2017-10")
    record, used, false = identities_of_ship(told(graph, story), story.id("ship-a"), NOW)[0:3]
    assert (record["stated"], record["standard"], record["links"]) == ("record", None, [])
    assert (record["flag"], record["otherNames"], record["mmsi"]) == (
        ["kp"],
        ["OLD"],
        ["445000000"],
    )
    assert (record["startMin"], record["certain"]) == (None, False)
    both = {row["name"]: row for row in (used, false)}
    assert (both["NEW NAME"]["flag"], both["NEW NAME"]["links"]) == (["bz"], [claim.id])
    assert (both["NEW NAME"]["start"], both["NEW NAME"]["end"]) == ("2017-03", "2018")
    papers = [one.document for one in story.evidence if one.about == claim.id]
    assert [one["id"] for one in both["NEW NAME"]["documents"]] == papers
    assert (both["BORROWED"]["fraudulent"], both["BORROWED"]["standard"]) == (True, 1)
    assert (both["BORROWED"]["links"], both["BORROWED"]["certain"]) == ([lie.id], True)


def test_identities_are_asked_as_of_a_day_and_known_by_a_day(graph: Graph) -> None:
    story = Fleet()
    story.identity("ship-a", "FIRST", startDate="2015-01-01", endDate="2016-12-31")
    story.identity("ship-a", "SECOND", startDate="2017-01-01", published="2018-01-01")
    story.identity("ship-a", "SOME DAY", published="2017-06-01")
    _, refuted = story.identity("ship-a", "REFUTED", startDate="2015-01-01")
    against(story, refuted.id, 5, "2016-01-01")
    ship = story.id("ship-a")
    told(graph, story)

    def names(by: date, as_of: date | None = None, standard: int = 1) -> list[tuple[str, bool]]:
        asked = Known(by, as_of, Standard(standard))
        rows = identities_of_ship(graph, ship, asked)
        return sorted((row["name"], row["certain"]) for row in rows if row["stated"] == "used")

    assert names(TODAY, date(2016, 12, 31)) == [("FIRST", True), ("SOME DAY", False)]
    assert names(TODAY, date(2017, 1, 1)) == [("SECOND", True), ("SOME DAY", False)]
    assert names(date(2017, 12, 31)) == [("FIRST", True), ("SOME DAY", True)]
    assert names(TODAY, standard=4) == []


def test_a_ship_without_identities_has_its_record_alone(graph: Graph) -> None:
    story = Fleet()
    story.link("OWNS", "acme", "ship-a")
    [row] = identities_of_ship(told(graph, story), story.id("ship-a"), NOW)
    assert (row["stated"], row["documents"]) == ("record", [])


def flags(graph: Graph, story: Fleet, ship: str = "ship-a", **more: int) -> list[FlagRow]:
    return flag_hopping(told(graph, story), NOW, story.id(ship), **more)


def test_flags_are_counted_in_their_order_with_a_rate(graph: Graph) -> None:
    story = Fleet()
    story.identity("ship-a", "ONE", flag="pa", startDate="2010-01-01", endDate="2012-01-01")
    story.identity("ship-a", "TWO", flag="tz", startDate="2012-01-02", endDate="2014-01-01")
    story.link("FLAGS", story.of("state-fiji", "fj"), "ship-a", 4, startDate="2014-01-02",
               endDate="2020-01-01")  # fmt: skip
    [row] = flags(graph, story)
    assert [one["flag"] for one in row["flags"]] == ["pa", "tz", "fj"]
    assert (row["changesMin"], row["changesMax"], row["certain"]) == (2, 2, True)
    span = (date(2020, 1, 1) - date(2010, 1, 1)).days
    assert (row["span"], row["spanDaysMin"], row["spanDaysMax"]) == ("known", span, span)
    assert row["perYearMin"] == row["perYearMax"] == 0.2
    assert row["standard"] == 3


def test_a_flag_that_came_back_is_two_changes(graph: Graph) -> None:
    story = Fleet()
    for key, flag, day in (("A", "pa", "2015-01-01"), ("B", "tz", "2016-01-01"),
                           ("C", "pa", "2017-01-01")):  # fmt: skip
        story.identity("ship-a", key, flag=flag, date=day)
    [row] = flags(graph, story)
    assert (row["changesMin"], row["changesMax"]) == (2, 2)


def test_one_flag_on_many_papers_is_no_change(graph: Graph) -> None:
    story = Fleet()
    for key, day in (("A", "2015"), ("B", "2016-01-01"), ("C", ""), ("D", "2016-01-01")):
        story.identity("ship-a", key, flag="pa", date=day)
    assert flags(graph, story) == []
    [row] = flags(graph, story, changes=0)
    assert (row["changesMin"], row["changesMax"], row["perYearMin"]) == (0, 0, 0.0)


def test_days_that_overlap_leave_the_order_open(graph: Graph) -> None:
    story = Fleet()
    story.identity("ship-a", "A", flag="pa", startDate="2015")
    story.identity("ship-a", "B", flag="tz", startDate="[2015-06..2016-06]")
    story.identity("ship-a", "C", flag="pa", startDate="2016")
    [row] = flags(graph, story)
    assert (row["changesMin"], row["changesMax"], row["certain"]) == (1, 2, False)


def test_flags_without_days_prove_a_change_and_no_rate(graph: Graph) -> None:
    story = Fleet()
    story.identity("ship-a", "A", flag="pa", date="2015-01-01")
    story.identity("ship-a", "B", flag="pa", date="2017-01-01")
    story.identity("ship-a", "C", flag="tz")
    [row] = flags(graph, story)
    assert (row["changesMin"], row["changesMax"]) == (1, 2)
    assert (row["span"], row["spanDaysMin"], row["perYearMin"], row["perYearMax"]) == (
        "unknown", None, None, None,
    )  # fmt: skip


def test_two_flags_on_one_day_give_no_rate(graph: Graph) -> None:
    story = Fleet()
    story.identity("ship-a", "A", flag="pa", date="2015-01-01")
    story.identity("ship-a", "B", flag="tz", date="2015-01-01")
    [row] = flags(graph, story)
    assert (row["changesMin"], row["changesMax"], row["span"]) == (1, 1, "one day")
    assert (row["perYearMin"], row["perYearMax"]) == (None, None)


def test_false_flags_private_registrars_and_the_record_are_not_counted(graph: Graph) -> None:
    story = Fleet()
    named(story, "ship-a", flag=("kp",), past_flags=("mn",))
    story.identity("ship-a", "A", flag="pa", date="2015-01-01")
    story.identity("ship-a", "B", flag="tz", date="2016-01-01", false=True)
    story.link("FLAGS", "registrar", "ship-a", date="2016-06-01")
    named(story, "registrar", country=("sg",))
    [row] = flags(graph, story, changes=0)
    assert (row["changesMin"], row["changesMax"]) == (0, 0)
    assert [(one["flag"], one["fraudulent"]) for one in row["flags"]] == [
        ("pa", False),
        ("tz", True),
    ]
    assert row["recordFlags"] == ["kp", "mn"]


def test_flags_count_as_of_known_by_and_at_the_standard_asked(graph: Graph) -> None:
    story = Fleet()
    story.identity("ship-a", "A", flag="pa", date="2015-01-01")
    story.identity("ship-a", "B", flag="tz", startDate="2016-01-01", standard=2)
    story.identity("ship-a", "C", flag="fj", startDate="2017-01-01", published="2019-01-01")
    told(graph, story)
    asked = [
        Known(TODAY),
        Known(TODAY, date(2016, 12, 31)),
        Known(date(2018, 12, 31)),
        Known(TODAY, standard=Standard.CORROBORATED),
        Known(TODAY, date(2015, 12, 31)),
    ]
    found = [flag_hopping(graph, one, story.id("ship-a")) for one in asked]
    assert [[row["changesMin"] for row in rows] for rows in found] == [[2], [1], [1], [1], []]


def test_all_ships_are_asked_at_once_most_changes_first(graph: Graph) -> None:
    story = Fleet()
    for ship, hoisted in (("ship-a", ("pa", "tz")), ("ship-b", ("pa", "tz", "pa")),
                          ("ship-c", ("pa",))):  # fmt: skip
        for number, flag in enumerate(hoisted):
            story.identity(ship, str(number), flag=flag, date=f"201{number}-01-01")
    rows = flag_hopping(told(graph, story), NOW)
    assert [(row["name"], row["changesMin"]) for row in rows] == [("ship-b", 2), ("ship-a", 1)]


FLAGS = ("pa", "tz", "fj", "mn")


def _history(random: Random) -> list[tuple[str, date, date]]:
    """Draw what truly happened: flags one after the other, each from a day to a day."""
    day, found = date(2000, 1, 1), []
    last = ""
    for _ in range(random.randint(1, 5)):
        last = random.choice([flag for flag in FLAGS if flag != last])
        end = day + timedelta(days=random.randint(20, 900))
        found.append((last, day, end))
        day = end + timedelta(days=1)
    return found


def _claim(random: Random, start: date, end: date, *, rough: bool) -> dict[str, Any]:
    """State a true period, exactly or as roughly as documents do."""
    within = start + timedelta(days=random.randint(0, (end - start).days))
    exact = {"startDate": str(start), "endDate": str(end)}
    if not rough:
        return random.choice([exact, {"startDate": str(start)}, {"date": str(within)}])
    low = start - timedelta(days=random.randint(0, 500))
    return random.choice(
        [exact, {"startDate": f"[{low}..{within}]"}, {"startDate": f"[{low}..]"},
         {"startDate": str(start.year)}, {"endDate": str(end.year)}, {"date": str(within)}]
    )  # fmt: skip


@pytest.mark.parametrize("rough", [False, True])
def test_the_true_number_of_changes_lies_within_the_bounds(graph: Graph, rough: bool) -> None:
    random, story = Random(rough), Fleet()
    truth = {}
    for number in range(60):
        history = _history(random)
        ship = f"ship-{number:02d}"
        for key, (flag, start, end) in enumerate(history):
            for copy in range(random.randint(1, 2)):
                when = _claim(random, start, end, rough=rough)
                story.identity(ship, f"{key}-{copy}", flag=flag, **when)
        truth[ship] = sum(a[0] != b[0] for a, b in pairwise(history))
    found = {row["name"]: row for row in flag_hopping(told(graph, story), NOW, changes=0)}
    assert set(found) == set(truth)
    for ship, changes in truth.items():
        row = found[ship]
        assert row["changesMin"] <= changes <= row["changesMax"], (ship, row["flags"])
        assert rough or row["changesMin"] == row["changesMax"], (ship, row["flags"])
