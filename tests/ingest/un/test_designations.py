"""A listing as a designation: its days, its measures, and what of them is from memory."""

from __future__ import annotations

from collections import Counter

from graphkit.model.records import Designation
from graphkit.model.rows import Row
from ingest.un import read
from ingest.un.source import UnSource, description
from tests.ingest.un.conftest import Write, entry

Rows = dict[str, Row]


def listed(rows: Rows, reference: str) -> Designation:
    (found,) = rows[reference].records.designations
    return found


def test_a_listing_is_a_designation_since_its_day(un_rows: Rows) -> None:
    koti = listed(un_rows, "KPe.067")

    assert (koti.authority, koti.programme, koti.list_id) == ("UN", "DPRK", "KPe.067")
    assert (koti.published, koti.effective, koti.end) == ("2018-03-30", "2018-03-30", "")
    assert (koti.stage, koti.measures) == ("in force", ("asset freeze",))
    assert koti.legal_basis == "Resolution 1718 (2006), paragraph 8(d)"
    assert koti.notes == "entry amended on 2022-07-26"
    assert listed(un_rows, "TAe.014").effective == "2015-03-27"  # `2015-03-27-04:00` in the file


def test_measures_by_list_and_by_an_entrys_own_words(un_rows: Rows) -> None:
    measures = {reference: listed(un_rows, reference).measures for reference in un_rows}

    assert measures["KPi.080"] == ("asset freeze", "travel ban")
    assert measures["YEe.001"] == ("arms embargo",)  # no freeze, as its words say
    assert measures["YEi.001"] == ("asset freeze", "travel ban", "arms embargo")
    assert measures["LYe.001"] == ("asset freeze",)
    assert Counter(measures[one] for one in measures if one.startswith("LYi")) == {
        ("asset freeze", "travel ban"): 21,
        ("travel ban",): 5,
        ("asset freeze",): 2,
    }
    assert Counter(measures.values()) == {
        ("asset freeze", "travel ban", "arms embargo"): 429,
        ("asset freeze",): 242,
        ("asset freeze", "travel ban"): 219,
        ("asset freeze", "arms embargo"): 97,
        ("travel ban",): 15,
        ("arms embargo",): 1,
    }


def test_a_measure_that_is_not_known_is_said_and_not_guessed(write: Write, small: UnSource) -> None:
    words = "Listed pursuant to paragraph 15 of resolution 1970 (Flight Ban)."
    path = write(entry(UN_LIST_TYPE="Libya", REFERENCE_NUMBER="LYe.901", COMMENTS1=words))
    reading = read(path, source=small)
    (row,) = reading.rows()

    assert isinstance(row, Row)
    assert row.records.designations[0].measures == ("asset freeze",)
    assert words.removesuffix(".") in f"Listed pursuant to {row.records.designations[0].notes}"
    assert reading.tally.problems == [
        "LYe.901: 'Flight Ban' is no measure that is known here (source.yml); kept in notes"
    ]


def test_what_is_from_memory_says_so(un_rows: Rows) -> None:
    said = "measures of the list for Al-Qaida from memory (hi)"

    assert said in listed(un_rows, "QDe.004").notes
    assert "memory" not in listed(un_rows, "KPe.001").notes
    assert "memory" not in listed(un_rows, "LYi.015").notes
    for kind in description().lists.values():
        for usual in (kind.individual, kind.entity):
            assert usual.measures or not usual.memory
            assert usual.basis.startswith("Resolution")


def test_a_listing_of_a_list_that_lapsed_is_certain_only_on_the_day_of_the_list(
    un_rows: Rows,
) -> None:
    sepah = listed(un_rows, "IRe.007")
    bounds = sepah.bounds()

    assert sepah.published == "2007-03-24"
    assert sepah.effective == "[2007-03-24..2026-02-27]"
    assert (bounds.start_min.isoformat(), bounds.start_max.isoformat()) == (
        "2007-03-24",
        "2026-02-27",
    )
    assert "resolution 2231 (2015) ended the measures" in sepah.notes


def test_a_delisting_that_the_list_states_ends_it(write: Write, small: UnSource) -> None:
    (row,) = read(write(entry(DELISTED_ON="2020-05-01")), source=small).rows()

    assert isinstance(row, Row)
    ended = row.records.designations[0]
    assert (ended.stage, ended.end, ended.end_reason) == ("ended", "2020-05-01", "delisted")


def test_who_submitted_an_entry_is_kept(write: Write, small: UnSource) -> None:
    path = write(entry(SUBMITTED_BY="Example State", SUBMITTED_ON="2018-03-01"))
    (row,) = read(path, source=small).rows()

    assert isinstance(row, Row)
    notes = row.records.designations[0].notes
    assert notes == "submitted on 2018-03-01; submitted by Example State"
