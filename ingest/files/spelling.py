"""How ids and names are written: one form for what looks the same, and a flag for what deceives."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ALIKE = ("LATIN", "CYRILLIC", "GREEK")
"""Scripts whose letters look alike: a capital A of each is one shape and three characters."""
_WORD = re.compile(r"[^\W\d_]+")


def key(stated: str) -> str:
    """Return an id as it is compared: composed (NFC), and without white space around it.

    The database tells apart what nobody can see apart: a letter with its accent as one character
    or as two, and a space at the end.
    """
    return unicodedata.normalize("NFC", stated).strip()


def mixed(stated: str) -> str:
    """Return the first word in which letters of several scripts look alike; empty if there is none.

    Words of different scripts beside one another are common and no word is mixed by that.
    """
    if stated.isascii():
        return ""
    return next((word for word in _WORD.findall(stated) if len(scripts(word)) > 1), "")


def scripts(word: str) -> tuple[str, ...]:
    """Return the scripts of `ALIKE` that a word has letters of, in the order of their names."""
    return tuple(sorted({found for one in word if (found := _script(one))}))


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in ALIKE else ""
