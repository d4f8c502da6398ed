"""Twelve vectors of law: facts on a day, and what each rule must make of them; with near-misses."""

from __future__ import annotations

import pytest

from graphkit.graph import Graph
from graphkit.model.statements import Direction
from tests.regimes.tale import DATE, MET, NOTHING, Court, Tale, told

FREEZE = ("asset freeze",)
CORRESPONDENT = ("correspondent account prohibition",)
NUCLEAR = "DPRK-Regulations reg 12(b): assets that may reasonably be used for the nuclear programme"


def test_v1_a_payment_a_year_before_the_listing(graph: Graph) -> None:
    tale = Tale()
    tale.of("sg", "agent")
    tale.of("kp", "operator", "ship-arms")
    tale.link("OPERATES", "operator", "ship-arms", startDate="2012", endDate="2014")
    tale.link("ACTS_FOR", "agent", "operator", startDate="2009", endDate="2013-12-31")
    paid = tale.fact(
        "Payment", 5, roles={"payer": "agent", "payee": "canal", "onAccountOf": "ship-arms"},
        date="2013-07-08", amount="72016.76", currency="USD",
    )  # fmt: skip
    tale.put_on_list("operator", "UN", "DPRK", "2014-07-28", FREEZE)
    tale.put_on_list("operator", "US", "DPRK", "2014-07-30")
    tale.put_on_list("ship-arms", "US", "DPRK", "2014-07-30")
    tale.rule_on(paid.id, NUCLEAR, Direction.CONTRADICTS)
    court = Court(graph, tale)
    support = told(court.rule("agent", "us-13551-1-a-ii-e", "2018-01-01"))
    assert support["conduct"] == MET
    assert support["counterparty"] == DATE
    freeze = told(court.rule("agent", "un-1718-8-d", "2018-01-01"))
    assert freeze["conduct"] == MET
    assert freeze["counterparty"] == DATE
    singapore = told(court.rule("agent", "sg-dprk-12-b", "2018-01-01"))
    assert ("excluded", "refuted") in singapore.values()


@pytest.mark.parametrize(
    ("day", "law"), [("2017-10-19", MET), ("2017-09-11", MET), ("2017-09-10", DATE)]
)
def test_v2_a_transfer_at_sea_needs_no_listing(
    graph: Graph, day: str, law: tuple[str, str | None]
) -> None:
    tale = Tale()
    tale.of("hk", "ship-tanker")
    tale.of("kp", "ship-north")
    tale.fact(
        "ShipToShipTransfer", roles={"giver": "ship-tanker", "receiver": "ship-north"},
        date=day, goods="refined oil",
    )  # fmt: skip
    court = Court(graph, tale)
    transfer = court.rule("ship-tanker", "un-2375-11", "2019-12-31")
    assert told(transfer)["law"] == law
    assert transfer.outcome == ("met" if law == MET else "excluded")
    oil = told(court.rule("ship-tanker", "un-2375-14", "2019-12-31"))
    assert oil["cap"] == NOTHING
    assert oil["goods"] == MET
    assert oil["law"] == (MET if day == "2017-10-19" else DATE)


def test_v3_a_charter_is_not_shown_to_be_to_a_north_korean(graph: Graph) -> None:
    tale = Tale()
    tale.of("hk", "ship-tanker")
    tale.of("mh", "charterer")
    tale.of("hk", "owner")
    tale.fact(
        "Lease", of="time", startDate="2017-01-01", endDate="2017-12-31",
        roles={"lessor": "owner", "lessee": "charterer", "vessel": "ship-tanker"},
    )  # fmt: skip
    court = Court(graph, tale)
    let = told(court.rule("owner", "un-2321-8", "2019-12-31"))
    assert let["conduct"] == MET
    assert let["counterparty"][0] in ("not shown", "excluded")
    statute = told(court.rule("charterer", "us-9214-g-1-e", "2019-12-31"))
    assert statute["law"] == DATE
    assert statute["counterparty"] == NOTHING
    assert "2019-12-20" in court.not_yet("charterer", "us-9214-g-1-e", "2019-12-19")


def test_v4_a_port_ban_is_no_freeze_and_a_call_is_not_assumed(graph: Graph) -> None:
    tale = Tale()
    tale.of("pa", "ship-giver")
    tale.of("kp", "ship-north")
    tale.fact(
        "ShipToShipTransfer", roles={"giver": "ship-giver", "receiver": "ship-north"},
        date="2018-06-07",
    )  # fmt: skip
    tale.put_on_list("ship-north", "US", "DPRK4", "2017-11-21")
    tale.put_on_list("ship-north", "UN", "DPRK", "2018-10-16", ("port ban",))
    court = Court(graph, tale)
    support = told(court.rule("ship-giver", "us-13810-1-a-v", "2019-12-31"))
    assert support["counterparty"] == MET
    freeze = told(court.rule("ship-giver", "un-1718-8-d", "2019-12-31"))
    assert freeze["counterparty"] == ("excluded", "measure")
    call = told(court.rule("ship-giver", "us-510-208-transfer", "2019-12-31"))
    assert call["prior-call"] == NOTHING


def _nested(country: str = "us") -> Tale:
    tale = Tale()
    tale.of(country, "bank-keeper")
    tale.of("cn", "bank-of-dandong")
    tale.link(
        "CORRESPONDENT_OF", "bank-keeper", "bank-of-dandong", startDate="2016", endDate="2018"
    )
    tale.put_on_list(
        "bank-of-dandong", "US", "311", "2017-07-07", CORRESPONDENT, stage="proposed",
        end="2017-12-08", end_reason="superseded",
    )  # fmt: skip
    tale.put_on_list("bank-of-dandong", "US", "311", "2017-12-08", CORRESPONDENT)
    return tale


def test_v5_a_special_measure_is_proposed_and_then_in_force(graph: Graph) -> None:
    court = Court(graph, _nested())
    why = court.not_yet("bank-keeper", "us-311-bank-of-dandong", "2017-12-07")
    assert "proposed since 2017-07-07" in why
    assert "2017-12-08" in why
    rule = court.rule("bank-keeper", "us-311-bank-of-dandong", "2017-12-08")
    assert rule.outcome == "met", told(rule)
    assert "knowledge" not in told(rule)


def test_v5_it_binds_banks_in_the_united_states_only(graph: Graph) -> None:
    rule = Court(graph, _nested("sg")).rule("bank-keeper", "us-311-bank-of-dandong", "2018-01-01")
    assert told(rule)["actor"] == ("excluded", "nationality")


@pytest.mark.parametrize("day", ["2020-04-17", "2020-04-18"])
def test_v6_a_foreign_bank_that_should_have_known(graph: Graph, day: str) -> None:
    tale = Tale()
    tale.of("cn", "bank-foreign")
    tale.of("kp", "bank-listed")
    tale.fact(
        "Payment", roles={"payer": "bank-listed", "clearing": "bank-foreign"}, date=day,
        amount="9000000", currency="USD",
    )  # fmt: skip
    tale.put_on_list("bank-listed", "US", "NPWMD", "2009-08-11")
    court = Court(graph, tale)
    if day == "2020-04-17":
        found = told(court.rule("bank-foreign", "us-9221b", "2020-12-31"))
        assert found["law"] == DATE
        assert "2020-04-18" in court.not_yet("bank-foreign", "us-9221b", day)
        return
    rule = court.rule("bank-foreign", "us-9221b", "2020-12-31")
    assert told(rule)["counterparty"] == MET
    assert told(rule)["significance"] == NOTHING
    assert told(rule)["knowledge"] == MET
    knowledge = next(one for one in rule.elements if one.name == "knowledge")
    assert knowledge.says.startswith("should have known")
    assert any("our reading" in one for one in knowledge.remarks)


@pytest.mark.parametrize(("programme", "element"), [("NPWMD", False), ("DPRK-NKSPEA", True)])
def test_v7_only_those_designated_under_the_act_count(
    graph: Graph, programme: str, element: bool
) -> None:
    tale = Tale()
    tale.of("us", "bank-us")
    tale.of("cn", "bank-respondent")
    tale.of("kp", "customer")
    tale.link("CORRESPONDENT_OF", "bank-us", "bank-respondent", startDate="2018", endDate="2020")
    tale.link("SERVES", "bank-respondent", "customer", startDate="2018", endDate="2020")
    tale.put_on_list("customer", "US", programme, "2017-06-01")
    found = told(Court(graph, tale).rule("bank-us", "us-9221a", "2020-12-31"))
    assert (found["counterparty"] == MET) is element, found


@pytest.mark.parametrize(
    ("port", "day", "ban"),
    [("nampo", "2017-06-03", DATE), ("nampo", "2017-08-27", MET), ("najin", "2017-09-24", MET)],
)
def test_v8_coal_before_and_after_the_full_ban(
    graph: Graph, port: str, day: str, ban: tuple[str, str | None]
) -> None:
    tale = Tale()
    tale.of("kn", "ship-collier")
    tale.of("kp", f"port-{port}")
    tale.fact(
        "Shipment", roles={"carrier": "ship-collier", "origin": f"port-{port}"}, date=day,
        goods="DPRK coal",
    )  # fmt: skip
    court = Court(graph, tale)
    full = court.rule("ship-collier", "un-2371-8", "2019-12-31")
    assert told(full)["law"] == ban
    assert full.outcome == ("met" if ban == MET else "excluded")
    rajin = [one for one in full.elements if one.name.startswith("exemption: ")]
    assert [(one.outcome, one.reason) for one in rajin] == [NOTHING] * len(rajin)
    assert rajin
    capped = court.rule("ship-collier", "un-2321-26", "2019-12-31")
    assert not capped.in_force
    assert told(capped)["cap"] == NOTHING
    assert told(capped)["law"] == (DATE if ban == MET else MET)


def test_v9_a_port_ban_binds_the_terminal_and_not_the_bank(graph: Graph) -> None:
    tale = Tale()
    tale.of("cn", "terminal", "bank-payer")
    tale.of("km", "ship-banned")
    tale.of("hk", "owner")
    tale.link("OWNS", "owner", "ship-banned", startDate="2016", endDate="2019")
    tale.fact(
        "PortCall", roles={"vessel": "ship-banned", "port": "port-x", "terminal": "terminal"},
        date="2017-10-06",
    )  # fmt: skip
    tale.fact("Payment", roles={"payer": "bank-payer", "payee": "owner"}, date="2017-10-06")
    tale.fact("Payment", roles={"payer": "bank-payer", "onAccountOf": "ship-banned"},
              date="2017-10-06")  # fmt: skip
    tale.put_on_list("ship-banned", "UN", "DPRK", "2017-10-05", ("port ban",))
    court = Court(graph, tale)
    assert court.rule("terminal", "un-2371-6", "2019-12-31").outcome == "met"
    bank = told(court.rule("bank-payer", "un-1718-8-d", "2019-12-31"))
    assert bank["counterparty"] == ("excluded", "measure")


def test_v10_wires_before_the_listing_of_one_and_after_that_of_the_other(graph: Graph) -> None:
    tale = Tale()
    tale.of("hk", "front")
    tale.of("kp", "bank-listed")
    tale.fact(
        "Payment", roles={"payer": "front", "onAccountOf": "bank-listed"},
        date="[2015-10-01..2015-11-30]", amount="1902976", currency="USD",
    )  # fmt: skip
    tale.put_on_list("bank-listed", "US", "NPWMD", "2013-03-11")
    tale.put_on_list("bank-listed", "UN", "DPRK", "2017-08-05", FREEZE)
    court = Court(graph, tale)
    support = court.rule("front", "us-13382-1-a-iii", "2019-12-31")
    assert support.outcome == "met", told(support)
    assert next(one.have for one in support.elements if one.name == "conduct") == 3
    assert told(court.rule("front", "un-1718-8-d", "2019-12-31"))["counterparty"] == DATE


def test_v11_a_sibling_is_out_of_scope_and_the_rule_ends(graph: Graph) -> None:
    tale = Tale()
    tale.of("us", "bank-us")
    tale.of("mo", "bank-bda", "bank-sibling", "parent")
    tale.link("OWNS", "parent", "bank-bda", startDate="2000", endDate="..")
    tale.link("OWNS", "parent", "bank-sibling", startDate="2000", endDate="..")
    for name in ("bank-bda", "bank-sibling"):
        tale.link("CORRESPONDENT_OF", "bank-us", name, startDate="2019", endDate="2019-12-31",
                  role=name)  # fmt: skip
    tale.put_on_list("bank-bda", "US", "311", "2007-04-18", CORRESPONDENT, stage="ended",
                     end="2020-08-10", end_reason="repealed")  # fmt: skip
    court = Court(graph, tale)
    kept = court.rule("bank-us", "us-311-bda", "2020-08-09")
    assert (kept.outcome, kept.in_force) == ("met", True)
    assert {one.other_name for one in kept.dealings} == {"bank-bda"}
    ended = court.rule("bank-us", "us-311-bda", "2020-08-10")
    assert not ended.in_force
    assert court.assess("bank-us", "2020-08-10").counts.get("met", 0) < court.assess(
        "bank-us", "2020-08-09"
    ).counts.get("met", 0)


def test_v12_trade_alone_and_food_apart(graph: Graph) -> None:
    tale = Tale()
    tale.of("sg", "trader", "grocer")
    tale.of("kp", "buyer")
    tale.fact(
        "Shipment", roles={"seller": "trader", "buyer": "buyer"}, date="2018-05-01",
        goods="tobacco and spirits",
    )  # fmt: skip
    tale.fact(
        "Shipment", roles={"seller": "grocer", "buyer": "buyer"}, date="2018-05-01", goods="rice"
    )
    court = Court(graph, tale)
    law = told(court.rule("trader", "us-13810-1-a-iii", "2019-12-31"))
    assert law["significance"] == NOTHING
    trade = court.rule("trader", "embargo-trade", "2019-12-31", "secondary-embargo")
    assert trade.outcome == "met"
    food = court.rule("grocer", "embargo-trade", "2019-12-31", "secondary-embargo")
    assert told(food)["exemption: humanitarian goods"] == ("excluded", "exemption")
    assert food.dealings[0].humanitarian
