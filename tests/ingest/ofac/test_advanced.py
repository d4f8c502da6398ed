"""SDN_ADVANCED.XML: whole or not at all, references that lead nowhere, and words not known."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from graphkit.errors import InputRejected
from graphkit.model.registry import registry
from ingest.ofac.advanced.words import words
from ingest.ofac.relations import meanings
from ingest.ofac.source import OfacList
from tests.ingest.ofac.conftest import read
from tests.ingest.ofac.invented import ADVANCED, Change, changed_copy


def swap(before: str, after: str, count: int = -1) -> Change:
    """Return a change that replaces a text."""
    return lambda text: text.replace(before, after, count)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], Path]:
    """Return a function that writes the invented file with a change."""

    return partial(changed_copy, ADVANCED, tmp_path)


def test_what_belongs_to_no_party_of_the_list_is_rejected_and_counted(small: OfacList) -> None:
    reading = read(ADVANCED, source=small)

    assert {name: (rows.read, rows.accepted) for name, rows in reading.counts.items()} == {
        "DistinctParty": (7, 6),
        "SanctionsEntry": (8, 6),
        "ProfileRelationship": (7, 5),
        "IDRegDocument": (5, 4),
    }
    assert sorted(map(str, reading.rejects)) == [
        "sdn_advanced.xml:5 IDRegDocument: identity 7777 is of no party of it",
        "sdn_advanced.xml:6 ProfileRelationship: relation type 'Sharing an invented hobby with' is"
        " not known here",
        "sdn_advanced.xml:7 DistinctParty: is not on this list: Consolidated List",
        "sdn_advanced.xml:7 ProfileRelationship: profile 900007 is no party of it",
        "sdn_advanced.xml:7 SanctionsEntry: profile 900007 is no party of it",
        "sdn_advanced.xml:8 SanctionsEntry: profile 900008 is no party of it",
    ]
    assert (reading.run.rows_read, reading.run.rows_accepted) == (27, 21)


def test_a_relationship_is_a_link_with_its_words(small: OfacList) -> None:
    reading = read(ADVANCED, source=small)
    evidence = {one.about: one for one in reading.batch.evidence}

    served = next(one for one in reading.batch.links if one.type == "SERVES")
    owned = next(one for one in reading.batch.links if one.type == "HAS_INTEREST_IN")

    assert (served.role, served.end_date) == ("support", "[..2026-08-07]")
    assert served.notes == "Providing support to; former; High"
    assert owned.notes == "Owned or Controlled By"
    assert evidence[owned.id].locator == "sdn_advanced.xml ProfileRelationship 802"
    assert evidence[owned.id].quote == "Owned or Controlled By"


def test_every_relationship_that_is_known_is_a_link_of_the_registry() -> None:
    for meaning in meanings().values():
        kind = registry().links[meaning.link]
        assert kind.roles is None or meaning.role in kind.roles


def test_what_an_entry_says_besides_is_kept(small: OfacList) -> None:
    bank = [
        one.notes
        for one in read(ADVANCED, source=small).batch.designations
        if one.list_id == "900005" and one.programme == "SDGT"
    ]

    assert bank == ["NDAA Special Conditions"]


BROKEN: dict[str, tuple[Change, str]] = {
    "an unknown type of party": (
        swap(">Aircraft</PartySubType>", ">Balloon</PartySubType>"),
        "PartySubType 'Balloon' is not known here",
    ),
    "an unknown type where the sub-type is open": (
        swap(">Entity</PartyType>", ">Thing</PartyType>"),
        "PartySubType 'Thing' is not known here",
    ),
    "an unknown kind of name": (
        swap(">F.K.A.<", ">P.K.A.<"),
        "AliasType 'P.K.A.' is not known here",
    ),
    "an unknown part of a name": (
        swap(">Entity Name<", ">Trade Name<"),
        "NamePartType 'Trade Name' is not known here",
    ),
    "an unknown part of a place": (
        swap(">ADDRESS2<", ">FLOOR<"),
        "LocPartType 'FLOOR' is not known here",
    ),
    "an unknown event": (
        swap(">Created<", ">Removed<"),
        "EntryEventType 'Removed' is not known here",
    ),
    "another calendar": (
        swap(">Gregorian<", ">Invented<"),
        "CalendarType 'Invented' is not known here",
    ),
    "a type of relationship that the file does not define": (
        swap('<RelationType ID="15002"', '<RelationType ID="15009"'),
        "ReferenceValueSets has no RelationType 15002",
    ),
    "a location that is not there": (
        swap('VersionLocation LocationID="3"', 'VersionLocation LocationID="77"'),
        "no Location 77",
    ),
    "a group of names that is not there": (
        swap('<NamePartGroup ID="1" ', '<NamePartGroup ID="77" '),
        "no NamePartGroup 1",
    ),
    "a renamed element": (
        swap("NamePartValue", "NameValue"),
        "an element 'NameValue' inside 'DocumentedNamePart' that is not",
    ),
    "a renamed set": (
        swap("RelationTypeValues>", "RelationKindValues>"),
        "an element 'RelationType' inside 'RelationKindValues' that is not",
    ),
    "renamed parties": (swap("DistinctParty", "Party"), "holds no DistinctParty"),
    "renamed entries": (swap("SanctionsEntry", "Entry"), "holds no SanctionsEntry"),
    "no reference values": (
        swap("ReferenceValueSets", "Values"),
        "holds no ReferenceValueSets before what refers to them",
    ),
    "no day": (swap("DateOfIssue", "Issued"), "holds no DateOfIssue"),
    "a day that is none": (swap("<Day>7</Day>", "<Day>32</Day>", 1), "2026-8-32"),
    "one number twice": (
        swap('FixedRef="900004"', 'FixedRef="900003"'),
        "uid 900003 or its profile 900004 stands twice",
    ),
    "an attribute that is gone": (
        swap(' From-ProfileID="900001"', "", 1),
        "ProfileRelationship has no From-ProfileID",
    ),
}


@pytest.mark.parametrize(("change", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_not_whole_or_not_known_stops_with_its_name(
    changed: Callable[[Change], Path], small: OfacList, change: Change, said: str
) -> None:
    with pytest.raises(InputRejected) as stopped:
        read(changed(change), source=small)

    assert stopped.value.what.startswith(said)
    assert stopped.value.where.startswith("sdn_advanced.xml")
    assert stopped.value.cure


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.999])
def test_a_cut_file_stops_wherever_it_was_cut(
    changed: Callable[[Change], Path], small: OfacList, share: float
) -> None:
    path = changed(lambda text: text[: int(len(text) * share)])

    with pytest.raises(InputRejected, match="nothing loaded"):
        read(path, source=small)


def test_an_entry_without_a_programme_leaves_its_party_out_and_says_so(
    changed: Callable[[Change], Path], small: OfacList
) -> None:
    reading = read(changed(swap("<Comment>IFSR</Comment>", "<Comment />")), source=small)

    said = [str(one) for one in reading.rejects]
    assert "sdn_advanced.xml:5 SanctionsEntry: names no programme" in said
    assert "sdn_advanced.xml:5 DistinctParty: is not on this list: no entry names it" in said
    assert "sdn_advanced.xml:3 ProfileRelationship: profile 900005 is no party of it" in said
    assert reading.run.rows_read == reading.run.rows_accepted + len(reading.rejects)


def test_what_was_made_after_the_day_of_the_list_is_rejected(
    changed: Callable[[Change], Path], small: OfacList
) -> None:
    later = "<Year>2011</Year>\n          <Month>10</Month>"
    reading = read(changed(swap(later, later.replace("2011", "2027"))), source=small)

    said = [str(one) for one in reading.rejects]
    assert (
        "sdn_advanced.xml:4 SanctionsEntry: was made on 2027-10-12, after the day of the list"
        in said
    )


def test_a_relationship_has_its_own_period(
    changed: Callable[[Change], Path], small: OfacList
) -> None:
    def dated(year: int) -> Change:
        ends = "".join(
            f"<{name} Approximate='false'><From><Year>{year}</Year><Month>1</Month><Day>1</Day>"
            f"</From><To><Year>{year}</Year><Month>12</Month><Day>31</Day></To></{name}>"
            for name in ("Start", "End")
        )
        period = f"<DatePeriod CalendarTypeID='1'>{ends}</DatePeriod></ProfileRelationship>"
        return swap("</ProfileRelationship>", period, 1)

    reading = read(changed(dated(2020)), source=small)
    later = read(changed(dated(2027)), source=small)

    (acts,) = (one for one in reading.batch.links if one.type == "ACTS_FOR")
    assert (acts.start_date, acts.end_date) == ("[2020-01-01..2020-12-31]",) * 2
    assert [str(one) for one in later.rejects if "begins" in one.rule] == [
        "sdn_advanced.xml:1 ProfileRelationship: begins on 2027-01-01, after the day of the list"
    ]


def test_a_type_of_measure_that_is_not_known_is_words_and_no_measure(
    changed: Callable[[Change], Path], small: OfacList
) -> None:
    reading = read(changed(swap(">Block</Sanc", ">Invented Measure</Sanc")), source=small)

    (company,) = (one for one in reading.batch.designations if one.list_id == "900002")
    assert company.measures == ()
    assert company.notes == (
        "Invented Measure; DPRK4: its entry does not say that property is blocked"
    )


def test_a_shrunken_list_is_refused() -> None:
    with pytest.raises(InputRejected, match="6 DistinctParty where the whole release has at least"):
        read(ADVANCED)


def test_the_words_are_those_of_the_table() -> None:
    assert words().names == {"A.K.A.": "a.k.a.", "F.K.A.": "f.k.a.", "N.K.A.": "n.k.a."}
