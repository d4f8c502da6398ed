"""One list in three forms: the same entities and designations, and just so much more in each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graphkit.model.entities import Entity
from graphkit.model.records import Designation, Link
from tests.ingest.ofac import invented
from tests.ingest.ofac.conftest import Whole, without_least
from tests.ingest.ofac.invented import BANK, COMPANY, PERSON, RELATIVE, SHIP, forms

IDS = [
    "ofac:900001",
    "reg:sg:209999999Z",
    "imo:1234567",
    "ofac:900004",
    "bic:XINVKPPY",
    "ofac:900006",
]


@pytest.fixture(scope="module")
def read_thrice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Whole, Whole, Whole]:
    return forms(tmp_path_factory.mktemp("invented"), without_least("ofac-sdn"))


def plain(entity: Entity) -> dict[str, Any]:
    """Return an entity without the order of what it states."""
    stated = entity.properties()
    return {
        name: sorted(value, key=str) if isinstance(value, list) else value
        for name, value in stated.items()
    }


def without(entity: Entity, **values: set[str]) -> dict[str, Any]:
    """Return an entity without some of its values."""
    found = plain(entity)
    for name, drop in values.items():
        left = [one for one in found.pop(name, []) if one not in drop]
        found |= {name: left} if left else {}
    return found


def test_a_party_is_the_same_entity_in_every_form(
    read_thrice: tuple[Whole, Whole, Whole],
) -> None:
    legacy, standard, advanced = (one.batch.entities for one in read_thrice)

    for entities in (legacy, standard, advanced):
        assert [one.id for one in entities] == IDS
    assert list(map(plain, standard)) == list(map(plain, legacy))
    # The advanced form has names in other scripts, values that are said to be false, and numbers
    # instead of a name that nobody listed has.
    more = {
        "ofac:900001": {"alias": {"가상 보기", "보기, 가상"}},
        "ofac:900006": {"notes": {"Website www.not-so.example is said to be false"}},
    }
    less = {"bic:XINVKPPY": {"notes": {"Linked To: NOBODY WHO IS LISTED"}}}
    assert [without(one, **more.get(one.id, {})) for one in advanced] == [
        without(one, **less.get(one.id, {})) for one in legacy
    ]


def test_a_designation_is_the_same_in_every_form(
    read_thrice: tuple[Whole, Whole, Whole],
) -> None:
    legacy, standard, advanced = (one.batch.designations for one in read_thrice)

    assert [one.id for one in standard] == [one.id for one in legacy]
    assert [one.id for one in advanced] == [one.id for one in legacy]
    assert standard == legacy
    for listed, entered in zip(legacy, advanced, strict=True):
        assert listed.effective == "[..2026-08-07]"
        assert (listed.published, listed.legal_basis) == ("", "")
        own = {"published", "effective", "legal_basis", "notes", "measures"}
        assert entered.model_dump(exclude=own) == listed.model_dump(exclude=own)
        assert entered.notes.startswith(listed.notes) or listed.notes in entered.notes
    # An entry that does not say that property is blocked is no blocking one.
    assert [(one.list_id, one.measures) for one in advanced if one.measures != ("blocking",)] == [
        (BANK, ()),
        (RELATIVE, ()),
    ]
    assert {one.measures for one in legacy if one.list_id == RELATIVE} == {("blocking",)}


def test_the_advanced_form_dates_its_entries(read_thrice: tuple[Whole, Whole, Whole]) -> None:
    def when(one: Designation) -> tuple[str, str, str]:
        return one.list_id, one.programme, one.effective

    advanced = read_thrice[2].batch.designations

    assert list(map(when, advanced)) == [
        # An entry has one day for all its programmes: each began on it or later.
        (PERSON, "NPWMD", "[2017-06-01..2026-08-07]"),
        (PERSON, "DPRK4", "[2017-06-01..2026-08-07]"),
        (COMPANY, "DPRK4", "2017-11-21"),
        # Two days, one for each legal basis.
        (SHIP, "DPRK4", "[2018-01-24..2018-02-23]"),
        ("900004", "SDGT", "2011-10-12"),
        (BANK, "IFSR", "[2012-02-23..2026-08-07]"),
        (BANK, "SDGT", "[2012-02-23..2026-08-07]"),
        (RELATIVE, "DPRK4", "2019-03-04"),
    ]
    assert all(one.published == one.effective for one in advanced)
    assert [one.legal_basis for one in advanced if one.list_id == COMPANY] == [
        "Executive Order 13810 (North Korea)"
    ]
    assert [one.notes.partition("; ")[2] for one in advanced if one.list_id == PERSON] == [
        "legal bases of its entry: Executive Order 13382 (Non-proliferation)"
    ] * 2


def test_links_differ_as_the_forms_differ(read_thrice: tuple[Whole, Whole, Whole]) -> None:
    def said(one: Link) -> tuple[str, str, str]:
        return one.from_id, one.type, one.to_id

    company = "reg:sg:209999999Z"
    legacy, standard, advanced = ([*map(said, one.batch.links)] for one in read_thrice)

    assert legacy == [
        ("ofac:900001", "LINKED_TO", company),
        ("imo:1234567", "LINKED_TO", company),
        (company, "OWNS", "imo:1234567"),
        ("bic:XINVKPPY", "LINKED_TO", company),
        ("ofac:900006", "LINKED_TO", "ofac:900001"),
    ]
    assert standard == legacy
    assert advanced == [
        ("ofac:900001", "ACTS_FOR", company),
        (company, "OWNS", "imo:1234567"),
        (company, "HAS_INTEREST_IN", "imo:1234567"),
        ("imo:1234567", "LINKED_TO", "ofac:900001"),  # a ship is no family member
        ("bic:XINVKPPY", "SERVES", company),
        ("ofac:900006", "FAMILY_OF", "ofac:900001"),
    ]


def test_the_source_is_the_same_and_the_documents_are_not(
    read_thrice: tuple[Whole, Whole, Whole],
) -> None:
    runs = [one.run for one in read_thrice]

    assert {(run.source, run.dated, run.authorities) for run in runs} == {
        ("ofac-sdn", "2026-08-07", ("US",))
    }
    assert [run.documents for run in runs] == [
        ("ofac-sdn-2026-08-07",),
        ("ofac-sdn-2026-08-07-xml",),
        ("ofac-sdn-2026-08-07-advanced",),
    ]
    assert [run.title for run in runs] == [
        "OFAC SDN list (legacy CSV)",
        "OFAC SDN list (XML)",
        "OFAC SDN list (advanced XML)",
    ]
    published = [one.batch.documents[0].published for one in read_thrice]
    assert published == ["[..2026-08-07]", "2026-08-07", "2026-08-07"]


def test_every_quote_stands_in_its_file(
    read_thrice: tuple[Whole, Whole, Whole], tmp_path: Path
) -> None:
    texts = [
        (invented.legacy(tmp_path) / "sdn.csv").read_text("ascii"),
        invented.STANDARD.read_text("utf-8"),
        invented.ADVANCED.read_text("utf-8"),
    ]

    for whole, text in zip(read_thrice, texts, strict=True):
        batch = whole.batch
        about = {one.id for one in batch.designations} | {one.id for one in batch.links}
        assert {one.about for one in batch.evidence} == about
        assert {one.document for one in batch.evidence} == set(whole.run.documents)
        for one in batch.evidence:
            assert one.quote
            assert one.quote in text
            assert one.locator
