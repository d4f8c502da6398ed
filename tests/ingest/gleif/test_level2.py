"""Relationship records and reporting exceptions: links, and reasoned absences."""

from __future__ import annotations

import pytest

from graphkit.graph.merge import KNOWN_BY_IDENTIFIER
from graphkit.model.dates import LAST_DAY
from graphkit.model.proof import Status, assess
from graphkit.model.records import Batch, Link
from graphkit.model.registry import registry
from graphkit.model.rows import Reject, Row
from graphkit.model.share import Share
from graphkit.model.statements import Direction, DocumentKind, Proposition
from ingest.gleif.codes import codes
from tests.ingest.gleif.conftest import ALPHA, BETA, DELETED, GAMMA, Read, exception, relationship


def batch_of(rows: list[Row | Reject]) -> Batch:
    assert isinstance(rows[0], Row), rows[0]
    return rows[0].records


def link_of(rows: list[Row | Reject]) -> Link:
    (link,) = batch_of(rows).links
    return link


@pytest.mark.parametrize(
    ("kind", "link", "sentence"),
    [
        ("IS_DIRECTLY_CONSOLIDATED_BY", "CONTROLS", "end"),
        ("IS_ULTIMATELY_CONSOLIDATED_BY", "CONTROLS", "end"),
        ("IS_INTERNATIONAL_BRANCH_OF", "BRANCH_OF", "start"),
        ("IS_FUND-MANAGED_BY", "OPERATES", "end"),
        ("IS_SUBFUND_OF", "PART_OF", "start"),
        ("IS_FEEDER_TO", "HAS_INTEREST_IN", "start"),
    ],
)
def test_each_type_of_relationship_is_a_link_that_reads_from_its_first_end(
    read_small: Read, kind: str, link: str, sentence: str
) -> None:
    _, rows = read_small("rr", relationship(kind=kind))

    found, ends = link_of(rows), {"start": f"lei:{ALPHA}", "end": f"lei:{BETA}"}
    assert (found.type, found.from_id) == (link, ends[sentence])
    assert {found.from_id, found.to_id} == set(ends.values())
    (said,) = batch_of(rows).evidence
    assert (said.about, said.locator, said.quote) == (found.id, f"{ALPHA} {kind}", kind)


def test_every_type_of_the_format_is_known_and_is_a_step() -> None:
    assert len(codes().relationships) == 6
    for means in codes().relationships.values():
        assert registry().links[means.link].forward


def test_a_parent_in_no_row_of_the_files_is_known_by_its_lei(read_small: Read) -> None:
    _, rows = read_small("rr", relationship())

    parties = batch_of(rows).entities
    assert [(one.id, one.name) for one in parties] == [
        (f"lei:{ALPHA}", ALPHA),
        (f"lei:{BETA}", BETA),
    ]
    assert {one.notes for one in parties} == {(KNOWN_BY_IDENTIFIER,)}


def test_a_relationship_stood_at_least_until_its_record_was_last_updated(read_small: Read) -> None:
    _, rows = read_small("rr", relationship())
    link = link_of(rows)
    assert (link.start_date, link.end_date) == ("2018-02-06", "[2022-06-04..]")
    assert str(link.bounds().end_min) == "2022-06-04"
    assert link.bounds().end_max == LAST_DAY

    _, rows = read_small("rr", relationship(ended="2020-12-31T00:00:00Z"))
    assert link_of(rows).end_date == "2020-12-31"
    _, rows = read_small("rr", relationship(status="INACTIVE"))
    assert link_of(rows).end_date == "[..2022-06-04]"
    _, rows = read_small("rr", relationship(registration="RETIRED"))
    assert link_of(rows).end_date == "[..2022-06-04]"
    _, rows = read_small("rr", relationship(status="NULL"))
    assert link_of(rows).end_date == ""
    assert "relationship: NULL" in link_of(rows).notes


def test_a_start_that_is_the_reading_of_a_clock_is_on_or_before_that_day(read_small: Read) -> None:
    reading, rows = read_small("rr", relationship(began="2018-02-06T08:47:10.475Z"))
    link = link_of(rows)
    assert link.start_date == "[..2018-02-06]"
    assert "2018-02-06T08:47:10.475Z" in link.notes
    assert any("moment of entry" in line for line in reading.summary())

    for midnight in ("2018-02-06T05:00:00Z", "2018-02-06T18:30:00.000Z", "2018-02-06"):
        _, rows = read_small("rr", relationship(began=midnight))
        assert link_of(rows).start_date == "2018-02-06"


def test_a_percentage_counts_unless_it_may_be_a_fraction(read_small: Read) -> None:
    for amount, share in (("100.00", Share(100, 100)), ("51.5", Share(51.5, 51.5))):
        reading, rows = read_small("rr", relationship(amount=amount))
        assert link_of(rows).share == share
        assert not any("fraction" in line for line in reading.summary())
    for amount in ("1.00", "0.75", "0", "140.00", "-5", "half"):
        reading, rows = read_small("rr", relationship(amount=amount))
        assert link_of(rows).share == Share()
        assert f"ACCOUNTING_CONSOLIDATION {amount} PERCENTAGE" in link_of(rows).notes
        assert any("may be a fraction" in line for line in reading.summary())


@pytest.mark.parametrize(
    ("validation", "standard"),
    [
        ("FULLY_CORROBORATED", 4),
        ("PARTIALLY_CORROBORATED", 1),
        ("ENTITY_SUPPLIED_ONLY", 1),
        ("NULL", 1),
        ("", 1),
    ],
)
def test_what_only_the_entity_says_is_a_single_report(
    read_small: Read, validation: str, standard: int
) -> None:
    _, rows = read_small("rr", relationship(validation=validation))
    batch = batch_of(rows)
    found = assess(batch.evidence, {one.id: one for one in batch.documents})

    assert found.standard == standard
    assert (f"validation: {validation}" in batch.evidence[0].notes) is bool(validation)


def test_an_annulled_record_speaks_against_what_it_said(read_small: Read) -> None:
    _, rows = read_small("rr", relationship(registration="ANNULLED"))
    batch = batch_of(rows)

    assert [one.direction for one in batch.evidence] == [Direction.CONTRADICTS]
    found = assess(batch.evidence, {one.id: one for one in batch.documents})
    assert (found.standard, found.status) == (0, Status.REFUTED)


def test_a_deleted_record_is_withdrawn_by_its_place_and_states_nothing(read_small: Read) -> None:
    reading, rows = read_small(
        "rr", relationship(extension=DELETED), content="GLEIF_DELTA_PUBLISHED"
    )
    withdrawn = batch_of(rows)
    gone = (f"{ALPHA} IS_DIRECTLY_CONSOLIDATED_BY",)
    assert withdrawn == Batch(documents=withdrawn.documents, gone=gone)
    assert [one.kind for one in withdrawn.documents] == [DocumentKind.REGISTER]
    assert any("marked as deleted: 1" in line for line in reading.summary())
    _, stated = read_small("rr", relationship())
    assert batch_of(rows).gone == tuple(one.locator for one in batch_of(stated).evidence)

    _, rows = read_small("repex", exception(ALPHA, "NO_LEI", extension=DELETED))
    assert batch_of(rows).gone == (f"{ALPHA} DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",)


def test_a_ring_of_three_companies_is_loaded(read_small: Read) -> None:
    _, rows = read_small(
        "rr", relationship(ALPHA, BETA), relationship(BETA, GAMMA), relationship(GAMMA, ALPHA)
    )

    assert len({link_of([row]).id for row in rows}) == 3


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (relationship(ALPHA, ALPHA), "EndNode", "to itself"),
        (relationship(ALPHA, ""), "EndNode", "names nobody"),
        (relationship(kind="IS_FRIEND_OF"), "RelationshipType", "'IS_FRIEND_OF' is no code"),
        (relationship(status="COMPLICATED"), "RelationshipStatus", "'COMPLICATED' is no code"),
        (relationship(registration="LOST"), "RegistrationStatus", "'LOST' is no code"),
        (relationship(registration="PENDING_VALIDATION"), "RegistrationStatus", "published"),
        (relationship(validation="PENDING"), "ValidationSources", "not to be published"),
        (relationship(node="PNI"), "NodeIDType", "'PNI' is no code"),
        (relationship(ended="2017-01-01T00:00:00Z"), "", "ends (2017-01-01) before it begins"),
        (relationship(began="soon"), "StartDate", "'soon' is no moment"),
    ],
)
def test_a_relationship_that_cannot_be_taken_is_rejected_by_name(
    read_small: Read, record: str, field: str, words: str
) -> None:
    _, rows = read_small("rr", record, relationship(BETA, GAMMA))

    assert isinstance(rows[0], Reject)
    assert (rows[0].line, rows[0].field) == (1, field)
    assert words in rows[0].rule
    assert isinstance(rows[1], Row)  # one bad record does not spoil the file


def test_a_relationship_of_an_lei_that_fails_its_check_meets_its_record(read_small: Read) -> None:
    wrong = ALPHA[:-1] + str((int(ALPHA[-1]) + 1) % 10)
    reading, rows = read_small("rr", relationship(wrong))

    assert link_of(rows).to_id == f"case:gleif/{wrong}"
    assert batch_of(rows).entities[0].ill_formed == (wrong,)
    assert any("fails its check" in line for line in reading.summary())


def test_a_parent_that_is_not_reported_is_a_note_and_evidence_and_no_link(
    read_small: Read,
) -> None:
    reading, rows = read_small(
        "repex", exception(ALPHA, "NON_PUBLIC", "LEGAL_OBSTACLES", reference="Invented Act, s. 1")
    )
    batch = batch_of(rows)
    noted = (
        "direct accounting consolidation parent not reported: NON_PUBLIC, LEGAL_OBSTACLES"
        " (Invented Act, s. 1)"
    )

    assert batch.links == ()
    assert batch.entities[0].notes == (KNOWN_BY_IDENTIFIER, noted)
    assert [
        (one.about, one.proposition, one.element, one.quote, one.locator) for one in batch.evidence
    ] == [
        (
            f"lei:{ALPHA}",
            Proposition.ELEMENT,
            "direct accounting consolidation parent not reported",
            reason,
            f"{ALPHA} DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
        )
        for reason in ("NON_PUBLIC", "LEGAL_OBSTACLES")
    ]
    assert {one.credibility for one in batch.evidence} == {6}  # declared, and checked by nobody
    assert any("parents not reported: 2" in line for line in reading.summary())


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (exception(ALPHA, "SHYNESS"), "ExceptionReason"),
        (exception(ALPHA), "ExceptionReason"),
        (exception(ALPHA, "NO_LEI", category="GODPARENT"), "ExceptionCategory"),
        (exception("", "NO_LEI"), "LEI"),
    ],
)
def test_an_exception_without_a_known_reason_is_rejected(
    read_small: Read, record: str, field: str
) -> None:
    _, rows = read_small("repex", record)

    assert isinstance(rows[0], Reject)
    assert rows[0].field == field


def test_every_reason_of_the_format_is_known(read_small: Read) -> None:
    assert len(codes().exception_reasons) == 10
    _, rows = read_small("repex", exception(ALPHA, *codes().exception_reasons))

    assert len(batch_of(rows).evidence) == 10
