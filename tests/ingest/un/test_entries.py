"""An entry as an entity: names, numbers, places, and what the whole list holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graphkit.model.entities import Entity
from graphkit.model.registry import Schema
from graphkit.model.rows import Row
from ingest.un import UnReading, read
from ingest.un.source import UnSource, country
from ingest.un.transform import Entry
from tests.ingest.un.conftest import Write, entry

Rows = dict[str, Row]


def party(rows: Rows, reference: str) -> Entity:
    return rows[reference].records.entities[0]


def only(reading: UnReading) -> Entity:
    """Return the one party of a small list."""
    (row,) = reading.rows()
    assert isinstance(row, Row)
    return row.records.entities[0]


def test_the_real_list_in_numbers(un_list: UnReading) -> None:
    tally = un_list.tally

    assert (tally.read, tally.accepted, tally.rejects, tally.problems) == (1003, 1003, [], [])
    assert tally.individuals.total() == 730
    assert tally.entities.total() == 273
    assert (tally.individuals["DPRK"], tally.entities["DPRK"]) == (80, 75)
    assert tally.listed == {"Person": 730, "Organization": 166, "Company": 94, "Bank": 13}
    assert Counter(tally.named.values()) == {
        "Vessel": 28,
        "Organization": 5,
        "Company": 5,
        "Port": 5,
        "Territory": 2,
        "PublicBody": 1,
        "Bank": 1,
        "VesselIdentity": 1,
    }
    assert tally.individuals + tally.entities == {
        "Al-Qaida": 341,
        "DPRK": 155,
        "Taliban": 140,
        "Iran": 121,
        "Iraq": 75,
        "DRC": 53,
        "Libya": 30,
        "Somalia": 24,
        "CAR": 15,
        "Haiti": 11,
        "Yemen": 11,
        "GB": 10,
        "Sudan": 9,
        "SouthSudan": 8,
    }


def test_the_run_names_file_day_and_document(un_list: UnReading) -> None:
    run = un_list.run()

    assert (run.source, run.dated, run.authorities) == ("un-sc", "2026-02-27", ("UN",))
    assert (run.rows_read, run.rows_accepted, run.delta) == (1003, 1003, False)
    assert run.documents == ("un-sc-2026-02-27",)
    assert [(file.name, file.rows) for file in run.files] == [("UN_consolidated.xml", 1003)]
    assert run.files[0].sha256 == un_list.document.sha256


def test_the_same_file_gives_the_same_rows(un_list: UnReading, un_file: Path) -> None:
    assert list(read(un_file).rows()) == list(un_list.rows())


def test_each_entry_is_known_by_its_number_and_named_by_its_strongest(un_rows: Rows) -> None:
    kinds = Counter(
        one.kind.value for reference in un_rows for one in party(un_rows, reference).identifiers
    )

    assert kinds == {"un": 1003, "imo-company": 16, "bic": 5, "reg": 1}
    assert party(un_rows, "KPe.023").id == "bic:DCBKKPPY"  # `KPe.023 ` in the file
    assert party(un_rows, "KPe.020").id == "imo-company:1790183"
    assert party(un_rows, "KPe.017").id == "reg:hk:1177053"
    assert party(un_rows, "KPe.069").id == "un:KPe.069"
    assert [
        party(un_rows, one).ill_formed for one in un_rows if party(un_rows, one).ill_formed
    ] == []


def test_no_entry_of_this_list_is_a_ship(un_rows: Rows) -> None:
    """The ships that the 1718 Committee designated are on a list of their own."""
    schemata = {party(un_rows, reference).schema_ for reference in un_rows}

    assert Schema.VESSEL not in schemata


def test_a_wrong_number_is_kept_and_names_nobody(write: Write, small: UnSource) -> None:
    reading = read(write(entry(COMMENTS1="IMO number: 9074729.")), source=small)
    entity = only(reading)

    assert (entity.id, entity.ill_formed) == ("un:KPe.901", ("IMO number: 9074729",))
    assert entity.schema_ is Schema.COMPANY  # by its name
    assert reading.tally.problems == [
        "KPe.901: '9074729' fails the IMO company check digit: it should end in 2; "
        "it passes as a ship's number; kept as stated"
    ]


def test_two_entries_with_one_number_of_a_company_are_said(write: Write, small: UnSource) -> None:
    second = entry(REFERENCE_NUMBER="KPe.902", COMMENTS1="IMO number: 5985863.")
    reading = read(write(entry(COMMENTS1="IMO number: 5985863."), second), source=small)
    rows = list(reading.rows())

    assert len(rows) == 2
    assert reading.tally.problems == [
        "KPe.901 and KPe.902 state imo-company:5985863; they become one entity"
    ]


@pytest.mark.parametrize(
    ("reference", "schema"),
    [
        ("KPe.047", Schema.BANK),  # FOREIGN TRADE BANK
        ("KPe.025", Schema.BANK),  # KOREA KWANGSON BANKING CORPORATION
        ("KPe.009", Schema.BANK),  # an a.k.a. has BANK
        ("KPe.064", Schema.COMPANY),  # KOREA SAMJONG SHIPPING: an IMO company number
        ("KPe.055", Schema.COMPANY),  # CHANG AN SHIPPING & TECHNOLOGY: its Chinese legal form
        ("KPe.017", Schema.COMPANY),  # a number of the Hong Kong register
        ("KPe.030", Schema.ORGANIZATION),  # OFFICE 39
        ("QDe.110", Schema.ORGANIZATION),
        ("YEe.001", Schema.ORGANIZATION),
        ("KPi.001", Schema.PERSON),
    ],
)
def test_what_an_entry_is(un_rows: Rows, reference: str, schema: Schema) -> None:
    assert party(un_rows, reference).schema_ is schema


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("EXAMPLE OF THE WEST BANK", Schema.ORGANIZATION),
        ("EXAMPLE BANKERS", Schema.ORGANIZATION),
        ("LIMITEDLY EXAMPLE", Schema.ORGANIZATION),
        ("EXAMPLE S.A.", Schema.COMPANY),
    ],
)
def test_words_that_only_look_like_a_bank_or_a_company(
    write: Write, small: UnSource, name: str, schema: Schema
) -> None:
    assert only(read(write(entry(FIRST_NAME=name)), source=small)).schema_ is schema


def test_names_and_their_quality(un_rows: Rows) -> None:
    tanchon = party(un_rows, "KPe.003")
    green_pine = party(un_rows, "KPe.010")
    fields = Counter[str]()
    for reference in un_rows:
        entity = party(un_rows, reference)
        fields["alias"] += len(entity.alias)
        fields["weak"] += len(entity.weak_alias)
        fields["previous"] += len(entity.previous_name)

    assert tanchon.previous_name == ("CHANGGWANG CREDIT BANK", "KOREA CHANGGWANG CREDIT BANK")
    assert "JINDALLAE" in green_pine.alias
    assert "朝鲜联合机械贸易会社" in party(un_rows, "KPe.016").alias
    assert party(un_rows, "QDe.131").alias == ("Эмират Кавказ",)
    assert fields == {"alias": 2486, "weak": 615, "previous": 19}


def test_a_name_is_all_of_its_parts(un_rows: Rows) -> None:
    assert party(un_rows, "KPi.080").name == "TSANG YUNG YUAN"
    assert not party(un_rows, "TAi.153").name.endswith(" na")


def test_addresses_numbers_and_contacts(un_rows: Rows) -> None:
    weihai = party(un_rows, "KPe.074")

    assert weihai.address == ("419-201, Tongyi Lu, Huancui Qu, Weihai, Shandong, 264200, China",)
    assert weihai.country == ("cn",)
    assert party(un_rows, "KPe.012").address == (
        "Pyongyang, Democratic People's Republic of Korea",
    )
    assert party(un_rows, "QDe.001").address == ()  # a country alone is no address
    assert party(un_rows, "QDe.001").country == ("ph",)
    assert party(un_rows, "KPe.016").phone == (
        "Telephone numbers: 850-2-18111; 850-2-18111-8642; and 850 2 18111-3818642",
        "Facsimile number: 850-2-381-4410",
    )
    assert party(un_rows, "KPe.010").phone[0] == "Telephone number: +850-2-18111(ext. 8327)"
    assert party(un_rows, "KPe.016").email[0] == "ryonha@silibank.com"
    assert len(party(un_rows, "TAe.010").tax_number) == 3
    assert party(un_rows, "IRe.021").registration_number == (
        "Business Registration Number LL06889 (Malaysia)",
    )
    numbers = sum(len(party(un_rows, one).id_number) for one in un_rows)
    assert numbers == 456


def test_the_comments_stay_whole(un_list: UnReading, un_rows: Rows) -> None:
    for one in un_list.entries:
        assert isinstance(one, Entry)
        if comments := one.listing.comments:
            assert comments in party(un_rows, one.listing.reference).notes


def test_an_unknown_country_is_kept_and_said(write: Write, small: UnSource) -> None:
    address = "<ENTITY_ADDRESS><CITY>Example</CITY><COUNTRY>Atlantis</COUNTRY></ENTITY_ADDRESS>"
    reading = read(write(entry(inner=address)), source=small)
    entity = only(reading)

    assert (entity.address, entity.country) == (("Example, Atlantis",), ())
    assert entity.notes == ("country: Atlantis",)
    assert reading.tally.problems == [
        "KPe.901: 'Atlantis' is no country that is known here; kept in notes"
    ]


def test_every_country_of_the_list_is_known(un_list: UnReading) -> None:
    assert [one for one in un_list.tally.problems if "no country" in one] == []
    assert country("former Soviet Union") == ""
    assert country("Atlantis") is None
