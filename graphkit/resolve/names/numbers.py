"""The numbers in a name, in digits, words or Roman numerals, apart from its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.resolve.names.lexicon import words

_WITHIN = re.compile(r"[a-z]*\d[a-z]+")
"""A digit inside a word, such as `3m`, is a part of the word."""
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


def without_numbers(plain: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Part the words of a name from its numbers, sorted; a name that is only a number stays one."""
    left: list[str] = []
    numbers: list[str] = []
    place = 0
    while place < len(plain):
        number, size = _number(plain, place)
        if number is None:
            left.append(plain[place])
        else:
            while left and left[-1] in words().number_words:
                left.pop()
            numbers.append(number)
        place += size
    if not left:
        return list(plain), ()
    return left, tuple(sorted(numbers))


def _number(plain: Sequence[str], place: int) -> tuple[str | None, int]:
    """Read the number that begins at a place, and how many words it takes; None if none does."""
    word = plain[place]
    if word.isdigit():
        return _plain(word), 1
    if ordinal := _ORDINAL.fullmatch(word):
        return _plain(ordinal[1]), 1
    if place and word in words().roman:
        return str(words().roman.index(word) + 1), 1
    if any(sign.isdigit() for sign in word) and not _WITHIN.fullmatch(word):
        return word, 1
    return _in_words(plain, place)


def _plain(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _in_words(plain: Sequence[str], place: int) -> tuple[str | None, int]:
    """Read `forty-four` and `forty 4` as one number."""
    known = words().numbers
    tens = known.get(plain[place])
    if tens is None:
        return None, 1
    after = plain[place + 1] if place + 1 < len(plain) else ""
    unit = int(after) if re.fullmatch("[1-9]", after) else known.get(after, 0)
    return (str(tens + unit), 2) if 20 <= tens < 100 and 0 < unit < 10 else (str(tens), 1)
