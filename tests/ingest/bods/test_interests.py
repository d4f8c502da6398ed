"""Relationships: which interest becomes which link, with which share, and which none."""

from __future__ import annotations

import pytest

from graphkit.model.records import Link
from graphkit.model.share import Share
from ingest.bods.codes import interest_types
from tests.ingest.bods.conftest import (
    ALPHA,
    IVY,
    PARTIES,
    Read,
    Stated,
    holds,
    interest,
    links,
    rejects,
    relationship,
)


def link(read_small: Read, stated: Stated, party: str = "ivy", subject: str = "alpha") -> Link:
    """Return the only link of one interest."""
    _, rows = read_small(*PARTIES, relationship("r", subject, party, stated))
    (found,) = links(rows)
    return found


# Of the party: a person and an entity; then what the person's becomes when it is indirect.
TYPES = {
    "shareholding": ("OWNS", "OWNS", "HAS_INTEREST_IN"),
    "votingRights": ("HAS_INTEREST_IN",) * 3,
    "appointmentOfBoard": ("CONTROLS",) * 3,
    "otherInfluenceOrControl": ("CONTROLS",) * 3,
    "controlViaCompanyRulesOrArticles": ("CONTROLS",) * 3,
    "controlByLegalFramework": ("CONTROLS",) * 3,
    "seniorManagingOfficial": ("DIRECTS", "HAS_INTEREST_IN", "DIRECTS"),
    "boardMember": ("DIRECTS", "HAS_INTEREST_IN", "DIRECTS"),
    "boardChair": ("DIRECTS", "HAS_INTEREST_IN", "DIRECTS"),
    "trustee": ("CONTROLS",) * 3,
    "settlor": ("HAS_INTEREST_IN",) * 3,
    "protector": ("HAS_INTEREST_IN",) * 3,
    "beneficiaryOfLegalArrangement": ("HAS_INTEREST_IN",) * 3,
    "rightsToSurplusAssetsOnDissolution": ("HAS_INTEREST_IN",) * 3,
    "rightsToProfitOrIncome": ("HAS_INTEREST_IN",) * 3,
    "rightsGrantedByContract": ("HAS_INTEREST_IN",) * 3,
    "conditionalRightsGrantedByContract": ("HAS_INTEREST_IN",) * 3,
    "enjoymentAndUseOfAssets": ("HAS_INTEREST_IN",) * 3,
    "rightToProfitOrIncomeFromAssets": ("HAS_INTEREST_IN",) * 3,
    "nominee": ("HAS_INTEREST_IN",) * 3,
    "nominator": ("HAS_INTEREST_IN",) * 3,
    "unknownInterest": ("HAS_INTEREST_IN",) * 3,
    "unpublishedInterest": ("HAS_INTEREST_IN",) * 3,
}


def test_all_types_of_interest_of_the_standard_are_known() -> None:
    assert len(TYPES) == 23
    assert set(interest_types()) == {*TYPES, ""}
    assert all(one.reason for one in interest_types().values())


@pytest.mark.parametrize("type_", TYPES)
def test_each_type_of_interest_becomes_its_link(read_small: Read, type_: str) -> None:
    by_person = link(read_small, interest(type_))
    by_entity = link(read_small, interest(type_), "beta")
    indirect = link(read_small, interest(type_, "indirect"))

    assert (by_person.type, by_entity.type, indirect.type) == TYPES[type_]
    assert (by_person.from_id, by_person.to_id) == ("bods:ivy", "bods:alpha")
    assert indirect.role == f"indirect {interest_types()[type_].role}"
    plain = "" if by_person.type == "OWNS" else interest_types()[type_].role
    assert by_person.role == plain


def test_an_unknown_type_of_interest_is_rejected(read_small: Read) -> None:
    _, rows = read_small(*PARTIES, relationship("r", "alpha", "ivy", interest("shareHolding")))

    (reject,) = rejects(rows)
    assert (reject.field, reject.value) == ("recordDetails/interests/type", "shareHolding")
    assert reject.rule == "'shareHolding' is no code that BODS 0.4 has"


def test_one_relationship_of_several_interests_is_several_links(read_small: Read) -> None:
    stated = (holds(30), holds(20), interest("boardMember"), interest("shareholding", "indirect"))
    _, rows = read_small(*PARTIES, relationship("r", "alpha", "ivy", *stated))

    assert [(one.type, one.role, one.share.minimum) for one in links(rows)] == [
        ("OWNS", "", 30),
        ("OWNS", "(2)", 20),
        ("DIRECTS", "board member", 0),
        ("HAS_INTEREST_IN", "indirect shareholding", 0),
    ]


def test_not_told_whether_direct_and_unknown_whether_direct_are_two_interests(
    read_small: Read,
) -> None:
    stated = (holds(30, directOrIndirect="unknown"), holds(20, directOrIndirect=""))
    _, rows = read_small(ALPHA, IVY, relationship("r", "alpha", "ivy", *stated))

    assert [one.role for one in links(rows)] == ["direct or indirect", "direct or indirect (2)"]


@pytest.mark.parametrize("way", ["unknown", None])
def test_a_holding_of_which_it_is_not_told_whether_it_is_direct_says_so(
    read_small: Read, way: str | None
) -> None:
    found = link(read_small, {"type": "shareholding", "directOrIndirect": way})

    assert (found.type, found.role) == ("OWNS", "direct or indirect")


def test_a_relationship_without_interests_is_an_interest_of_unstated_type(
    read_small: Read,
) -> None:
    _, rows = read_small(*PARTIES, relationship("r", "alpha", "ivy"))

    (found,) = links(rows)
    assert (found.type, found.role) == ("HAS_INTEREST_IN", "interest of unstated type")


@pytest.mark.parametrize(
    ("stated", "type_"),
    [
        ({"exact": 50.01}, "CONTROLS"),
        ({"exclusiveMinimum": 50}, "CONTROLS"),
        ({"minimum": 75, "maximum": 100}, "CONTROLS"),
        ({"exact": 50}, "HAS_INTEREST_IN"),
        ({"minimum": 50}, "HAS_INTEREST_IN"),
        ({"minimum": 25, "maximum": 75}, "HAS_INTEREST_IN"),
        ({}, "HAS_INTEREST_IN"),
    ],
)
def test_votes_are_control_only_where_they_are_certainly_most(
    read_small: Read, stated: Stated, type_: str
) -> None:
    found = link(read_small, interest("votingRights", share=stated))

    assert (found.type, found.role) == (type_, "voting rights")


def test_through_a_nomination_one_acts_for_another(read_small: Read) -> None:
    nominee = link(read_small, interest("nominee"), "ivy", "deal")
    nominator = link(read_small, interest("nominator"), "beta", "deal")

    assert [(one.type, one.from_id, one.to_id) for one in (nominee, nominator)] == [
        ("ACTS_FOR", "bods:ivy", "bods:deal"),
        ("ACTS_FOR", "bods:deal", "bods:beta"),
    ]


SHARES: list[tuple[Stated, Share]] = [
    ({}, Share()),
    ({"exact": 0}, Share(0, 0)),
    ({"exact": 33.3}, Share(33.3, 33.3)),
    ({"minimum": 25, "maximum": 50}, Share(25, 50)),
    ({"exclusiveMinimum": 25, "maximum": 50}, Share(25, 50, True, False)),
    ({"minimum": 75, "exclusiveMaximum": 100}, Share(75, 100, False, True)),
    ({"minimum": 25, "exclusiveMinimum": 25}, Share(25, 100, True, False)),
    ({"minimum": 30, "exclusiveMinimum": 25}, Share(30, 100)),
    ({"maximum": 50, "exclusiveMaximum": 60}, Share(0, 50)),
    ({"exact": 40, "minimum": 25, "maximum": 50}, Share(40, 40)),
]


@pytest.mark.parametrize(("stated", "wanted"), SHARES)
def test_a_share_is_the_interval_that_is_stated(
    read_small: Read, stated: Stated, wanted: Share
) -> None:
    assert link(read_small, interest(share=stated)).share == wanted


@pytest.mark.parametrize(
    ("stated", "field"),
    [
        ({"exact": 101}, "share/exact"),
        ({"minimum": -1}, "share/minimum"),
        ({"exact": 60, "maximum": 50}, "share/exact"),
        ({"exact": 25, "exclusiveMinimum": 25}, "share/exact"),
        ({"minimum": 50, "maximum": 25}, "share"),
        ({"minimum": 50, "exclusiveMaximum": 50}, "share"),
        ({"exact": "50"}, "share/exact"),
        ({"exact": True}, "share/exact"),
        ({"exact": [50]}, "share/exact"),
    ],
)
def test_a_share_that_is_none_or_contradicts_itself_is_rejected(
    read_small: Read, stated: Stated, field: str
) -> None:
    _, rows = read_small(*PARTIES, relationship("r", "alpha", "ivy", interest(share=stated)))

    (reject,) = rejects(rows)
    assert reject.field == f"recordDetails/interests/{field}"


def test_a_share_that_a_link_has_no_place_for_stands_in_its_notes(read_small: Read) -> None:
    found = link(
        read_small,
        interest("boardChair", share={"exact": 30}, details="of the first board",
                 beneficialOwnershipOrControl=False),
    )  # fmt: skip

    assert found.share == Share()
    assert found.notes == (
        "of the first board; beneficial ownership or control: no; share stated: 30 %"
    )


def test_an_indirect_interest_names_what_it_goes_through(read_small: Read) -> None:
    chain = [
        relationship("top", "beta", "ivy", holds(100), isComponent=True),
        relationship("low", "alpha", "beta", holds(30), isComponent=True),
    ]
    whole = relationship("r", "alpha", "ivy", interest(way="indirect", share={"exact": 30}),
                         components=["beta", "top", "low", "gone"])  # fmt: skip
    reading, rows = read_small(*PARTIES, *chain, whole)
    found = {(one.from_id[5:], one.to_id[5:]): one for one in links(rows)}

    # A cascade that adds OWNS counts 30 % of alpha once, through beta.
    assert {ends: one.type for ends, one in found.items()} == {
        ("ivy", "beta"): "OWNS",
        ("beta", "alpha"): "OWNS",
        ("ivy", "alpha"): "HAS_INTEREST_IN",
    }
    assert found["ivy", "alpha"].share == Share(30, 30)
    assert found["ivy", "alpha"].notes == "through beta, top, low, gone"
    lacking = "a component of an indirect interest is stated nowhere"
    assert f"note: {lacking}: 1, such as statements.json:7" in reading.summary()
