"""SDN.XML and CONSOLIDATED.XML: whole or not at all, and what is unknown is named."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest

from graphkit.errors import InputRejected, UsageError
from ingest.ofac.source import OfacList
from ingest.ofac.standard import bare, city, numbered
from tests.ingest.ofac.conftest import read
from tests.ingest.ofac.invented import STANDARD, Change, changed_copy


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], Path]:
    """Return a function that writes the invented file with a change."""

    return partial(changed_copy, STANDARD, tmp_path)


def test_a_party_whole(small: OfacList) -> None:
    reading = read(STANDARD, source=small)

    ship = reading.batch.entities[2]
    assert ship.properties() == {
        "id": "imo:1234567",
        "schema": "Vessel",
        "name": "INVENTED STAR",
        "identifiers": [
            {"kind": "ofac", "value": "900003"},
            {"kind": "imo", "value": "1234567"},
        ],
        "imoNumber": "1234567",
        "mmsi": ["999999999"],
        "callSign": ["XXXX9"],
        "flag": ["kp"],
        "pastFlags": ["tv"],
        "type": ["Bulk Carrier"],
        "tonnage": ["12345"],
        "grossRegisteredTonnage": ["6789"],
        "notes": ["Vessel owner: INVENTED TRADING CO., LTD."],
    }
    assert [(one.locator, one.quote) for one in reading.rows[2].records.evidence] == [
        ("sdn.xml uid 900003", "DPRK4"),
        ("sdn.xml uid 900003", "Linked To: INVENTED TRADING CO., LTD."),
        ("sdn.xml uid 900003", "INVENTED TRADING CO., LTD."),
    ]
    assert [one.name for one in reading.unresolved] == ["NOBODY WHO IS LISTED"]


BROKEN: dict[str, tuple[Change, str]] = {
    "an entry that the count does not know": (
        lambda text: text.replace("<Record_Count>6<", "<Record_Count>5<"),
        "Record_Count is 5 and the file holds 6 entries",
    ),
    "an entry that is gone": (
        lambda text: text.replace("<Record_Count>6<", "<Record_Count>7<"),
        "Record_Count is 7 and the file holds 6 entries",
    ),
    "a count that is none": (
        lambda text: text.replace("<Record_Count>6<", "<Record_Count>six<"),
        "Record_Count 'six' is no number",
    ),
    "another way to write a day": (
        lambda text: text.replace("08/07/2026", "2026-08-07"),
        "Publish_Date '2026-08-07' is no MM/DD/YYYY",
    ),
    "a renamed element": (
        lambda text: text.replace("akaList>", "aliasList>"),
        "an element 'aliasList' inside 'sdnEntry' that is not known",
    ),
    "a renamed element deep inside": (
        lambda text: text.replace("idNumber>", "number>"),
        "an element 'number' inside 'id' that is not known",
    ),
    "a renamed header": (
        lambda text: text.replace("publshInformation", "publishInformation"),
        "holds no publshInformation",
    ),
    "renamed entries": (
        lambda text: text.replace("sdnEntry", "entry"),
        "Record_Count is 6 and the file holds 0 entries",
    ),
    "a type of party that is not": (
        lambda text: text.replace("<sdnType>Vessel<", "<sdnType>Submarine<"),
        "sdnType 'Submarine' is none of Individual, Vessel, Aircraft, Entity",
    ),
    "a kind of name that is not": (
        lambda text: text.replace("f.k.a.", "p.k.a."),
        "type 'p.k.a.' is none of a.k.a., f.k.a., n.k.a.",
    ),
    "a quality of name that is not": (
        lambda text: text.replace("<category>weak<", "<category>feeble<"),
        "category 'feeble' is none of strong, weak",
    ),
    "one number twice": (
        lambda text: text.replace("<uid>900004<", "<uid>900003<"),
        "uid 900003 is already entry 3",
    ),
    "no number": (
        lambda text: text.replace("<uid>900004<", "<uid>none<"),
        "'none' is no listing number",
    ),
    "no name": (
        lambda text: text.replace("<lastName>XX-INV<", "<lastName><"),
        "a listing without a name or a programme",
    ),
    "no programme": (
        lambda text: text.replace("<program>IFSR</program>", "<program />"),
        "a listing without a name or a programme",
    ),
    "a document type": (
        lambda text: text.replace("<sdnList ", "<!DOCTYPE sdnList>\n<sdnList ", 1),
        "refused: DOCTYPE not allowed",
    ),
}


@pytest.mark.parametrize(("change", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_not_whole_or_not_known_stops_with_its_name(
    changed: Callable[[Change], Path], small: OfacList, change: Change, said: str
) -> None:
    with pytest.raises(InputRejected) as stopped:
        read(changed(change), source=small)

    assert stopped.value.what.startswith(said)
    assert stopped.value.where.startswith("sdn.xml")
    assert stopped.value.cure


def test_the_line_of_what_is_unknown_is_named(
    changed: Callable[[Change], Path], small: OfacList
) -> None:
    with pytest.raises(InputRejected) as stopped:
        read(changed(lambda text: text.replace("akaList>", "aliasList>")), source=small)

    assert stopped.value.where == "sdn.xml:39"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_cut_file_stops_wherever_it_was_cut(
    changed: Callable[[Change], Path], small: OfacList, share: float
) -> None:
    path = changed(lambda text: text[: int(len(text) * share)])

    with pytest.raises(InputRejected, match="nothing loaded") as stopped:
        read(path, source=small)

    assert stopped.value.where.startswith("sdn.xml")


def test_a_shrunken_list_is_refused() -> None:
    with pytest.raises(InputRejected, match="6 sdnEntry where the whole release has at least 6,0"):
        read(STANDARD)


def test_the_older_namespace_is_read_too(
    changed: Callable[[Change], Path], small: OfacList
) -> None:
    new = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"
    older = read(
        changed(lambda text: text.replace(new, "http://tempuri.org/sdnList.xsd")), source=small
    )

    assert older.batch == read(STANDARD, source=small).batch


def test_a_packed_file_is_read_as_it_is_plain(tmp_path: Path, small: OfacList) -> None:
    packed, archive = tmp_path / "SDN.XML.gz", tmp_path / "sdn_xml.zip"
    packed.write_bytes(gzip.compress(STANDARD.read_bytes()))
    with ZipFile(archive, "w") as file:
        file.write(STANDARD, "SDN.XML")

    plain = read(STANDARD, source=small)

    assert read(packed, source=small).batch == plain.batch
    assert read(archive, source=small).batch == plain.batch


def test_the_file_states_its_day_and_no_other_is_taken(small: OfacList) -> None:
    assert read(STANDARD, date(2026, 8, 7), small).run.dated == "2026-08-07"

    with pytest.raises(UsageError, match="says that it is of 2026-08-07, not of 2026-08-08"):
        read(STANDARD, date(2026, 8, 8), small)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("", ""),
        ("Member of nothing.", "Member of nothing."),
        ("(Linked To: A)", "Linked To: A;"),
        ("(Linked To: A; Linked To: B (THE SECOND)).", "Linked To: A; Linked To: B (THE SECOND);"),
        ("Invented; (Linked To: A) (Linked To: B)", "Invented; Linked To: A; Linked To: B;;"),
        ("(Linked To: A", "(Linked To: A"),
        ("Linked To: A (B)", "Linked To: A (B)"),
    ],
)
def test_links_in_parentheses(stated: str, expected: str) -> None:
    assert bare(stated) == expected


def test_numbers_and_towns_as_the_legacy_form_writes_them() -> None:
    assert numbered("Passport", "1", "Iran", "01 Jan 2001", "02 Feb 2011") == (
        "Passport 1 (Iran) issued 01 Jan 2001 expires 02 Feb 2011"
    )
    assert numbered("Gender", "Male") == "Gender Male"
    assert city("Mexico", "D.F.", "", "11570") == "Mexico, D.F. 11570"
    assert city("", "", "", "11570") == "11570"
    assert city("", "Fable", "", "") == "Fable"
