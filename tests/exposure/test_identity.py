"""Identity steps: names that ships used, branches, and guesses about who is who."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graphkit.exposure.answer import Temporal
from graphkit.model.share import Share
from tests.exposure.story import Story, Tell, paths


def borrowed(day: str = "2017-10-15") -> Story:
    """Tell of a payment that names an identity which a listed ship used for a while."""
    story = Story()
    story.listed("ship-real")
    story.link(
        "HAS_IDENTITY", "ship-real", "identity-borrowed",
        start_date="2017-09-01", end_date="2017-11-30",
    )  # fmt: skip
    story.fact("Payment", roles={"payer": "payer", "onAccountOf": "identity-borrowed"}, date=day)
    return story


def test_a_payment_that_names_a_borrowed_identity_reaches_the_real_hull(
    told: Callable[[Story], Tell],
) -> None:
    answer = told(borrowed())("payer")
    assert paths(answer) == [["payer", "identity-borrowed", "ship-real"]]
    (chain,) = answer.results
    assert (chain.hops, chain.inferences, chain.temporal) == (1, 1, Temporal.CERTAIN)


@pytest.mark.parametrize("day", ["2017-08-31", "2017-12-01"])
def test_outside_the_period_of_the_identity_it_does_not(
    told: Callable[[Story], Tell], day: str
) -> None:
    assert not told(borrowed(day))("payer").results


def test_an_identity_used_by_two_hulls_joins_them_at_no_time(told: Callable[[Story], Tell]) -> None:
    story = borrowed()
    story.link("HAS_IDENTITY", "ship-honest", "identity-borrowed", start_date="2010", end_date="..")
    ask = told(story)
    assert not ask("ship-honest").results
    assert paths(ask("payer")) == [["payer", "identity-borrowed", "ship-real"]]


def test_the_last_hop_may_end_at_another_name_of_the_target(told: Callable[[Story], Tell]) -> None:
    ask = told(borrowed())
    assert paths(ask("payer", max_hops=1)) == [["payer", "identity-borrowed", "ship-real"]]


def guessed() -> Story:
    story = Story()
    story.listed("listed-party")
    story.link("SERVES", "bank-one", "customer", 4)
    story.link("POSSIBLY_SAME_AS", "customer", "listed-party", 3, role="same name and address")
    return story


def test_a_guess_is_possible_and_left_out_when_asked(told: Callable[[Story], Tell]) -> None:
    ask = told(guessed())
    loose = ask("bank-one", max_hops=1)
    assert [(one.temporal, one.hops) for one in loose.results] == [(Temporal.POSSIBLE, 1)]
    strict = ask("bank-one", strict_identity=True)
    assert not strict.results
    (kept_out,) = strict.not_walked
    assert "nobody reviewed" in kept_out.reason
    assert kept_out.examples == ("listed-party",)


def test_what_was_reviewed_stays(told: Callable[[Story], Tell]) -> None:
    story = guessed()
    story.link("SAME_AS", "customer", "listed-party", 4)
    answer = told(story)("bank-one", strict_identity=True)
    assert [[step.type for step in chain.steps] for chain in answer.results] == [
        ["SERVES", "SAME_AS"]
    ]


def test_a_rule_of_ownership_makes_a_target(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.listed("listed-owner", measures=("asset freeze",))
    story.designations = [one.model_copy(update={"authority": "US"}) for one in story.designations]
    story.evidence = [
        one.model_copy(update={"about": story.designations[0].id}) for one in story.evidence
    ]
    story.link(
        "OWNS", "listed-owner", "owned", share=Share(60, 60), start_date="2011-01-01", end_date=".."
    )
    story.link("SERVES", "bank-one", "owned", start_date="2011-01-01", end_date="..")
    ask = told(story)
    plain = ask("bank-one", as_of=date(2018, 1, 1))
    assert paths(plain) == [["bank-one", "owned", "listed-owner"]]
    ruled = ask("bank-one", as_of=date(2018, 1, 1), rule="us")
    assert paths(ruled) == [["bank-one", "owned"]]
    assert ruled.results[0].target.blocked == "certainly"
    before = ask("bank-one", as_of=date(2010, 12, 31), rule="us")
    assert not before.results
