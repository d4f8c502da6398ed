"""Finds entities by any identifier or name that a person types, in any spelling.

An identifier is looked up exactly. Everything else goes to the full-text index as words that may
differ by a letter or two: what people type is never Lucene syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from typing import Any

from anyascii import anyascii
from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz import fuzz

from graphkit.catalogue import query
from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.model.identifiers import IdentifierError, Kind, identifier, parse
from graphkit.model.registry import Schema

MOST_WORDS = 32
"""Words of a text that are searched for; no name is longer."""
LONGEST_WORD = 64
"""Letters of a word that are searched for: letting 10,000 letters differ by two takes minutes."""
LEAST_LIKE = 50.0
"""Names less alike than this share a word or two by chance and are left out."""
CANDIDATES = 5
"""Entities fetched for each one asked for, since Lucene's order is not ours."""


class MatchedOn(StrEnum):
    """What in the entity answers to the text, surest first."""

    IDENTIFIER = "identifier"
    NAME = "name"
    ALIAS = "alias"
    FUZZY = "fuzzy"


class Match(BaseModel):
    """An entity that may be the one meant; only an identifier says that it is.

    `score` is 0-100: the likeness of the text and the nearest of the names, 100 for the same words.
    `country` holds ISO 3166 codes, the flags of a ship among them. `formerly_listed` holds, where
    every listing has ended, who listed it and when each ended, as far as is known (EDTF).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: str
    name: str
    schema_: str = Field(alias="schema")
    matched_on: MatchedOn
    score: float
    designated: bool
    formerly_listed: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()


def find(graph: Graph, text: str, limit: int = 25) -> list[Match]:
    """Return the entities that a text may mean: by identifier, then by name, nearest first.

    Names less alike than 50 of 100 are left out.

    Args:
        graph: where to look.
        text: a name or an identifier, as somebody typed it.
        limit: return at most this many.

    Raises:
        UsageError: the text holds neither a letter nor a digit, or the limit is below 1.
    """
    if limit < 1:
        raise UsageError(f"a limit of {limit} finds nothing", cure="give --limit 1 or more")
    if not words(text):
        raise UsageError(
            f"{text.strip()[:40]!r} holds neither a letter nor a digit",
            cure="give a name or an identifier: graphkit find 'ocean maritime', find 'IMO 7937317'",
        )
    named = [
        _match(row, MatchedOn.IDENTIFIER, 100.0)
        for row in graph.read(query("find/by_identifier"), {"ids": list(spellings(text))})
    ]
    wanted = {"text": lucene(text), "limit": limit * CANDIDATES}
    rows = graph.read(query("find/by_name"), wanted)
    alike = [one for row in rows if (one := _named(row, text)).score >= LEAST_LIKE]
    best: dict[str, Match] = {}
    for match in [*named, *sorted(alike, key=_order)]:
        best.setdefault(match.id, match)
    return list(best.values())[:limit]


def _order(match: Match) -> tuple[int, float, str]:
    return list(MatchedOn).index(match.matched_on), -match.score, match.id


def _named(row: Mapping[str, Any], text: str) -> Match:
    """Say how the nearest of an entity's names compares to the text."""
    wanted = _same(text)
    others = [*row["alias"], *row["weakAlias"], *row["previousName"]]
    if _same(row["name"]) == wanted:
        return _match(row, MatchedOn.NAME, 100.0)
    if wanted in {_same(other) for other in others}:
        return _match(row, MatchedOn.ALIAS, 100.0)
    likeness = max(_likeness(wanted, _same(one)) for one in (row["name"], *others))
    return _match(row, MatchedOn.FUZZY, round(likeness, 1))


def _likeness(wanted: str, name: str) -> float:
    """Compare words in any order; a text whose words are some of a name's counts a little less."""
    return max(fuzz.token_sort_ratio(wanted, name), 0.95 * fuzz.token_set_ratio(wanted, name))


def _match(row: Mapping[str, Any], on: MatchedOn, score: float) -> Match:
    schema = next((label for label in row["labels"] if label in set(Schema)), "")
    former = _former(row["listings"])
    return Match(
        id=row["id"],
        name=row["name"],
        schema_=schema,
        matched_on=on,
        score=score,
        designated=row["designated"] and not former,
        formerly_listed=former,
        country=tuple(dict.fromkeys([*row["country"], *row["flag"]])),
        identifiers=tuple(row["identifiers"]),
    )


def _former(listings: list[Mapping[str, str | None]]) -> tuple[str, ...]:
    """Return the listings of an entity, if all of them have ended."""
    if any(one["stage"] != "ended" for one in listings):
        return ()
    return tuple(
        dict.fromkeys(f"{one['authority']} {one['end'] or ''}".strip() for one in listings)
    )


def _same(text: str) -> str:
    """Return a text in Latin letters without case, accents and punctuation."""
    return " ".join(words(anyascii(text)))


def words(text: str) -> list[str]:
    """Return the words of a text without case, each once; `qa'ida` and `s.a` are one word each."""
    plain = unicodedata.normalize("NFC", text.casefold())
    return list(dict.fromkeys(re.findall(r"[^\W_]+(?:['.][^\W_]+)*", plain)))


def lucene(text: str) -> str:
    """Return a Lucene query for a text that somebody typed; no character of it is syntax.

    The words side by side count most; each word alone may differ by one letter from four letters
    on, and by two from eight on. Other scripts are looked for as they are and in Latin letters.
    A text without a word gives an empty query.
    """
    stated, latin = words(text)[:MOST_WORDS], words(anyascii(text))[:MOST_WORDS]
    phrases = [_phrase(one) for one in dict.fromkeys((" ".join(stated), " ".join(latin))) if one]
    terms = [_term(word) for word in dict.fromkeys((*stated, *latin))]
    return " OR ".join((*phrases, *terms))


def _phrase(text: str) -> str:
    return f'"{" ".join(_escaped(word[:LONGEST_WORD]) for word in text.split())}"^4'


def _term(word: str) -> str:
    cut = word[:LONGEST_WORD]
    if not cut.isascii():
        return f'"{_escaped(cut)}"'  # the index parts other scripts in its own way
    distance = 0 if len(cut) < 4 or any(one.isdigit() for one in cut) else 1 if len(cut) < 8 else 2
    return _escaped(cut) + (f"~{distance}" if distance else "")


def _escaped(word: str) -> str:
    """Escape all that Lucene's query syntax knows; a word holds hardly any of it."""
    return re.sub(r'([+\-&|!(){}\[\]^"~*?:\\/])', r"\\\1", word)


def spellings(text: str) -> tuple[str, ...]:
    """Return every identifier that a text may be, as `kind:value`, surest first.

    `IMO 7937317`, `7937317`, `imo:7937317`; `17068`, `OFAC 17068`, `uid 17068`; `KPe.020`; an LEI;
    a BIC; `sg:201318227N`; a case's own id.
    """
    stated = text.strip()
    return tuple(dict.fromkeys(_spellings(stated))) if len(stated) <= 200 else ()


_UN = re.compile(r"([A-Z]{2})([EI])\.?(\d{3})", re.IGNORECASE)
_OFAC = re.compile(r"(?:(?:ofac|sdn|uid)[\s:#-]*)*(\d{1,6})", re.IGNORECASE)


def _spellings(stated: str) -> Iterator[str]:
    if known := parse(stated):
        yield str(known)
    if ofac := _OFAC.fullmatch(stated):
        yield f"{Kind.OFAC}:{ofac[1]}"
    prefix, colon, rest = stated.partition(":")
    bare = rest.strip() if colon and prefix.lower() in ("un", "lei", "bic", "swift") else stated
    if un := _UN.fullmatch(bare):
        yield f"{Kind.UN}:{un[1].upper()}{un[2].lower()}.{un[3]}"
    yield from _checked(bare, (Kind.IMO, Kind.IMO_COMPANY, Kind.LEI, Kind.BIC, Kind.REGISTRATION))


def _checked(stated: str, kinds: Iterable[Kind]) -> Iterator[str]:
    for kind in kinds:
        with suppress(IdentifierError):
            yield str(identifier(kind, stated))
