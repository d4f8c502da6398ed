"""Pairs of names that were missed or mixed up before, and that must not be again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.resolve.answer import THRESHOLD
from graphkit.resolve.names.comparison import Kind, compare
from graphkit.resolve.names.name import Family, take_apart

GOLDEN = Path(__file__).with_name("golden.csv")
PAIRS = [
    (Family(row["family"]), row["first"], row["second"], row["possible"] == "yes")
    for row in csv.DictReader(GOLDEN.read_text("utf-8").splitlines())
]


def test_there_are_enough_pairs_on_both_sides() -> None:
    assert len(PAIRS) >= 60
    assert sum(possible for *_, possible in PAIRS) >= 40
    assert sum(not possible for *_, possible in PAIRS) >= 30


@pytest.mark.parametrize(("family", "first", "second", "possible"), PAIRS)
def test_a_pair_is_possible_or_not_whichever_comes_first(
    family: Family, first: str, second: str, possible: bool
) -> None:
    a, b = (take_apart(name, family) for name in (first, second))
    found, turned = compare(a, b, family), compare(b, a, family)

    assert (found.score >= THRESHOLD) is possible, found.explanation
    assert (turned.score >= THRESHOLD) is possible
    assert found.features or found.score == 100


@pytest.mark.parametrize(
    ("family", "first", "second", "kind", "said"),
    [
        (
            Family.PARTY,
            "Crystalord Limited",
            "CRYSTALORD LTD",
            Kind.FORM,
            "`Limited` and `LTD` are one legal form",
        ),
        (
            Family.PERSON,
            "Smith John",
            "John Smith",
            Kind.ORDER,
            "the same words in another order",
        ),
        (
            Family.PARTY,
            "KORYO SHIPPING",
            "KORIO SHIPPING",
            Kind.SPELLING,
            "one letter differs in KORYO/KORIO",
        ),
        (
            Family.SHIP,
            "BILLIONS NO. 18",
            "BILLIONS NO. 88",
            Kind.NUMBER,
            "the numbers differ: 18 against 88",
        ),
        (
            Family.SHIP,
            "KUM UN SAN 3",
            "KUM UN SAN",
            Kind.NUMBER,
            "the numbers differ: 3 against no number",
        ),
        (
            Family.PERSON,
            "Salman bin Muhammad",
            "Muhammad bin Salman",
            Kind.FATHER,
            "SALMAN is the son in one name, the father in the other",
        ),
    ],
)
def test_a_score_says_why_in_plain_words(
    family: Family, first: str, second: str, kind: Kind, said: str
) -> None:
    found = compare(take_apart(first, family), take_apart(second, family), family)

    assert (kind, said) in [(one.kind, one.said) for one in found.features]
    assert found.score == pytest.approx(
        max(0, 100 + sum(one.points for one in found.features)), abs=0.2
    )


NAMES = st.lists(
    st.sampled_from(["kim", "ocean", "Ltd", "3", "al", "Москва", "ib", "ng"]), max_size=5
)


@given(NAMES, NAMES, st.sampled_from(list(Family)))
def test_any_two_names_compare_within_bounds_and_both_ways(
    first: list[str], second: list[str], family: Family
) -> None:
    a, b = (take_apart(" ".join(one), family) for one in (first, second))

    assert 0 <= compare(a, b, family).score <= 100
    assert compare(a, b, family).score == pytest.approx(compare(b, a, family).score, abs=0.3)
    if a.words:
        assert compare(a, a, family).score == 100


@given(st.text(max_size=40), st.sampled_from(list(Family)))
def test_any_text_can_be_taken_apart(text: str, family: Family) -> None:
    take_apart(text, family)
