"""Leads between companies: a positive, near-misses and nothing, on a real server."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.catalogue import query
from graphkit.errors import UsageError
from graphkit.graph import Graph, load
from graphkit.model.entities import address_key
from graphkit.model.proof import Standard
from graphkit.model.registry import Schema
from graphkit.network.companies import (
    AGENT_ROLES,
    facilitators,
    shared_address,
    shared_agent,
    shared_director,
)
from graphkit.network.found import Known
from tests.exposure.story import Story
from tests.network.telling import NOW, TODAY, named, told

FLOOR = "5th Floor, 551, Jiuru 1st Road, Kaohsiung"


def on(*day: int) -> Known:
    return Known(TODAY, date(*day))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (FLOOR, "5TH FLOOR 551 JIURU 1st road;  KAOHSIUNG", True),
        ("P.O. Box 7", "p o box 7", True),
        ("華信船務 香港", "華信船務(香港)", True),
        ("Straße 1", "STRASSE 1", True),
        (FLOOR, "6th Floor, 551, Jiuru 1st Road, Kaohsiung", False),
        (FLOOR, "Kaohsiung", False),
        ("Unit 1, 12 Road", "Unit 11, 2 Road", False),
        ("Main Road 1", "Main Rd. 1", False),
    ],
)
def test_an_address_is_compared_without_case_and_punctuation_and_nothing_is_guessed(
    one: str, other: str, same: bool
) -> None:
    assert (address_key(one) == address_key(other)) is same


def test_companies_at_one_address_are_leads_without_days_or_proof(graph: Graph) -> None:
    story = Story()
    story.listed("beta", effective="2015-01-01")
    acme = named(story, "acme", address=("Harbour 1", FLOOR))
    named(story, "beta", address=("5th floor 551 Jiuru 1st Road Kaohsiung",))
    named(story, "gamma", address=("Kaohsiung",))
    named(story, "delta", address=("4th Floor, 551, Jiuru 1st Road, Kaohsiung",))
    told(graph, story)

    found = shared_address(graph, acme, NOW)

    assert (found.total, found.cut) == (1, None)
    assert found.rows == (
        {
            "other": "case:story/beta",
            "name": "beta",
            "labels": found.rows[0]["labels"],
            "designated": True,
            "address": [FLOOR],
            "otherAddress": ["5th floor 551 Jiuru 1st Road Kaohsiung"],
            "sources": ["case:story"],
            "otherSources": ["case:story"],
            "sharing": 1,
            "total": 1,
            "certain": False,
            "standard": 0,
            "evidence": [],
            "links": [],
        },
    )
    assert not shared_address(graph, acme, on(2014, 12, 31)).rows[0]["designated"]
    assert shared_address(graph, "case:story/gamma", NOW).rows == ()


def test_an_address_of_many_is_seen_as_such_though_few_are_shown(graph: Graph) -> None:
    story = Story()
    acme = named(story, "acme", address=("Trust Company Complex, Majuro",))
    for number in range(40):
        named(story, f"shell-{number:02}", address=("TRUST COMPANY COMPLEX MAJURO",))
    told(graph, story)

    found = shared_address(graph, acme, Known(TODAY, limit=3))

    assert [row["name"] for row in found.rows] == ["shell-00", "shell-01", "shell-02"]
    assert {row["sharing"] for row in found.rows} == {40}
    assert (found.total, found.cut) == (40, "cut by the limit: 3 of 40 shown")


def test_an_address_that_another_source_states_is_found_too(graph: Graph) -> None:
    story = Story()
    acme = named(story, "acme", address=(FLOOR,))
    named(story, "beta", address=(FLOOR,))
    told(graph, story)
    assert shared_address(graph, acme, NOW).total == 1
    other = Story("second")
    named(other, "gamma", address=(FLOOR.upper(),))
    load(graph, other.batch(), other.run())

    assert [row["other"] for row in shared_address(graph, acme, NOW).rows] == [
        "case:second/gamma",
        "case:story/beta",
    ]


def directed(start: str = "", end: str = "", other: tuple[str, str] = ("", "")) -> Story:
    story = Story()
    story.link("DIRECTS", "person-tan", "acme", 4, role="director", start_date=start, end_date=end)
    story.link("DIRECTS", "person-tan", "beta", 3, start_date=other[0], end_date=other[1])
    return story


@pytest.mark.parametrize(
    ("mine", "theirs", "certain"),
    [
        (("2010", "2015"), ("2012", "2018"), True),
        (("2010", "2012-06-30"), ("2012-06-30", "2018"), True),
        (("2010", "2012"), ("2012", "2018"), False),
        (("2010", ""), ("2012", "2018"), False),
        (("", ""), ("", ""), False),
        (("2010", "2012-06-29"), ("2012-06-30", "2018"), None),
    ],
)
def test_a_director_in_common_counts_if_both_may_have_been_held_together(
    graph: Graph, mine: tuple[str, str], theirs: tuple[str, str], certain: bool | None
) -> None:
    story = directed(*mine, other=theirs)
    told(graph, story)

    found = shared_director(graph, "case:story/acme", NOW)

    expected = [] if certain is None else [("case:story/beta", "case:story/person-tan", certain, 3)]
    seen = [(row["other"], row["through"], row["certain"], row["standard"]) for row in found.rows]
    assert seen == expected
    if certain is not None:
        assert found.rows[0]["links"] == [one.id for one in story.links]
        assert [one["role"] for one in found.rows[0]["held"]] == ["director", ""]


def test_as_of_a_day_both_must_be_in_office(graph: Graph) -> None:
    told(graph, directed("2010-01-01", "2015-06-30", ("2012-01-01", "2018-12-31")))

    days = [(2011, 12, 31), (2012, 1, 1), (2015, 6, 30), (2015, 7, 1)]
    seen = [shared_director(graph, "case:story/acme", on(*day)).total for day in days]

    assert seen == [0, 1, 1, 0]


def test_directors_count_at_the_standard_and_on_the_day_that_they_were_known(graph: Graph) -> None:
    story = Story()
    story.link("DIRECTS", "person-tan", "acme", 4, "2017-01-01")
    refuted = story.link("DIRECTS", "person-tan", "beta", 2, "2018-05-05")
    told(graph, story)
    acme = "case:story/acme"

    assert shared_director(graph, acme, NOW).rows[0]["standard"] == 2
    assert shared_director(graph, acme, Known(date(2018, 5, 4))).rows == ()
    assert shared_director(graph, acme, Known(TODAY, standard=Standard(3))).rows == ()
    story._prove(refuted.id, 3, "2019-01-01", direction="contradicts")
    told(graph, story)
    assert shared_director(graph, acme, NOW).rows == ()
    assert shared_director(graph, acme, Known(date(2018, 12, 31))).total == 1


def test_a_director_under_two_names_is_followed_by_stated_identity(graph: Graph) -> None:
    story = Story()
    story.link("DIRECTS", "person-tan", "acme", date="2015")
    same = story.link("SAME_AS", "person-tan", "person-chen")
    story.link("DIRECTS", "person-chen", "beta", date="2015")
    told(graph, story)
    row = shared_director(graph, "case:story/acme", NOW).rows[0]

    assert (row["other"], row["through"]) == ("case:story/beta", "case:story/person-tan")
    assert same.id in row["links"]
    assert shared_director(graph, "case:story/beta", NOW).rows[0]["other"] == "case:story/acme"


def test_a_likely_identity_of_a_director_is_never_certain(graph: Graph) -> None:
    story = Story()
    period: dict[str, Any] = {"start_date": "2010-01-01", "end_date": "2020-01-01"}
    story.link("DIRECTS", "person-tan", "acme", **period)
    story.link("POSSIBLY_SAME_AS", "person-tan", "person-chen")
    story.link("DIRECTS", "person-chen", "beta", **period)
    story.link("DIRECTS", "person-tan", "gamma", **period)
    told(graph, story)

    rows = shared_director(graph, "case:story/acme", NOW).rows

    assert {row["name"]: row["certain"] for row in rows} == {"beta": False, "gamma": True}


def test_other_ties_of_a_person_are_no_directorship(graph: Graph) -> None:
    story = Story()
    story.link("DIRECTS", "person-tan", "acme")
    story.link("OWNS", "person-tan", "beta")
    story.link("CONTROLS", "person-tan", "gamma")
    told(graph, story)

    assert shared_director(graph, "case:story/acme", NOW).rows == ()


@pytest.mark.parametrize(
    ("kind", "role", "found"),
    [
        ("FORMS", "", True),
        ("ACTS_FOR", "", True),
        ("SERVES", "Registered Agent", True),
        ("SERVES", "company secretary", True),
        ("SERVES", "hull cleaning", False),
        ("SERVES", "", False),
        ("SUPPLIES", "agent", False),
    ],
)
def test_an_agent_in_common_is_who_formed_acted_or_served_as_one(
    graph: Graph, kind: str, role: str, found: bool
) -> None:
    story = Story()
    story.link("FORMS", "mossack", "acme", start_date="2010")
    story.link(kind, "mossack", "beta", role=role, start_date="2011")
    told(graph, story)

    rows = shared_agent(graph, "case:story/acme", NOW).rows

    assert [row["name"] for row in rows] == (["beta"] if found else [])
    assert all(row["throughName"] == "mossack" for row in rows)


def test_an_agent_of_thousands_is_seen_as_such(graph: Graph) -> None:
    story = Story()
    for number in range(30):
        story.link("FORMS", "agent-hub", f"shell-{number:02}")
    story.link("ACTS_FOR", "agent-small", "shell-00")
    story.link("ACTS_FOR", "agent-small", "other")
    told(graph, story)

    found = shared_agent(graph, "case:story/shell-00", Known(TODAY, limit=5))

    assert found.total == 30
    assert {row["sharing"] for row in found.rows} == {29}
    assert found.cut == "cut by the limit: 5 of 30 shown"
    whole = shared_agent(graph, "case:story/shell-00", NOW).rows
    assert {(row["throughName"], row["sharing"]) for row in whole} == {
        ("agent-hub", 29),
        ("agent-small", 1),
    }


def test_an_agent_of_a_ship_is_no_agent_of_a_company(graph: Graph) -> None:
    story = Story()
    story.link("SERVES", "fenton", "acme", role="canal agency")
    story.link("SERVES", "fenton", "ship-a", role="canal agency")
    told(graph, story)

    assert shared_agent(graph, "case:story/acme", NOW).rows == ()


def test_the_words_of_agents_are_those_of_the_query_file() -> None:
    shown = query("network/shared_agent").parameters["roles"]

    assert shown == "[" + ", ".join(f"'{one}'" for one in AGENT_ROLES) + "]"


def test_a_company_that_nobody_loaded_is_an_error(graph: Graph) -> None:
    for ask in (shared_address, shared_director, shared_agent):
        with pytest.raises(UsageError, match="nobody"):
            ask(graph, "case:story/nobody", NOW)


def test_facilitators_are_ranked_by_the_listed_parties_next_to_them(graph: Graph) -> None:
    story = Story()
    first = story.link("SERVES", "agent", "listed-a", 4)
    again = story.link("BUNKERS", "agent", "ship-listed-b", 2)
    twice = story.fact("Payment", 3, roles={"payer": "agent", "payee": "listed-a"}, date="2012")
    story.link("SERVES", "agent", "nobody-listed")
    story.link("FINANCES", "bank-one", "listed-a", 3, start_date="2005", end_date="2009")
    for name in ("listed-a", "ship-listed-b"):
        story.listed(name, effective="2010-01-01")
    told(graph, story)

    found = facilitators(graph, NOW)

    assert [(row["name"], row["listed"], row["standard"]) for row in found.rows] == [
        ("agent", 2, 2),
        ("bank-one", 1, 3),
    ]
    assert [
        (one["name"], one["kinds"], one["standard"], one["whileListed"])
        for one in found.rows[0]["served"]
    ] == [
        ("listed-a", ["Payment", "SERVES"], 4, True),
        ("ship-listed-b", ["BUNKERS"], 2, True),
    ]
    assert found.rows[0]["links"] == sorted([first.id, again.id, twice.id])
    assert found.rows[1]["served"][0]["whileListed"] is False


def test_what_is_no_service_holding_or_dealing_makes_no_facilitator(graph: Graph) -> None:
    story = Story()
    story.link("ACTS_FOR", "front", "listed-a")  # the listed party stands behind it
    story.link("DIRECTS", "person-tan", "listed-a")  # derived, and not walked
    story.link("OWNS", "small", "listed-a", share={"minimum": 1.0, "maximum": 10.0})
    story.link("EMPLOYS", "yard", "listed-a")
    story.listed("listed-a")
    told(graph, story)

    assert facilitators(graph, NOW).rows == ()


def test_a_proposal_and_an_annulled_listing_make_nobody_a_facilitator(graph: Graph) -> None:
    story = Story()
    story.link("SERVES", "agent", "proposed")
    story.link("SERVES", "agent", "annulled")
    story.listed("proposed", stage="proposed")
    story.listed("annulled", end="2014-01-01", end_reason="annulled", stage="ended")
    told(graph, story)

    assert facilitators(graph, NOW).rows == ()


def test_facilitators_as_of_a_day_and_as_known(graph: Graph) -> None:
    story = Story()
    story.link("SERVES", "agent", "listed-a", start_date="2012-01-01", end_date="2015-01-01")
    story.fact("Payment", roles={"payer": "payer", "payee": "listed-a"}, date="2014-01-01")
    story.listed("listed-a", effective="2013-01-01", end="2016-01-01", stage="ended")
    told(graph, story)

    def names(known: Known) -> list[str]:
        return [row["name"] for row in facilitators(graph, known).rows]

    assert names(on(2012, 12, 31)) == []
    assert names(on(2013, 1, 1)) == ["agent"]
    assert names(on(2014, 1, 1)) == ["agent", "payer"]
    assert names(on(2015, 1, 2)) == ["payer"]
    assert names(on(2016, 1, 1)) == []
    assert names(Known(date(2016, 12, 31))) == []


def test_names_of_one_thing_are_one_facilitator_and_one_listed_party(graph: Graph) -> None:
    story = Story()
    story.link("SERVES", "agent", "listed-a")
    story.link("SERVES", "agent-alias", "listed-a2")
    story.link("SAME_AS", "agent", "agent-alias")
    story.link("SAME_AS", "listed-a", "listed-a2")
    story.link("SERVES", "agent-maybe", "listed-a")
    story.link("POSSIBLY_SAME_AS", "agent", "agent-maybe")
    story.listed("listed-a")
    story.listed("listed-a2")
    told(graph, story)

    rows = facilitators(graph, NOW).rows

    assert [(row["name"], row["listed"], row["names"]) for row in rows] == [
        ("agent", 1, ["case:story/agent", "case:story/agent-alias"]),
        ("agent-maybe", 1, ["case:story/agent-maybe"]),
    ]
    assert len(rows[0]["links"]) == 2


def test_who_serves_a_name_that_a_listed_ship_used_serves_the_ship(graph: Graph) -> None:
    story = Story()
    story.link("HAS_IDENTITY", "ship-ever-bright", "identity-fan-ke")
    roles = {"agent": "agency", "vessel": "identity-fan-ke", "port": "port-nampo"}
    call = story.fact("PortCall", roles=roles, date="2017-10")
    named(story, "identity-fan-ke", schema_=Schema.VESSEL_IDENTITY)
    story.listed("ship-ever-bright")
    told(graph, story)

    row = facilitators(graph, NOW).rows[0]

    assert (row["name"], row["links"]) == ("agency", [call.id])
    assert [one["name"] for one in row["served"]] == ["ship-ever-bright"]


def test_facilitators_by_kind_by_authority_and_without_the_listed(graph: Graph) -> None:
    story = Story()
    story.link("SERVES", "agent", "listed-a")
    story.link("FINANCES", "listed-b", "listed-a")
    story.listed("listed-a")
    story.listed("listed-b")
    told(graph, story)

    def names(**asked: object) -> list[str]:
        return [row["name"] for row in facilitators(graph, NOW, **asked).rows]  # type: ignore[arg-type]

    assert names() == ["agent", "listed-b"]
    assert names(kinds=["FINANCES"]) == ["listed-b"]
    assert names(listed_too=False) == ["agent"]
    assert names(authority="UN") == ["agent", "listed-b"]
    assert names(authority="US") == []
