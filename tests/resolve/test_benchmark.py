"""Floors of the benchmark on real data, and that keys lose next to none of the true pairs."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.name_data import Pair, altered, innocents, labelled, un_list, un_people
from benchmarks.names import (
    calibrated,
    flagged,
    jaro_winkler,
    measure,
    ours,
    search,
    search_plainly,
)
from graphkit.resolve.alike import among
from graphkit.resolve.answer import THRESHOLD, Found
from graphkit.resolve.known import Named
from graphkit.resolve.names.name import Family


@pytest.fixture(scope="module")
def pairs(data: Path) -> list[Pair]:
    return labelled(data)


def test_the_halves_share_no_name(pairs: list[Pair]) -> None:
    names = [
        {name for one in pairs if one.held_out is half for name in (one.first, one.second)}
        for half in (False, True)
    ]
    assert (len(pairs), sum(one.held_out for one in pairs)) == (826, 437)
    assert not names[0] & names[1]


def test_names_are_told_apart_clearly_better_than_by_jaro_winkler(pairs: list[Pair]) -> None:
    half, held = ([one for one in pairs if one.held_out is out] for out in (False, True))
    mine = measure(held, ours, THRESHOLD)
    plain = measure(held, jaro_winkler, calibrated(half, jaro_winkler))

    assert abs(calibrated(half, ours) - THRESHOLD) <= 1
    assert mine.precision >= 0.93
    assert mine.recall >= 0.83
    assert mine.f1 >= plain.f1 + 0.2


def test_altered_names_are_found_and_others_left_alone(data: Path) -> None:
    people = un_people(data)
    asked = list(altered(data, people))
    found = search(asked, people)

    assert (len(people), len(asked)) == (730, 680)
    assert found.found >= 0.98
    assert found.first >= 0.99
    assert found.in_five >= found.first
    assert found.first > search_plainly(asked, people).first
    assert found.alarms <= 0.2


def test_innocent_names_are_left_alone(data: Path) -> None:
    names = innocents(data)
    assert len(names) == 96
    assert len(flagged(names, un_list(data))) <= len(names) * 0.01


def test_keys_keep_the_true_pairs_together_in_a_crowd(data: Path, pairs: list[Pair]) -> None:
    """The labelled names among all names of the SDN list, whose common words make large blocks."""
    there = {Family.PERSON: "p", Family.PARTY: "c", Family.SHIP: "s"}
    ids: dict[tuple[str, Family], str] = {}
    for one in pairs:
        for name in (one.first, one.second):
            ids.setdefault((name, one.family), f"case:pairs/{there[one.family]}{len(ids)}")
    crowd = [Named(id_, family, (name,)) for (name, family), id_ in ids.items()]
    crowd += sdn(data)
    found = among([crowd], Found())
    wanted = [
        tuple(sorted((ids[one.first, one.family], ids[one.second, one.family])))
        for one in pairs
        if one.one and one.first != one.second and ours(one) >= THRESHOLD
    ]

    kept = sum(pair in found for pair in wanted)
    assert len(wanted) > 340
    assert kept / len(wanted) >= 0.99


def sdn(data: Path) -> list[Named]:
    families = {"individual": Family.PERSON, "vessel": Family.SHIP}
    with (data / "ofac-csv-2021-07" / "sdn.csv").open(encoding="ascii", newline="") as lines:
        rows = [row for row in csv.reader(lines) if len(row) > 3]
    return [
        Named(f"ofac:{row[0]}", families.get(row[2].strip(), Family.PARTY), (row[1],))
        for row in rows[::2]
    ]
