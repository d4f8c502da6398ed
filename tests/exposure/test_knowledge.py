"""What was known when, by whom: replays of what was published, and what a party held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from graphkit.exposure.answer import State
from graphkit.exposure.changes import Change
from graphkit.exposure.history import known_history
from graphkit.exposure.question import Question
from graphkit.exposure.trace import trace
from graphkit.graph import Graph, load
from tests.exposure.story import Story, Tell, paths

TODAY = date(2026, 1, 1)


def held() -> Story:
    """Tell of a bank that served a listed party, in papers that the bank held before others."""
    story = Story()
    story.listed("listed-party")
    story.link(
        "SERVES", "bank-one", "listed-party", 3, "2018-01-01",
        held_by="bank-one", held_since="2015-03-01",
    )  # fmt: skip
    return story


def test_a_party_knew_what_it_held(told: Callable[[Story], Tell]) -> None:
    ask = told(held())
    assert not ask("bank-one", known_by=date(2017, 12, 31)).results
    assert not ask("bank-one", known_by=date(2015, 2, 28), known_to="case:story/bank-one").results
    known = ask("bank-one", known_by=date(2015, 3, 1), known_to="case:story/bank-one")
    assert paths(known) == [["bank-one", "listed-party"]]
    assert known.results[0].standard == 3
    assert known.results[0].steps[0].standard == 3
    assert [one.published for one in known.results[0].steps[0].evidence] == ["2018-01-01"]


def test_another_party_did_not_know_it(told: Callable[[Story], Tell]) -> None:
    answer = told(held())("bank-one", known_by=date(2016, 1, 1), known_to="case:story/listed-party")
    assert answer.state is State.NONE_RECORDED


def test_a_listing_that_came_later_makes_no_target_before(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.listed("listed-later", effective="2016-01-01")
    story.listed("listed-party")
    story.link("ACTS_FOR", "agent", "listed-later", published="2012-01-01")
    story.link("ACTS_FOR", "listed-later", "listed-party", published="2012-01-01")
    ask = told(story)
    assert paths(ask("agent")) == [["agent", "listed-later"]]
    before = ask("agent", known_by=date(2015, 12, 31))
    assert paths(before) == [["agent", "listed-later", "listed-party"]]


def changes(graph: Graph, story: Story, subject: str, **how: object) -> tuple[Change, ...]:
    load(graph, story.batch(), story.run())
    asked = {"known_by": TODAY, **how}
    return known_history(graph, Question(subject=story.id(subject), **asked)).results  # type: ignore[arg-type]


def test_a_history_names_each_day_and_what_changed_it(graph: Graph) -> None:
    story = Story()
    story.listed("listed-party", effective="2010-01-01")
    link = story.link("SERVES", "bank-one", "listed-party", 1, "2012-05-01")
    story.link("SERVES", "bank-one", "listed-party", 3, "2014-06-01")
    story.against(link.id, 4, "2019-07-01")
    found = changes(graph, story, "bank-one")
    told = [
        (
            one.day.isoformat(),
            one.state_before,
            one.state,
            [(it.before, it.after) for it in one.moved],
        )
        for one in found
    ]
    assert told == [
        ("2012-05-01", State.NONE_RECORDED, State.INDICATED, [(None, 1)]),
        ("2014-06-01", State.INDICATED, State.DOCUMENTED, [(1, 3)]),
        ("2019-07-01", State.DOCUMENTED, State.NONE_RECORDED, [(3, None)]),
    ]
    assert [[it.published for it in one.evidence] for one in found] == [
        ["2012-05-01"], ["2014-06-01"], ["2019-07-01"],
    ]  # fmt: skip


def test_a_history_tells_of_listings(graph: Graph) -> None:
    story = Story()
    story.listed("listed-party", effective="2016-01-01")
    story.link("SERVES", "bank-one", "listed-party", 3, "2012-05-01")
    found = changes(graph, story, "bank-one")
    assert [(one.day.isoformat(), len(one.listings)) for one in found] == [("2016-01-01", 1)]


def test_a_history_agrees_with_the_question_on_every_day(graph: Graph) -> None:
    story = Story()
    story.listed("listed-party", effective="2013-01-01")
    story.listed("listed-between", effective="2015-01-01")
    story.link("SERVES", "bank-one", "listed-between", 2, "2012-05-01")
    story.link("ACTS_FOR", "listed-between", "listed-party", 3, "2014-06-01")
    story.link("ACTS_FOR", "bank-one", "listed-party", 1, "2017-06-01")
    found = changes(graph, story, "bank-one")
    known: dict[str, int] = {}
    for change in found:
        for one in change.moved:
            known = {**known, one.chain_id: one.after or 0}
        alive = {one: standard for one, standard in known.items() if standard}
        asked = Question(subject=story.id("bank-one"), known_by=change.day)
        answer = trace(graph, asked)
        assert {one.chain_id: one.standard for one in answer.results} == alive
        assert answer.state is change.state
    assert len(found) == 3


def test_nothing_ever_known_is_an_empty_history(graph: Graph) -> None:
    story = Story()
    story.link("SERVES", "bank-one", "customer")
    assert changes(graph, story, "bank-one") == ()
