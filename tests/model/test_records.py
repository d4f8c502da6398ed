"""What is stated is kept whole or refused: no invented page, no unknown field, no lost day."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from graphkit.model.dates import Bounds, standing
from graphkit.model.record import hashed
from graphkit.model.records import Designation, Document, Evidence, JointFact, Link

LISTING: dict[str, Any] = {"entity_id": "un:KPe.020", "authority": "UN", "programme": "1718"}
PAPER: dict[str, Any] = {"id": "d", "title": "D", "kind": "press", "publisher": "D"}
SAID: dict[str, Any] = {"about": "link:one", "document": "d"}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"locator": "page 4"}, "needs a document that was read"),
        ({"quote": "its vessel"}, "needs a document that was read"),
        ({"read": True, "memory": "hi"}, "not memory"),
        ({"memory": "sure"}, "memory"),
        ({"credibility": 0}, "credibility"),
        ({"credibility": 7}, "credibility"),
        ({"wording": "likely"}, "wording"),
        ({"direction": "neutral"}, "direction"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_evidence_that_claims_what_it_cannot_is_refused(more: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Evidence(**SAID, **more)


def test_evidence_that_was_read_may_name_its_place() -> None:
    assert Evidence(**SAID, read=True, locator="page 4", quote="its vessel").locator == "page 4"


def test_the_same_words_are_one_piece_of_evidence_and_their_contradiction_another() -> None:
    first, again = Evidence(**SAID, notes="one"), Evidence(**SAID, notes="two")
    against = Evidence(**SAID, direction="contradicts")
    element = Evidence(**SAID, proposition="element", element="charge 1")

    assert first.id == again.id
    assert len({first.id, against.id, element.id}) == 3


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "needs the day"),
        ({"published": "2017-02-30"}, "not a day of the calendar"),
        ({"published": "2017", "withdrawn": "later"}, "no date"),
        ({"published": "2017", "reliability": "G"}, "reliability"),
        ({"published": "2017", "kind": "rumour"}, "kind"),
    ],
)
def test_a_document_without_its_day_grade_or_kind_is_refused(
    more: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        Document(**(PAPER | more))


@pytest.mark.parametrize(
    ("days", "bounds"),
    [
        ({"effective": "2014-07-30", "published": "2014-08-01"}, standing("2014-07-30")),
        ({"published": "2014-08-01", "decided": "2014-07-28"}, standing("2014-08-01")),
        ({"decided": "2014-07-28", "end": "2020-08-10"}, standing("2014-07-28", "2020-08-09")),
        ({"decided": "2014", "end": "2020-08"}, standing("2014", "[2020-07-31..2020-08-30]")),
        ({"decided": "2014", "end": ".."}, standing("2014", "..")),
        ({"decided": "2014-07-28", "end": "2014-07-28"}, standing("2014-07-28", "2014-07-28")),
        ({}, standing()),
    ],
)
def test_a_designation_is_in_force_from_its_effective_day_to_the_day_before_its_end(
    days: dict[str, str], bounds: Bounds
) -> None:
    assert Designation(**LISTING, **days).bounds() == bounds


@pytest.mark.parametrize(
    "more",
    [
        {"stage": "rumoured"},
        {"end_reason": "forgotten"},
        {"effective": "2018", "end": "2017"},
        {"effective": "yesterday"},
    ],
)
def test_a_designation_that_no_list_could_state_is_refused(more: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Designation(**LISTING, **more)


def test_a_proposed_listing_is_another_than_the_one_in_force() -> None:
    ended = Designation(**LISTING, stage="ended", end="2020")
    assert ended.id == Designation(**LISTING).id != Designation(**LISTING, stage="proposed").id


@pytest.mark.parametrize(
    ("kind", "roles", "words"),
    [
        ("Lease", {"lessor": ("a",)}, "needs a lessee"),
        ("Lease", {"lessee": ("a",), "vessel": ("s",), "captain": ("c",)}, "no role 'captain'"),
        ("Lease", {"lessee": (), "vessel": ("s",)}, "needs a lessee"),
        ("Marriage", {"a": ("b",)}, "unknown joint fact"),
    ],
)
def test_a_joint_fact_of_unknown_type_or_roles_is_refused(
    kind: str, roles: dict[str, tuple[str, ...]], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        JointFact(type=kind, kind="time", roles=roles)


def test_an_unknown_link_or_a_period_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValidationError, match="unknown link type 'ADMIRES'"):
        Link(type="ADMIRES", from_id="a", to_id="b")
    with pytest.raises(ValidationError, match="before it begins"):
        Link(type="OWNS", from_id="a", to_id="b", start_date="2018", end_date="2017")


def test_a_hash_keeps_its_parts_apart() -> None:
    assert hashed("ab", "c") != hashed("a", "bc") != hashed("a", "b", "c")
