"""Relationships: reasoned absences, what is refused, periods, and sums of shares."""

from __future__ import annotations

import pytest

from tests.ingest.bods.conftest import (
    ALPHA,
    BETA,
    IVY,
    PARTIES,
    Read,
    Stated,
    entity,
    holds,
    interest,
    links,
    rejects,
    relationship,
    statement,
    taken,
)


def test_an_end_that_is_not_told_is_a_reasoned_absence(read_small: Read) -> None:
    stated = relationship(
        "r", "alpha", {"reason": "noBeneficialOwners", "description": "looked for"}
    )
    reading, rows = read_small(ALPHA, stated)
    row = taken(rows)[1]

    assert row.records.links == ()
    (noted,) = row.records.entities
    assert noted.id == "bods:alpha"
    assert noted.notes == ("interested party not stated: noBeneficialOwners (looked for)",)
    (lacking,) = row.records.evidence
    assert (lacking.about, lacking.element, lacking.quote) == (
        "bods:alpha",
        "interested party not stated",
        "noBeneficialOwners",
    )
    assert "not stated, with a reason: 1 = 1 noBeneficialOwners" in reading.summary()


def test_a_subject_that_is_not_told_is_said_of_the_party(read_small: Read) -> None:
    _, rows = read_small(IVY, relationship("r", {"reason": "unknown"}, "ivy", holds(50)))

    (noted,) = taken(rows)[1].records.entities
    assert noted.notes == ("subject not stated: unknown",)
    assert taken(rows)[1].records.links == ()


def test_an_absence_that_was_closed_is_no_longer_noted(read_small: Read) -> None:
    reason = {"reason": "noBeneficialOwners"}
    first = relationship("r", "alpha", reason)
    last = relationship("r", "alpha", reason, made="2026-02-01", status="closed", number=1)
    _, rows = read_small(ALPHA, first, last)

    assert [row.records.entities for row in taken(rows)[1:]] == [(), ()]


REFUSED: dict[str, tuple[Stated, str]] = {
    "a subject that nothing states": (relationship("r", "gamma", "ivy"), "subject"),
    "a party that nothing states": (relationship("r", "alpha", "gamma"), "interestedParty"),
    "a relationship to itself": (relationship("r", "alpha", "alpha"), "interestedParty"),
    "neither end told": (
        relationship("r", {"reason": "unknown"}, {"reason": "unknown"}),
        "subject",
    ),
    "a person as the subject": (relationship("r", "ivy", "alpha"), "subject"),
    "a relationship as the party": (relationship("r", "alpha", "other"), "interestedParty"),
    "no subject": (relationship("r", None, "ivy"), "subject"),
    "an empty party": (relationship("r", "alpha", ""), "interestedParty"),
    "a list as the party": (relationship("r", "alpha", ["ivy"]), "interestedParty"),
    "an absence without a reason": (relationship("r", "alpha", {}), "interestedParty/reason"),
    "an absence for no known reason": (
        relationship("r", "alpha", {"reason": "shyness"}),
        "interestedParty/reason",
    ),
    "an unknown directness": (
        relationship("r", "alpha", "ivy", interest(way="sideways")),
        "interests/directOrIndirect",
    ),
    "a beginning that is no day": (
        relationship("r", "alpha", "ivy", interest(startDate="2026-13-01")),
        "interests/startDate",
    ),
    "interests that are no list": (
        statement("r", "relationship", {"subject": "alpha", "interestedParty": "ivy",
                                        "interests": {"type": "shareholding"}}),
        "interests",
    ),
}  # fmt: skip


@pytest.mark.parametrize("refused", REFUSED)
def test_a_relationship_that_cannot_be_taken_is_rejected(read_small: Read, refused: str) -> None:
    stated, field = REFUSED[refused]
    other = relationship("other", "alpha", "ivy", holds(50))
    reading, rows = read_small(ALPHA, IVY, other, stated)

    (reject,) = rejects(rows)
    assert (reject.line, reject.field) == (4, f"recordDetails/{field}")
    run = reading.run()
    assert (run.rows_read, run.rows_accepted) == (4, 3)


def test_an_interest_that_ends_before_it_begins_is_rejected(read_small: Read) -> None:
    stated = holds(50, startDate="2020-01-01", endDate="2019-01-01")
    _, rows = read_small(ALPHA, IVY, relationship("r", "alpha", "ivy", stated))

    assert len(rejects(rows)) == 1


def test_a_record_of_other_parties_is_another_record(read_small: Read) -> None:
    _, rows = read_small(
        *PARTIES,
        relationship("r", "alpha", "ivy", holds(50)),
        relationship("r", "beta", "ivy", holds(50), made="2026-02-01", number=1),
    )

    (reject,) = rejects(rows)
    assert (reject.line, reject.field) == (6, "recordDetails/subject")


def test_each_statement_of_a_relationship_gives_evidence_for_its_period(read_small: Read) -> None:
    _, rows = read_small(
        ALPHA,
        IVY,
        relationship("r", "alpha", "ivy", holds(50)),
        relationship("r", "alpha", "ivy", holds(50), made="2026-02-01", number=1),
        relationship("r", "alpha", "ivy", holds(60), made="2026-03-01", number=2),
    )
    first, second, third = (row.records for row in taken(rows)[2:])

    assert first.links == second.links
    assert (first.links[0].share.minimum, first.links[0].end_date) == (
        50,
        "[2026-02-01..2026-03-01]",
    )
    assert (third.links[0].share.minimum, third.links[0].end_date) == (60, "[2026-03-01..]")
    assert [one.locator for batch in (first, second, third) for one in batch.evidence] == [
        "statement r-0",
        "statement r-1",
        "statement r-2",
    ]


def test_three_companies_that_own_each_other_in_a_circle_are_loaded(read_small: Read) -> None:
    gamma = entity("gamma", "Invented Gamma Ltd")
    ring = [("alpha", "beta"), ("beta", "gamma"), ("gamma", "alpha")]
    _, rows = read_small(
        ALPHA, BETA, gamma,
        *(relationship(f"r{owned}", owned, owner, holds(60)) for owner, owned in ring),
    )  # fmt: skip

    assert [(one.from_id[5:], one.to_id[5:]) for one in links(rows)] == ring


def test_shares_that_add_to_more_than_the_whole_are_kept_and_flagged(read_small: Read) -> None:
    reading, rows = read_small(
        *PARTIES,
        relationship("a", "alpha", "ivy", holds(70)),
        relationship("b", "alpha", "beta", holds(70)),
    )

    assert [one.share.minimum for one in links(rows)] == [70, 70]
    assert "note: the shares of bods:alpha add to 140 %; kept as stated" in reading.summary()


def test_what_is_stated_again_or_was_before_is_not_added(read_small: Read) -> None:
    reading, rows = read_small(
        *PARTIES,
        relationship("a", "alpha", "ivy", holds(70)),
        relationship("a", "alpha", "ivy", holds(70), made="2026-02-01", number=1),
        relationship("b", "alpha", "beta", holds(80)),
        relationship("b", "alpha", "beta", holds(30), made="2026-02-01", number=1),
        relationship("c", "alpha", "deal", interest(way="indirect", share={"exact": 90})),
    )

    assert len(taken(rows)) == 9
    assert not any("add to" in line for line in reading.summary())


def test_two_relationships_that_make_one_link_with_two_shares_are_flagged(
    read_small: Read,
) -> None:
    first, again, other = (
        relationship(record, "alpha", "ivy", holds(percent))
        for record, percent in (("a", 30), ("b", 30), ("c", 20))
    )
    reading, rows = read_small(ALPHA, IVY, first, again)
    assert len({one.id for one in links(rows)}) == 1
    assert not any("different shares" in line for line in reading.summary())

    reading, rows = read_small(ALPHA, IVY, first, again, other)
    assert len({one.id for one in links(rows)}) == 1
    said = "two relationships of the same parties state one interest with different shares"
    assert f"note: {said}: 1, such as statements.json:5" in reading.summary()
