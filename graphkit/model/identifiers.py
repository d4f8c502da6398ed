"""Identifiers of ships, companies and banks: their kinds, their checks, and which is strongest.

An identifier that fails its check is kept as stated and never becomes an id: official lists
contain wrong numbers. A ship's IMO number and a company's IMO number are two kinds with two check
digits (IMO Resolution A.1117(30) and the IMO company number scheme, MSC.160(78)).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from stdnum import bic as stdnum_bic
from stdnum import lei as stdnum_lei


class Kind(StrEnum):
    """Kinds of identifier, strongest first: the order decides which one names the node."""

    IMO = "imo"
    IMO_COMPANY = "imo-company"
    LEI = "lei"
    BIC = "bic"
    REGISTRATION = "reg"
    OFAC = "ofac"
    UN = "un"
    FTM = "ftm"
    BODS = "bods"
    CASE = "case"


STRENGTH = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Identifier:
    """A checked identifier; its text form `kind:value` is also the id of what it identifies."""

    kind: Kind
    value: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


class IdentifierError(ValueError):
    """A value that is not a well-formed identifier of the kind that it claims to be."""


def identifier(kind: Kind, stated: str) -> Identifier:
    """Check and normalise a stated identifier; raise IdentifierError with the reason."""
    value = stated.strip()
    if not value:
        raise IdentifierError(f"empty {kind} identifier")
    return Identifier(kind, _CHECKS[kind](value))


def strongest(identifiers: Iterable[Identifier]) -> Identifier:
    """Choose the identifier that names a node: by kind, then by value, so that it never varies."""
    return min(identifiers, key=lambda one: (STRENGTH[one.kind], one.value))


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Identifier | None:
    """Read `imo:9074729` and the like; None when the text is no identifier."""
    kind, colon, value = text.strip().partition(":")
    if not colon or kind.lower() not in STRENGTH:
        return None
    try:
        return identifier(Kind(kind.lower()), value)
    except IdentifierError:
        return None


def ship_imo(stated: str) -> str:
    """Return the seven digits of a ship's IMO number whose check digit holds."""
    return _seven_digits(stated, "ship", lambda d: _weighted(d, (7, 6, 5, 4, 3, 2)) % 10)


def company_imo(stated: str) -> str:
    """Return the seven digits of an IMO company number whose check digit holds."""
    return _seven_digits(
        stated, "company", lambda d: (11 - _weighted(d, (8, 6, 4, 2, 9, 7)) % 11) % 10
    )


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _seven_digits(stated: str, what: str, check: Callable[[str], int]) -> str:
    digits = re.sub(r"^IMO[\s:-]*", "", stated.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"[0-9]{7}", digits, flags=re.ASCII) or digits == "0000000":
        raise IdentifierError(f"{stated!r} is no IMO {what} number: it has seven digits")
    if check(digits) != int(digits[6]):
        raise IdentifierError(
            f"{stated!r} fails the IMO {what} check digit: it should end in {check(digits)}"
        )
    return digits


def _lei(stated: str) -> str:
    try:
        code = str(stdnum_lei.validate(stated))
    except Exception as error:
        raise IdentifierError(f"{stated!r} is no LEI: {error}") from None
    # stdnum looks at the check digits alone, and reads digits of other scripts as ours
    if not (stated.isascii() and re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", code)):
        raise IdentifierError(
            f"{stated!r} is no LEI: it has eighteen letters or digits and two check digits"
        )
    return code


def _bic(stated: str) -> str:
    try:
        code = str(stdnum_bic.validate(stated))
    except Exception as error:
        raise IdentifierError(f"{stated!r} is no BIC: {error}") from None
    if not stated.isascii():
        raise IdentifierError(f"{stated!r} is no BIC: it has letters and digits of ASCII only")
    return code[:8]  # a branch is its bank


def _registration(stated: str) -> str:
    country, colon, number = stated.partition(":")
    if not colon or not re.fullmatch(r"[a-z]{2}", country.strip().lower()) or not number.strip():
        raise IdentifierError(f"{stated!r} is no registration: write its country first, sg:2013X")
    return f"{country.strip().lower()}:{_text(number.strip())}"


def _text(stated: str) -> str:
    if len(stated) > 200 or not stated.isprintable():
        raise IdentifierError(f"{stated[:40]!r} is longer than 200 characters or not printable")
    return stated


_CHECKS: dict[Kind, Callable[[str], str]] = {
    Kind.IMO: ship_imo,
    Kind.IMO_COMPANY: company_imo,
    Kind.LEI: _lei,
    Kind.BIC: _bic,
    Kind.REGISTRATION: _registration,
    Kind.OFAC: _text,
    Kind.UN: _text,
    Kind.FTM: _text,
    Kind.BODS: _text,
    Kind.CASE: _text,
}
