"""Entities and persons: what they are, how they are named and numbered, and what is not told."""

from __future__ import annotations

import pytest

from graphkit.model.entities import Entity
from graphkit.model.rows import Reject, Row
from ingest.bods.codes import codes
from tests.ingest.bods.conftest import (
    ALPHA,
    Read,
    entity,
    person,
    rejects,
    taken,
    unnamed,
)

GOOD, ALTERED = "PY6ZZQWO2IZFZC3IOL08", "PY6ZZQWO2IZFZC3IOL18"
"""The LEI in an example of the standard, and the same with one digit changed."""


def only(rows: list[Row | Reject]) -> Entity:
    """Return the one entity of the only row."""
    (row,) = taken(rows)
    (found,) = row.records.entities
    return found


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("registeredEntity", "Company"),
        ("legalEntity", "Organization"),
        ("arrangement", "Organization"),
        ("anonymousEntity", "Organization"),
        ("unknownEntity", "Organization"),
        ("state", "PublicBody"),
        ("stateBody", "PublicBody"),
    ],
)
def test_each_type_of_entity_has_its_schema(read_small: Read, kind: str, schema: str) -> None:
    found = only(read_small(entity("alpha", kind=kind))[1])

    assert (found.schema_, found.unidentified) == (schema, kind.startswith(("anon", "unknown")))


def test_every_code_of_the_standard_is_mapped() -> None:
    assert len(codes().entity_types) == 7
    assert len(codes().entity_subtypes) == 5
    assert len(codes().person_types) == 3
    assert len(codes().names) == 6
    assert len(codes().addresses) == 6
    assert len(codes().reasons) == 7
    assert len(codes().motivations) == 5
    assert set(codes().sources) - {""} == {
        "selfDeclaration",
        "officialRegister",
        "thirdParty",
        "primaryResearch",
        "verified",
    }


def test_what_is_said_of_an_entity_stands_in_its_fields(read_small: Read) -> None:
    stated = entity(
        "alpha",
        "Invented Alpha Ltd",
        alternateNames=["Alpha of Invention"],
        jurisdiction={"name": "California", "code": "US-CA"},
        foundingDate="2010-11-18",
        dissolutionDate="2020-05-01",
        addresses=[
            {"type": "registered", "address": "1 Made Up Row, Nowhere", "postCode": "NW0",
             "country": {"name": "Ireland", "code": "IE"}}
        ],
        uri="https://alpha.example",
        formedByStatute={"name": "Invention Act", "date": "1999-01-01"},
    )  # fmt: skip
    found = only(read_small(stated)[1])

    assert (found.name, found.alias) == ("Invented Alpha Ltd", ("Alpha of Invention",))
    assert (found.jurisdiction, found.country) == (("us",), ("ie",))
    assert found.address == ("1 Made Up Row, Nowhere, NW0, Ireland",)
    assert (found.start_date, found.end_date) == ("2010-11-18", "2020-05-01")
    assert found.notes == (
        "jurisdiction: California US-CA",
        "uri: https://alpha.example",
        "formed by statute: Invention Act, 1999-01-01",
    )


def numbered(read_small: Read, *stated: dict[str, str]) -> Entity:
    return only(read_small(entity("alpha", identifiers=list(stated)))[1])


def test_a_number_of_a_known_register_identifies(read_small: Read) -> None:
    found = numbered(read_small, {"scheme": "GB-COH", "id": "07444723"})

    assert [str(one) for one in found.identifiers] == ["bods:alpha", "reg:gb:07444723"]
    assert found.registration_number == ("07444723 (GB-COH)",)


@pytest.mark.parametrize(
    ("scheme", "number"),
    [
        ("GB-COH", "7444723"),  # a digit too few
        ("GB-COH", "XE-A-01"),  # not a number of that register
        ("GB-COH", "07444723 x"),
        ("US-DE", "07444723"),  # one register of many of that country
        ("gb-coh", "07444723"),  # not that code
    ],
)
def test_a_number_that_may_be_another_register_s_identifies_nothing(
    read_small: Read, scheme: str, number: str
) -> None:
    found = numbered(read_small, {"scheme": scheme, "id": number})

    assert [str(one) for one in found.identifiers] == ["bods:alpha"]
    assert found.registration_number == (f"{number} ({scheme})",)


def test_an_lei_identifies_and_one_with_a_digit_changed_is_kept_as_ill_formed(
    read_small: Read,
) -> None:
    good = numbered(read_small, {"scheme": "XI-LEI", "id": GOOD})
    assert (good.id, good.lei_code, good.ill_formed) == (f"lei:{GOOD}", GOOD, ())

    reading, rows = read_small(entity("alpha", identifiers=[{"scheme": "XI-LEI", "id": ALTERED}]))
    altered = only(rows)
    assert (altered.id, altered.lei_code, altered.ill_formed) == ("bods:alpha", "", (ALTERED,))
    assert altered.notes[0].endswith("kept as stated")
    flagged = "note: an LEI fails its check; kept as stated: 1, such as statements.json:1"
    assert flagged in reading.summary()


def test_an_identifier_without_a_scheme_is_kept_under_the_name_of_its_scheme(
    read_small: Read,
) -> None:
    found = numbered(
        read_small,
        {"schemeName": "Register of Invention", "id": "42", "uri": "https://reg.example/42"},
        {"scheme": "GB-COH", "schemeName": "Companies House", "uri": "https://reg.example"},
    )
    assert found.registration_number == ("42 (Register of Invention)",)
    assert found.notes == (
        "identifier 42 (Register of Invention): https://reg.example/42",
        "identifier ? (GB-COH): https://reg.example",
    )

    _, rows = read_small(ALPHA, entity("beta", identifiers=[{"id": "42"}]))
    (reject,) = rejects(rows)
    assert str(reject.field) == "recordDetails/identifiers/scheme"


def test_what_is_said_of_a_person_stands_in_its_fields(read_small: Read) -> None:
    stated = person(
        "ivy",
        names=[
            {"type": "transliteration", "fullName": "Ivi Inventid"},
            {"type": "legal", "fullName": "Ivy Invented", "familyName": "Invented",
             "givenName": "Ivy"},
            {"type": "birth", "fullName": "Ivy Maiden"},
            {"type": "former", "fullName": "Ivy Formerly"},
            {"type": "alternative", "fullName": "Ivy Invented"},
        ],
        birthDate="1975-01",
        deathDate="2021-04-03",
        nationalities=[{"name": "Ireland", "code": "IE"}, {"name": "Atlantis"}],
        taxResidencies=[{"name": "Ukraine", "code": "UA"}],
        placeOfBirth={"type": "placeOfBirth", "address": "Cork"},
        identifiers=[
            {"scheme": "IRL-TAXID", "id": "770"},
            {"scheme": "IRL-PASSPORT", "id": "P1"},
            {"scheme": "IRL-CLUBCARD", "id": "C9"},
        ],
    )  # fmt: skip
    found = only(read_small(stated)[1])

    assert (found.schema_, found.name) == ("Person", "Ivy Invented")
    assert found.alias == ("Ivi Inventid", "Ivy Maiden")
    assert found.previous_name == ("Ivy Formerly",)
    assert found.birth_date == ("1975-01",)
    assert found.birth_place == ("Cork",)
    assert found.nationality == ("ie",)
    assert found.tax_number == ("770 (IRL-TAXID)",)
    assert found.id_number == ("P1 (IRL-PASSPORT)", "C9 (IRL-CLUBCARD)")
    assert found.notes == (
        "died: 2021-04-03",
        "nationality: Atlantis",
        "tax residency: Ukraine UA",
    )
    assert [str(one) for one in found.identifiers] == ["bods:ivy"]


@pytest.mark.parametrize(
    ("status", "topics"), [("isPep", ("role.pep",)), ("isNotPep", ()), ("unknown", ())]
)
def test_only_who_is_said_to_be_exposed_has_the_topic(
    read_small: Read, status: str, topics: tuple[str, ...]
) -> None:
    found = only(read_small(person("ivy", politicalExposure={"status": status}))[1])

    assert (found.topics, found.notes) == (topics, (f"politically exposed: {status}",))


def test_somebody_who_is_not_told_is_somebody_with_the_reason(read_small: Read) -> None:
    reading, rows = read_small(unnamed())
    found = only(rows)

    assert found.name == "anonymous person (bods:nobody)"
    assert found.unidentified
    assert found.notes == (
        "identity not stated: interestedPartyHasNotProvidedInformation (asked twice)",
    )
    (row,) = taken(rows)
    (lacking,) = [one for one in row.records.evidence if one.element]
    assert (lacking.about, lacking.element) == ("bods:nobody", "identity not stated")
    assert lacking.quote == "interestedPartyHasNotProvidedInformation"
    assert lacking.locator == "statement nobody-0"
    counted = "not stated, with a reason: 1 = 1 interestedPartyHasNotProvidedInformation"
    assert counted in reading.summary()


def test_two_who_are_not_told_are_not_one(read_small: Read) -> None:
    _, rows = read_small(
        person("a", personType="unknownPerson", names=[]),
        person("b", personType="unknownPerson", names=[]),
    )

    names = [row.records.entities[0].name for row in taken(rows)]
    assert names == ["unknown person (bods:a)", "unknown person (bods:b)"]


def test_the_newest_statement_holds_and_older_names_and_numbers_stay(read_small: Read) -> None:
    first = entity("alpha", "Old Name Ltd", identifiers=[{"scheme": "GB-COH", "id": "07444723"}],
                   dissolutionDate="2024-01-01")  # fmt: skip
    second = entity("alpha", "New Name Ltd", kind="legalEntity", made="2026-02-01",
                    published="2026-02-02", status="updated", number=1)  # fmt: skip
    reading, rows = read_small(second, first)  # the order in the file tells nothing
    newer, older = taken(rows)

    (found,) = newer.records.entities
    assert (found.name, found.alias, found.schema_) == (
        "New Name Ltd",
        ("Old Name Ltd",),
        "Organization",
    )
    assert found.end_date == ""
    assert [str(one) for one in found.identifiers] == ["bods:alpha", "reg:gb:07444723"]
    assert older.records.entities == ()
    assert [one.about for one in older.records.evidence] == ["bods:alpha"]
    followed = "a statement of an entity or person is followed by a newer one"
    assert f"note: {followed}: 1, such as statements.json:2" in reading.summary()


def test_an_entity_that_is_closed_is_still_somebody(read_small: Read) -> None:
    _, rows = read_small(ALPHA, entity("alpha", made="2026-03-01", status="closed", number=1))

    (found,) = taken(rows)[1].records.entities
    assert found.notes == ("no longer declared, by 2026-03-01",)
    assert found.end_date == ""  # that it is no longer declared is no dissolution


def test_a_later_statement_for_the_same_moment_corrects(read_small: Read) -> None:
    wrong = entity("alpha", "Wrong Ltd", identifiers=[{"scheme": "XI-LEI", "id": GOOD}])
    right = entity("alpha", "Right Ltd", published="2026-01-25", number=1)
    reading, rows = read_small(wrong, right)
    first, second = taken(rows)

    assert first.records.entities == ()
    assert first.records.evidence == ()
    (found,) = second.records.entities
    assert (found.name, found.alias, found.lei_code) == ("Right Ltd", (), "")
    assert any("corrected by a later one" in line for line in reading.summary())
