"""When each fact of a chain stood, on one axis, with the days on which its target was listed.

A bar is solid where a fact certainly stood and pale where it only may have; a bar without an edge
goes on into days that no document bounds. An event is a diamond, or a pale stretch if its day is
known only roughly. The shaded band is the time for which the target was listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graphkit.exposure.shape import Days
from graphkit.model.dates import FIRST_DAY, LAST_DAY
from graphkit.report.dossier.svg import element, text, title, wrapped

WIDTH, LABELS, ROW, TOP = 880.0, 456.0, 24.0, 26.0
DAYS = 296.0
"""Where the column begins that says when."""
MARGIN = 14.0
LABEL_CELLS, DAY_CELLS = 42, 25
SLACK = timedelta(days=120)
"""Room left before the first and after the last known day."""


@dataclass(frozen=True, slots=True)
class Span:
    """One row: what it is, when, and how it is drawn (`fact`, `event` or `listing`)."""

    words: str
    when: str
    bounds: Days
    kind: str
    documented: bool = True


@dataclass(frozen=True, slots=True)
class Axis:
    """Which days are shown, and where."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day lies; what is outside lies on the edge."""
        shown = min(max(day, self.first), self.last)
        share = (shown - self.first).days / max((self.last - self.first).days, 1)
        return LABELS + share * (WIDTH - LABELS - MARGIN)


def timeline(spans: Sequence[Span], asked: date | None = None, style: str = "") -> str | None:
    """Draw spans as SVG; None where no document gives a day.

    Args:
        spans: facts, events and listings, in the order of their rows.
        asked: the day that the question names, drawn as a line.
        style: rules of style to put inside, for a picture that stands alone.
    """
    axis = _axis(spans, asked)
    if axis is None:
        return None
    height = TOP + ROW * len(spans) + MARGIN
    bands = [_band(one, axis, height) for one in spans if one.kind == "listing"]
    rows = [_row(one, number, axis) for number, one in enumerate(spans)]
    line = [_asked(asked, axis, height)] if asked else []
    return element(
        "svg",
        element("style", style) if style else "",
        *bands,
        *_years(axis, height),
        *rows,
        *line,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:.0f} {height:.0f}",
        width=f"{WIDTH:.0f}",
        height=f"{height:.0f}",
        class_="timeline",
        role="img",
        aria_label=f"timeline of {len(spans)} facts",
    )


def _axis(spans: Iterable[Span], asked: date | None) -> Axis | None:
    days = [day for span in spans for day in span.bounds if day not in (FIRST_DAY, LAST_DAY)]
    if asked:
        days.append(asked)
    if not days:
        return None
    return Axis(min(days) - SLACK, max(days) + SLACK)


def _years(axis: Axis, height: float) -> Iterator[str]:
    """Draw a line for each January the first, or for every fifth or twentieth where many."""
    years = range(axis.first.year + 1, axis.last.year + 1)
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if len(years) / n <= 14)
    for year in years:
        if year % every == 0:
            x = axis.at(date(year, 1, 1))
            yield element("line", x1=x, y1=TOP - 6, x2=x, y2=height, class_="year")
            yield text(x, TOP - 10, str(year), "when", "middle")


def _band(span: Span, axis: Axis, height: float) -> str:
    """Shade the time for which a party was listed: certainly, and beside it possibly."""
    start_min, start_max, end_min, end_max = span.bounds
    end_min = end_max if end_max == LAST_DAY else end_min
    stretches = [(start_min, end_max, "band possible")]
    if start_max <= end_min:
        stretches.append((start_max, end_min, "band certain"))
    return "".join(
        element("rect", x=axis.at(first), y=TOP, width=axis.at(last) - axis.at(first),
                height=height - TOP - MARGIN / 2, class_=class_)
        for first, last, class_ in stretches
    )  # fmt: skip


def _row(span: Span, number: int, axis: Axis) -> str:
    y = TOP + ROW * number
    label = wrapped(span.words, LABEL_CELLS, 1)[0]
    drawn = _event(span, y, axis) if span.kind == "event" else _bar(span, y, axis)
    words = text(MARGIN, y + 16, label, "row")
    days = text(DAYS, y + 16, wrapped(span.when, DAY_CELLS, 1)[0], "when")
    class_ = f"{span.kind} {'documented' if span.documented else 'indicated'}"
    return element("g", title(f"{span.words}: {span.when}"), words, days, drawn, class_=class_)


def _event(span: Span, y: float, axis: Axis) -> str:
    first, last = span.bounds[0], span.bounds[3]
    if (first, last) == (FIRST_DAY, LAST_DAY):
        return ""
    if last - first > timedelta(days=3):
        return _stretch(first, last, y, axis, "possible")
    x, middle = axis.at(first), y + 12
    diamond = f"M {x:.1f} {middle - 6:.1f} l 6 6 l -6 6 l -6 -6 z"
    return element("path", d=diamond, class_="certain")


def _bar(span: Span, y: float, axis: Axis) -> str:
    start_min, start_max, end_min, end_max = span.bounds
    if all(day in (FIRST_DAY, LAST_DAY) for day in span.bounds) and start_max > end_min:
        return ""
    drawn = _stretch(start_min, end_max, y, axis, "possible")
    if start_max <= end_min:
        drawn += _stretch(start_max, end_min, y, axis, "certain")
    return drawn


def _stretch(first: date, last: date, y: float, axis: Axis, class_: str) -> str:
    begun, ended = axis.at(first), axis.at(last)
    return element(
        "rect", x=begun, y=y + 6, width=max(ended - begun, 4.0), height=12, class_=class_
    )


def _asked(day: date, axis: Axis, height: float) -> str:
    x = axis.at(day)
    line = element("line", x1=x, y1=TOP - 4, x2=x, y2=height - 2, class_="asked")
    return line + text(x + 4, height - 3, f"as of {day}", "when")
