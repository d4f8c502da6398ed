"""An identifier passes its check or is refused; what passes names one thing in every spelling."""

from __future__ import annotations

import csv
import random
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model.identifiers import (
    Identifier,
    IdentifierError,
    Kind,
    company_imo,
    identifier,
    parse,
    ship_imo,
    strongest,
)

# 9074729 is the usual example, 1111117 holds by chance; the others are ships of sanctions cases.
SHIPS = ["9074729", "1111117", "7937317", "8914934", "8606173", "7408873", "9417115", "8905490"]
# Company numbers of the UN and US lists.
COMPANIES = [
    "1790183 1865817 1991835 5145892 5342883 5418446 5434358 5499198 5604962 5721069 5758476",
    "5814866 5814883 5817790 5857588 5905801 5936312 5938411 5954061 5963351 5982254",
]
COMPANY_NUMBERS = " ".join(COMPANIES).split()
# Of Bloomberg, Apple, Deutsche Bank and GLEIF, as they publish them.
LEIS = [
    "5493001KJTIIGC8Y1R12",
    "HWUPKR0MPOU8FGXBT394",
    "7LTWFZYICNSX8D621K86",
    "506700GE1G29325QX363",
]
LEI = LEIS[0]


def refused(kind: Kind, stated: str) -> str:
    """Return the error that a stated identifier ends in; a failure if it is taken."""
    with pytest.raises(IdentifierError) as error:
        identifier(kind, stated)
    return str(error.value)


@pytest.mark.parametrize("number", SHIPS)
def test_a_ship_number_that_holds_is_taken(number: str) -> None:
    assert ship_imo(number) == number


@pytest.mark.parametrize("number", COMPANY_NUMBERS)
def test_a_company_number_that_holds_is_taken(number: str) -> None:
    assert company_imo(number) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("9074728", "should end in 9"),
        ("9074792", "should end in"),
        ("1111111", "should end in 7"),
        ("0000000", "seven digits"),
        ("907472", "seven digits"),
        ("90747290", "seven digits"),
        ("15411", "seven digits"),  # BONU 5 on the list of 2021
        ("9O74729", "seven digits"),  # a letter O
        ("９０７４７２９", "seven digits"),
        ("٩٠٧٤٧٢٩", "seven digits"),
        ("907 4729", "seven digits"),
        ("MMSI 9074729", "seven digits"),
        ("", "empty"),
        ("  ", "empty"),
    ],
)
def test_a_wrong_ship_number_is_refused_and_says_why(number: str, words: str) -> None:
    assert words in refused(Kind.IMO, number)


@pytest.mark.parametrize(
    "number", ["1790184", "5342882", "0000000", "543400", "５３４２８８３", "9074729"]
)
def test_a_wrong_company_number_is_refused(number: str) -> None:
    assert "IMO company" in refused(Kind.IMO_COMPANY, number)


def test_ships_and_companies_have_two_check_digits() -> None:
    assert not takes(Kind.IMO_COMPANY, "9074729")
    assert not takes(Kind.IMO, "5342883")


def takes(kind: Kind, stated: str) -> bool:
    try:
        identifier(kind, stated)
    except IdentifierError:
        return False
    return True


@pytest.mark.parametrize(
    "spelling",
    [
        "IMO 9074729",
        "IMO9074729",
        "imo 9074729",
        "Imo:9074729",
        "IMO-9074729",
        "IMO: 9074729",
        "IMO\u00a09074729",
        "  9074729\n",
    ],
)
def test_spellings_of_a_ship_number_are_one_number(spelling: str) -> None:
    assert identifier(Kind.IMO, spelling) == Identifier(Kind.IMO, "9074729")


SHIP_WEIGHTS = (7, 6, 5, 4, 3, 2)


@pytest.mark.parametrize("number", SHIPS)
def test_every_wrong_digit_that_the_check_can_see_is_caught(number: str) -> None:
    """An error of n at weight w shows unless 10 divides w times n: 5 at 6, 4 and 2; even at 5."""
    for place, wrong, error in single_errors(number):
        weight = SHIP_WEIGHTS[place] if place < 6 else 1
        assert takes(Kind.IMO, wrong) == (weight * error % 10 == 0), wrong


def single_errors(number: str) -> Iterator[tuple[int, str, int]]:
    for place, digit in enumerate(number):
        for other in set(string.digits) - {digit}:
            yield place, number[:place] + other + number[place + 1 :], int(other) - int(digit)


@pytest.mark.parametrize("number", COMPANY_NUMBERS)
def test_a_wrong_digit_of_a_company_number_is_caught_but_for_remainders_0_and_10(
    number: str,
) -> None:
    """Both end in 1, so that an error from one to the other cannot be seen; no other can hide."""
    for _, wrong, _ in single_errors(number):
        if takes(Kind.IMO_COMPANY, wrong):
            assert wrong[6] == number[6] == "1"


@pytest.mark.parametrize("code", LEIS)
def test_a_published_lei_is_taken_in_its_spellings(code: str) -> None:
    for spelling in (code, code.lower(), f" {code} ", " ".join(re.findall("....", code))):
        assert identifier(Kind.LEI, spelling) == Identifier(Kind.LEI, code)


@pytest.mark.parametrize("code", LEIS)
def test_every_single_error_of_an_lei_is_caught(code: str) -> None:
    for place, character in enumerate(code):
        alike = string.digits if character.isdigit() else string.ascii_uppercase
        for other in set(alike) - {character}:
            assert not takes(Kind.LEI, code[:place] + other + code[place + 1 :])


@pytest.mark.parametrize("code", LEIS)
def test_two_digits_of_an_lei_that_change_places_are_caught(code: str) -> None:
    for place in range(19):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if code[place : place + 2].isdigit() and swapped != code:
            assert not takes(Kind.LEI, swapped)


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "98",  # one more than a multiple of 97, like every LEI
        LEI[:-1],
        LEI + "0",
        "0" * 20,
        "5493001KJTIIGC8Y1R1２",
        "５４９３００１KJTIIGC8Y1R12",
        "5493001KJTIIGC8Y1R1B",
        "5493001KJTI!GC8Y1R12",
    ],
)
def test_what_is_no_lei_is_refused(stated: str) -> None:
    refused(Kind.LEI, stated)


@pytest.mark.parametrize(
    ("stated", "bank"),
    [
        ("FTBDKPPY", "FTBDKPPY"),
        ("BOELKPPY", "BOELKPPY"),
        ("DEUTDEFF", "DEUTDEFF"),
        ("DEUTDEFFXXX", "DEUTDEFF"),
        ("DEUTDEFF500", "DEUTDEFF"),
        ("deut de ff 500", "DEUTDEFF"),
    ],
)
def test_a_branch_is_its_bank(stated: str, bank: str) -> None:
    assert identifier(Kind.BIC, stated) == Identifier(Kind.BIC, bank)


@pytest.mark.parametrize(
    "stated", ["DEUTDEF", "DEUTDEFF5", "DEUTXXFF", "DEU1DEFF", "DEUTDEF２", "ＤEUTDEFF", ""]
)
def test_what_is_no_bic_is_refused(stated: str) -> None:
    refused(Kind.BIC, stated)


@pytest.mark.parametrize(
    ("stated", "value"),
    [("sg:201318227N", "sg:201318227N"), (" SG : 201318227N ", "sg:201318227N"), ("hk:1", "hk:1")],
)
def test_a_registration_has_its_country(stated: str, value: str) -> None:
    assert identifier(Kind.REGISTRATION, stated).value == value


@pytest.mark.parametrize("stated", ["201318227N", "sgp:1", ":1", "sg:", "sg: ", "s1:1", "sg:\x00"])
def test_a_registration_without_its_country_or_number_is_refused(stated: str) -> None:
    refused(Kind.REGISTRATION, stated)


@pytest.mark.parametrize("kind", [Kind.OFAC, Kind.UN, Kind.CASE])
def test_a_list_number_is_kept_as_stated(kind: Kind) -> None:
    assert str(identifier(kind, " KPe.020 ")) == f"{kind}:KPe.020"
    refused(kind, "x" * 201)
    refused(kind, "KPe\n020")
    refused(kind, " ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("imo:9074729", "imo:9074729"),
        ("IMO:9074729", "imo:9074729"),
        (" imo:IMO 9074729 ", "imo:9074729"),
        ("imo-company:5342883", "imo-company:5342883"),
        (f"lei:{LEI.lower()}", f"lei:{LEI}"),
        ("bic:DEUTDEFF500", "bic:DEUTDEFF"),
        ("reg:sg:201318227N", "reg:sg:201318227N"),
        ("case:sample/bank-of-china-singapore", "case:sample/bank-of-china-singapore"),
    ],
)
def test_an_id_is_read_back(text: str, expected: str) -> None:
    assert str(parse(text)) == expected


@pytest.mark.parametrize(
    "text", ["", "9074729", "imo", "imo:", "imo:9074728", "ship:9074729", "CHONG CHON GANG"]
)
def test_text_that_is_no_id_is_none(text: str) -> None:
    assert parse(text) is None


IN_ORDER = [
    Identifier(Kind.IMO, "9074729"),
    Identifier(Kind.IMO_COMPANY, "1790183"),
    Identifier(Kind.IMO_COMPANY, "5342883"),
    Identifier(Kind.LEI, LEI),
    Identifier(Kind.BIC, "DEUTDEFF"),
    Identifier(Kind.REGISTRATION, "sg:201318227N"),
    Identifier(Kind.OFAC, "17068"),
    Identifier(Kind.UN, "KPe.020"),
    Identifier(Kind.CASE, "sample/omm"),
]


@pytest.mark.parametrize("first", range(len(IN_ORDER)))
def test_the_strongest_names_the_node_whatever_the_order(first: int) -> None:
    rest = IN_ORDER[first:]
    shuffled = random.Random(first).sample(rest, len(rest))
    assert strongest(shuffled) == IN_ORDER[first]


def test_nothing_has_no_strongest() -> None:
    with pytest.raises(ValueError, match="empty"):
        strongest([])


@given(st.sampled_from(list(Kind)), st.text(max_size=30))
def test_what_is_taken_is_taken_again_as_it_was_written(kind: Kind, stated: str) -> None:
    try:
        taken = identifier(kind, stated)
    except IdentifierError:
        return
    assert identifier(kind, taken.value) == taken
    assert parse(str(taken)) == taken


@pytest.fixture(scope="module")
def ofac(data: Path) -> list[list[str]]:
    """Rows of OFAC's list of July 2021, without the mark of the file's end."""
    with (data / "ofac-csv-2021-07" / "sdn.csv").open(encoding="ascii", newline="") as file:
        return [row for row in csv.reader(file) if len(row) == 12]


def test_the_ships_of_a_real_list(ofac: list[list[str]]) -> None:
    vessels = [row for row in ofac if row[2].strip() == "vessel"]
    stated = {
        row[0]: number[1]
        for row in vessels
        if (number := re.search(r"Registration Identification (?:IMO )?(\d+)", row[11]))
    }
    wrong = {uid: number for uid, number in stated.items() if not takes(Kind.IMO, number)}

    assert (len(vessels), len(stated)) == (406, 401)
    assert wrong == {"23424": "15411"}  # BONU 5
    assert stated["17104"] == "8606173"  # RYONG GUN BONG, written without "IMO"


def test_the_companies_of_a_real_list(ofac: list[list[str]]) -> None:
    stated = [
        (row[0], number)
        for row in ofac
        if row[2].strip() != "vessel"
        for number in re.findall(r"IMO (\d+)", row[11])
    ]
    wrong = [(uid, number) for uid, number in stated if not takes(Kind.IMO_COMPANY, number)]

    assert len(stated) == 82
    assert wrong == [("23513", "543400")]


def test_the_lei_and_bic_of_real_files(ofac: list[list[str]], data: Path) -> None:
    files = [one.read_text("utf-8") for one in sorted((data / "gleif-xml").glob("*.xml"))]
    leis = set(re.findall(r"(?:LEI|NodeID)>([A-Z0-9]{20})<", " ".join(files)))
    bics = [code for row in ofac for code in re.findall(r"SWIFT/BIC (\S+?)[.;\s]", row[11] + " ")]

    assert (len(leis), len(bics)) == (45, 82)
    assert [code for code in leis if not takes(Kind.LEI, code)] == []
    assert [code for code in bics if not takes(Kind.BIC, code)] == []
