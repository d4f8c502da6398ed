"""The options that several commands share, so that learning one command teaches all."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphkit.errors import UsageError
from graphkit.exposure.ownership.rules import Regime
from graphkit.model.automaton import Opening
from graphkit.model.dates import DateError, day_range
from graphkit.model.proof import Standard


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "-f",
        "--format",
        help="Default: table on a terminal, jsonl in a pipe, else by the ending of --output.",
        rich_help_panel="Output",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="File to write, - for stdout.", rich_help_panel="Output"),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Overwrite the output file.", rich_help_panel="Output")
]

SubjectArgument = Annotated[
    str, typer.Argument(help="IMO number, list id or any id that `find` shows.")
]
KnownByOption = Annotated[
    str | None, typer.Option(help="Only evidence published by this day; default: today.")
]
SecondsOption = Annotated[float | None, typer.Option(min=0.1, help="Time budget.")]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Exit with 7 if the answer is not complete.")
]


def parse_day(text: str | None, option: str) -> date | None:
    """Read one calendar day of an option; raises UsageError."""
    if text is None:
        return None
    try:
        first, last = day_range(text)
    except DateError as error:
        raise UsageError(str(error), where=option, cure="write a day: 2018-03-30") from None
    if first != last:
        raise UsageError(f"{text!r} is not one day", where=option, cure="write a day: 2018-03-30")
    return first


def parse_days(text: str | None) -> int | None:
    """Read a number of days, `180d` or `180`; raises UsageError."""
    if text is None:
        return None
    number = text.strip().lower().removesuffix("d")
    if not number.isascii() or not number.isdigit():
        raise UsageError(
            f"{text!r} is no number of days", where="--within", cure="write it so: 180d"
        )
    return int(number)


def parse_period(text: str | None) -> tuple[date, date] | None:
    """Read a period FROM..TO, or one month or year; raises UsageError."""
    if text is None:
        return None
    try:
        return day_range(f"[{text}]" if ".." in text else text)
    except DateError as error:
        cure = "write a period: 2017-09..2018-03-30"
        raise UsageError(str(error), where="--during", cure=cure) from None


def parse_standard(text: str) -> Standard:
    """Read a standard by number or name; raises UsageError that lists them."""
    for standard in Standard:
        if text.strip().lower().replace("-", " ") in (str(int(standard)), standard.words):
            return standard
    names = ", ".join(f"{int(one)} {one.words}" for one in Standard)
    raise UsageError(f"{text!r} is no standard", where="--standard", cure=f"one of: {names}")


def parse_include(words: list[str]) -> frozenset[Opening]:
    """Read `--include siblings,family`, which may be repeated; raises UsageError."""
    named = [one.strip() for word in words for one in word.split(",") if one.strip()]
    if unknown := [one for one in named if one not in set(Opening)]:
        raise UsageError(
            f"{unknown[0]!r} cannot be included",
            where="--include",
            cure=f"one of: {', '.join(Opening)}",
        )
    return frozenset(Opening(one) for one in named)


def parse_rule(word: str | None) -> str | None:
    """Read whose rule of ownership is meant; raises UsageError."""
    if word is not None and word.strip().lower() not in set(Regime):
        raise UsageError(
            f"{word!r} has no rule on ownership here",
            where="--rule",
            cure=f"one of: {', '.join(Regime)}",
        )
    return word.strip().lower() if word else None
