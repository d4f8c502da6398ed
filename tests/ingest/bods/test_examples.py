"""The examples of the standard, every file of them: exact counts, and the traps in them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graphkit.model.records import Link
from graphkit.model.share import Share
from ingest.bods import read
from tests.ingest.bods.conftest import rejects, taken

# By file: statements, entities and persons, evidence, and the links by type, each counted once
# however many statements name it.
FILES: dict[str, tuple[int, int, int, dict[str, int]]] = {
    "bods-package": (3, 2, 3, {"OWNS": 1}),
    "bods-package-annotations": (3, 2, 3, {"HAS_INTEREST_IN": 1}),
    "bods-package-entity-owning-entity": (3, 2, 3, {"OWNS": 1}),
    "bods-package-fi-soe": (9, 4, 9, {"OWNS": 3, "CONTROLS": 1, "HAS_INTEREST_IN": 1}),
    "bods-package-linking-annotations": (3, 2, 3, {"OWNS": 1}),
    "fermcat": (23, 4, 30, {"OWNS": 4, "DIRECTS": 2}),
    "full-pep-declaration": (3, 2, 4, {"OWNS": 1, "HAS_INTEREST_IN": 1}),
    "indirect-ownership": (6, 3, 6, {"OWNS": 1, "HAS_INTEREST_IN": 2}),
    "joint-ownership": (7, 4, 7, {"OWNS": 3}),
    "levent": (7, 4, 9, {"CONTROLS": 2, "HAS_INTEREST_IN": 2}),
    "listed-company-exempt-from-disclosure": (2, 1, 2, {}),
    "mixed-direct-and-indirect-ownership": (6, 3, 7, {"OWNS": 2, "HAS_INTEREST_IN": 2}),
    "multiple-indirect-ownership": (9, 4, 9, {"OWNS": 2, "HAS_INTEREST_IN": 3}),
    "multiple-tax-residencies": (3, 2, 3, {"OWNS": 1}),
    "mutilple-indirect-ownership-2": (9, 4, 9, {"OWNS": 2, "HAS_INTEREST_IN": 3}),
    "nomination": (8, 4, 8, {"ACTS_FOR": 2, "HAS_INTEREST_IN": 1, "CONTROLS": 1}),
    "plc-entity-statement": (1, 1, 1, {}),
    "simple-pep-declaration": (3, 2, 4, {"OWNS": 1, "HAS_INTEREST_IN": 1}),
    "tecido": (11, 3, 22, {"OWNS": 6, "CONTROLS": 4, "DIRECTS": 3, "HAS_INTEREST_IN": 2}),
}


def links_of(path: Path) -> dict[str, Link]:
    """Return the links of a file by their ids."""
    rows = taken(list(read(path).rows()))
    return {link.id: link for row in rows for link in row.records.links}


def raw(path: Path) -> list[dict[str, Any]]:
    """Return the statements of a file as JSON alone reads them."""
    found: list[dict[str, Any]] = json.loads(path.read_bytes())
    return found


@pytest.mark.parametrize("name", FILES)
def test_each_example_gives_exactly_this(examples: Path, name: str) -> None:
    path = examples / f"{name}.json"
    reading = read(path)
    rows = taken(list(reading.rows()))
    statements, parties, evidence, links = FILES[name]

    assert len(rows) == statements == len(raw(path))
    assert len({one.id for row in rows for one in row.records.entities}) == parties
    assert sum(len(row.records.evidence) for row in rows) == evidence
    assert Counter(one.type for one in links_of(path).values()) == links
    run = reading.run()
    assert (run.rows_read, run.rows_accepted) == (statements, statements)
    assert not any("not known here" in line for line in reading.summary())


def test_the_sums_over_all_examples_hold(examples: Path) -> None:
    paths = sorted(examples.iterdir())
    assert {path.stem for path in paths} == set(FILES)
    statements = [one for path in paths for one in raw(path)]

    assert sum(one[0] for one in FILES.values()) == len(statements) == 119
    assert Counter(one["recordType"] for one in statements) == {
        "relationship": 56,
        "entity": 35,
        "person": 28,
    }
    records = {(path, one["recordId"]) for path in paths for one in raw(path)
               if one["recordType"] != "relationship"}  # fmt: skip
    assert sum(one[1] for one in FILES.values()) == len(records) == 53
    by_type: Counter[str] = Counter()
    for *_, links in FILES.values():
        by_type.update(links)
    assert by_type == {"OWNS": 29, "HAS_INTEREST_IN": 19, "CONTROLS": 8, "DIRECTS": 5,
                       "ACTS_FOR": 2}  # fmt: skip


def test_every_interest_that_is_stated_has_its_evidence(examples: Path) -> None:
    """Counted apart: 76 interests, one relationship that names none, two reasons, 63 parties."""
    details = [one["recordDetails"] for path in examples.iterdir() for one in raw(path)]
    interests = sum(len(one.get("interests") or ()) for one in details)
    parties = sum("subject" not in one for one in details)

    assert (interests, parties) == (76, 63)
    assert sum(one[2] for one in FILES.values()) == interests + parties + 3 == 142


def test_all_examples_at_once_show_the_id_that_two_of_them_use(examples: Path) -> None:
    reading = read(examples)
    rows = list(reading.rows())

    assert [(one.file, one.line, one.field, one.rule) for one in rejects(rows)] == [
        (
            "joint-ownership.json",
            1,
            "statementId",
            "another statement has it at bods-package.json:1",
        ),
        (
            "joint-ownership.json",
            3,
            "recordDetails/subject",
            "refers to a record of which no statement was read",
        ),
    ]
    run = reading.run()
    assert (run.rows_read, run.rows_accepted, run.dated) == (119, 117, "2023-06-19")
    assert run.source.startswith("bods:several-")


def told(links: dict[str, Link], type_: str) -> set[tuple[str, str, str, str]]:
    """Return the links of a type as the last signs of the owner's id, share and days."""
    return {
        (one.from_id[-4:], str(one.share), one.start_date, one.end_date)
        for one in links.values()
        if one.type == type_
    }


def test_a_holding_that_grew_while_its_beginning_stayed_is_two_periods(examples: Path) -> None:
    # fermcat: 50 and 50; a holder dies; his heir holds; at last one has it all, since "2019".
    assert told(links_of(examples / "fermcat.json"), "OWNS") == {
        ("8621", "50 %", "2019-09-11", "2021-04-03"),
        ("6467", "50 %", "2021-04-03", "2022-01-21"),
        ("6f7c", "50 %", "2019-09-11", "[2021-09-11..2022-01-21]"),
        ("6f7c", "100 %", "[2021-09-11..2022-01-21]", "[2022-01-21..]"),
    }


def test_shares_that_move_between_two_owners_never_pass_the_whole(examples: Path) -> None:
    links = links_of(examples / "tecido.json")

    assert told(links, "OWNS") == {
        ("B3EB", "100 %", "2002-03-09", "[2019-01-20..2021-09-24]"),
        ("672B", "60 %", "2021-09-24", "[2021-09-25..2022-09-21]"),
        ("B3EB", "40 %", "2021-09-24", "[2021-09-25..2022-09-21]"),
        ("672B", "70 %", "2022-09-21", "[2022-09-25..2023-03-01]"),
        ("B3EB", "30 %", "2022-09-21", "[2022-09-25..2023-03-03]"),
        ("672B", "80 %", "2023-03-01", "[2023-03-03..]"),
    }
    # 40 and 30 % of the votes are no control; 100, 60, 70 and 80 % are.
    assert len(told(links, "CONTROLS")) == 4


def test_what_is_held_directly_and_indirectly_is_counted_once(examples: Path) -> None:
    links = links_of(examples / "mixed-direct-and-indirect-ownership.json").values()
    top = [one for one in links if one.from_id == "bods:53508b65253f"]

    assert {(one.type, one.role, str(one.share)) for one in top} == {
        ("OWNS", "", "50 %"),
        ("HAS_INTEREST_IN", "indirect shareholding", "50 %"),
        ("HAS_INTEREST_IN", "interest of unstated type", "an unstated share"),
    }


def test_a_state_that_owns_through_its_bodies_owns_nothing_twice(examples: Path) -> None:
    links = links_of(examples / "bods-package-fi-soe.json").values()
    grid = "bods:19f1c5afe9d7"

    direct = [one.share.minimum for one in links if (one.type, one.to_id) == ("OWNS", grid)]
    assert sum(direct) == 100
    (indirect,) = (one for one in links if one.role == "indirect shareholding")
    assert (indirect.type, indirect.to_id, indirect.share) == (
        "HAS_INTEREST_IN",
        grid,
        Share(100, 100),
    )


def test_a_nominee_acts_for_the_nominator_through_the_nomination(examples: Path) -> None:
    links = links_of(examples / "nomination.json").values()

    assert {(one.from_id, one.to_id) for one in links if one.type == "ACTS_FOR"} == {
        ("bods:102AB1984E", "bods:103AB1984D"),
        ("bods:103AB1984D", "bods:101AB1984F"),
    }
    (hidden,) = (one for one in links if one.type == "CONTROLS")
    assert hidden.role == "indirect other influence or control"


def test_the_exclusive_ends_of_bands_are_kept(examples: Path) -> None:
    (band,) = links_of(examples / "bods-package-entity-owning-entity.json").values()
    assert band.share == Share(75, 100, False, True)
    (band,) = links_of(examples / "bods-package-linking-annotations.json").values()
    assert band.share == Share(25, 50, True, True)


def test_reasons_for_what_is_not_told_are_printed(examples: Path) -> None:
    names = ("levent", "listed-company-exempt-from-disclosure")
    found = {}
    for name in names:
        reading = read(examples / f"{name}.json")
        taken(list(reading.rows()))
        found[name] = next(line for line in reading.summary() if line.startswith("not stated"))

    assert found == {
        "levent": "not stated, with a reason: 1 = 1 interestedPartyExemptFromDisclosure",
        "listed-company-exempt-from-disclosure": (
            "not stated, with a reason: 1 = 1 subjectExemptFromDisclosure"
        ),
    }
