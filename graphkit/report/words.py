"""Text from outside made safe to print: control and direction characters shown, not obeyed."""

from __future__ import annotations

import unicodedata

_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HIDDEN = set("\u200b\u2060\ufeff\ufffe\uffff")


def shown(text: str) -> str:
    """Return text with ESC, control, bidirectional, zero-width and no characters as escapes."""
    return "".join(_show(letter) for letter in text)


def _show(letter: str) -> str:
    if letter in "\n\t":
        return " "
    if letter in _BIDI or letter in _HIDDEN or unicodedata.category(letter) in ("Cc", "Cs"):
        code = ord(letter)
        return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
    return letter


def when(stated: str) -> str:
    """Say a day or a range as documents state it (EDTF): `between 2019-01 and 2021-07`."""
    if not stated:
        return "on an unknown day"
    if not stated.startswith("["):
        return f"on {stated}" if stated.count("-") == 2 else f"in {stated}"
    first, _, last = stated.strip("[]").partition("..")
    if first and last:
        return f"between {first} and {last}"
    return f"on or after {first}" if first else f"on or before {last}"


def count(number: int, one: str, many: str = "") -> str:
    """Return `1 chain`, `2 chains`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
