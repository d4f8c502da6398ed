"""The real lists: nothing dropped, and each trap in them (docs/reference/sources.md)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Kind
from graphkit.model.proof import assess
from graphkit.model.records import Designation, Link
from graphkit.model.registry import Schema, registry
from ingest.ofac.known import Directory
from ingest.ofac.links import Unresolved
from ingest.ofac.programmes import measures
from ingest.ofac.source import OfacList, description
from tests.ingest.ofac.conftest import SDN, Whole, Write, listing, read


def by_uid(reading: Whole) -> dict[str, Entity]:
    """Return entities by listing number."""
    return {
        one.value: entity
        for entity in reading.batch.entities
        for one in entity.identifiers
        if one.kind is Kind.OFAC
    }


def listings(reading: Whole, uid: str) -> list[Designation]:
    """Return the designations of one listing number."""
    return [one for one in reading.batch.designations if one.list_id == uid]


def linked(reading: Whole, uid: str, kind: str = "LINKED_TO") -> set[str]:
    """Return the names that a listing is linked to."""
    names = {entity.id: entity.name for entity in reading.batch.entities}
    here = by_uid(reading)[uid].id
    return {
        names[link.to_id]
        for link in reading.batch.links
        if link.type == kind and link.from_id == here
    }


def test_every_row_becomes_an_entity_and_none_is_dropped(list_2021: Whole) -> None:
    assert {name: (rows.read, rows.accepted) for name, rows in list_2021.counts.items()} == {
        "sdn.csv": (8976, 8976),
        "add.csv": (13837, 13837),
        "alt.csv": (11910, 11910),
        "sdn_comments.csv": (5, 5),
    }
    assert len(list_2021.batch.entities) == len(by_uid(list_2021)) == 8976
    schemata = Counter(entity.schema_ for entity in list_2021.batch.entities)
    assert schemata[Schema.PERSON] == 4620
    assert schemata[Schema.VESSEL] == 406
    assert schemata[Schema.AIRCRAFT] == 277
    assert schemata[Schema.COMPANY] + schemata[Schema.ORGANIZATION] + schemata[Schema.BANK] == 3673


def test_every_name_and_address_is_kept(data: Path, list_2021: Whole) -> None:
    import csv

    entities = by_uid(list_2021)
    with (data / "ofac-csv-2021-07" / "alt.csv").open(encoding="ascii", newline="") as file:
        names = [row for row in csv.reader(file) if len(row) == 5]
    with (data / "ofac-csv-2021-07" / "add.csv").open(encoding="ascii", newline="") as file:
        places = [row for row in csv.reader(file) if len(row) == 6]

    assert len(names) == 11910
    for uid, _, _, name, _ in names:
        assert name.strip() in {*entities[uid].alias, *entities[uid].previous_name}
    for uid, _, *parts, _ in places:
        stated = [part.strip() for part in parts if part.strip() != "-0-"]
        assert not stated or ", ".join(stated) in entities[uid].address


def test_dprk_rows(list_2021: Whole, list_2019: Whole) -> None:
    def dprk(reading: Whole) -> Counter[Schema]:
        entities = by_uid(reading)
        rows = {d.list_id for d in reading.batch.designations if d.programme.startswith("DPRK")}
        return Counter(entities[uid].schema_ for uid in rows)

    assert dprk(list_2021).total() == 414
    assert dprk(list_2021)[Schema.VESSEL] == 106
    assert dprk(list_2019).total() == 388
    assert dprk(list_2019)[Schema.VESSEL] == 101


def test_trap_1_several_programmes_and_remarks_that_go_on(list_2021: Whole) -> None:
    assert [d.programme for d in listings(list_2021, "9345")] == ["NPWMD", "DPRK2"]
    assert linked(list_2021, "28263") == {"LAZARUS GROUP"}
    assert "snowsjohn" in by_uid(list_2021)["28263"].weak_alias
    assert all(" " not in d.programme or "CAATSA" in d.programme or d.programme == "SOUTH SUDAN"
               for d in list_2021.batch.designations)  # fmt: skip
    assert not any(re.search(r"(?<!\w)-0-(?!\w)", str(one)) for one in list_2021.batch.entities)


def test_trap_2_a_ship_number_without_its_token(list_2021: Whole) -> None:
    assert by_uid(list_2021)["17104"].id == "imo:8606173"


def test_trap_3_two_kinds_of_imo_number(list_2021: Whole) -> None:
    entities = by_uid(list_2021)
    assert entities["17069"].id == "imo:7937317"
    assert entities["17068"].id == "imo-company:1790183"
    found = Counter(one.kind for e in entities.values() for one in e.identifiers)
    assert found[Kind.IMO] == 400
    ships = {e.schema_ for e in entities.values() if any(i.kind is Kind.IMO for i in e.identifiers)}
    assert ships == {Schema.VESSEL}
    companies = {i.value for e in entities.values() for i in e.identifiers
                 if i.kind is Kind.IMO_COMPANY}  # fmt: skip
    assert len(companies) == 81
    assert "5777731" in companies  # "International Maritime Organization No. (5777731)"


def test_trap_4_wrong_numbers_are_kept_and_name_nobody(list_2021: Whole, list_2019: Whole) -> None:
    bonu, zeus = by_uid(list_2021)["23424"], by_uid(list_2019)["23428"]

    assert (bonu.id, bonu.ill_formed) == (
        "ofac:23424",
        ("Vessel Registration Identification IMO 15411",),
    )
    assert (zeus.id, zeus.ill_formed) == (
        "ofac:23428",
        ("Vessel Registration Identification IMO 04714",),
    )
    assert sum(len(e.ill_formed) for e in list_2021.batch.entities) == 2
    assert any("uid 23424: '15411'" in str(problem) for problem in list_2021.problems)


def test_trap_5_ships_are_told_apart_by_number(list_2021: Whole) -> None:
    ids = {entity.name: entity.id for entity in list_2021.batch.entities}

    assert ids["EVER BRIGHT 88"] == "imo:8914934"
    assert ids["KUM UN SAN 3"] == "imo:8705539"
    assert (
        len({entity.id for entity in list_2021.batch.entities}) == 8975
    )  # one company listed twice
    assert [p.what for p in list_2021.problems if "become one entity" in p.what] == [
        "uid 19583 and 23723 state imo-company:1991835; they become one entity"
    ]


def test_trap_6_one_list_is_not_all_lists(list_2021: Whole) -> None:
    names = {entity.name for entity in list_2021.batch.entities}

    assert not names & {"PETREL 8", "TONG SAN 2", "JIE SHUN", "BILLIONS NO. 18"}
    assert list_2021.run.authorities == ("US",)


def test_trap_7_rows_that_left_and_rows_that_came(list_2021: Whole, list_2019: Whole) -> None:
    def dprk(reading: Whole) -> set[str]:
        return {d.list_id for d in reading.batch.designations if d.programme.startswith("DPRK")}

    delisted = dprk(list_2019) - set(by_uid(list_2021))
    assert len(delisted) == 2
    assert dprk(list_2019) - dprk(list_2021) == delisted  # none went to another programme
    assert len(dprk(list_2021) - dprk(list_2019)) == 28  # 388 - 2 + 28 = 414


def test_trap_8_links(list_2021: Whole) -> None:
    stated = list_2021.clauses["Linked To"]
    kinds = Counter(link.type for link in list_2021.batch.links)
    unresolved = [one for one in list_2021.unresolved if one.words.startswith("Linked To")]

    assert stated == 3408
    assert kinds == {"LINKED_TO": 3397, "OWNS": 6}
    assert len(unresolved) == 11
    assert kinds["LINKED_TO"] + len(unresolved) == stated
    for one in list_2021.unresolved:
        assert any(one.name in note for note in by_uid(list_2021)[one.uid].notes)
    assert Unresolved(
        "20130",
        "MINISTRY OF STATE SECURITY",
        "2 listed parties have this name: uid 20129, 25437",
        "sdn.csv:4896",
        "Linked To: MINISTRY OF STATE SECURITY",
    ) in list_2021.unresolved  # fmt: skip


def test_trap_8_the_longest_chains(list_2021: Whole) -> None:
    links = {(one.from_id, one.to_id) for one in list_2021.batch.links if one.type == "LINKED_TO"}
    dprk = {d.entity_id for d in list_2021.batch.designations if d.programme.startswith("DPRK")}

    def longest(pairs: set[tuple[str, str]]) -> int:
        rings_as_one = nx.condensation(nx.DiGraph(pairs))
        return int(nx.dag_longest_path_length(rings_as_one))

    assert longest(links) == 10
    assert longest({pair for pair in links if set(pair) <= dprk}) == 3


def test_trap_10_a_menu_of_measures_is_not_simple_blocking(list_2021: Whole) -> None:
    (listing,) = listings(list_2021, "27465")

    assert listing.measures == ("blocking", "menu sanctions")
    assert listing.notes.count("Executive Order 13846 information") == 6
    assert Counter(d.measures for d in list_2021.batch.designations) == {
        ("blocking",): 9767,
        ("blocking", "menu sanctions"): 71,
        ("menu sanctions",): 4,
        (): 917,
    }
    measured = {d.list_id for d in list_2021.batch.designations if d.measures}
    assert measured == set(by_uid(list_2021))


def test_trap_11_two_people_of_one_name(list_2021: Whole) -> None:
    one, other = by_uid(list_2021)["12211"], by_uid(list_2021)["17614"]

    assert one.name == other.name == "Yong Chol KIM"
    assert (one.id, other.id) == ("ofac:12211", "ofac:17614")
    assert "KIM, Yong Chol" in one.alias
    assert (one.birth_date, other.birth_date) == ((), ("1962-02-18",))
    assert "DOB circa 1947" in one.notes


def test_dates_are_bounds(list_2021: Whole, data: Path) -> None:
    assert {d.effective for d in list_2021.batch.designations} == {"[..2021-07-31]"}
    assert list_2021.run.dated == "2021-07"
    (document,) = list_2021.batch.documents
    assert (document.id, document.published) == ("ofac-sdn-2021-07", "[..2021-07-31]")

    given = read(data / "ofac-csv-2021-07", date(2021, 7, 7))

    assert {d.effective for d in given.batch.designations} == {"[..2021-07-07]"}
    assert given.batch.documents[0].id == "ofac-sdn-2021-07-07"
    assert given.run.id == list_2021.run.id  # the same files


def test_evidence_is_there_for_all_and_stands_in_the_file(list_2021: Whole, data: Path) -> None:
    folder = data / "ofac-csv-2021-07"
    text = (folder / "sdn.csv").read_text("ascii")
    batch = list_2021.batch
    about = Counter(one.about for one in batch.evidence)

    assert set(about.values()) == {1}
    assert set(about) == {d.id for d in batch.designations} | {link.id for link in batch.links}
    for one in batch.evidence:
        assert one.read
        assert one.locator
        assert one.quote
        assert one.quote in text or one.locator.endswith("with sdn_comments.csv")


def test_what_the_evidence_proves(list_2021: Whole) -> None:
    batch = list_2021.batch
    documents = {one.id: one for one in batch.documents}
    evidence = {one.about: one for one in batch.evidence}
    link = next(one for one in batch.links if one.type == "LINKED_TO")
    ceiling = registry().links[link.type].ceiling

    listed = assess([evidence[batch.designations[0].id]], documents, of_listing=True)
    said = assess([evidence[link.id]], documents, ceiling=ceiling)

    assert (listed.standard, said.standard) == (5, 3)
    assert said.reached[3] == date(2021, 7, 31)


def test_a_row_whole(list_2021: Whole) -> None:
    bank = by_uid(list_2021)["906"]

    assert bank == Entity(
        id="bic:HAVIGB2L",
        schema_=Schema.BANK,
        name="HAVIN BANK LIMITED",
        alias=("HAVANA INTERNATIONAL BANK, LTD",),
        identifiers=bank.identifiers,
        swift_bic="HAVIGB2L",
        registration_number=("Company Number 01074897 (United Kingdom)",),
        country=("gb", "cu"),
        address=(
            "4th Floor, 189 Marsh Wall, London E14 9SH, United Kingdom",
            "Edificio Atlantic, Oficina 4 H, Calle D No. 8 entre 1ra. y 3ra., Vedado, Plaza de la"
            " Revolucion, Havana 10400, Cuba",
        ),
        website=("www.havanaintbank.co.uk", "www.hib.uk.com"),
    )
    assert {str(one) for one in bank.identifiers} == {
        "ofac:906", "bic:HAVIGB2L", "reg:gb:01074897"
    }  # fmt: skip


def test_a_ship_whole(list_2021: Whole) -> None:
    ship = by_uid(list_2021)["15036"]

    assert (ship.id, ship.imo_number, ship.flag) == ("imo:9187629", "9187629", ("ir",))
    assert (ship.call_sign, ship.mmsi) == (("T2EU4",), ("572469210",))
    assert (ship.tonnage, ship.gross_registered_tonnage) == (("99144",), ("56068",))
    assert ship.past_flags == ("mt", "tv", "tz")
    assert ship.previous_name == ("ABADAN", "SHONA", "ALPHA")
    assert "past flags: None Identified" in ship.notes


def test_an_owner_is_a_link_only_where_it_names_a_listed_party(list_2021: Whole) -> None:
    entities = by_uid(list_2021)
    owners = {(link.from_id, link.to_id) for link in list_2021.batch.links if link.type == "OWNS"}

    assert (entities["27200"].id in {to for _, to in owners}) is True
    assert len({source for source, _ in owners}) == 2
    assert "Vessel owner: Samir de Navegacion S.A." in entities["4238"].notes
    assert entities["4238"].id not in {to for _, to in owners}


def test_clauses_are_counted_and_what_no_pattern_takes_is_kept(list_2021: Whole) -> None:
    assert list_2021.clauses.total() == 32746
    assert list_2021.clauses[""] == 377
    assert list_2021.free_text.total() == 377
    assert list_2021.free_text.most_common(1) == [("ICTY indictee", 57)]
    assert sum("ICTY indictee" in entity.notes for entity in list_2021.batch.entities) == 57


def test_the_summary_says_what_an_investigator_counts(list_2021: Whole) -> None:
    told = "\n".join(list_2021.summary())

    assert "entities: 8976 = 4620 Person" in told
    assert "DPRK 414 (106 vessels)" in told


def test_the_summary_reconciles(list_2019: Whole) -> None:
    lines = list_2019.summary()

    assert "sdn_comments.csv: 13 read = 3 accepted + 10 rejected" in lines
    assert sum("rejected" in line and line.startswith("note: ") for line in lines) == 10
    assert sum("may be cut" in line for line in lines) == 3
    assert list_2019.run.rows_read - list_2019.run.rows_accepted == 10


def test_links_are_never_guessed(write: Write, small: OfacList) -> None:
    rows = (
        *SDN,
        listing(1, "OCEAN STAR", "Linked To: OCEAN STARS; Linked To: Ocean-Star."),
        listing(2, "TWIN"),
        listing(3, "TWIN", "Linked To: TWIN; Linked To: AERO CARIBBEAN."),
    )

    reading = read(write(sdn=rows), source=small)

    assert [(one.uid, one.name, one.why) for one in reading.unresolved] == [
        ("1", "OCEAN STARS", "no listed party has this name"),
        ("1", "Ocean-Star", "names the party itself"),
        ("3", "TWIN", "2 listed parties have this name: uid 2, 3"),
    ]
    assert linked(reading, "3") == {"AEROCARIBBEAN AIRLINES"}  # by its alias in alt.csv


def test_a_registration_of_two_parties_names_neither(write: Write, small: OfacList) -> None:
    number = "Registration Number 201318227N (Singapore)."
    rows = (listing(1, "A PTE. LTD.", number), listing(2, "B PTE. LTD.", number))

    reading = read(write(sdn=rows, add=(), alt=()), source=small)

    assert [entity.id for entity in reading.batch.entities] == ["ofac:1", "ofac:2"]
    assert all("201318227N" in e.registration_number[0] for e in reading.batch.entities)
    assert [str(problem) for problem in reading.problems] == [
        "sdn.csv:1, 2: uid 1 and 2 state reg:sg:201318227N; it names neither of them"
    ]


@pytest.mark.parametrize(
    ("name", "remark", "schema"),
    [
        ("DAEDONG CREDIT BANK", "", Schema.BANK),
        ("RUSSIAN FINANCIAL CORPORATION", "SWIFT/BIC RUFCRUMM.", Schema.BANK),
        ("WEST BANK TOURS", "", Schema.ORGANIZATION),
        ("ACME S.A. DE C.V.", "", Schema.COMPANY),
        ("KARDIAM", "Enterprise Number 0430.033.662 (Belgium).", Schema.COMPANY),
        ("LAZARUS GROUP", "", Schema.ORGANIZATION),
    ],
)
def test_what_a_row_without_a_type_is(
    write: Write, small: OfacList, name: str, remark: str, schema: Schema
) -> None:
    reading = read(write(sdn=(listing(1, name, remark),), add=(), alt=()), source=small)

    assert reading.batch.entities[0].schema_ is schema


def test_an_unknown_country_is_kept_and_said(write: Write, small: OfacList) -> None:
    folder = write(add=('36,25,-0- ,"Havana","Atlantis",-0- ',))

    reading = read(folder, source=small)

    (entity, _) = reading.batch.entities
    assert entity.address == ("Havana, Atlantis",)
    assert entity.notes == ("country: Atlantis",)
    assert [problem.where for problem in reading.problems] == ["add.csv:1"]


def test_measures_that_are_no_blocking() -> None:
    source = description().measures

    assert measures("DPRK4", [], source) == (("blocking",), ())
    assert measures("NS-PLC", [], source)[0] == ()
    assert measures("ISA", [], source)[0] == ("menu sanctions",)
    directive = ["Executive Order 13662 Directive Determination - Subject to Directive 2"]
    assert measures("UKRAINE-EO13662", directive, source)[0] == ("menu sanctions",)
    assert measures("VENEZUELA-EO13850", directive, source)[0] == ("blocking",)


def test_the_same_files_give_the_same_batch(data: Path, list_2019: Whole) -> None:
    assert read(data / "ofac-csv-2019-01").batch == list_2019.batch


def test_all_ends_exist(list_2021: Whole) -> None:
    kinds = {entity.id: entity.schema_ for entity in list_2021.batch.entities}

    def fits(link: Link) -> bool:
        row = registry().links[link.type]
        return kinds[link.from_id] in row.source and kinds[link.to_id] in row.target

    assert all(fits(link) for link in list_2021.batch.links)
    assert {d.entity_id for d in list_2021.batch.designations} == set(kinds)
    assert Directory([]).find("ANYONE") == ()
