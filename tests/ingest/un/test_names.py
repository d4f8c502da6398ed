"""Whom the comments mean: by the names that the lists give, and never by likeness."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.un import UnReading, read
from ingest.un.forms import abbreviates, form, forms
from ingest.un.mentions import read as find
from ingest.un.source import UnSource
from ingest.un.transform import Entry
from ingest.un.unlisted import added_names
from tests.ingest.un.conftest import Write, entry


def named(reading: UnReading, reference: str, text: str) -> list[tuple[str, str]]:
    """Return whom a text means in the comments of one entry, with the words that do."""
    listing = next(
        one.listing
        for one in reading.entries
        if isinstance(one, Entry) and one.listing.reference == reference
    )
    found = find(text, listing, reading.directory)
    return [
        (found.parties[sign].key, found.words(at, at + 1))
        for at, sign in enumerate(found.text)
        if sign in found.parties
    ]


REAL = {
    "by its name, with what stands in brackets": (
        "KPe.014",
        "the Korea Mining Development Trading Corporation (KOMID) to carry out",
        [("KPe.001", "Korea Mining Development Trading Corporation (KOMID)")],
    ),
    "by an alias": ("KPe.005", "on behalf of KOMID.", [("KPe.001", "KOMID")]),
    "by an abbreviation in its name": (
        "KPe.004",
        "to the GBAE",
        [("KPe.007", "GBAE")],
    ),
    "without the article": (
        "KPe.043",
        "is the Ministry of People’s Armed Forces",
        [("KPe.054", "Ministry of People’s Armed Forces")],
    ),
    "on another list by its whole name": (
        "KPe.011",
        "Iran’s Shahid Hemmat Industrial Group (SHIG).",
        [("IRe.067", "Shahid Hemmat Industrial Group (SHIG)")],
    ),
    "on another list not by an abbreviation": ("KPe.011", "supplied SHIG.", []),
    "itself in short where a sentence begins": (
        "KPe.011",
        "Heungjin has been used.",
        [("KPe.011", "Heungjin")],
    ),
    "not in short elsewhere: it may be the ship": ("KPe.067", "of the vessel KOTI, which", []),
    "not in short in capitals: it is the ship": ("KPe.067", "KOTI loaded oil.", []),
    "itself with another legal form": (
        "KPe.065",
        "owned by Korea Samma Shipping Company, conducted",
        [("KPe.065", "Korea Samma Shipping Company")],
    ),
    "taken up by its first words": (
        "KPe.013",
        "Green Pine Associated Corporation (Green Pine). It worked with Green Pine to transfer",
        [
            ("KPe.010", "Green Pine Associated Corporation (Green Pine)"),
            ("KPe.010", "Green Pine"),
        ],
    ),
    "not by first words alone": ("KPe.013", "It worked with Green Pine to transfer", []),
    "by its number": (
        "TAe.013",
        "Owned by Somebody Called Otherwise (TAi.165).",
        [("TAi.165", "Somebody Called Otherwise (TAi.165)")],
    ),
    "not by a name that another number contradicts": (
        "QDe.001",
        "Associated with Jemaah Islamiyah (QDe.004).",
        [],
    ),
    "not by a number that is on no list": ("QDe.005", "Aid Organization of Ulema (QDe.073)", []),
    "not by the beginning of a longer name": (
        "KPi.042",
        "of the Workers’ Party of Korea Propaganda Office",
        [],
    ),
    "not by a name in small letters": ("KPe.028", "in the office 39 of", []),
    "not by likeness": ("KPe.026", "The Korea Ryongbong General Corporation is the parent", []),
    "not by a name that two have": ("IRe.001", "Instrumentation Factories Plants", []),
    "by a name that parties.yml shows": (
        "KPi.012",
        "He is a TCB official.",
        [("KPe.003", "TCB")],
    ),
    "an unlisted party": (
        "IRe.017",
        "Subordinate entity of AIO.",
        [("case:un-sc/aerospace-industries-organisation", "AIO")],
    ),
    "an unlisted party only on its list": ("KPe.017", "Subordinate entity of AIO.", []),
}


@pytest.mark.parametrize(("reference", "text", "who"), REAL.values(), ids=REAL.keys())
def test_whom_words_mean(
    un_list: UnReading, reference: str, text: str, who: list[tuple[str, str]]
) -> None:
    assert named(un_list, reference, text) == who


def test_a_name_that_two_parties_have_means_neither(write: Write, small: UnSource) -> None:
    alias = "<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>EXAMPLE LINE</ALIAS_NAME>"
    twice = [
        entry("ENTITY", f"{alias}</ENTITY_ALIAS>", REFERENCE_NUMBER=number, FIRST_NAME=name)
        for number, name in (("KPe.901", "EXAMPLE ONE"), ("KPe.902", "EXAMPLE TWO"))
    ]
    asking = entry(
        REFERENCE_NUMBER="KPe.903",
        FIRST_NAME="EXAMPLE THREE",
        COMMENTS1="Owned or controlled by Example Line. Owned or controlled by Example Two.",
    )

    reading = read(write(*twice, asking), source=small)

    assert named(reading, "KPe.903", "by Example Line and Example Two") == [
        ("KPe.902", "Example Two")
    ]
    *_, row = reading.rows()
    assert [str(one) for one in reading.tally.untaken] == [
        "KPe.903: Owned or controlled by Example Line."
    ]


def test_the_name_that_somebody_is_listed_under_comes_before_aliases(un_list: UnReading) -> None:
    words = form("Second Academy of Natural Sciences")

    assert un_list.directory.names("DPRK")[words] == frozenset({"KPe.018"})
    assert "SECOND ACADEMY OF NATURAL SCIENCES (KPE.018)" in (
        un_list.directory.parties["KPe.021"].names
    )


@pytest.mark.parametrize(
    ("short", "name", "does"),
    [
        ("KOMID", "KOREA MINING DEVELOPMENT TRADING CORPORATION", True),
        ("KAA", "KHATAM AL-ANBIYA CONSTRUCTION HEADQUARTERS", True),
        ("PAKISTAN", "AL-HARAMAIN FOUNDATION", False),
        ("NGO", "TOUS POUR LA PAIX ET LE DEVELOPPEMENT", False),
        ("UNION OF THE COMOROS", "AL-HARAMAIN FOUNDATION", False),
    ],
)
def test_an_abbreviation_has_its_letters_in_the_name(short: str, name: str, *, does: bool) -> None:
    assert abbreviates(short, name) is does


def test_the_names_in_a_name() -> None:
    assert list(forms("DAEDONG CREDIT BANK (DCB)")) == [
        "DAEDONG CREDIT BANK (DCB)",
        "DAEDONG CREDIT BANK",
        "DCB",
    ]
    assert list(forms("HARAKAT UL-MUJAHIDIN / HUM"))[1:] == ["HARAKAT UL-MUJAHIDIN", "HUM"]
    assert list(forms("LEADER (HONG KONG) INTERNATIONAL")) == ["LEADER (HONG KONG) INTERNATIONAL"]


def test_each_name_that_was_added_stands_in_the_list(un_list: UnReading, un_file: Path) -> None:
    whole = " ".join(un_file.read_text("utf-8").split())
    entries = {
        one.listing.reference: f"{one.listing.comments} {one.listing.raw.values('DESIGNATION')}"
        for one in un_list.entries
        if isinstance(one, Entry)
    }

    for row in added_names().unlisted:
        assert row.names[0] in entries[row.named], row
        assert all(name in whole for name in row.names), row
    for called in added_names().called:
        assert all(name in whole for name in called.names), called


@given(st.text(alphabet="KOMID tanchoBk()’.\n", max_size=80))
def test_the_words_as_they_stand_can_always_be_told(un_list: UnReading, text: str) -> None:
    listing = un_list.directory.parties["KPe.005"]
    whole = next(
        one.listing
        for one in un_list.entries
        if isinstance(one, Entry) and one.listing.reference == listing.key
    )
    found = find(text, whole, un_list.directory)

    assert found.words(0, len(found.text)) == text.strip()
    assert len(found.origin) == len(found.text) + 1
    assert list(found.origin) == sorted(found.origin)
