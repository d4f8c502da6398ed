"""What stands beside names raises a likeness, lowers it, or settles that two are not one."""

from __future__ import annotations

import pytest

from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.registry import Schema
from graphkit.resolve.answer import THRESHOLD, Candidate, State
from graphkit.resolve.candidate import judge
from graphkit.resolve.known import Known, Named, apart
from graphkit.resolve.names.comparison import compare
from graphkit.resolve.names.name import family_of


def someone(id_: str, name: str, schema: Schema, *identifiers: str, **facts: str) -> Known:
    family = family_of(schema)
    assert family is not None
    stated = (one.partition(":") for one in identifiers)
    return Known(
        named=Named(id_, family, (name,)),
        name=name,
        schema=schema,
        designated=False,
        facts={key: tuple(value.split("; ")) for key, value in facts.items()},
        identifiers=tuple(Identifier(Kind(kind), value) for kind, _, value in stated),
        joined=frozenset(),
        decided=frozenset(),
    )


def judged(a: Known, b: Known) -> Candidate:
    names = [apart(one.name, one.named.family) for one in (a, b)]
    return judge(a, b, compare(names[0], names[1], a.named.family), (a.name, b.name))


def kim(id_: str, **facts: str) -> Known:
    return someone(id_, "KIM Yong Chol", Schema.PERSON, **facts)


def test_one_name_of_two_people_is_only_possible() -> None:
    found = judged(kim("ofac:12211"), kim("ofac:17614"))

    assert (found.state, found.score) == (State.POSSIBLE, 100)
    assert found.explanation == "the same words"


def test_birth_dates_far_apart_lower_one_name_below_the_threshold() -> None:
    found = judged(
        kim("ofac:12211", birthDate="1946; 1947"),
        kim("ofac:17614", birthDate="1962-02-18"),
    )

    assert found.name_score == 100
    assert found.score == 75 < THRESHOLD
    assert "the birth dates differ, 1946, 1947 and 1962-02-18" in found.explanation


@pytest.mark.parametrize(
    ("first", "second", "points"),
    [
        ("1962-02-18", "1962-02-18", 8.0),
        ("1962", "1962-02-18", 4.0),
        ("[1961..1963]", "1962-02-18", 4.0),
        ("1962-02-18", "1962-02-19", -8.0),
        ("1962-12-31", "1963-01-01", -8.0),
        ("1960-02-18", "1962-02-18", -25.0),
    ],
)
def test_birth_dates_weigh_by_how_near_they_are(first: str, second: str, points: float) -> None:
    found = judged(kim("ofac:1", birthDate=first), kim("ofac:2", birthDate=second))

    assert [one.points for one in found.features] == [points]
    turned = judged(kim("ofac:2", birthDate=second), kim("ofac:1", birthDate=first))
    assert [one.points for one in turned.features] == [points]


def test_what_is_unknown_neither_raises_nor_lowers() -> None:
    assert judged(kim("ofac:1", birthDate="1962"), kim("ofac:2", nationality="kp")).features == ()


def test_nationality_in_common_raises_and_none_in_common_lowers() -> None:
    both = judged(kim("ofac:1", nationality="kp"), kim("ofac:2", country="kp"))
    none = judged(kim("ofac:1", nationality="kp"), kim("ofac:2", nationality="kr"))

    assert [one.points for one in both.features] == [2.0]
    assert [one.points for one in none.features] == [-8.0]


@pytest.mark.parametrize(
    ("schema", "first", "second", "said"),
    [
        (Schema.VESSEL, "imo:8720436", "imo:8705539", "IMO number 8720436 against 8705539"),
        (
            Schema.COMPANY,
            "lei:5493001KJTIIGC8Y1R12",
            "lei:213800D1EI4B9WTWWD28",
            "LEI 5493001KJTIIGC8Y1R12 against 213800D1EI4B9WTWWD28",
        ),
    ],
)
def test_two_strong_identifiers_are_two_things_whatever_their_names(
    schema: Schema, first: str, second: str, said: str
) -> None:
    found = judged(
        someone("a:1", "KUM UN", schema, first), someone("a:2", "KUM UN", schema, second)
    )

    assert (found.state, found.different_by) == (State.DIFFERENT, said)


def test_a_strong_identifier_of_one_alone_tells_nothing() -> None:
    one = someone("imo:8720436", "KUM UN", Schema.VESSEL, "imo:8720436")
    assert judged(one, someone("ofac:2", "KUM UN", Schema.VESSEL, "ofac:2")).different_by == ""


def test_ships_weigh_by_year_of_build_tonnage_and_call_sign() -> None:
    def ship(**facts: str) -> Known:
        return someone("case:a/b", "PETREL 8", Schema.VESSEL, **facts)

    same = judged(
        ship(buildDate="1998", grossRegisteredTonnage="24,155", callSign="P5AB"),
        ship(buildDate="1998-05", grossRegisteredTonnage="24155", callSign="P5AB"),
    )
    assert [(one.about, one.points) for one in same.features] == [
        ("build year", 6.0),
        ("tonnage", 4.0),
        ("call sign", 10.0),
    ]
    other = judged(ship(buildDate="1998", tonnage="9000"), ship(buildDate="1988", tonnage="2000"))
    assert [one.points for one in other.features] == [-20.0, -12.0]
    assert other.score < THRESHOLD


def test_registrations_of_one_country_that_differ_lower_a_company() -> None:
    def company(*identifiers: str, **facts: str) -> Known:
        return someone("case:a/b", "ACME PTE LTD", Schema.COMPANY, *identifiers, **facts)

    found = judged(company("reg:sg:199308567K"), company("reg:sg:201318227N"))
    assert [one.points for one in found.features] == [-15.0]
    found = judged(company("reg:sg:199308567K"), company("reg:hk:1234567"))
    assert found.features == ()
    found = judged(company(registrationNumber="77 (sg)"), company(registrationNumber="77 (sg)"))
    assert [one.points for one in found.features] == [12.0]
