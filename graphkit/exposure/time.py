"""Whether the steps of a chain stood together: certainly, or only as far as is known.

The trace query prunes on *possibly*; this tells which of its chains hold whatever the unknown days
turn out to be, and on which day the dealing took place (docs/explanation/exposure.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graphkit.model.automaton import StepClass, Symbol
from graphkit.model.dates import FIRST_DAY, LAST_DAY, Bounds


@dataclass(frozen=True, slots=True)
class Timed:
    """The time of one step of a chain."""

    bounds: Bounds
    event: bool
    code: Symbol
    flow: int = 0
    lot: str = ""
    step_class: StepClass = StepClass.SERVES

    @property
    def timeless(self) -> bool:
        """Tell whether the step is an undated identity: the same thing is the same on all days."""
        return self.step_class is StepClass.IDENTITY and self.bounds == Bounds()


@dataclass(frozen=True, slots=True)
class Window:
    """The days that count: an event lies in `since` to `until`, both included.

    A chain without an event stands on some day from `as_of` to `until`. The ends of the calendar
    are no limit.
    """

    since: date = FIRST_DAY
    until: date = LAST_DAY
    as_of: date = FIRST_DAY


def certain(steps: Sequence[Timed], window: Window) -> bool:
    """Tell whether the chain stands whatever the unknown days are."""
    events = [step for step in steps if step.event]
    if not all(_in_order(a, b) for a, b in zip(events, events[1:], strict=False)):
        return False
    if not all(_inside(step.bounds, window) for step in events):
        return False
    if not events:
        return _on_one_day([step.bounds for step in steps if not step.timeless], window)
    return all(_on_its_day(group) for group in _segments(steps))


def _inside(day: Bounds, window: Window) -> bool:
    """Tell whether an event certainly lies in the window; an end of the calendar is no limit."""
    begun = window.since == FIRST_DAY or day.start_min >= window.since
    return begun and (window.until == LAST_DAY or day.end_max <= window.until)


def _segments(steps: Sequence[Timed]) -> Iterator[list[Timed]]:
    """Group standing facts with the event beside them: the first event, then the latest passed."""
    group: list[Timed] = []
    seen_event = False
    for step in steps:
        if step.event:
            if seen_event:
                yield group
                group = []
            seen_event = True
        if not step.timeless:
            group.append(step)
    yield group


def _on_its_day(group: Sequence[Timed]) -> bool:
    """Tell whether standing facts certainly stood on the day of the event beside them."""
    day = next(step.bounds for step in group if step.event)
    return all(
        step.bounds.start_max <= day.start_min and day.end_max <= step.bounds.end_min
        for step in group
        if not step.event
    )


def _on_one_day(standing: Sequence[Bounds], window: Window) -> bool:
    """Tell whether facts certainly stood together on a day of the window."""
    if len(standing) < 2 and window == Window():
        return True  # whenever one fact stood, it stood
    first = max([window.as_of, *(bounds.start_max for bounds in standing)])
    return first <= min([window.until, *(bounds.end_min for bounds in standing)])


def _in_order(first: Timed, second: Timed) -> bool:
    """Tell whether a dealing after a dealing certainly came later, or earlier against the goods."""
    dealings = (Symbol.DEALT_PARTY, Symbol.DEALT_VESSEL, Symbol.TRANSFER)
    if first.code not in dealings or second.code not in dealings:
        return True
    both_at_sea = first.code is Symbol.TRANSFER and second.code is Symbol.TRANSFER
    if both_at_sea and (not first.lot or first.lot != second.lot):
        return False  # the same cargo is assumed, not documented
    if second.flow < 0 and (both_at_sea or first.code is Symbol.DEALT_PARTY):
        return second.bounds.end_max <= first.bounds.start_min
    return first.bounds.end_max <= second.bounds.start_min


def conduct_date(steps: Sequence[Timed]) -> Bounds | None:
    """Return the day of the dealing next to the target, or None where nothing happened on a day."""
    events = [step.bounds for step in steps if step.event]
    return events[-1] if events else None


def status_on(listing: Bounds, stage: str, void: bool, day: Bounds | None) -> str | None:
    """Say how a listing stood on a day that may be known only roughly.

    Returns `listed`, `listed later`, `ended before`, `proposed`, `void`, `possibly listed`, or
    None when there is no day to ask about.
    """
    if day is None:
        return None
    if void:
        return "void"
    if listing.start_min > day.end_max:
        return "listed later"
    if listing.end_max < day.start_min:
        return "ended before"
    if stage == "proposed":
        return "proposed"
    if listing.start_max <= day.start_min and (
        day.end_max <= listing.end_min or listing.end_max == LAST_DAY
    ):
        return "listed"
    return "possibly listed"
