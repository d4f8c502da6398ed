"""Values of FollowTheMoney in the project's forms: partial dates as EDTF, percentages as shares.

What cannot be read is None, for the caller to keep as stated. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from graphkit.model.dates import DateError, day_range
from graphkit.model.share import Share, ShareError, share

_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?", re.ASCII)
_DASHED = re.compile(r"(\d+(?:\.\d+)?)\s*[-–]\s*(\d+(?:\.\d+)?)", re.ASCII)
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)


@lru_cache(maxsize=4096)
def day(stated: str) -> str | None:
    """Return a partial date of FtM as EDTF; of a time its day; None for no date."""
    found = _DAY.fullmatch(stated.strip())
    if found is None:
        return None
    try:
        day_range(found[1])
    except DateError:
        return None
    return found[1]


def one_of(days: Iterable[str]) -> str:
    """Return several days that are stated for one as the range that holds them all, EDTF."""
    every = sorted(set(days))
    if len(every) < 2:
        return every[0] if every else ""
    ranges = [day_range(one) for one in every]
    return f"[{min(first for first, _ in ranges)}..{max(last for _, last in ranges)}]"


def dated(stated: Sequence[str]) -> tuple[str, list[str]]:
    """Return the day that values state, EDTF, and those of them that are no dates."""
    if len(stated) < 2:
        found_day = day(stated[0]) if stated else ""
        return (found_day, []) if found_day is not None else ("", list(stated))
    found = {one: day(one) for one in stated}
    return one_of(one for one in found.values() if one), [k for k, one in found.items() if not one]


def percentage(stated: Sequence[str]) -> tuple[Share, list[str]]:
    """Return the share that values state, and those of them that state none.

    Several values are the interval that holds them all: the row does not say which is right.
    """
    if not stated:
        return Share(), []
    found = {one: _share(one) for one in stated}
    shares = [one for one in found.values() if one is not None]
    return _span(shares), [text for text, one in found.items() if one is None]


@lru_cache(maxsize=4096)
def _share(stated: str) -> Share | None:
    text = stated.replace("%", " ").strip()
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    dashed = _DASHED.fullmatch(text)
    try:
        return share(f"{dashed[1]}..{dashed[2]}" if dashed else text)
    except ShareError:
        return None


def _span(shares: Sequence[Share]) -> Share:
    if not shares:
        return Share()
    low, high = min(one.minimum for one in shares), max(one.maximum for one in shares)
    return Share(
        low,
        high,
        all(one.minimum_exclusive for one in shares if one.minimum == low),
        all(one.maximum_exclusive for one in shares if one.maximum == high),
    )


def amount(stated: dict[str, list[str]]) -> tuple[str, str, tuple[str, ...]]:
    """Return amount, currency and the properties that gave them; nothing where it is not clear."""
    for name, currency in (("amount", ""), ("amountEur", "EUR"), ("amountUsd", "USD")):
        values = stated.get(name, [])
        if len(values) == 1 and _NUMBER.fullmatch(values[0]):
            if currency:
                return values[0], currency, (name,)
            named = stated.get("currency", [])
            single = named[0] if len(named) == 1 else ""
            return values[0], single, ("amount", "currency") if single else ("amount",)
    return "", "", ()
