"""LEI records: what each part of one becomes, and what is no record."""

from __future__ import annotations

import pytest

from graphkit.model.entities import Entity
from graphkit.model.registry import Schema
from graphkit.model.rows import Reject, Row
from tests.ingest.gleif.conftest import ALPHA, BETA, GAMMA, Read, lei_record


def entity_of(rows: list[Row | Reject]) -> Entity:
    assert isinstance(rows[0], Row), rows[0]
    return rows[0].records.entities[0]


def rejected(rows: list[Row | Reject]) -> Reject:
    assert len(rows) == 1
    assert isinstance(rows[0], Reject)
    return rows[0]


@pytest.mark.parametrize(
    ("category", "schema"),
    [
        ("GENERAL", Schema.COMPANY),
        ("FUND", Schema.ORGANIZATION),
        ("BRANCH", Schema.ORGANIZATION),
        ("SOLE_PROPRIETOR", Schema.PERSON),
        ("RESIDENT_GOVERNMENT_ENTITY", Schema.PUBLIC_BODY),
        ("INTERNATIONAL_ORGANIZATION", Schema.ORGANIZATION),
        ("", Schema.ORGANIZATION),
    ],
)
def test_the_category_says_what_an_entity_is(
    read_small: Read, category: str, schema: Schema
) -> None:
    _, rows = read_small("lei", lei_record(category=category))

    found = entity_of(rows)
    assert found.schema_ is schema
    assert found.type == (() if category in ("GENERAL", "") else (category,))


def test_names_by_their_kind(read_small: Read) -> None:
    names = (
        '<OtherEntityNames><OtherEntityName type="PREVIOUS_LEGAL_NAME">Invented Old'
        '</OtherEntityName><OtherEntityName type="TRADING_OR_OPERATING_NAME">Invented Shop'
        "</OtherEntityName></OtherEntityNames><TransliteratedOtherEntityNames><TransliteratedOtherEntityName"
        ' type="AUTO_ASCII_TRANSLITERATED_LEGAL_NAME">Invented Ascii'
        "</TransliteratedOtherEntityName></TransliteratedOtherEntityNames>"
    )
    _, rows = read_small("lei", lei_record(name="Ünvented", entity=names))

    found = entity_of(rows)
    assert found.name == "Ünvented"
    assert found.previous_name == ("Invented Old",)
    assert found.alias == ("Invented Shop", "Invented Ascii")


def test_addresses_countries_and_a_jurisdiction_within_a_country(read_small: Read) -> None:
    places = (
        "<LegalAddress><FirstAddressLine>1 Invented St</FirstAddressLine><MailRouting>c/o"
        "</MailRouting><City>Dover</City><Region>US-DE</Region><Country>US</Country>"
        "<PostalCode>00000</PostalCode></LegalAddress><HeadquartersAddress><FirstAddressLine>2"
        "</FirstAddressLine><City>Berne</City><Country>CH</Country></HeadquartersAddress>"
    )
    record = lei_record(entity=places).replace(
        "<LegalJurisdiction>GB<", "<LegalJurisdiction>US-DE<"
    )
    _, rows = read_small("lei", record)

    found = entity_of(rows)
    assert found.address == ("1 Invented St, Dover, US-DE, 00000, US", "2, Berne, CH")
    assert (found.country, found.jurisdiction) == (("us", "ch"), ("us",))
    assert "legal jurisdiction: US-DE" in found.notes


def test_a_number_names_a_company_only_where_one_register_serves_its_country(
    read_small: Read,
) -> None:
    _, rows = read_small("lei", lei_record(authority="RA000014", entity_id="000 000 019"))
    found = entity_of(rows)
    assert [str(one) for one in found.identifiers] == [f"lei:{ALPHA}", "reg:au:000000019"]
    assert found.registration_number == ("000 000 019 (RA000014)",)

    for more in (
        {"authority": "RA000602", "entity_id": "4386463"},  # Delaware: a state's register
        {"authority": "RA000585", "entity_id": "4386463"},  # seven digits, not eight
        {"category": "FUND"},  # sub-funds bear the number of their umbrella
        {"status": "DUPLICATE"},  # it would be one with the surviving LEI in silence
        {"status": "ANNULLED"},
    ):
        _, rows = read_small("lei", lei_record(**more))
        found = entity_of(rows)
        assert [str(one) for one in found.identifiers] == [f"lei:{ALPHA}"], more
        assert found.registration_number, more


def test_a_status_that_is_not_plain_is_noted(read_small: Read) -> None:
    for status in ("LAPSED", "RETIRED", "DUPLICATE", "ANNULLED", "PENDING_TRANSFER"):
        reading, rows = read_small("lei", lei_record(status=status))
        assert f"LEI registration: {status}" in entity_of(rows).notes
        apart = any("kept apart" in line for line in reading.summary())
        assert apart is (status in ("DUPLICATE", "ANNULLED"))
    _, rows = read_small("lei", lei_record())
    assert entity_of(rows).notes == ()
    _, rows = read_small("lei", lei_record(entity_status="NULL"))
    assert entity_of(rows).notes == ("entity status: NULL",)


def event(kind: str, status: str = "COMPLETED", affected: str = "") -> str:
    field = f"<AffectedFields><AffectedField>{affected}</AffectedField></AffectedFields>"
    return (
        f'<LegalEntityEvents><LegalEntityEvent event_status="{status}">'
        f"<LegalEntityEventType>{kind}</LegalEntityEventType><LegalEntityEventEffectiveDate>"
        "2018-11-09T00:00:00.000+01:00</LegalEntityEventEffectiveDate>"
        f"{field if affected else ''}</LegalEntityEvent></LegalEntityEvents>"
    )


def test_an_entity_ended_on_the_day_of_its_dissolution_if_that_is_over(read_small: Read) -> None:
    def ended(entity_status: str, kind: str, status: str) -> str:
        _, rows = read_small(
            "lei", lei_record(entity_status=entity_status, entity=event(kind, status))
        )
        assert (
            f"legal entity event: {kind}, {status}, effective 2018-11-09" in entity_of(rows).notes
        )
        return entity_of(rows).end_date

    assert ended("INACTIVE", "DISSOLUTION", "COMPLETED") == "2018-11-09"
    assert ended("INACTIVE", "DISSOLUTION", "IN_PROGRESS") == ""
    assert ended("INACTIVE", "CHANGE_LEGAL_NAME", "COMPLETED") == ""
    assert ended("ACTIVE", "DISSOLUTION", "COMPLETED") == ""


def test_a_successor_takes_over_since_the_event_that_names_it(read_small: Read) -> None:
    merged = event("ABSORPTION", affected=BETA) + (
        f"<SuccessorEntity><SuccessorLEI>{BETA}</SuccessorLEI></SuccessorEntity>"
        f"<SuccessorEntity><SuccessorLEI>{GAMMA}</SuccessorLEI></SuccessorEntity>"
        "<SuccessorEntity><SuccessorEntityName>Invented Heir</SuccessorEntityName>"
        "</SuccessorEntity>"
    )
    _, rows = read_small("lei", lei_record(entity=merged))

    assert isinstance(rows[0], Row)
    batch = rows[0].records
    assert [(one.type, one.from_id, one.to_id, one.start_date) for one in batch.links] == [
        ("SUCCEEDS", f"lei:{BETA}", f"lei:{ALPHA}", "2018-11-09"),
        ("SUCCEEDS", f"lei:{GAMMA}", f"lei:{ALPHA}", ""),
    ]
    assert "succeeded by: Invented Heir" in batch.entities[0].notes
    assert [one.name for one in batch.entities[1:]] == [BETA, GAMMA]
    assert {one.about for one in batch.evidence} == {one.id for one in batch.links}
    assert {(one.locator, one.credibility) for one in batch.evidence} == {(ALPHA, 2)}


def test_the_manager_of_a_fund_as_former_versions_name_it(read_small: Read) -> None:
    manager = (
        '<AssociatedEntity type="FUND_FAMILY">'
        f"<AssociatedLEI>{BETA}</AssociatedLEI></AssociatedEntity>"
    )
    _, rows = read_small("lei", lei_record(category="FUND", entity=manager))

    assert isinstance(rows[0], Row)
    (link,) = rows[0].records.links
    assert (link.type, link.from_id, link.role) == ("OPERATES", f"lei:{BETA}", "fund management")


def test_an_lei_with_one_digit_changed_is_kept_and_names_nobody(read_small: Read) -> None:
    wrong = ALPHA[:-1] + str((int(ALPHA[-1]) + 1) % 10)
    reading, rows = read_small("lei", lei_record(wrong, authority="RA999999", entity_id=""))

    found = entity_of(rows)
    assert (found.id, found.lei_code) == (f"case:gleif/{wrong}", "")
    assert found.ill_formed == (wrong,)
    assert found.name == "Invented Alpha Ltd"
    assert any("fails its check" in line and wrong in line for line in reading.summary())


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (lei_record(category="SPACESHIP"), "EntityCategory", "'SPACESHIP' is no code"),
        (lei_record(status="MISLAID"), "RegistrationStatus", "'MISLAID' is no code"),
        (lei_record(status=""), "RegistrationStatus", "no code"),
        (lei_record(status="PENDING_VALIDATION"), "RegistrationStatus", "not to be published"),
        (lei_record(validation="PENDING"), "ValidationSources", "not to be published"),
        (lei_record(validation="ASTROLOGY"), "ValidationSources", "'ASTROLOGY' is no code"),
        (lei_record(entity_status="DORMANT"), "EntityStatus", "'DORMANT' is no code"),
        (lei_record(name=""), "LegalName", "without a name"),
        (lei_record(entity=event("RAPTURE")), "LegalEntityEventType", "'RAPTURE' is no code"),
        (
            lei_record(entity="<EntityCreationDate>2018-13-01T00:00:00Z</EntityCreationDate>"),
            "EntityCreationDate",
            "not a day of the calendar",
        ),
        (
            lei_record(entity="<EntityCreationDate>last year</EntityCreationDate>"),
            "EntityCreationDate",
            "'last year' is no moment",
        ),
        (
            lei_record().replace("<LegalJurisdiction>GB<", "<LegalJurisdiction>England<"),
            "LegalJurisdiction",
            "no code of ISO 3166",
        ),
        (
            lei_record(
                entity='<OtherEntityNames><OtherEntityName type="NICKNAME">X</OtherEntityName>'
                "</OtherEntityNames>"
            ),
            "OtherEntityName type",
            "'NICKNAME' is no code",
        ),
    ],
)
def test_a_record_that_says_what_nobody_knows_is_rejected_by_name(
    read_small: Read, record: str, field: str, words: str
) -> None:
    reading, rows = read_small("lei", record)

    found = rejected(rows)
    assert (found.line, found.field) == (1, field)
    assert words in found.rule
    run = reading.run()
    assert (run.rows_read, run.rows_accepted) == (1, 0)
    assert any(field in line for line in reading.summary() if line.startswith("rejected"))


def test_an_element_that_nobody_knows_is_counted_and_named(read_small: Read) -> None:
    reading, rows = read_small("lei", lei_record(entity="<FavouriteColour>red</FavouriteColour>"))

    assert entity_of(rows).name == "Invented Alpha Ltd"
    assert any("FavouriteColour is not known here" in line for line in reading.summary())
