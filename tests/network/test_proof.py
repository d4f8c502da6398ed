"""What is weakly proved and what contradicts itself, on a real server."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.errors import UsageError
from graphkit.graph import Graph, load
from graphkit.model.proof import Standard
from graphkit.model.records import IngestRun
from graphkit.model.registry import Schema
from graphkit.model.share import Share
from graphkit.network.found import Known
from graphkit.network.proof import contradictions, weak_links
from tests.exposure.story import Story
from tests.network.telling import NOW, TODAY, against, named, told, unread


def test_weak_facts_come_weakest_first_with_what_would_help(graph: Graph) -> None:
    story = Story()
    strong = story.link("OWNS", "acme", "ship-a", 4)
    report = story.link("SERVES", "acme", "beta", 2)
    cited = story.fact("Payment", 5, roles={"payer": "acme", "payee": "beta"}, date="2014")
    story.link("SERVES", "gamma", "delta", 1)
    unread(story, cited.id)
    told(graph, story)

    found = weak_links(graph, NOW, subject="case:story/acme")

    assert {row["id"] for row in found.rows} == {report.id, cited.id}
    by_id = {row["id"]: row for row in found.rows}
    assert by_id[report.id]["unread"] == []
    assert (by_id[report.id]["ifRead"], by_id[report.id]["origins"]) == (2, 1)
    assert by_id[report.id]["parties"] == [
        {"role": "from", "id": "case:story/acme", "name": "acme"},
        {"role": "to", "id": "case:story/beta", "name": "beta"},
    ]
    assert (by_id[cited.id]["standard"], by_id[cited.id]["ifRead"]) == (2, 5)
    assert [one["kind"] for one in by_id[cited.id]["unread"]] == ["judgment"]
    assert [one["role"] for one in by_id[cited.id]["parties"]] == ["PAYEE", "PAYER"]
    whole = weak_links(graph, NOW)
    assert [(row["standard"], row["kind"]) for row in whole.rows] == [
        (1, "SERVES"),
        (2, "Payment"),
        (2, "SERVES"),
    ]
    assert (whole.total, whole.cut) == (3, None)
    few = weak_links(graph, Known(TODAY, limit=1))
    assert (len(few.rows), few.total, few.cut) == (1, 3, "cut by the limit: 1 of 3 shown")
    assert strong.id in {row["id"] for row in weak_links(graph, NOW, Standard(5)).rows}
    assert weak_links(graph, NOW, Standard(1)).rows == ()
    with pytest.raises(UsageError):
        weak_links(graph, NOW, subject="case:story/nobody")


def test_the_weakest_role_of_a_fact_is_what_is_weak_in_it(graph: Graph) -> None:
    story = Story()
    roles = {"payer": "acme", "payee": "beta", "clearing": "bank-us"}
    paid = story.fact("Payment", 4, roles=roles, date="2014")
    story.evidence = [
        one.model_copy(update={"roles": ("payer", "payee")}) for one in story.evidence
    ]
    story._prove(paid.id, 2, "2017-01-01", roles=("payer", "payee", "clearing"))
    told(graph, story)

    (row,) = weak_links(graph, NOW).rows

    assert row["standard"] == 2
    assert row["steps"] == ["clearing→payee", "clearing→payer"]


def test_what_is_refuted_or_not_yet_published_is_not_weak(graph: Graph) -> None:
    story = Story()
    refuted = story.link("SERVES", "acme", "beta", 2, "2015-01-01")
    against(story, refuted.id, 3, "2019-01-01")
    later = story.link("FINANCES", "acme", "gamma", 2, "2020-01-01")
    raised = story.link("SUPPLIES", "acme", "delta", 2, "2015-01-01")
    story._prove(raised.id, 4, "2021-01-01")
    told(graph, story)

    def seen(*day: int) -> set[str]:
        return {row["id"] for row in weak_links(graph, Known(date(*day))).rows}

    assert seen(2014, 12, 31) == set()
    assert seen(2018, 12, 31) == {refuted.id, raised.id}
    assert seen(2020, 6, 1) == {later.id, raised.id}
    assert seen(2021, 6, 1) == {later.id}


def test_weak_facts_as_of_a_day(graph: Graph) -> None:
    story = Story()
    held = story.link(
        "MANAGES", "acme", "ship-a", 2, start_date="2010-01-01", end_date="2012-12-31"
    )
    unsure = story.link("CREWS", "acme", "ship-a", 2, start_date="2010-01-01")
    told(graph, story)

    def seen(*day: int) -> dict[str, bool]:
        return {
            row["id"]: row["certain"] for row in weak_links(graph, Known(TODAY, date(*day))).rows
        }

    assert seen(2009, 12, 31) == {}
    assert seen(2012, 12, 31) == {held.id: True, unsure.id: False}
    assert seen(2013, 1, 1) == {unsure.id: False}


def kinds(graph: Graph, known: Known = NOW, subject: str | None = None) -> list[str]:
    return [row["kind"] for row in contradictions(graph, known, subject).rows]


def test_evidence_on_both_sides_names_both(graph: Graph) -> None:
    story = Story()
    disputed = story.link("SERVES", "acme", "beta", 2, "2015-01-01")
    support = story.evidence[-1]
    denial = against(story, disputed.id, 1, "2016-01-01")
    told(graph, story)

    (row,) = contradictions(graph, NOW).rows

    assert (row["kind"], row["about"], row["status"]) == (
        "evidence on both sides",
        disputed.id,
        "disputed",
    )
    assert (row["oneSide"], row["otherSide"]) == ([support.id], [denial.id])
    for subject in ("acme", "beta"):
        assert kinds(graph, subject=f"case:story/{subject}") == ["evidence on both sides"]
    assert kinds(graph, Known(date(2015, 12, 31))) == []
    assert kinds(graph, Known(date(2016, 1, 1))) == ["evidence on both sides"]


def test_a_refuted_fact_is_shown_as_such_and_an_acquittal_by_its_element(graph: Graph) -> None:
    story = Story()
    refuted = story.link("SERVES", "acme", "beta", 2)
    against(story, refuted.id, 3)
    paid = story.fact("Payment", roles={"payer": "acme", "payee": "beta"}, date="2013")
    story._prove(paid.id, 5, "2017-05-12", direction="contradicts", proposition="element",
                 element="regulation 12(b)")  # fmt: skip
    story.link("SERVES", "gamma", "delta")
    told(graph, story)

    rows = {row["about"]: row for row in contradictions(graph, NOW).rows}

    assert set(rows) == {refuted.id, paid.id}
    assert rows[refuted.id]["status"] == "refuted"
    assert rows[paid.id]["kind"] == "contradicted"
    assert (rows[paid.id]["element"], rows[paid.id]["oneSide"]) == ("regulation 12(b)", [])
    assert kinds(graph, subject="case:story/gamma") == []


def owners(*held: tuple[str, Share, dict[str, Any]]) -> Story:
    story = Story()
    for owner, share, more in held:
        story.link("OWNS", owner, "ship-a", **{"standard": 4, "share": share, **more})
    return story


WHOLE = Share(100, 100)
YEARS: dict[str, Any] = {"start_date": "2010-01-01", "end_date": "2015-12-31"}
LATER: dict[str, Any] = {"start_date": "2015-12-31", "end_date": "2018-12-31"}
AFTER: dict[str, Any] = {"start_date": "2016-01-01", "end_date": "2018-12-31"}


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([("a", WHOLE, YEARS), ("b", WHOLE, LATER)], True),
        ([("a", Share(60, 60), YEARS), ("b", Share(50, 100), YEARS)], True),
        ([(who, Share(40, 40), YEARS) for who in "abc"], True),
        ([("a", Share(50, 100, True), YEARS), ("b", Share(50, 100), YEARS)], True),
        ([("a", WHOLE, YEARS), ("b", WHOLE, AFTER)], False),
        ([("a", WHOLE, YEARS), ("b", WHOLE, {"start_date": "2015"})], False),
        ([("a", Share(50, 50), YEARS), ("b", Share(50, 50), YEARS)], False),
        ([("a", WHOLE, YEARS), ("b", Share(), YEARS)], False),
        ([("a", WHOLE, {**YEARS, "role": "registered owner"}),
          ("b", WHOLE, {**YEARS, "role": "beneficial owner"})], False),
        ([("a", WHOLE, YEARS), ("a", WHOLE, LATER)], False),
    ],
)  # fmt: skip
def test_certain_owners_of_more_than_all_contradict_each_other(
    graph: Graph, held: list[tuple[str, Share, dict[str, Any]]], found: bool
) -> None:
    story = owners(*held)
    told(graph, story)

    rows = contradictions(graph, NOW).rows

    assert [row["kind"] for row in rows] == (["shares above 100 %"] if found else [])
    if found:
        assert rows[0]["links"] == sorted(link.id for link in story.links)
        assert len(rows[0]["oneSide"]) == 1
        assert len(rows[0]["otherSide"]) == len(held) - 1
        for subject in ("ship-a", "a"):
            assert kinds(graph, subject=f"case:story/{subject}") == ["shares above 100 %"]


def test_shares_count_on_the_day_and_as_they_were_known(graph: Graph) -> None:
    told(graph, owners(("a", WHOLE, YEARS), ("b", WHOLE, {**LATER, "standard": 2})))

    assert kinds(graph, Known(TODAY, date(2015, 12, 31))) == ["shares above 100 %"]
    assert kinds(graph, Known(TODAY, date(2015, 12, 30))) == []
    assert kinds(graph, Known(TODAY, standard=Standard(3))) == []
    assert kinds(graph, Known(date(2016, 12, 31))) == []


def flown(one: dict[str, Any], other: dict[str, Any], **claim: Any) -> Story:
    story = Story()
    for name, flag, period in (("identity-one", "pa", one), ("identity-two", "kp", other)):
        story.link("HAS_IDENTITY", "ship-a", name, **period)
        named(story, name, schema_=Schema.VESSEL_IDENTITY, flag=(flag,))
    named(story, "identity-two", schema_=Schema.VESSEL_IDENTITY, **{"flag": ("kp",), **claim})
    return story


@pytest.mark.parametrize(
    ("story", "found"),
    [
        (lambda: flown(YEARS, LATER), True),
        (lambda: flown(YEARS, AFTER), False),
        (lambda: flown(YEARS, {"start_date": "2015"}), False),
        (lambda: flown(YEARS, YEARS, flag=("pa",)), False),
        (lambda: flown(YEARS, YEARS, fraudulent=True), False),
    ],
)
def test_two_flags_at_once_contradict_each_other(graph: Graph, story: Any, found: bool) -> None:
    told_ = story()
    told(graph, told_)

    rows = contradictions(graph, NOW).rows

    assert [row["kind"] for row in rows] == (["two flags at once"] if found else [])
    if found:
        assert set(rows[0]["links"]) == {link.id for link in told_.links}
        assert set(rows[0]["detail"].split(" and ")) == {"pa", "kp"}
        assert kinds(graph, subject="case:story/ship-a") == ["two flags at once"]


def test_two_registers_of_one_ship_at_once_contradict_each_other(graph: Graph) -> None:
    story = Story()
    story.link("FLAGS", "state-panama", "ship-a", **YEARS)
    story.link("FLAGS", "state-togo", "ship-a", **LATER)
    story.link("FLAGS", "state-palau", "ship-b", **YEARS)
    told(graph, story)

    assert [row["about"] for row in contradictions(graph, NOW).rows] == ["case:story/ship-a"]


@pytest.mark.parametrize(
    ("first", "second", "references", "found"),
    [
        ("2014-01-01", "2014-01-02", ("order 7", "order 7"), True),
        ("2014-01", "2014-02-01", ("order 7", "order 7"), True),
        ("2014-01", "2014-01-15", ("order 7", "order 7"), False),
        ("2014-01-01", "2014-01-02", ("order 7", "order 8"), False),
        ("2014-01-01", "2014-01-02", ("", ""), False),
    ],
)
def test_two_days_of_one_reference_contradict_each_other(
    graph: Graph, first: str, second: str, references: tuple[str, str], found: bool
) -> None:
    story = Story()
    roles = {"payer": "acme", "payee": "beta"}
    for day, reference in zip((first, second), references, strict=True):
        story.fact("Payment", roles=roles, date=day, reference=reference, amount="5")
    told(graph, story)

    rows = contradictions(graph, NOW).rows

    assert [row["kind"] for row in rows] == (["two days of one Payment"] if found else [])
    if found:
        assert set(rows[0]["links"]) == {fact.id for fact in story.facts}
        assert len(rows[0]["oneSide"]) == len(rows[0]["otherSide"]) == 1


def test_one_account_in_two_periods_is_no_event_on_two_days(graph: Graph) -> None:
    story = Story()
    roles = {"holder": "acme", "bank": "bank-a"}
    story.fact("BankAccount", roles=roles, reference="77-1", start_date="2010", end_date="2011")
    story.fact("BankAccount", roles=roles, reference="77-1", start_date="2013", end_date="2014")
    told(graph, story)

    assert kinds(graph) == []


def test_what_a_second_source_states_otherwise_is_shown(graph: Graph) -> None:
    for name, amount in (("first", "100"), ("second", "90")):
        story = Story()
        story.link("PAID", "acme", "beta", date="2014-01-01", amount=amount)
        load(graph, story.batch(), IngestRun(source=name, title=name))

    (row,) = contradictions(graph, NOW).rows

    assert row["kind"] == "put aside"
    assert "amount=90" in row["detail"]
    assert kinds(graph, subject="case:story/beta") == ["put aside"]


def test_a_limit_is_said(graph: Graph) -> None:
    story = Story()
    for number in range(4):
        against(story, story.link("SERVES", "acme", f"client-{number}").id)
    told(graph, story)

    found = contradictions(graph, Known(TODAY, limit=3))

    assert (len(found.rows), found.total, found.cut) == (3, 4, "cut by the limit: 3 of 4 shown")
