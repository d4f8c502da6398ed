"""What one cell may hold: small parsers from stated text to a value; all raise CellError.

A cell reaches them without outer white space, in Unicode's composed form (NFC), and not empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from graphkit.model import dates
from graphkit.model.identifiers import IdentifierError, Kind, identifier
from graphkit.model.share import Share, ShareError
from graphkit.model.share import share as read_share
from ingest.case.problems import CellError, did_you_mean, shown

Parser = Callable[[str], Any]
WRONG_NUMBER = "a number that a document states wrongly goes into notes"
LOCAL_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


def line(stated: str) -> str:
    """Read any text, as it stands."""
    return stated


def prose(stated: str) -> str:
    """Read any text that may run over several lines."""
    return stated.replace("\r\n", "\n")


def remarks(stated: str) -> tuple[str, ...]:
    """Read a note of an entity: one text, in which `;` parts nothing."""
    return (prose(stated),)


def texts(stated: str) -> tuple[str, ...]:
    """Read several values, parted by `;`."""
    parts = (part.strip() for part in stated.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def each(parse: Parser) -> Parser:
    """Read several values, parted by `;`, each of one kind."""
    return lambda stated: tuple(parse(part) for part in texts(stated))


def choice(what: str, *known: str) -> Parser:
    """Read one of a list of words."""

    def parse(stated: str) -> str:
        if stated in known:
            return stated
        one_of = "write one of: " + ", ".join(known)
        raise CellError(f"{shown(stated)} is no {what}", did_you_mean(stated, known, one_of))

    return parse


def local_id(stated: str) -> str:
    """Read the short name of a row."""
    if LOCAL_ID.fullmatch(stated):
        return stated
    if len(stated) > 100:
        raise CellError(f"{shown(stated)} is longer than 100 characters", "shorten the id")
    wrong = next((one for one in stated if not re.match(r"[a-z0-9._-]", one)), stated[0])
    raise CellError(
        f"{shown(stated)} is no id: it holds {wrong!r} (U+{ord(wrong):04X})",
        "use a-z, 0-9, '.', '_' and '-', and begin with a letter or digit",
    )


def date(stated: str) -> str:
    """Read a date in the accepted part of EDTF."""
    cure = "write 2017, 2017-10, 2017-10-19 or a range [2017-09..2017-11]"
    if not stated.isascii():
        raise CellError(f"{shown(stated)} is no date", cure)
    try:
        dates.day_range(stated)
    except dates.DateError as error:
        raise CellError(str(error).partition("; write")[0], cure) from None
    return stated


def end_date(stated: str) -> str:
    """Read the date of an end, or `..` where a document says that it goes on."""
    return stated if stated == dates.OPEN else date(stated)


def share(stated: str) -> Share:
    """Read a share of ownership in per cent."""
    cure = "write 51, 25..50, (25..50], >50 or >=25"
    if not stated.isascii():
        raise CellError(f"{shown(stated)} is no share", cure)
    try:
        return read_share(stated)
    except ShareError as error:
        raise CellError(str(error).partition("; write")[0], cure) from None


def identifying(kind: Kind) -> Parser:
    """Read an identifier of one kind, which must pass its check."""

    def parse(stated: str) -> str:
        try:
            return identifier(kind, stated).value
        except IdentifierError as error:
            raise CellError(str(error), WRONG_NUMBER) from None

    return parse


def bic(stated: str) -> str:
    """Read a BIC of eight or eleven characters, kept whole; its identifier is the bank's eight."""
    identifying(Kind.BIC)(stated)
    return stated.replace(" ", "").upper()


def registration(stated: str) -> str:
    """Read a company's number in a register, with its country in front where it is known."""
    before, colon, _ = stated.partition(":")
    if not colon:
        return stated
    country(before.strip())
    return str(identifying(Kind.REGISTRATION)(stated))


def ofac_id(stated: str) -> str:
    """Read the number of an entry of OFAC's list."""
    if re.fullmatch(r"[1-9][0-9]{0,6}", stated, re.ASCII):
        return stated
    raise CellError(f"{shown(stated)} is no OFAC number", "write its digits, as 17068")


def un_id(stated: str) -> str:
    """Read the reference of an entry of a list of the UN Security Council."""
    if re.fullmatch(r"[A-Z]{2}[a-z]\.\d{3}", stated, re.ASCII):
        return stated
    raise CellError(f"{shown(stated)} is no UN reference", "write it as on the list: KPe.020")


@cache
def _countries() -> frozenset[str]:
    text = resources.files("ingest.case").joinpath("countries.txt").read_text("utf-8")
    return frozenset(
        code for line in text.splitlines() if not line.startswith("#") for code in line.split()
    )


def country(stated: str) -> str:
    """Read a country's code of ISO 3166, two lower-case letters."""
    if stated in _countries():
        return stated
    cure = "write its two lower-case letters of ISO 3166: kp, sg, gb"
    if stated.lower() in _countries():
        cure = f"did you mean {stated.lower()}?"
    raise CellError(f"{shown(stated)} is no country code", cure)


def mmsi(stated: str) -> str:
    """Read a Maritime Mobile Service Identity: nine digits."""
    if re.fullmatch(r"\d{9}", stated, re.ASCII):
        return stated
    raise CellError(f"{shown(stated)} is no MMSI: it has nine digits", WRONG_NUMBER)


def amount(stated: str) -> str:
    """Read an amount of money: a plain decimal number, kept as stated."""
    if re.fullmatch(r"\d+(\.\d+)?", stated, re.ASCII):
        return stated
    raise CellError(f"{shown(stated)} is no amount", "write digits and one point: 72016.76")


def currency(stated: str) -> str:
    """Read a currency's code of ISO 4217, three capital letters."""
    if re.fullmatch(r"[A-Z]{3}", stated, re.ASCII):
        return stated
    raise CellError(f"{shown(stated)} is no currency code", "write three capitals: USD, EUR")


def true(stated: str) -> bool:
    """Read `true`; the other answer is an empty cell."""
    if stated.casefold() == "true":
        return True
    raise CellError(f"{shown(stated)} is not true", "write true, or leave the cell empty")


def credibility(stated: str) -> int:
    """Read how credible the words are: 1 (confirmed) to 6 (cannot be judged)."""
    if re.fullmatch(r"[1-6]", stated, re.ASCII):
        return int(stated)
    raise CellError(f"{shown(stated)} is no credibility", "write 1 to 6; empty means 3")


def url(stated: str) -> str:
    """Read an address of the web."""
    if re.fullmatch(r"https?://[^\s/]\S*", stated):
        return stated
    raise CellError(f"{shown(stated)} is no web address", "begin it with https:// or http://")


def path(stated: str) -> str:
    """Read the path of a file below the data folder."""
    parts = stated.split("/")
    if "\\" in stated or ":" in parts[0] or {"", ".", ".."} & set(parts):
        cure = "write the path from there, with '/': un-list/consolidated.xml"
        raise CellError(f"{shown(stated)} is no path below the data folder", cure)
    return stated


def sha256(stated: str) -> str:
    """Read a SHA-256 in hex."""
    if re.fullmatch(r"[0-9a-f]{64}", stated.lower(), re.ASCII):
        return stated.lower()
    raise CellError(f"{shown(stated)} is no SHA-256", "write its 64 hex digits (sha256sum FILE)")


def measures(stated: str) -> tuple[str, ...]:
    """Read the measures of a designation."""
    if any("advisory" in part.casefold() for part in texts(stated)):
        what = f"{shown(stated)}: an advisory is no measure"
        raise CellError(what, "delete it here; it may be a document in documents.csv")
    return tuple(map(choice("measure", *MEASURES), texts(stated)))


MEASURES = (
    "asset freeze",
    "port ban",
    "de-flagging",
    "seizure",
    "travel ban",
    "correspondent account prohibition",
    "menu sanctions",
    "securities prohibition",
    "transaction prohibition",
    "arms embargo",
    "blocking",
)
