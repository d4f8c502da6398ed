"""Which missing dates keep a chain from being certain: the fewest facts, and which of their days.

Found by trying: a fact whose days were known in the chain's favour, within what is possible. That
such a document exists is not said, only that without one the chain stays possible.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product

from graphkit.exposure.time import Timed, Window, certain
from graphkit.model.automaton import Symbol
from graphkit.model.dates import Bounds

BEGINNING, END, DAY, SAME_GOODS = "beginning", "end", "day", "same goods"

Part = tuple[str, str]
"""A fact by its id, and which of its days (or its goods) is in question."""


def missing_dates(
    steps: Sequence[tuple[str, Timed]], window: Window, free: frozenset[str] = frozenset()
) -> dict[str, tuple[str, ...]] | None:
    """Return which days of which facts would make a chain certain, once known in its favour.

    Args:
        steps: the id of the fact and the time of each step, in order.
        window: the days that count.
        free: facts that need another document anyway: they are tried first and count for nothing.

    Returns:
        Parts by fact; empty where the chain is certain already; None where no date would do.
    """
    open_parts = {
        link: parts
        for link in dict(steps)
        if (parts := [part for one, time in steps if one == link for part in _unknown(time)])
    }

    def enough(links: Collection[str]) -> bool:
        return _would_be_certain(steps, _parts(open_parts, links), window)

    if not enough(open_parts):
        return None
    # to know more never hurts, so a fact without which all the others are not enough is needed
    given = {link for link in open_parts if link in free or not enough(open_parts.keys() - {link})}
    found = next(links for links in _sets(open_parts, given) if enough(links))
    return _grouped(_needed(steps, _parts(open_parts, found), window))


def _parts(open_parts: Mapping[str, Iterable[str]], links: Collection[str]) -> list[Part]:
    return [
        (link, part)
        for link, parts in open_parts.items()
        if link in links
        for part in dict.fromkeys(parts)
    ]


def _sets(links: Iterable[str], given: Collection[str]) -> Iterator[frozenset[str]]:
    """Yield sets of facts, fewest first, which hold all that are given."""
    others = [link for link in links if link not in given]
    for size in range(len(others) + 1):
        for several in combinations(others, size):
            yield frozenset((*given, *several))


def _needed(steps: Sequence[tuple[str, Timed]], wanted: list[Part], window: Window) -> list[Part]:
    """Leave out, one after the other, what need not be known."""
    for part in list(wanted):
        less = [one for one in wanted if one != part]
        if _would_be_certain(steps, less, window):
            wanted = less
    return wanted


def _grouped(parts: list[Part]) -> dict[str, tuple[str, ...]]:
    return {
        link: tuple(part for one, part in parts if one == link)
        for link in dict.fromkeys(link for link, _ in parts)
    }


def _unknown(time: Timed) -> list[str]:
    """Return which days of a step are known roughly or not at all."""
    bounds = time.bounds
    if time.timeless:
        return []
    if time.event:
        goods = [SAME_GOODS] if time.code is Symbol.TRANSFER and not time.lot else []
        return ([DAY] if bounds.start_min < bounds.start_max else []) + goods
    beginning = [BEGINNING] if bounds.start_min < bounds.start_max else []
    return beginning + ([END] if bounds.end_min < bounds.end_max else [])


def _would_be_certain(
    steps: Sequence[tuple[str, Timed]], known: Sequence[Part], window: Window
) -> bool:
    settled = [_favoured(link, time, known) for link, time in steps]
    lot = next((one.lot for one in settled if one.code is Symbol.TRANSFER and one.lot), "one cargo")
    settled = [
        replace(one, lot=lot) if (link, SAME_GOODS) in known and not one.lot else one
        for (link, _), one in zip(steps, settled, strict=True)
    ]
    unsure = list(dict.fromkeys(link for link, part in known if part == DAY))
    choices = [_days(link, steps, window) for link in unsure]
    return any(
        certain(
            [_on(link, one, days) for (link, _), one in zip(steps, settled, strict=True)], window
        )
        for days in (dict(zip(unsure, chosen, strict=True)) for chosen in product(*choices))
    )


def _favoured(link: str, time: Timed, known: Sequence[Part]) -> Timed:
    """Let a standing fact have stood as long as it may have: nothing else helps a chain more."""
    bounds = time.bounds
    if (link, BEGINNING) in known and not time.event:
        bounds = replace(bounds, start_max=bounds.start_min)
    if (link, END) in known and not time.event:
        bounds = replace(bounds, end_min=bounds.end_max)
    return replace(time, bounds=bounds)


def _days(link: str, steps: Sequence[tuple[str, Timed]], window: Window) -> list[date]:
    """Return the days worth trying for an event: where a bound of any fact of the chain lies."""
    own = next(time.bounds for one, time in steps if one == link)
    bounds = [time.bounds for _, time in steps]
    days = {
        day for one in bounds for day in (one.start_min, one.start_max, one.end_min, one.end_max)
    } | {window.since, window.until, window.as_of}
    return sorted(day for day in days if own.start_min <= day <= own.start_max)


def _on(link: str, time: Timed, days: Mapping[str, date]) -> Timed:
    if link not in days or not time.event:
        return time
    day = days[link]
    return replace(time, bounds=Bounds(day, day, day, day))
