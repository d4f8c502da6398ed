"""Each thing that a row may have wrong: one problem, with its place and its cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.ingest.case.whole import Case, Cells, reading_of, said, whole

EVIDENCE = "add a row about it to evidence.csv (proposition empty or link)"


@dataclass(frozen=True)
class Slip:
    """A change to one row (counted from 0; one past the last adds it) and what is said of it."""

    file: str
    row: int
    cells: Cells
    says: str


def slips() -> Iterator[Slip]:
    for one in yaml.safe_load(Path(__file__).with_name("slips.yml").read_text("utf-8")):
        file, row = one["change"].split()
        yield Slip(file, int(row), one["cells"], one["says"])


@pytest.mark.parametrize("wrong", list(slips()), ids=lambda one: one.says[:70])
def test_a_slip_is_one_problem_with_its_place_and_cure(tmp_path: Path, wrong: Slip) -> None:
    case = whole()
    rows = case[wrong.file]
    if wrong.row == len(rows):
        rows.append({})
    rows[wrong.row] |= wrong.cells

    assert said(reading_of(tmp_path, case)) == [wrong.says]


def test_an_id_longer_than_a_key_of_the_database_is_refused(tmp_path: Path) -> None:
    case = whole()
    case["vessels.csv"].append({"id": "a" * 33_000, "name": "X"})

    assert said(reading_of(tmp_path, case)) == [
        f"vessels.csv:4 id: '{'a' * 59}…' is longer than 100 characters; shorten the id"
    ]


def without_evidence_about(local: str) -> Callable[[Case], None]:
    def change(case: Case) -> None:
        case["evidence.csv"] = [row for row in case["evidence.csv"] if row["about"] != local]

    return change


@pytest.mark.parametrize(
    ("local", "place"),
    [
        ("runs", "links.csv:3"),
        ("comet", "identities.csv:2"),
        ("lease", "leases.csv:2"),
        ("account", "accounts.csv:2"),
        ("payment", "payments.csv:2"),
        ("call", "events.csv:2"),
        ("loan", "contracts.csv:2"),
        ("listing", "designations.csv:2"),
    ],
)
def test_nothing_is_stated_without_evidence(tmp_path: Path, local: str, place: str) -> None:
    case = whole()
    without_evidence_about(local)(case)

    assert said(reading_of(tmp_path, case)) == [f"{place}: {local!r} has no evidence; {EVIDENCE}"]


def test_a_shipment_of_nobody_is_refused(tmp_path: Path) -> None:
    case = whole()
    case["events.csv"].append({"id": "goods", "type": "Shipment"})
    case["evidence.csv"].append({"about": "goods", "document": "paper"})

    assert said(reading_of(tmp_path, case)) == [
        "events.csv:4: the Shipment names nobody who took part; fill the cell of a role"
    ]


@pytest.mark.parametrize(
    ("file", "local", "again"),
    [
        ("links.csv", "runs", "links.csv:5: the row states the same as links.csv:3"),
        ("leases.csv", "lease", "leases.csv:3: the row states the same as leases.csv:2"),
        (
            "designations.csv",
            "listing",
            "designations.csv:3: the row states the same as designations.csv:2",
        ),
    ],
)
def test_the_same_statement_twice_is_refused(
    tmp_path: Path, file: str, local: str, again: str
) -> None:
    case = whole()
    row = next(row for row in case[file] if row["id"] == local)
    case[file].append(row | {"id": "again", "notes": "in other words"})
    case["evidence.csv"].append({"about": "again", "document": "list"})

    assert said(reading_of(tmp_path, case)) == [
        f"{again}; delete one; more evidence for it is more rows of evidence.csv"
    ]


def test_a_symmetric_link_the_other_way_round_is_the_same_statement(tmp_path: Path) -> None:
    case = whole()
    for name, ends in {"ab": ("owner", "organ"), "ba": ("organ", "owner")}.items():
        case["links.csv"].append(
            {"id": name, "type": "AFFILIATE_OF", "from": ends[0], "to": ends[1]}
        )
        case["evidence.csv"].append({"about": name, "document": "paper"})

    assert said(reading_of(tmp_path, case)) == [
        "links.csv:6: the row states the same as links.csv:5; delete one; more evidence for it is"
        " more rows of evidence.csv"
    ]


def test_two_periods_are_two_links(tmp_path: Path) -> None:
    case = whole()
    case["links.csv"].append(case["links.csv"][1] | {"id": "later", "startDate": "2019"})
    case["evidence.csv"].append({"about": "later", "document": "paper"})

    assert said(reading_of(tmp_path, case)) == []


def test_owners_in_a_circle_and_shares_over_a_hundred_are_stated_as_they_are(
    tmp_path: Path,
) -> None:
    case = whole()
    for name, source, target in (("a", "owner", "organ"), ("b", "organ", "bank")):
        case["links.csv"].append(
            {"id": name, "type": "OWNS", "from": source, "to": target, "share": "70"}
        )
        case["evidence.csv"].append({"about": name, "document": "paper"})
    case["links.csv"].append(
        {"id": "c", "type": "OWNS", "from": "bank", "to": "owner", "share": "70"}
    )
    case["links.csv"].append(
        {"id": "d", "type": "OWNS", "from": "organ", "to": "owner", "share": "70"}
    )
    case["evidence.csv"] += [{"about": name, "document": "paper"} for name in "cd"]

    assert said(reading_of(tmp_path, case)) == []


def test_every_problem_of_every_file_is_shown_in_the_order_of_files_and_rows(
    tmp_path: Path,
) -> None:
    case = whole()
    case["links.csv"][1]["type"] = "MANAGE"
    case["links.csv"][0]["share"] = "x"
    case["vessels.csv"][0]["flag"] = "PA;XX"
    reading = reading_of(tmp_path, case)

    assert [(one.file, one.row, one.column) for one in reading.problems] == [
        ("vessels.csv", 2, "flag"),
        ("links.csv", 2, "share"),
        ("links.csv", 3, "type"),
    ]
    assert reading.counts["links.csv"] == (3, 1, 2)
    assert reading.counts["vessels.csv"] == (2, 1, 1)


def test_two_things_wrong_in_a_row_are_two_problems(tmp_path: Path) -> None:
    case = whole()
    case["links.csv"][0] |= {"share": "x", "startDate": "2017", "endDate": "2016"}
    case["vessels.csv"][1] |= {"imoNumber": "1111117", "flag": "PA"}
    reading = reading_of(tmp_path, case)

    assert [(one.file, one.row, one.column) for one in reading.problems] == [
        ("vessels.csv", 3, "flag"),
        ("vessels.csv", 3, "imoNumber"),
        ("links.csv", 2, "share"),
        ("links.csv", 2, "endDate"),
    ]


def test_a_wrong_id_or_type_is_not_blamed_on_what_refers_to_it(tmp_path: Path) -> None:
    case = whole()
    case["banks.csv"][0]["id"] = "Bank"
    case["accounts.csv"][0]["bank"] = "Bank"
    case["contracts.csv"][0] |= {"lender": "Bank", "type": "Lone"}
    case["documents.csv"][1]["heldBy"] = "Bank"
    case["evidence.csv"][11]["roles"] = "lender"
    reading = reading_of(tmp_path, case)

    assert [(one.file, one.row, one.column) for one in reading.problems] == [
        ("banks.csv", 2, "id"),
        ("contracts.csv", 2, "type"),
    ]


def test_a_wrong_entity_does_not_make_its_links_wrong(tmp_path: Path) -> None:
    case = whole()
    case["companies.csv"][0] |= {"schema": "Firm", "leiCode": "1"}
    reading = reading_of(tmp_path, case)

    assert {(one.file, one.row) for one in reading.problems} == {("companies.csv", 2)}
