"""Sanctions as designations: whose, under what, since when, and with which measures."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.model.records import Designation
from ingest.ftm.source import description
from tests.ingest.ftm.conftest import Tell
from tests.ingest.ftm.made import COMPANY, beside, entity


def listed(tell: Tell, *datasets: str, **properties: Any) -> list[Designation]:
    keys = {"datasets": list(datasets)} if datasets else {}
    return tell(
        COMPANY, beside(entity("Sanction", "s", entity="acme", **properties), **keys)
    ).designations


@pytest.mark.parametrize(
    ("datasets", "stated", "authority"),
    [
        (("us_ofac_sdn",), ["Office of Foreign Assets Control"], "US"),
        (("eu_fsf",), ["Some office"], "EU"),
        (("un_sc_sanctions",), [], "UN"),
        (("gb_hmt_sanctions",), [], "UK"),
        (("xx_unknown",), ["Office of Foreign Assets Control"], "US"),
        (("xx_unknown",), ["Ministry of Invention"], "Ministry of Invention"),
        (("xx_unknown",), ["B office", "A office"], "A office; B office"),
        (("xx_unknown",), [], "xx_unknown"),
        ((), [], "not stated"),
    ],
)
def test_whose_listing_it_is(
    tell: Tell, datasets: tuple[str, ...], stated: list[str], authority: str
) -> None:
    assert [one.authority for one in listed(tell, *datasets, authority=stated)] == [authority]


@pytest.mark.parametrize(
    ("datasets", "properties", "measures"),
    [
        (("us_ofac_sdn",), {"program": "SDGT"}, ("blocking",)),
        (("us_ofac_sdn",), {"program": "IFSR"}, ()),
        (("us_ofac_sdn",), {"program": "ISA"}, ("menu sanctions",)),
        (("us_ofac_sdn",), {"program": "SDGT", "provisions": ["SDGT", "Block"]}, ("blocking",)),
        (("eu_fsf",), {}, ("asset freeze",)),
        (("eu_travel_bans",), {}, ("travel ban",)),
        (("gb_fcdo_sanctions",), {"provisions": "Travel Ban"}, ("travel ban",)),
        (("gb_fcdo_sanctions",), {"provisions": "Trust Services Sanctions"}, ()),
        (("gb_fcdo_sanctions",), {}, ()),  # the list has bans that freeze nothing
        (("xx_unknown",), {"provisions": ["Asset freeze", "Block"]}, ("asset freeze", "blocking")),
        (("xx_unknown",), {"provisions": "Asset freeze of nobody"}, ()),
        (("xx_unknown",), {}, ()),
    ],
)
def test_a_freeze_is_one_by_the_row_or_by_the_list_and_never_by_guess(
    tell: Tell, datasets: tuple[str, ...], properties: dict[str, Any], measures: tuple[str, ...]
) -> None:
    assert [one.measures for one in listed(tell, *datasets, **properties)] == [measures]


@pytest.mark.parametrize(
    ("properties", "life"),
    [
        ({"startDate": "2020-01-02", "listingDate": "2020-01-01"},
         ("in force", "2020-01-02", "2020-01-01", "", "")),
        ({"listingDate": "2020"}, ("in force", "", "2020", "", "")),
        ({}, ("in force", "[..2024-06-01]", "", "", "")),
        ({"startDate": "2020", "endDate": "2023"}, ("ended", "2020", "", "2023", "")),
        ({"startDate": "2020", "endDate": "2030"}, ("in force", "2020", "", "2030", "")),
        ({"startDate": "2020", "endDate": "2023", "status": "Expired"},
         ("ended", "2020", "", "2023", "expired")),
        ({"startDate": "2020", "status": "delisted"}, ("ended", "2020", "", "", "delisted")),
        ({"startDate": "2020", "status": "suspended"}, ("suspended", "2020", "", "", "")),
        ({"startDate": "2020", "status": "pending"}, ("in force", "2020", "", "", "")),
        ({"startDate": "2020", "status": "proposed"}, ("proposed", "2020", "", "", "")),
        ({"startDate": "2020", "status": ["active", "expired"]}, ("in force", "2020", "", "", "")),
        ({"startDate": "2023", "endDate": "2020"}, ("ended", "", "", "", "")),
    ],
)  # fmt: skip
def test_the_life_of_a_listing(
    tell: Tell, properties: dict[str, str], life: tuple[str, str, str, str, str]
) -> None:
    (one,) = listed(tell, "eu_fsf", **properties)

    assert (one.stage, one.effective, one.published, one.end, one.end_reason) == life


def test_a_listing_without_a_day_stood_when_it_was_first_seen(tell: Tell) -> None:
    row = beside(entity("Sanction", "s", entity="acme"), first_seen="2023-04-20T18:00:25")

    assert [one.effective for one in tell(COMPANY, row).designations] == ["[..2023-04-20]"]


def test_a_word_on_the_state_of_a_listing_that_is_not_known_is_kept(tell: Tell) -> None:
    told = tell(COMPANY, entity("Sanction", "s", entity="acme", status="pending", reason="none"))

    assert told.designations[0].notes == "status: pending; reason: none"
    assert any("state is in words not known here" in line for line in told.summary)


def test_each_programme_is_a_designation(tell: Tell) -> None:
    found = listed(tell, "us_ofac_sdn", program=["NPWMD", "DPRK2"], authorityId="17068")

    assert [(one.programme, one.list_id) for one in found] == [
        ("NPWMD", "17068"),
        ("DPRK2", "17068"),
    ]


@pytest.mark.parametrize(
    ("properties", "programme"),
    [({"programId": "EU-UKR"}, "EU-UKR"), ({}, "not stated")],
)
def test_a_programme_may_be_known_by_its_id_or_not_at_all(
    tell: Tell, properties: dict[str, str], programme: str
) -> None:
    assert [one.programme for one in listed(tell, "eu_fsf", **properties)] == [programme]


def test_listings_without_a_number_are_told_apart_by_their_rows(tell: Tell) -> None:
    rows = [entity("Sanction", own, entity="acme", program="X") for own in ("s1", "s2")]

    assert [one.list_id for one in tell(COMPANY, *rows).designations] == ["ftm:s1", "ftm:s2"]


@pytest.mark.parametrize(
    ("dataset", "number", "name"),
    [
        ("us_ofac_sdn", {"authorityId": "17068"}, "ofac:17068"),
        ("un_sc_sanctions", {"unscId": "KPe.020"}, "un:KPe.020"),
        ("us_ofac_sdn", {"authorityId": "EO 14024"}, ""),
        ("eu_fsf", {"authorityId": "17068"}, ""),
    ],
)
def test_the_number_of_an_official_list_names_who_is_listed(
    tell: Tell, dataset: str, number: dict[str, str], name: str
) -> None:
    row = beside(entity("Sanction", "s", entity="acme", **number), datasets=[dataset])

    found = tell(row, COMPANY).one("acme")

    assert [str(one) for one in found.identifiers] == [*([name] if name else []), "ftm:acme"]


def test_each_data_set_is_evidence(tell: Tell) -> None:
    row = beside(entity("Sanction", "s", entity="acme"), datasets=["eu_fsf", "xx_unknown"])

    told = tell(COMPANY, row)

    assert {(one.document, one.locator) for one in told.evidence} == {
        ("ftm-eu_fsf-2024-06-01", "s"),
        ("ftm-xx_unknown-2024-06-01", "s"),
    }


def test_a_list_counts_as_loaded_only_if_it_is_whole(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        beside(entity("Sanction", f"s{n}", entity="acme"), datasets=["eu_fsf"]) for n in range(3)
    ]
    assert tell(COMPANY, *rows).run.authorities == ()

    small = description().datasets["eu_fsf"].model_copy(update={"whole_from": 3})
    datasets = {**description().datasets, "eu_fsf": small}
    less = description().model_copy(update={"datasets": datasets})
    monkeypatch.setattr("ingest.ftm.tally.description", lambda: less)
    assert tell(COMPANY, *rows).run.authorities == ("EU",)
    assert tell(COMPANY, *rows[1:]).run.authorities == ()


def test_what_is_not_represented_cannot_be_designated(tell: Tell) -> None:
    told = tell(entity("Security", "x", name="A bond"), entity("Sanction", "s", entity="x"))

    assert told.rejects[1] == (2, "entity", "a Sanction of what is not represented here")
