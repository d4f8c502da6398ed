"""Each rule of the trace on a story of a few facts: a positive, a near-miss, and nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graphkit.errors import UsageError
from graphkit.exposure.answer import State, Temporal, Trace
from graphkit.model.automaton import Opening
from graphkit.model.proof import Standard
from tests.exposure.story import Story, Tell, paths


def not_walked(answer: Trace) -> dict[str, tuple[str, ...]]:
    return {one.reason: one.examples for one in answer.not_walked}


def kept_out(answer: Trace) -> set[str]:
    return {name for names in not_walked(answer).values() for name in names}


def test_nothing_stated_is_none_recorded_with_coverage(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.link("OWNS", "acme", "ship-a")
    answer = told(story)("acme")
    assert (answer.state, answer.results) == (State.NONE_RECORDED, ())
    assert answer.complete_down_to == 1
    assert "UN consolidated list" in answer.coverage.lists_missing
    assert [run["source"] for run in answer.coverage.runs] == ["case:story"]


def test_unknown_subject_says_how_to_look_it_up(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.link("OWNS", "acme", "ship-a")
    ask = told(story)
    with pytest.raises(UsageError) as caught:
        ask("nobody")
    assert 'graphkit find "case:story/nobody"' in caught.value.cure


def test_a_subject_that_is_designated_says_so(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.listed("acme")
    answer = told(story)("acme")
    assert [one.programme for one in answer.subject_designations] == ["TEST"]


def test_other_customers_of_a_bank_do_not_join(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.fact("BankAccount", roles={"holder": "agent", "bank": "bank-one"})
    story.fact("BankAccount", roles={"holder": "listed-party", "bank": "bank-one"})
    story.listed("listed-party")
    ask = told(story)
    assert paths(ask("bank-one")) == [["bank-one", "listed-party"]]
    near = ask("agent")
    assert near.results == ()
    assert kept_out(near) == {"listed-party"}


def test_another_payer_of_the_same_canal_agent_does_not_join(
    told: Callable[[Story], Tell],
) -> None:
    story = Story()
    pay = {"payee": "canal-agent"}
    story.fact(
        "Payment", roles={"payer": "chinpo", "onAccountOf": "ship-a", **pay}, date="2013-07-08"
    )
    story.fact("Payment", roles={"payer": "other-shipper", **pay}, date="2013-07-09")
    story.link("SERVES", "canal-agent", "ship-a", date="2013-07-10")
    story.listed("ship-a")
    ask = told(story)
    assert paths(ask("chinpo")) == [["chinpo", "ship-a"]]
    near = ask("other-shipper")
    assert near.results == ()
    assert kept_out(near) == {"chinpo", "ship-a"}


def test_another_customer_of_the_same_forwarder_does_not_join(
    told: Callable[[Story], Tell],
) -> None:
    story = Story()
    for shipper, consignee in (("guilty-free", "anyone"), ("other", "listed-party")):
        roles = {"shipper": shipper, "consignee": consignee, "forwarder": "haibo"}
        story.fact("Shipment", roles=roles, date="2018-02-01", reference=shipper)
    story.listed("listed-party")
    ask = told(story)
    assert paths(ask("other")) == [["other", "listed-party"]]
    assert paths(ask("haibo")) == [["haibo", "listed-party"], ["haibo", "other", "listed-party"]]
    near = ask("guilty-free")
    assert near.results == ()
    assert kept_out(near) == {"other", "listed-party"}


@pytest.mark.parametrize(
    ("kind", "role"), [("CLASSES", "society"), ("CREWS", "agency"), ("SERVES", "insurer")]
)
def test_another_ship_of_the_same_provider_does_not_join(
    told: Callable[[Story], Tell], kind: str, role: str
) -> None:
    story = Story()
    story.link(kind, role, "ship-a")
    story.link(kind, role, "ship-listed")
    story.listed("ship-listed")
    ask = told(story)
    assert paths(ask(role)) == [[role, "ship-listed"]]
    near = ask("ship-a")
    assert near.results == ()
    assert kept_out(near) == {"ship-listed"}


def test_another_ship_of_the_same_insurer_does_not_join(told: Callable[[Story], Tell]) -> None:
    story = Story()
    for ship in ("ship-a", "ship-listed"):
        roles = {"insurer": "club", "assured": f"owner-of-{ship}", "vessel": ship}
        story.fact("Insurance", roles=roles)
    story.listed("ship-listed")
    ask = told(story)
    assert ["club", "ship-listed"] in paths(ask("club"))
    assert ask("ship-a").results == ()
    assert "ship-listed" in kept_out(ask("ship-a"))


def test_a_sister_ship_joins_only_when_asked_for(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.link("OWNS", "owner", "ship-a")
    story.link("OWNS", "owner", "ship-listed")
    story.listed("ship-listed")
    ask = told(story)
    near = ask("ship-a")
    assert near.results == ()
    assert not_walked(near) == {
        "sister under a common owner or manager (--include siblings)": ("ship-listed",)
    }
    asked = ask("ship-a", include=frozenset({Opening.SIBLINGS}))
    assert paths(asked) == [["ship-a", "owner", "ship-listed"]]


def test_one_day_before_the_account_was_opened_is_no_exposure(
    told: Callable[[Story], Tell],
) -> None:
    story = Story()
    story.fact(
        "BankAccount",
        roles={"holder": "agent", "bank": "bank-one"},
        start_date="2013-07-08",
        end_date="2014-01-01",
    )
    roles = {"payer": "agent", "payee": "listed-party"}
    story.fact("Payment", roles=roles, date="2013-07-08", reference="in time")
    story.listed("listed-party")
    ask = told(story)
    found = ask("bank-one", as_of=date(2013, 7, 8))
    assert paths(found) == [["bank-one", "agent", "listed-party"]]
    assert found.results[0].temporal is Temporal.CERTAIN
    assert found.state is State.DOCUMENTED
    assert ask("bank-one", as_of=date(2013, 7, 7)).results == ()


def test_a_payment_before_the_account_was_opened_is_no_exposure(
    told: Callable[[Story], Tell],
) -> None:
    story = Story()
    roles = {"holder": "agent", "bank": "bank-one"}
    story.fact("BankAccount", roles=roles, start_date="2013-07-09")
    story.fact("Payment", roles={"payer": "agent", "payee": "listed-party"}, date="2013-07-08")
    story.listed("listed-party")
    assert told(story)("bank-one").results == ()


def test_an_account_of_unknown_days_is_only_possible(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.fact("BankAccount", roles={"holder": "agent", "bank": "bank-one"})
    story.fact("Payment", roles={"payer": "agent", "payee": "listed-party"}, date="2013-07-08")
    story.listed("listed-party")
    chain = told(story)("bank-one").results[0]
    assert (chain.temporal, chain.state) == (Temporal.POSSIBLE, State.INDICATED)


@pytest.mark.parametrize(("hops", "found"), [(2, 0), (3, 1)])
def test_one_hop_too_far_is_not_found(told: Callable[[Story], Tell], hops: int, found: int) -> None:
    story = Story()
    story.link("OWNS", "a", "b")
    story.link("OWNS", "b", "ship-c")
    story.link("CREWS", "crew", "ship-c")
    story.link("ACTS_FOR", "crew", "listed-party")
    story.link("CONTROLS", "listed-party", "ship-c")
    story.listed("listed-party")
    assert len(told(story)("a", max_hops=hops).results) == found


def test_one_standard_too_low_is_not_found(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.link("OWNS", "a", "b", standard=4)
    story.link("SERVES", "b", "listed-party", standard=2)
    story.listed("listed-party")
    ask = told(story)
    assert ask("a", standard=Standard.CORROBORATED).results == ()
    found = ask("a", standard=Standard.RELIABLE_REPORT)
    assert [(one.standard, one.weakest_step) for one in found.results] == [(2, 2)]
    assert found.curve == {"adjudicated": 0, "record": 0, "corroborated": 0, "reliable report": 1}


def test_levels_come_strongest_first_and_the_limit_says_what_it_cut(
    told: Callable[[Story], Tell],
) -> None:
    story = Story()
    for standard in (2, 3, 4, 5):
        story.link("SERVES", "a", f"listed-{standard}", standard=standard)
        story.listed(f"listed-{standard}")
    answer = told(story)("a", limit=2)
    assert [one.standard for one in answer.results] == [5, 4]
    assert (answer.truncated, answer.complete_down_to) == (True, 4)
    assert "limit of 2 chains" in str(answer.truncation)


def test_what_was_published_later_was_not_known(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.link("SERVES", "a", "listed-party", standard=2, published="2017-01-01")
    link = story.links[0]
    story._prove(link.id, 5, "2019-06-01")
    story.listed("listed-party")
    ask = told(story)
    standards = {
        day: [one.standard for one in ask("a", known_by=day).results]
        for day in (date(2016, 12, 31), date(2017, 1, 1), date(2019, 5, 31), date(2019, 6, 1))
    }
    assert list(standards.values()) == [[], [2], [2], [5]]


def test_listed_later_is_told_on_both_days(told: Callable[[Story], Tell]) -> None:
    story = Story()
    roles = {"payer": "chinpo", "onAccountOf": "ship-a"}
    story.fact("Payment", roles=roles, date="2013-07-08")
    story.listed("ship-a", "2014-07-28")
    ask = told(story)
    later = ask("chinpo", as_of=date(2014, 7, 28)).results[0].target
    assert (later.at_event, later.as_of) == ("listed later", "listed")
    before = ask("chinpo", as_of=date(2014, 7, 27))
    assert before.results[0].target.as_of == "listed later"
    assert before.state is State.NONE_RECORDED


def test_an_annulled_listing_never_was(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.link("SERVES", "a", "once-listed")
    story.listed(
        "once-listed", "2010-01-01", end="2015-01-01", end_reason="annulled", stage="ended"
    )
    story.link("SERVES", "b", "proposed-only")
    story.listed("proposed-only", "2010-01-01", stage="proposed")
    ask = told(story)
    assert ask("a").results == ()
    assert ask("b").results == ()


def test_a_chain_ends_at_the_first_target_unless_asked(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.fact(
        "ShipToShipTransfer", roles={"giver": "ship-a", "receiver": "ship-b"}, date="2017-10-19"
    )
    story.link("OWNS", "listed-owner", "ship-b")
    story.listed("ship-b")
    story.listed("listed-owner")
    ask = told(story)
    assert paths(ask("ship-a")) == [["ship-a", "ship-b"]]
    whole = [["ship-a", "ship-b"], ["ship-a", "ship-b", "listed-owner"]]
    assert paths(ask("ship-a", through=True)) == whole
    assert paths(ask("ship-a", to=story.id("listed-owner"))) == whole[1:]


def test_a_target_that_is_not_in_force_yet_does_not_end_a_chain(
    told: Callable[[Story], Tell],
) -> None:
    story = Story()
    story.link("SERVES", "a", "b", start_date="2010")
    story.link("OWNS", "listed-owner", "b", start_date="2010")
    story.listed("b", "2018-01-01")
    story.listed("listed-owner", "2012-01-01")
    ask = told(story)
    ends = {path[-1] for path in paths(ask("a", as_of=date(2015, 1, 1)))}
    assert ends == {"b", "listed-owner"}
    assert paths(ask("a", as_of=date(2019, 1, 1))) == [["a", "b"]]


def test_two_customers_of_one_tanker_never_join(told: Callable[[Story], Tell]) -> None:
    story = Story()
    for n, customer in enumerate(("ship-a", "ship-listed")):
        roles = {"giver": "ship-tanker", "receiver": customer}
        story.fact("ShipToShipTransfer", roles=roles, date=f"2018-05-0{n + 1}")
    story.listed("ship-listed")
    ask = told(story)
    assert paths(ask("ship-tanker")) == [["ship-tanker", "ship-listed"]]
    assert ask("ship-a").results == ()


@pytest.mark.parametrize(("second", "found"), [("2018-05-02", 1), ("2018-04-30", 0)])
def test_cargo_goes_onward_only_later(
    told: Callable[[Story], Tell], second: str, found: int
) -> None:
    story = Story()
    first = {"giver": "ship-a", "receiver": "ship-b"}
    story.fact("ShipToShipTransfer", roles=first, date="2018-05-01", lot="oil-1")
    then = {"giver": "ship-b", "receiver": "ship-listed"}
    story.fact("ShipToShipTransfer", roles=then, date=second, lot="oil-1")
    story.listed("ship-listed")
    chains = told(story)("ship-a").results
    assert len(chains) == found
    if found:
        assert chains[0].temporal is Temporal.CERTAIN


def test_the_same_cargo_assumed_is_only_possible(told: Callable[[Story], Tell]) -> None:
    story = Story()
    first = {"giver": "ship-a", "receiver": "ship-b"}
    story.fact("ShipToShipTransfer", roles=first, date="2018-05-01")
    then = {"giver": "ship-b", "receiver": "ship-listed"}
    story.fact("ShipToShipTransfer", roles=then, date="2018-05-02")
    story.listed("ship-listed")
    (chain,) = told(story)("ship-a").results
    assert chain.temporal is Temporal.POSSIBLE


def test_an_identity_step_costs_no_hop(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.link("SERVES", "port-agent", "ship-old-name")
    story.link("SAME_AS", "ship-old-name", "ship-new-name")
    story.link("OWNS", "listed-party", "ship-new-name")
    story.listed("listed-party")
    (chain,) = told(story)("port-agent", max_hops=2).results
    assert (chain.hops, len(chain.steps), chain.inferences) == (2, 3, 1)


def test_a_likely_identity_makes_a_chain_possible(told: Callable[[Story], Tell]) -> None:
    story = Story()
    story.link("POSSIBLY_SAME_AS", "acme", "listed-party", role="same name")
    story.listed("listed-party")
    (chain,) = told(story)("acme").results
    assert (chain.temporal, chain.state) == (Temporal.POSSIBLE, State.INDICATED)


def test_hostile_names_stay_text(told: Callable[[Story], Tell]) -> None:
    story = Story()
    name = "'}) DETACH DELETE n // `X`"
    story.link("SERVES", "a", name)
    story.listed(name)
    assert paths(told(story)("a")) == [["a", name]]
