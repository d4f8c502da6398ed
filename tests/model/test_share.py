"""A share is what a document leaves possible; unstated it is neither high nor low."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model.share import Share, ShareError, share


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("", Share()),
        ("  ", Share()),
        ("0", Share(0, 0)),
        ("51", Share(51, 51)),
        ("51%", Share(51, 51)),
        (" 51 % ", Share(51, 51)),
        ("49.99", Share(49.99, 49.99)),
        ("100", Share(100, 100)),
        ("25..50", Share(25, 50)),
        ("25 .. 50 %", Share(25, 50)),
        ("[25..50]", Share(25, 50)),
        ("(25..50]", Share(25, 50, True, False)),
        ("[25..50)", Share(25, 50, False, True)),
        ("(25..50)%", Share(25, 50, True, True)),
        (">50", Share(50, 100, True, False)),
        ("> 50 %", Share(50, 100, True, False)),
        (">=25", Share(25, 100)),
        ("<25", Share(0, 25, False, True)),
        ("<=25", Share(0, 25)),
        ("0..100", Share()),
    ],
)
def test_a_stated_share_is_an_interval(stated: str, expected: Share) -> None:
    assert share(stated) == expected


@pytest.mark.parametrize(
    "stated",
    [
        "100.01",
        "101",
        "-1",
        "50..25",
        "25-50",
        "25...50",
        "5 1",  # 51, or 5 and 1?
        "2 5..50",
        "(25..50",
        "25..50]",
        "(50..50)",
        "(50..50]",
        ">100",
        "<0",
        "=50",
        "majority",
        "unknown",
        "1/3",
        "51,5",
        "0,5..1",
        "５１",  # digits of another script
        "1e2",
        "nan",
        "..",
    ],
)
def test_what_is_no_share_is_refused_with_its_text(stated: str) -> None:
    with pytest.raises(ShareError) as refused:
        share(stated)
    assert stated.replace(" ", "") in str(refused.value).replace(" ", "")


@pytest.mark.parametrize(
    ("stated", "certainly", "possibly"),
    [
        ("49.99", False, False),
        ("50", True, True),
        ("50.01", True, True),
        ("25..50", False, True),
        ("25..50.01", False, True),
        ("[25..50)", False, False),
        ("(50..75]", True, True),
        ("50..75", True, True),
        ("49.99..75", False, True),
        (">50", True, True),
        (">=50", True, True),
        (">49.99", False, True),
        ("<50", False, False),
        ("<=50", False, True),
        ("", False, True),
    ],
)
def test_half_is_reached_certainly_possibly_or_not(
    stated: str, certainly: bool, possibly: bool
) -> None:
    stake = share(stated)
    assert (stake.certainly_reaches(50), stake.possibly_reaches(50)) == (certainly, possibly)


@pytest.mark.parametrize("percent", [0.01, 25, 50, 75, 100])
def test_an_unknown_share_is_neither_below_nor_above(percent: float) -> None:
    unknown = share("")

    assert unknown.unknown
    assert not unknown.certainly_reaches(percent)
    assert unknown.possibly_reaches(percent)


def test_zero_is_known() -> None:
    assert not share("0").unknown
    assert not share("0").possibly_reaches(0.01)


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("", "an unstated share"),
        ("51", "51 %"),
        ("33.3", "33.3 %"),
        ("25..50", "at least 25 and at most 50 %"),
        ("(25..50)", "more than 25 and less than 50 %"),
        (">50", "more than 50 %"),
        ("<25", "less than 25 %"),
        ("(0..25]", "more than 0 and at most 25 %"),
    ],
)
def test_a_share_is_printed_with_its_ends(stated: str, words: str) -> None:
    assert str(share(stated)) == words


PERCENT = st.integers(0, 10000).map(lambda n: n / 100)


@given(PERCENT, PERCENT, st.sampled_from("[("), st.sampled_from("])"), PERCENT)
def test_reaching_is_what_every_share_between_the_ends_says(
    a: float, b: float, opened: str, closed: str, bar: float
) -> None:
    low, high = sorted((a, b))
    if low == high:
        opened, closed = "[", "]"
    stake = share(f"{opened}{low}..{high}{closed}")
    inside = {low, high, (low + high) / 2, bar, low + 0.001, high - 0.001}
    between = [
        one
        for one in inside
        if (low <= one if opened == "[" else low < one)
        and (one <= high if closed == "]" else one < high)
    ]

    assert stake.possibly_reaches(bar) == any(one >= bar for one in between)
    assert stake.certainly_reaches(bar) == all(one >= bar for one in between)
