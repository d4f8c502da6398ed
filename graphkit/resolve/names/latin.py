"""A name in Latin letters, in small words: what all comparing begins with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from anyascii import anyascii

from graphkit.resolve.names.lexicon import letters

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_FEW_VOWELS = re.compile(r"[\u0590-\u077f\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew and Arabic write no short vowels; of Indic, Thai and Khmer, anyascii loses some."""
_SYLLABLES = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
_FOREIGN_DOTS = re.compile(r"[·・‧•]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_SLASHED = re.compile(r"\b([^\W\d_])/([^\W\d_])\b")
_WORD = re.compile(r"[a-z0-9]+")


def without_vowels(stated: str) -> bool:
    """Tell whether a name is in a script of which short vowels are lost in Latin letters."""
    return bool(_FEW_VOWELS.search(stated))


def signs(stated: str) -> list[str]:
    """Return the Chinese and Korean signs of a name, in order; none for a name from abroad."""
    text = unicodedata.normalize("NFKC", stated)
    return [] if _FOREIGN_DOTS.search(text) else _SYLLABLES.findall(text)


def latin_words(stated: str) -> list[str]:
    """Return the words of a name in small Latin letters; `S.A.R.L.` and `A/S` are one word each."""
    text = unicodedata.normalize("NFKC", stated)
    parted = _syllables(text) if _SYLLABLES.search(text) else _arabic(text)
    plain = anyascii(parted).casefold().translate(_silent())
    plain = _SLASHED.sub(r"\1\2", plain)
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    return _WORD.findall(plain.replace("&", " and ").replace("+", " and "))


@cache
def _silent() -> dict[int, None]:
    return dict.fromkeys(map(ord, letters().silent))


def _syllables(text: str) -> str:
    """Part names of Chinese and Korean signs into syllables; a name from abroad stays whole."""
    if _FOREIGN_DOTS.search(text):
        return _FOREIGN_DOTS.sub(" ", text)
    return _SYLLABLES.sub(lambda found: f" {found[0]} ", text)


def _arabic(text: str) -> str:
    text = _FOREIGN_DOTS.sub(" ", text)
    if not _ARABIC.search(text):
        return text
    return " ".join(_arabic_words(text))


def _arabic_words(text: str) -> Iterator[str]:
    known = letters().arabic
    for word in text.split():
        article = word.startswith("ال") and len(word) > 3
        bare = word[2:] if article else word
        if article:
            yield "al"
        yield "".join(
            known.get(sign, sign)
            for sign in unicodedata.normalize("NFC", bare)
            if not unicodedata.combining(sign)
        )
