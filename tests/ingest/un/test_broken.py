"""A file that is not the whole list stops; an entry that is not understood is rejected by name."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import InputRejected, UsageError
from graphkit.model.rows import Reject, Row
from ingest.un import read
from ingest.un.source import UnSource
from tests.ingest.un.conftest import Write, entry


def test_a_file_that_was_cut_in_half_is_refused(un_file: Path, tmp_path: Path) -> None:
    whole = un_file.read_bytes()
    (tmp_path / "cut.xml").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(InputRejected, match="nothing loaded"):
        read(tmp_path / "cut.xml")


def test_a_document_type_is_refused(un_file: Path, tmp_path: Path) -> None:
    head, _, rest = un_file.read_text(encoding="utf-8").partition("\n")
    (tmp_path / "dtd.xml").write_text(f'{head}\n<!DOCTYPE x [<!ENTITY e "E">]>\n{rest}', "utf-8")

    with pytest.raises(InputRejected, match="DOCTYPE"):
        read(tmp_path / "dtd.xml")


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.xml").write_text("<sdnList/>", "utf-8")

    with pytest.raises(InputRejected, match="holds no CONSOLIDATED_LIST"):
        read(tmp_path / "other.xml")


def test_a_part_of_the_list_is_refused(write: Write) -> None:
    with pytest.raises(InputRejected, match="0 individuals where the whole release has at least"):
        read(write(entry()))


@pytest.mark.parametrize(
    ("renamed", "said"),
    [
        (("<ENTITIES>", "</ENTITIES>"), "GROUPS is no part of the list that is known"),
        (("<ENTITY>", "</ENTITY>"), "GROUPS where only ENTITY stands in ENTITIES"),
    ],
)
def test_a_renamed_part_stops_and_is_not_passed_over(
    write: Write, small: UnSource, renamed: tuple[str, str], said: str
) -> None:
    path = write(entry())
    text = path.read_text("utf-8")
    for old, new in zip(renamed, ("<GROUPS>", "</GROUPS>"), strict=True):
        text = text.replace(old, new)
    path.write_text(text, "utf-8")

    with pytest.raises(InputRejected, match=said):
        read(path, source=small)


def test_one_entry_more_of_another_kind_stops_wherever_it_stands(
    write: Write, small: UnSource
) -> None:
    last = entry().replace("ENTITY>", "VESSEL>")

    with pytest.raises(InputRejected, match="VESSEL where only ENTITY stands in ENTITIES") as stop:
        read(write(entry(), last), source=small)

    assert stop.value.where == "UN_consolidated.xml:2"


def test_one_number_on_two_entries_stops(write: Write, small: UnSource) -> None:
    with pytest.raises(InputRejected, match="KPe.901 is already the number of entry 1") as stop:
        read(write(entry(), entry(REFERENCE_NUMBER="KPe.901")), source=small)

    assert stop.value.where == "UN_consolidated.xml:2"


def test_the_real_list_has_no_number_twice(un_file: Path) -> None:
    text = un_file.read_text("utf-8")
    numbers = [part.partition("<")[0].strip() for part in text.split("<REFERENCE_NUMBER>")[1:]]

    assert len(numbers) == len(set(numbers)) == 1003


REJECTED = {
    "an element that is not known": (
        entry().replace("FIRST_NAME", "FIRSTNAME"),
        ("FIRSTNAME", "EXAMPLE SHIPPING CO", "no element of an ENTITY that is known"),
    ),
    "an element of persons on an entity": (
        entry(GENDER="Male"),
        ("GENDER", "Male", "no element of an ENTITY that is known"),
    ),
    "an element twice": (
        entry(inner="<FIRST_NAME>OTHER</FIRST_NAME>"),
        ("FIRST_NAME", "OTHER", "stands twice"),
    ),
    "an element of a group that is not known": (
        entry(inner="<ENTITY_ADDRESS><PLANET>Mars</PLANET></ENTITY_ADDRESS>"),
        ("ENTITY_ADDRESS/PLANET", "Mars", "no element of it that is known"),
    ),
    "a group inside a text": (
        entry(inner="<SUBMITTED_BY><VALUE>A State</VALUE></SUBMITTED_BY>"),
        ("SUBMITTED_BY/VALUE", "", "an element where only text stands"),
    ),
    "text beside elements": (
        entry(inner="<ENTITY_ADDRESS>Nampo</ENTITY_ADDRESS>"),
        ("ENTITY_ADDRESS", "Nampo", "text where only elements stand"),
    ),
    "text behind an element": (
        entry(inner="<SORT_KEY/>Nampo"),
        ("ENTITY", "Nampo", "text where only elements stand"),
    ),
    "an attribute": (
        entry().replace("<LISTED_ON>", '<LISTED_ON zone="-4">'),
        ("LISTED_ON/@zone", "-4", "no attribute that is known"),
    ),
    "no name": (
        entry(FIRST_NAME=""),
        ("FIRST_NAME", "", "an entry without it; its DATAID is 1"),
    ),
    "no number": (
        entry(REFERENCE_NUMBER=""),
        ("REFERENCE_NUMBER", "", "an entry without it; its DATAID is 1"),
    ),
    "no day": (
        entry(LISTED_ON="2018-03-31T"),
        ("LISTED_ON", "2018-03-31T", "no day of the calendar, written YYYY-MM-DD"),
    ),
    "a day that no calendar has": (
        entry(LISTED_ON="2018-02-30"),
        ("LISTED_ON", "2018-02-30", "no day of the calendar, written YYYY-MM-DD"),
    ),
    "a day after that of the list": (
        entry(LISTED_ON="2026-02-28"),
        ("LISTED_ON", "2026-02-28", "a day after that of the list, 2026-02-27"),
    ),
    "another list type": (
        entry(inner="<LIST_TYPE><VALUE>EU List</VALUE></LIST_TYPE>"),
        ("LIST_TYPE", "EU List", "none of UN List (ingest/un/source.yml); entry KPe.901"),
    ),
    "another quality of a name": (
        entry(
            inner="<ENTITY_ALIAS><QUALITY>n.k.a.</QUALITY><ALIAS_NAME>B</ALIAS_NAME></ENTITY_ALIAS>"
        ),
        ("QUALITY", "n.k.a.", "none of a.k.a., f.k.a. (ingest/un/source.yml); entry KPe.901"),
    ),
    "a quality without a name": (
        entry(inner="<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME/></ENTITY_ALIAS>"),
        ("ALIAS_NAME", "a.k.a.", "another name without it; entry KPe.901"),
    ),
}


@pytest.mark.parametrize(("broken", "said"), REJECTED.values(), ids=REJECTED.keys())
def test_an_entry_that_is_not_understood_is_rejected_by_name(
    write: Write, small: UnSource, broken: str, said: tuple[str, str, str]
) -> None:
    good = entry(REFERENCE_NUMBER="KPe.902")

    reading = read(write(broken, good), source=small)
    rejected, accepted = reading.rows()

    assert isinstance(rejected, Reject)
    assert isinstance(accepted, Row)
    assert (rejected.field, rejected.value, rejected.rule) == said
    assert (rejected.file, rejected.line) == ("UN_consolidated.xml", 1)
    run = reading.run()
    assert (run.rows_read, run.rows_accepted) == (2, 1)
    assert f"rejected: {rejected}" in reading.summary()


def test_a_list_that_is_not_known_rejects_its_entries_and_no_others(
    write: Write, small: UnSource
) -> None:
    reading = read(
        write(entry(UN_LIST_TYPE="Mali"), entry(REFERENCE_NUMBER="KPe.902")), source=small
    )
    rejected, accepted = reading.rows()

    assert isinstance(rejected, Reject)
    assert (rejected.field, rejected.value) == ("UN_LIST_TYPE", "Mali")
    assert rejected.rule.startswith("none of DPRK, Al-Qaida, Taliban,")
    assert isinstance(accepted, Row)


PERSON = {"REFERENCE_NUMBER": "KPi.901", "FIRST_NAME": "EXAMPLE", "SECOND_NAME": "PERSON"}
REJECTED_PEOPLE = {
    "gender": ("<GENDER>Unknown</GENDER>", "GENDER", "Unknown"),
    "kind of document": (
        "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Visa</TYPE_OF_DOCUMENT></INDIVIDUAL_DOCUMENT>",
        "TYPE_OF_DOCUMENT",
        "Visa",
    ),
    "type of date": (
        "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>CIRCA</TYPE_OF_DATE><YEAR>1970</YEAR>"
        "</INDIVIDUAL_DATE_OF_BIRTH>",
        "TYPE_OF_DATE",
        "CIRCA",
    ),
    "quality of a name": (
        "<INDIVIDUAL_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>B C</ALIAS_NAME>"
        "</INDIVIDUAL_ALIAS>",
        "QUALITY",
        "a.k.a.",
    ),
}


@pytest.mark.parametrize(
    ("inner", "field", "value"), REJECTED_PEOPLE.values(), ids=REJECTED_PEOPLE.keys()
)
def test_a_word_of_a_person_that_is_not_known_rejects_the_entry(
    write: Write, small: UnSource, inner: str, field: str, value: str
) -> None:
    path = write(individuals=(entry("INDIVIDUAL", inner, **PERSON),))

    (rejected,) = read(path, source=small).rows()

    assert isinstance(rejected, Reject)
    assert (rejected.field, rejected.value) == (field, value)


def test_the_file_says_of_which_day_it_is(write: Write, small: UnSource) -> None:
    assert read(write(entry()), source=small).day == date(2026, 2, 27)
    assert read(write(entry()), date(2026, 2, 27), small).day == date(2026, 2, 27)


def test_a_day_that_contradicts_the_file_is_refused(write: Write, small: UnSource) -> None:
    with pytest.raises(UsageError, match="generated on 2026-02-27, and --dated says 2026-02-26"):
        read(write(entry()), date(2026, 2, 26), small)


def test_a_day_is_asked_for_only_where_the_file_has_none(write: Write, small: UnSource) -> None:
    path = write(entry(), head="")

    assert read(path, date(2026, 2, 26), small).day == date(2026, 2, 26)
    with pytest.raises(UsageError, match="no dateGenerated") as stop:
        read(path, source=small)
    assert "--dated YYYY-MM-DD" in stop.value.cure


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('dateGenerated="27/02/2026"', "is '27/02/2026', which is no day"),
        ('dateGenerated="2026-02-30"', "is '2026-02-30', which is no day"),
        ('dateGenerated="2026-02-27" part="1"', "an attribute 'part' that is not known"),
    ],
)
def test_a_head_that_is_not_understood_stops(
    write: Write, small: UnSource, head: str, said: str
) -> None:
    with pytest.raises(InputRejected, match=said):
        read(write(entry(), head=head), source=small)


def test_a_packed_list_is_the_same_list(write: Write, small: UnSource, tmp_path: Path) -> None:
    path = write(entry())
    plain = list(read(path, source=small).rows())
    (tmp_path / "list.xml.gz").write_bytes(gzip.compress(path.read_bytes()))
    with zipfile.ZipFile(tmp_path / "list.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name)

    for packed in ("list.xml.gz", "list.zip"):
        (row,) = read(tmp_path / packed, source=small).rows()
        (only,) = plain
        assert isinstance(row, Row)
        assert isinstance(only, Row)
        assert row.records.designations == only.records.designations
