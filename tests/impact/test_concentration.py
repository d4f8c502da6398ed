"""Shares and the Herfindahl index of the directly exposed, and what they are called."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import UsageError
from graphkit.impact.concentration import counted, herfindahl, place, shares, summed
from graphkit.impact.currency import currencies, issuers
from graphkit.impact.kinds import OTHER, kind_of, kinds, plural, schema_of
from graphkit.model.registry import Schema, registry


def test_the_unknown_are_a_group_of_their_own() -> None:
    groups = counted([place(["cn"], [], []), place([], ["cn"], []), place([], [], [])])
    assert groups == {"cn": 2, "unknown": 1}
    assert shares(groups) == pytest.approx({"cn": 2 / 3, "unknown": 1 / 3})
    assert herfindahl(groups) == pytest.approx(5 / 9)


def test_a_jurisdiction_comes_before_a_country_and_a_flag() -> None:
    assert place(["sg"], ["cn"], ["pa"]) == "sg"
    assert place([], ["cn"], ["pa"]) == "cn"
    assert place([], [], ["pa"]) == "pa"
    assert place(["hk", "cn"], [], []) == "cn+hk", "nobody says which of them counts"


def test_amounts_are_summed_exactly() -> None:
    found = summed([("cn", Decimal("0.1")), ("cn", Decimal("0.2")), ("kp", Decimal("0.6"))])
    assert found == {"kp": Decimal("0.6"), "cn": Decimal("0.3")}
    assert herfindahl(found) == pytest.approx(5 / 9)


def test_nothing_has_no_index() -> None:
    assert herfindahl({}) is None
    assert herfindahl(summed([("cn", Decimal(0))])) is None


@given(names=st.lists(st.sampled_from(["cn", "kp", "unknown"]), min_size=1))
def test_the_index_lies_between_an_even_spread_and_one_place(names: list[str]) -> None:
    groups = counted(names)
    index = herfindahl(groups)
    assert index is not None
    assert 1 / len(groups) - 1e-9 <= index <= 1 + 1e-9
    assert sum(shares(groups).values()) == pytest.approx(1)


def test_a_kind_is_by_schema_then_by_role() -> None:
    assert kind_of(Schema.BANK, {"Insurance:insurer"}) == "bank"
    assert kind_of(Schema.COMPANY, {"Insurance:insurer"}) == "insurer"
    assert kind_of(Schema.COMPANY, {"Lease:lessor"}) == "lessor"
    assert kind_of(Schema.COMPANY, {"Shipment:carrierCompany"}) == "carrier"
    assert kind_of(Schema.COMPANY, {"SUPPLIES:from"}) == "trader"
    assert kind_of(Schema.COMPANY, {"Insurance:assured"}) == "company"
    assert kind_of(Schema.PORT, set()) == OTHER
    assert schema_of(["Entity", "Vessel"]) is Schema.VESSEL
    assert (plural("company"), plural("bank")) == ("companies", "banks")


def test_every_role_of_the_table_is_in_the_registry() -> None:
    for name, role in (one.split(":") for kind in kinds() for one in kind.roles):
        joint = registry().joint_facts.get(name)
        assert role in joint.roles if joint else name in registry().links, f"{name}:{role}"
        assert joint or role in ("from", "to")


def test_who_issues_a_currency_is_dated() -> None:
    assert issuers("USD", date(1990, 1, 1)) == {"us"}
    assert "hr" not in issuers("EUR", date(2022, 12, 31))
    assert "hr" in issuers("EUR", date(2023, 1, 1))
    assert issuers("EUR", date(1998, 12, 31)) == set()
    with pytest.raises(UsageError, match="'XYZ' is no currency"):
        issuers("XYZ", date(2020, 1, 1))
    assert currencies().verified == "M", "from memory, and says so"
