"""What would make an answer documented: the fewest facts, why each fails, and what would do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations

from graphkit.exposure.answer import State, Trace
from graphkit.exposure.argument import Makes
from graphkit.exposure.making import (
    AFFILIATE,
    CARGO_ASSUMED,
    DATES_OPEN,
    POSSIBLE_IDENTITY,
    makes,
)
from graphkit.exposure.question import Question
from graphkit.model.proof import Standard
from graphkit.model.records import Link
from tests.exposure.story import Story
from tests.exposure.test_breaking import TODAY, answered

__all__ = ["answered"]

Ask = Callable[..., Trace]


def made(answer: Trace) -> Makes:
    assert answer.makes is not None
    return answer.makes


def owns(story: Story, source: str, target: str, standard: int, kind: str = "OWNS") -> Link:
    return story.link(kind, source, target, standard, start_date="2010", end_date="..")


def test_a_documented_answer_lacks_nothing(answered: Ask) -> None:
    story = Story()
    owns(story, "a", "b", 3)
    owns(story, "b", "listed-party", 4, "SERVES")
    story.listed("listed-party")
    answer = answered(story, "a")
    assert (answer.state, answer.makes) == (State.DOCUMENTED, None)


def test_where_nothing_leads_there_is_nothing_to_raise(answered: Ask) -> None:
    story = Story()
    owns(story, "a", "b", 2)
    assert answered(story, "a").makes is None


def test_only_the_weak_step_is_to_be_raised(answered: Ask) -> None:
    story = Story()
    owns(story, "a", "b", 3)
    weak = owns(story, "b", "listed-party", 2, "SERVES")
    story.listed("listed-party")
    found = made(answered(story, "a"))
    (lack,) = found.lacks
    assert (lack.link, lack.steps, lack.standard, lack.needed) == (weak.id, (2,), 2, 3)
    assert (lack.reasons, lack.dates) == (("a single origin",), ())
    assert lack.would_do[0].kind == "independent report"
    assert (found.standard, found.needed, found.chains, found.complete) == (2, 3, 1, True)


def test_the_chain_with_fewer_facts_to_raise_is_taken_though_it_is_longer(answered: Ask) -> None:
    story = Story()
    owns(story, "a", "b", 2)
    owns(story, "b", "listed-short", 2, "SERVES")
    owns(story, "a", "c", 3)
    owns(story, "c", "d", 3)
    weak = owns(story, "d", "listed-long", 1, "SERVES")
    for name in ("listed-short", "listed-long"):
        story.listed(name)
    found = made(answered(story, "a"))
    assert [one.link for one in found.lacks] == [weak.id]
    assert found.chains == 2


def test_among_equals_the_chain_that_only_wants_reading_is_taken(answered: Ask) -> None:
    story = Story()
    for name in ("listed-1", "listed-2"):
        owns(story, "a", name, 2, "SERVES")
        story.listed(name)
    cited = owns(story, "a", "listed-3", 5, "SERVES")
    story.listed("listed-3")
    unread = story.evidence[-2]
    assert unread.about == cited.id
    story.evidence[-2] = unread.model_copy(update={"read": False})
    found = made(answered(story, "a"))
    assert [one.link for one in found.lacks] == [cited.id]
    assert found.lacks[0].would_do[0].kind == "reading"


def test_a_fact_of_two_steps_is_raised_once(answered: Ask) -> None:
    story = Story()
    fact = story.fact(
        "Lease",
        2,
        of="time",
        roles={"lessor": "a", "lessee": "b", "vessel": "ship-x"},
        start_date="2010",
        end_date="..",
    )
    story.listed("b")
    answer = answered(story, "a")
    by_the_ship = [chain for chain in answer.results if len(chain.steps) == 2]
    found = makes(by_the_ship, story.documents, Question(subject="a", known_by=TODAY))
    assert found is not None
    assert [(one.link, one.steps) for one in found.lacks] == [(fact.id, (1, 2))]
    assert made(answer).nodes == answer.results[0].nodes  # as few facts, fewer hops


def test_dates_that_are_not_known_are_named_on_their_fact(answered: Ask) -> None:
    story = Story()
    account = story.fact("BankAccount", roles={"holder": "agent", "bank": "bank-one"})
    story.fact("Payment", roles={"payer": "agent", "payee": "listed-party"}, date="2013-07-08")
    story.listed("listed-party")
    answer = answered(story, "bank-one")
    assert answer.state is State.INDICATED
    (lack,) = made(answer).lacks
    assert (lack.link, lack.dates) == (account.id, ("beginning", "end"))
    assert (lack.reasons, lack.would_do) == ((DATES_OPEN,), ())


def test_a_possible_identity_an_affiliate_and_an_assumed_cargo_are_said(answered: Ask) -> None:
    story = Story()
    story.link("POSSIBLY_SAME_AS", "a", "listed-a", role="same name")
    story.link("AFFILIATE_OF", "b", "listed-b")
    first = {"giver": "ship-c", "receiver": "ship-d"}
    story.fact("ShipToShipTransfer", roles=first, date="2018-05-01")
    then = {"giver": "ship-d", "receiver": "ship-listed"}
    story.fact("ShipToShipTransfer", roles=then, date="2018-05-02")
    for name in ("listed-a", "listed-b", "ship-listed"):
        story.listed(name)
    why = {
        subject: {it for lack in made(answered(story, subject)).lacks for it in lack.reasons}
        for subject in ("a", "b", "ship-c")
    }
    assert why == {"a": {POSSIBLE_IDENTITY}, "b": {AFFILIATE}, "ship-c": {CARGO_ASSUMED}}


def test_more_is_needed_where_more_is_asked(answered: Ask) -> None:
    story = Story()
    weak = owns(story, "a", "listed-party", 3, "SERVES")
    story.listed("listed-party")
    weaker = answered(story, "a").results
    asked = Question(subject="a", known_by=TODAY, standard=Standard.RECORD)
    documents = {one.document: story.documents[one.document] for one in weaker[0].steps[0].evidence}
    found = makes(weaker, documents, asked, complete=False)
    assert found is not None
    assert (found.needed, found.complete) == (4, False)
    assert [one.link for one in found.lacks] == [weak.id]
    assert [one.kind for one in found.lacks[0].would_do] == [
        "public register",
        "admission",
        "judgment",
    ]


def test_as_of_a_day_only_chains_to_who_may_be_listed_then_count(answered: Ask) -> None:
    story = Story()
    owns(story, "a", "listed-party", 2, "SERVES")
    story.listed("listed-party", "2015-01-01")
    assert answered(story, "a", as_of=date(2014, 12, 31)).makes is None
    assert answered(story, "a", as_of=date(2015, 1, 1)).makes is not None


def test_no_fewer_facts_would_do_in_any_chain(answered: Ask) -> None:
    story = Story()
    parties = ("a", "b", "c", "d")
    for number, (source, target) in enumerate(combinations(parties, 2)):
        owns(story, source, target, 2 + number % 2)
    for number, name in enumerate(parties[1:]):
        owns(story, name, f"listed-{name}", min(2, 1 + number), "SERVES")
        story.listed(f"listed-{name}")
    answer = answered(story, "a", limit=1000)
    weak = [{step.id for step in one.steps if step.standard < 3} for one in answer.results]
    assert len(weak) > 5
    found = made(answer)
    assert {one.link for one in found.lacks} in weak
    assert len(found.lacks) == min(map(len, weak)) > 0
