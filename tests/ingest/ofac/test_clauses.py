"""Each kind of clause by one real example, and no clause is ever lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model.names import normalised
from ingest.ofac.clauses import clauses
from ingest.ofac.days import edtf
from ingest.ofac.names import both_ways, natural

REAL = [
    ("Linked To: AL QA'IDA", "Linked To", "AL QA'IDA", ""),
    ("a.k.a. 'KOMID'", "weak a.k.a.", "KOMID", "weak_alias"),
    ("f.k.a. 'ANA I'", "f.k.a.", "ANA I", "previous_name"),
    ("DOB 18 Feb 1962", "DOB", "18 Feb 1962", "birth_date"),
    ("DOB 1951 to 1953", "DOB", "1951 to 1953", "birth_date"),
    ("alt. DOB circa 1946", "DOB circa", "", "notes"),
    ("nationality Korea, North", "nationality", "Korea, North", "nationality"),
    ("alt. citizen Paraguay", "citizen", "Paraguay", "nationality"),
    ("Vessel Registration Identification IMO 7937317", "IMO number", "7937317", ""),
    ("Vessel Registration Identification 8606173", "IMO number", "8606173", ""),
    ("Identification Number IMO 1790183", "IMO number", "1790183", ""),
    ("Company Number IMO 5055293", "IMO number", "5055293", ""),
    ("International Maritime Organization No. (5777731)", "IMO number", "5777731", ""),
    ("MMSI 572469210", "MMSI", "572469210", "mmsi"),
    ("alt. Former Vessel Flag Tuvalu", "former flag", "Tuvalu", "past_flags"),
    ("SWIFT/BIC KDBKKPPY", "SWIFT/BIC", "KDBKKPPY", ""),
    ("Company Number 01074897 (United Kingdom)", "registration number",
     "01074897 (United Kingdom)", "registration_number"),
    ("Business Registration Document # F01 (United States)", "registration number",
     "F01 (United States)", "registration_number"),
    ("NIT # 800146749-7 (Colombia)", "tax number", "800146749-7 (Colombia)", "tax_number"),
    ("R.F.C. DIB-771110-HQ1 (Mexico)", "tax number", "DIB-771110-HQ1 (Mexico)", "tax_number"),
    ("Passport RL 1622378 (Lebanon)", "document of identity", "RL 1622378 (Lebanon)", "id_number"),
    ("Identification Number 2.194.575 (Paraguay)", "number of another kind", "", "id_number"),
    ("Email: a@b.net", "email", "a@b.net", "email"),
    ("http://www.s.co.uk (website)", "website", "http://www.s.co.uk", "website"),
    ("alt. Phone Number 8618004121000", "phone", "", "phone"),
    ("Organization Established Date 17 Dec 2016", "established", "17 Dec 2016", "start_date"),
    ("Executive Order 13846 information: IMPORT SANCTIONS.  Sec. 5(a)(vi)",
     "words on measures", "", ""),
    ("Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201",
     "words on measures", "", ""),
    ("ICTY indictee at large", "", "", ""),
    ("Passport issued in Sarajevo, Bosnia-Herzegovina", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value", "target"), REAL, ids=[row[0] for row in REAL])
def test_a_clause_says_what_it_says(text: str, kind: str, value: str, target: str) -> None:
    (clause,) = clauses(text + ".")

    assert (clause.kind, clause.value, clause.target) == (kind, value, target)
    assert clause.text == re.sub(r"^alt\. ", "", text)


def test_the_title_is_no_clause_of_its_own() -> None:
    title = "KOMID Representative in Iran"

    assert [one.kind for one in clauses(f"DOB 1962; {title}.", title)] == ["DOB", "title"]


WORD = st.text(st.characters(codec="ascii", exclude_characters=";", exclude_categories=["C"]))


@given(st.lists(WORD))
def test_no_clause_is_lost(parts: list[str]) -> None:
    stated = [re.sub(r"^[Aa]lt\. ", "", part.strip()) for part in parts]

    found = [one.text for one in clauses("; ".join(parts) + ".")]

    assert found == [part for part in stated if part]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("08 Sep 1966", "1966-09-08"),
        ("8 Sep 1966", "1966-09-08"),
        ("Sep 1966", "1966-09"),
        ("1966", "1966"),
        ("1951 to 1953", "[1951..1953]"),
        ("01 Jan 1951 to Dec 1953", "[1951-01-01..1953-12]"),
        ("circa 1947", None),
        ("1998-2006", None),
        ("08 Xyz 1966", None),
        ("", None),
    ],
)
def test_days_in_edtf(stated: str, expected: str | None) -> None:
    assert edtf(stated) == expected


def test_names_in_natural_order() -> None:
    assert natural("KIM, Yong Chol") == "Yong Chol KIM"
    assert natural("DELOS REYES, Feliciano Semborio, Jr.") == "Feliciano Semborio DELOS REYES, Jr."
    assert natural("ZULKARNAEN") == "ZULKARNAEN"
    assert both_ways("KIM, Yong Chol", person=True) == ("Yong Chol KIM", "KIM, Yong Chol")
    assert both_ways("ACME CO., LTD.", person=False) == ("ACME CO., LTD.",)


def test_names_are_compared_without_punctuation_and_never_by_likeness() -> None:
    assert normalised("AL-QA'IDA") == normalised("Al Qa ida")
    assert normalised("GASOLINERA, S.A. DE C.V.") == normalised("GASOLINERA, S.A. DE C.V")
    assert normalised("ASIA BRIDGE 1") != normalised("ASIA BRIDGE")
