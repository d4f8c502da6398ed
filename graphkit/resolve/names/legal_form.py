"""The legal forms in a company's name, apart from the name itself."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.resolve.names.lexicon import forms, words

_LONGEST_FORM = 6


def without_form(plain: Sequence[str]) -> tuple[list[str], tuple[tuple[str, str, str], ...]]:
    """Part a company's name from its legal forms; a name that is nothing else stays a name."""
    known = forms()
    left: list[str] = []
    found: list[tuple[str, str, str]] = []
    place = 0
    while place < len(plain):
        for size in range(min(_LONGEST_FORM, len(plain) - place), 0, -1):
            phrase = tuple(plain[place : place + size])
            joined = ("".join(phrase),)
            if phrase in known or (size > 1 and _spaced(phrase) and joined in known):
                name, form_class = known.get(phrase) or known[joined]
                found.append((" ".join(phrase), name, form_class))
                place += size
                break
        else:
            left.append(plain[place])
            place += 1
    meant = [one for one in left if one not in words().small]
    return (left, tuple(found)) if meant else (list(plain), ())


def _spaced(phrase: Sequence[str]) -> bool:
    """Tell whether these are letters of one abbreviation, such as `d o o`."""
    return all(len(one) <= 2 for one in phrase)
