"""The words in which a question is asked, read into its fields: the same in a shell and in Python.

What cannot be read is refused by the name that the word has on the command line.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TypeVar

from graphkit.errors import UsageError
from graphkit.exposure.ownership.rules import Regime
from graphkit.exposure.question import Question
from graphkit.model.automaton import Opening
from graphkit.model.dates import DateError, day_range
from graphkit.model.proof import Standard
from graphkit.settings import Settings

Day = str | date
"""A calendar day, or a text that means one: `2018-03-30`."""
Words = str | Iterable[str]
"""One word or several."""
N = TypeVar("N", int, float)

HOPS, LIMIT, DEGREE = (1, 8), (1, 10_000), (0, 4)
"""The least and the most that `--max-hops`, `--limit` and `--degree` may be."""
MATCHES = (1, 1_000)
"""The same for the `--limit` of `find`."""
LEAST_SECONDS = 0.1


def parse_day(stated: Day | None, option: str) -> date | None:
    """Read one calendar day of an option; raises UsageError."""
    if stated is None:
        return None
    text = _text(stated)
    try:
        first, last = day_range(text)
    except DateError as error:
        raise UsageError(str(error), where=option, cure="write a day: 2018-03-30") from None
    if first != last:
        raise UsageError(f"{text!r} is not one day", where=option, cure="write a day: 2018-03-30")
    return first


def _text(stated: Day) -> str:
    """Write a day as a document would; a time of the day stays, for the reader to refuse it."""
    if isinstance(stated, datetime) and stated.time() == time.min:
        return stated.date().isoformat()
    return str(stated)


def parse_days(stated: str | int | None) -> int | None:
    """Read a number of days, `180d` or `180`; raises UsageError."""
    if stated is None:
        return None
    number = str(stated).strip().lower().removesuffix("d")
    if not number.isascii() or not number.isdigit():
        raise UsageError(
            f"{str(stated)!r} is no number of days", where="--within", cure="write it so: 180d"
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


def parse_standard(stated: str | int) -> Standard:
    """Read a standard by number or name; raises UsageError that lists them."""
    word = str(int(stated)) if isinstance(stated, int) else stated.strip().lower()
    for standard in Standard:
        if word.replace("-", " ") in (str(int(standard)), standard.words):
            return standard
    names = ", ".join(f"{int(one)} {one.words}" for one in Standard)
    raise UsageError(f"{str(stated)!r} is no standard", where="--standard", cure=f"one of: {names}")


def parse_include(words: Words) -> frozenset[Opening]:
    """Read `--include siblings,family`, which may be repeated; raises UsageError."""
    named = _listed(words)
    if unknown := [one for one in named if one not in set(Opening)]:
        raise UsageError(
            f"{unknown[0]!r} cannot be included",
            where="--include",
            cure=f"one of: {', '.join(Opening)}",
        )
    return frozenset(Opening(one) for one in named)


def parse_rules(words: Words) -> tuple[Regime, ...]:
    """Read `--rule us,eu`, which may be repeated; none is all. Raises UsageError."""
    return tuple(dict.fromkeys(_regime(one) for one in _listed(words))) or tuple(Regime)


def parse_rule(word: str | None) -> str | None:
    """Read whose rule of ownership is meant; raises UsageError."""
    return None if word is None else _regime(word).value


def _regime(word: str) -> Regime:
    if (name := word.strip().lower()) not in set(Regime):
        raise UsageError(
            f"{word!r} has no rule on ownership here",
            where="--rule",
            cure=f"one of: {', '.join(Regime)}",
        )
    return Regime(name)


def several(words: Words) -> Iterable[str]:
    """Return words; one text is one word, as in a shell, and never its letters."""
    return (words,) if isinstance(words, str) else words


def _listed(words: Words) -> list[str]:
    return [one.strip() for word in several(words) for one in word.split(",") if one.strip()]


def within_range(number: N, bounds: tuple[int, int], option: str) -> N:
    """Return a number that lies within its bounds, both included; raises UsageError."""
    least, most = bounds
    if not least <= number <= most:
        raise UsageError(f"{number} is not in the range {least} to {most}", where=option)
    return number


def at_least(seconds: float) -> float:
    """Return a time budget that is long enough for a query; raises UsageError."""
    if not seconds >= LEAST_SECONDS:
        raise UsageError(f"{seconds} is less than {LEAST_SECONDS} seconds", where="--seconds")
    return seconds


def asked_of(
    settings: Settings,
    subject: str,
    *,
    to: str | None = None,
    through_targets: bool = False,
    as_of: Day | None = None,
    within: str | int | None = None,
    during: str | None = None,
    known_by: Day | None = None,
    known_to: str | None = None,
    history: bool = False,
    standard: str | int = 1,
    max_hops: int = 6,
    include: Words = (),
    strict_identity: bool = False,
    rule: str | None = None,
    limit: int = 25,
    seconds: float | None = None,
) -> Question:
    """Make a question of the options; `history` tells that all days by `known_by` are asked about.

    Raises:
        UsageError: an option cannot be read, or two ask of different days or knowledge.
    """
    asked = Question(
        subject=subject,
        to=to,
        as_of=parse_day(as_of, "--as-of"),
        within=parse_days(within),
        during=parse_period(during),
        known_by=parse_day(known_by, "--known-by") or settings.today,
        known_to=known_to,
        standard=parse_standard(standard),
        max_hops=within_range(max_hops, HOPS, "--max-hops"),
        through=through_targets,
        include=parse_include(include),
        strict_identity=strict_identity,
        rule=parse_rule(rule),
        limit=within_range(limit, LIMIT, "--limit"),
        seconds=at_least(settings.query_seconds if seconds is None else seconds),
    )
    refuse_together(asked, history=history)
    return asked


def refuse_together(asked: Question, *, history: bool) -> None:
    """Raise UsageError for options that ask of different days or of different knowledge."""
    if asked.as_of and asked.during:
        raise UsageError(
            "a day and a window are two questions", where="--during", cure="leave out --as-of"
        )
    if asked.within is not None and asked.as_of is None:
        raise UsageError(
            "days before which day?", where="--within", cure="name it: --as-of 2018-03-30"
        )
    if history and asked.known_to:
        raise UsageError(
            "a history replays what was published, not what one party held",
            where="--known-history",
            cure="leave out --known-to, or ask on one day with --known-by",
        )
