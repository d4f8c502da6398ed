"""What sources state becomes the steps that exposure walks: one for each open direction."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graphkit.model.automaton import StepClass, Symbol
from graphkit.model.dates import standing
from graphkit.model.proof import Assessment, Standard, Status
from graphkit.model.records import JointFact, Link
from graphkit.model.registry import Schema, registry
from graphkit.model.share import share
from graphkit.model.steps import Step, fact_steps, link_steps

SCHEMA = {
    "ship": Schema.VESSEL,
    "other-ship": Schema.VESSEL,
    "name": Schema.VESSEL_IDENTITY,
    "bank": Schema.BANK,
    "bank-b": Schema.BANK,
    "state": Schema.PUBLIC_BODY,
    "port": Schema.PORT,
    "land": Schema.TERRITORY,
    "man": Schema.PERSON,
}
ASSESSED = Assessment(
    standard=Standard.CORROBORATED,
    status=Status.FOUND,
    reached=(date(2018, 3, 30),) * 4 + (date(9999, 12, 31),) * 2,
    refuted_from=date(9999, 12, 31),
    origins=1,
    if_read=Standard.RECORD,
    status_if_read=Status.RECORDED,
)
H, S, U, C, P = (
    Symbol.ANSWERS_FOR,
    Symbol.SERVES,
    Symbol.STANDS_BEHIND,
    Symbol.CONTROL,
    Symbol.SERVED_BY,
)
X, V, T = Symbol.DEALT_PARTY, Symbol.DEALT_VESSEL, Symbol.TRANSFER
A, E, MINUS, OFF = Symbol.AFFILIATE, Symbol.PLACE, Symbol.MINORITY_DOWN, Symbol.OFF
Row = tuple[str, str, Symbol, int, int]


def schema_of(name: str) -> Schema:
    return SCHEMA.get(name, Schema.COMPANY)


def of_link(kind: str, source: str = "a", target: str = "b", **more: Any) -> list[Step]:
    return link_steps(Link(type=kind, from_id=source, to_id=target, **more), schema_of, ASSESSED)


def of_fact(kind: str, variant: str = "", **roles: str | tuple[str, ...]) -> list[Step]:
    fact = JointFact(
        type=kind,
        kind=variant,
        roles={role: (who,) if isinstance(who, str) else who for role, who in roles.items()},
        date="2017-10-19" if registry().joint_facts[kind].event else "",
    )
    return fact_steps(fact, schema_of, lambda roles: ASSESSED)


def rows(steps: list[Step]) -> set[Row]:
    found = {(one.source, one.target, one.code, one.hops, one.flow) for one in steps}
    assert len(found) == len(steps)
    return found


def both(forward: Symbol, backward: Symbol, source: str = "a", target: str = "b") -> set[Row]:
    return {(source, target, forward, 1, 0), (target, source, backward, 1, 0)}


@pytest.mark.parametrize(
    ("kind", "forward", "backward"),
    [
        ("CONTROLS", H, C),
        ("HAS_INTEREST_IN", H, U),
        ("ACTS_FOR", C, H),
        ("PART_OF", U, OFF),
        ("AFFILIATE_OF", A, A),
        ("SUCCEEDS", U, OFF),
        ("SERVES", S, P),
        ("SUPPLIES", S, P),
        ("BROKERS", S, P),
        ("FINANCES", S, P),
        ("GUARANTEES", S, P),
        ("LINKED_TO", U, OFF),
    ],
)
def test_links_between_parties(kind: str, forward: Symbol, backward: Symbol) -> None:
    assert rows(of_link(kind)) == both(forward, backward)


@pytest.mark.parametrize(
    ("kind", "forward", "backward"),
    [
        ("OWNS", H, U),
        ("CONTROLS", H, C),
        ("HAS_INTEREST_IN", H, U),
        ("MANAGES", H, U),
        ("OPERATES", H, U),
        ("CREWS", S, P),
        ("CLASSES", S, P),
        ("BUNKERS", S, P),
        ("SERVES", S, P),
        ("FINANCES", S, P),
    ],
)
def test_links_of_a_party_to_a_ship(kind: str, forward: Symbol, backward: Symbol) -> None:
    assert rows(of_link(kind, "a", "ship")) == both(forward, backward, "a", "ship")


@pytest.mark.parametrize(
    ("kind", "source", "target", "forward", "backward"),
    [
        ("CORRESPONDENT_OF", "bank", "bank-b", S, P),
        ("DIRECTS", "man", "b", OFF, U),
        ("FAMILY_OF", "man", "b", Symbol.FAMILY, Symbol.FAMILY),
        ("ASSOCIATE_OF", "man", "b", OFF, OFF),
    ],
)
def test_links_of_banks_and_people(
    kind: str, source: str, target: str, forward: Symbol, backward: Symbol
) -> None:
    assert rows(of_link(kind, source, target)) == both(forward, backward, source, target)


@pytest.mark.parametrize(("kind", "code"), [("FORMS", S), ("EMPLOYS", OFF)])
def test_links_that_have_no_way_back(kind: str, code: Symbol) -> None:
    assert rows(of_link(kind)) == {("a", "b", code, 1, 0)}


@pytest.mark.parametrize(
    ("kind", "source", "target"),
    [
        ("BRANCH_OF", "bank", "bank-b"),
        ("SAME_AS", "a", "b"),
        ("POSSIBLY_SAME_AS", "ship", "other-ship"),
        ("HAS_IDENTITY", "ship", "name"),
    ],
)
def test_another_name_costs_no_hop(kind: str, source: str, target: str) -> None:
    steps = of_link(kind, source, target)

    assert rows(steps) == {
        (source, target, Symbol.IDENTITY, 0, 0),
        (target, source, Symbol.IDENTITY, 0, 0),
    }
    assert {one.possible for one in steps} == {kind == "POSSIBLY_SAME_AS"}


def test_an_identity_holds_within_its_period() -> None:
    used = of_link("HAS_IDENTITY", "ship", "name", start_date="2016", end_date="2017-03")
    assert {one.bounds for one in used} == {standing("2016", "2017-03")}


def test_a_payment_between_two_moves_money_one_way() -> None:
    paid = of_link("PAID", date="2013-07-08")

    assert rows(paid) == {("a", "b", X, 1, 1), ("b", "a", X, 1, -1)}
    assert all(one.event for one in paid)


def test_an_affiliate_is_an_inference() -> None:
    assert {one.possible for one in of_link("AFFILIATE_OF")} == {True}


@pytest.mark.parametrize(
    ("stated", "down", "up"),
    [
        ("", H, U),  # nobody states it: on, and no control
        ("24.99", Symbol.MINORITY_DOWN, Symbol.MINORITY_UP),
        ("<25", Symbol.MINORITY_DOWN, Symbol.MINORITY_UP),
        ("10..24.99", Symbol.MINORITY_DOWN, Symbol.MINORITY_UP),
        ("0", Symbol.MINORITY_DOWN, Symbol.MINORITY_UP),
        ("25", H, U),
        ("<=25", H, U),
        ("10..25", H, U),
        ("25.01", H, U),
        ("<50", H, U),
        ("49.99", H, U),
        ("49.99..60", H, U),
        (">49.99", H, U),
        ("50", H, C),
        (">50", H, C),
        ("50..75", H, C),
        ("50.01", H, C),
        ("100", H, C),
    ],
)
def test_a_holding_counts_from_25_and_controls_from_50(
    stated: str, down: Symbol, up: Symbol
) -> None:
    assert rows(of_link("OWNS", share=share(stated))) == both(down, up)


def test_a_state_s_flag_is_no_link_and_a_private_registrar_serves() -> None:
    assert rows(of_link("FLAGS", "state", "ship")) == {("state", "ship", OFF, 1, 0)}
    assert rows(of_link("FLAGS", "registrar", "ship")) == {("registrar", "ship", S, 1, 0)}


def test_who_runs_a_port_meets_nobody_there() -> None:
    assert rows(of_link("OPERATES", "a", "port")) == {
        ("a", "port", E, 1, 0),
        ("port", "a", U, 1, 0),
    }


def test_every_link_type_is_tested_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in registry().links if f'"{name}"' not in text] == []
    assert [name for name in registry().joint_facts if f'"{name}"' not in text] == []


# Joint facts


def test_an_account_is_one_hop_and_holders_of_one_bank_do_not_meet() -> None:
    account = of_fact("BankAccount", holder=("a", "b"), bank="bank", signatory="man")
    assert rows(account) == both(S, P, "bank", "a") | both(S, P, "bank", "b")


@pytest.mark.parametrize("kind", ["bareboat", "time", "voyage", "charter"])
def test_a_charter(kind: str) -> None:
    chartered = of_fact("Lease", kind, lessor="a", lessee="b", vessel="ship")
    assert rows(chartered) == both(H, U, "a", "ship") | both(H, U, "b", "ship") | both(S, P)


def test_a_finance_lease_is_a_loan() -> None:
    financed = of_fact("Lease", "finance", lessor="a", lessee="b", vessel="ship")
    assert rows(financed) == both(S, P) | both(S, P, "a", "ship")


def test_a_charter_of_a_name_that_the_ship_used() -> None:
    assert rows(of_fact("Lease", "time", lessee="b", vessel="name")) == both(H, U, "b", "name")


def test_a_broker_of_a_charter_serves_both_sides_and_not_the_ship() -> None:
    brokered = rows(
        of_fact("Lease", "time", lessor="a", lessee="b", vessel="ship", broker="broker")
    )
    plain = rows(of_fact("Lease", "time", lessor="a", lessee="b", vessel="ship"))
    assert brokered - plain == both(S, P, "broker", "a") | both(S, P, "broker", "b")


@pytest.mark.parametrize("kind", ["", "dry", "Time"])
def test_a_lease_of_no_known_kind_is_refused_since_it_would_have_no_step(kind: str) -> None:
    with pytest.raises(ValueError, match="no kind"):
        of_fact("Lease", kind, lessor="a", lessee="b", vessel="ship")


def test_a_sale() -> None:
    sold = of_fact("VesselSale", seller="a", buyer="b", vessel="ship", broker="broker")
    assert rows(sold) == {
        ("a", "b", X, 1, 1),
        ("b", "a", X, 1, -1),
        ("a", "ship", V, 1, 1),
        ("broker", "a", S, 1, 0),
        ("broker", "b", S, 1, 0),
    }


def test_a_transfer_at_sea_runs_both_ways_and_two_receivers_do_not_meet() -> None:
    given = of_fact(
        "ShipToShipTransfer", giver="ship", receiver=("other-ship", "name"), place="land"
    )
    assert rows(given) == {
        ("ship", "other-ship", T, 1, 1),
        ("other-ship", "ship", T, 1, -1),
        ("ship", "name", T, 1, 1),
        ("name", "ship", T, 1, -1),
    }


def test_a_port_call() -> None:
    call = of_fact("PortCall", vessel="ship", port="port", agent="a", terminal="b")
    assert rows(call) == both(S, P, "a", "ship") | both(S, P, "b", "ship") | {
        ("ship", "port", E, 1, 0)
    }


def test_a_shipment() -> None:
    shipped = of_fact(
        "Shipment",
        shipper="a",
        consignee="b",
        carrier="ship",
        carrierCompany="line",
        forwarder="agent",
        origin="port",
        destination="land",
    )
    assert rows(shipped) == {
        ("a", "b", X, 1, 1),
        ("b", "a", X, 1, -1),
        ("a", "ship", V, 1, 1),
        ("b", "ship", V, 1, -1),
        ("agent", "ship", V, 1, 1),
        ("agent", "a", S, 1, 0),
        ("agent", "b", S, 1, 0),
        ("a", "agent", P, 1, 0),
        ("b", "agent", P, 1, 0),
        ("line", "a", S, 1, 0),
        ("a", "line", P, 1, 0),
        ("ship", "port", E, 1, 0),
        ("ship", "land", E, 1, 0),
        ("a", "land", E, 1, 0),
        ("b", "port", E, 1, 0),
    }


def test_a_sale_of_goods() -> None:
    sold = of_fact("Shipment", seller="a", buyer="b", carrier="ship", forwarder="agent")
    assert rows(sold) == {
        ("a", "b", X, 1, 1),
        ("b", "a", X, 1, -1),
        ("a", "ship", V, 1, 1),
        ("b", "ship", V, 1, -1),
        ("agent", "ship", V, 1, 1),
        ("agent", "a", S, 1, 0),
        ("a", "agent", P, 1, 0),
    }


def test_a_letter_of_credit_joins_each_bank_to_its_own_party() -> None:
    banks = ("issuing", "advising", "confirming", "negotiating", "reimbursing")
    credit = of_fact("LetterOfCredit", applicant="a", beneficiary="b", **{n: n for n in banks})
    own_side = [("issuing", "a"), ("advising", "b"), ("confirming", "b"), ("negotiating", "b")]
    expected = set().union(*(both(S, P, bank, party) for bank, party in own_side))
    expected |= {("confirming", "issuing", S, 1, 0), ("reimbursing", "issuing", S, 1, 0)}

    assert rows(credit) == expected | {("a", "b", X, 1, 1), ("b", "a", X, 1, -1)}


def test_a_loan() -> None:
    lent = of_fact("Loan", lender="a", borrower="b", guarantor="c", security="ship")
    assert rows(lent) == both(S, P) | both(S, P, "a", "ship") | both(S, P, "c", "b")


def test_an_insurance_joins_no_two_ships_of_a_fleet() -> None:
    policy = of_fact(
        "Insurance", insurer="a", assured="b", vessel=("ship", "other-ship"), reinsurer="re"
    )
    assert rows(policy) == (
        both(S, P) | both(S, P, "a", "ship") | both(S, P, "a", "other-ship") | both(S, P, "re", "a")
    )


def test_a_payment_joins_each_bank_to_its_own_side() -> None:
    paid = of_fact(
        "Payment",
        payer="a",
        payee="b",
        payerBank="bank",
        payeeBank="bank-b",
        clearing="us-bank",
        onAccountOf="ship",
    )
    assert rows(paid) == both(S, P, "bank", "a") | both(S, P, "bank-b", "b") | {
        ("a", "b", X, 1, 1),
        ("b", "a", X, 1, -1),
        ("a", "ship", V, 1, 1),
        ("us-bank", "a", S, 1, 0),
        ("us-bank", "b", S, 1, 0),
        ("us-bank", "ship", S, 1, 0),
    }


def test_a_payment_to_nobody_named_is_a_step_to_whom_it_was_made_for() -> None:
    assert rows(of_fact("Payment", payer="a", onAccountOf="b")) == {("a", "b", X, 1, 1)}


def test_nobody_steps_to_himself() -> None:
    assert of_fact("Payment", payer="a", payee="a") == []


# What a step carries


def test_a_step_carries_its_link_its_days_and_its_proof() -> None:
    link = Link(
        type="MANAGES", from_id="a", to_id="ship", role="ISM", start_date="2016-11", end_date=".."
    )
    forward, backward = link_steps(link, schema_of, ASSESSED)

    assert (forward.link, forward.kind, forward.role, forward.via) == (
        link.id,
        "MANAGES",
        "forward",
        "",
    )
    assert forward.step_class is StepClass.ANSWERS_FOR
    assert backward.step_class is StepClass.STANDS_BEHIND
    assert forward.bounds == standing("2016-11", "..")
    assert (forward.start, forward.end) == ("2016-11", "..")
    assert (forward.standard, forward.if_read, forward.status) == (3, 4, "found")
    assert forward.reached == ASSESSED.reached
    assert not forward.event
    assert forward.id != backward.id


def test_a_step_of_a_joint_fact_goes_by_way_of_it_with_the_proof_of_its_two_roles() -> None:
    asked: list[frozenset[str]] = []

    def assess(roles: frozenset[str]) -> Assessment:
        asked.append(roles)
        return ASSESSED

    fact = JointFact(
        type="ShipToShipTransfer",
        roles={"giver": ("ship",), "receiver": ("other-ship",)},
        date="2017-10-19",
        lot="yeosu",
    )
    steps = fact_steps(fact, schema_of, assess)

    assert asked == [frozenset({"giver", "receiver"})] * 2
    assert {(one.via, one.link, one.lot) for one in steps} == {(fact.id, fact.id, "yeosu")}
    assert [one.role for one in steps] == ["giver→receiver", "receiver→giver"]


def test_two_periods_are_two_links_and_one_statement_twice_is_one() -> None:
    first, again, later = (
        Link(type="OWNS", from_id="a", to_id="ship", start_date=start, notes=notes)
        for start, notes in (("2016", "one source"), ("2016", "another"), ("2018", ""))
    )
    assert first.id == again.id != later.id


def test_a_link_that_has_no_direction_is_the_same_from_both_sides() -> None:
    sides = [Link(type="SAME_AS", from_id=a, to_id=b) for a, b in (("a", "b"), ("b", "a"))]
    assert sides[0].id == sides[1].id
    ordered = [Link(type="OWNS", from_id=a, to_id=b) for a, b in (("a", "b"), ("b", "a"))]
    assert ordered[0].id != ordered[1].id


@pytest.mark.parametrize(
    "more",
    [
        {"date": "2013-07-08", "end_date": "2013-07-09"},
        {"start_date": "2009-04", "end_date": "2013-07"},
        {"date": "2013-07-08", "start_date": "2013"},
        {"start_date": "2013", "end_date": ".."},
    ],
)
def test_an_event_with_a_period_is_refused_since_one_of_its_days_would_be_lost(
    more: dict[str, Any],
) -> None:
    with pytest.raises(ValueError, match="one date"):
        Link(type="PAID", from_id="a", to_id="b", **more)
    with pytest.raises(ValueError, match="one date"):
        JointFact(type="Payment", roles={"payer": ("a",)}, **more)
