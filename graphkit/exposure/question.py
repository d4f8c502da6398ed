"""A question about exposure, as it is asked of the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from graphkit.exposure.time import Window
from graphkit.model.automaton import Opening, table
from graphkit.model.dates import FIRST_DAY, LAST_DAY
from graphkit.model.proof import Standard


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Args:
        subject: an id or identifier of the entity asked about.
        known_by: only evidence published by this day counts.
        known_to: a party whose unpublished documents count as well, from the day it held them.
        to: end at this entity instead of at designated parties.
        as_of: the day as of which facts must stand; None is at any time.
        within: with `as_of`: events count only in this many days up to it.
        during: instead of `as_of`: first and last day of a window in which facts must stand.
        standard: the lowest standard to search.
        max_hops: steps that are not identity steps, 1 to 8.
        through: go on behind designated parties instead of ending at the first.
        include: what is walked besides (siblings, minority, family, affiliates).
        strict_identity: leave out identities that are only possible and that nobody reviewed.
        limit: how many chains at most.
        seconds: time budget of the whole answer.
        rule: with a day: also end at who is blocked by ownership under us, eu, uk or un rules.
        ever: count what was known at some time and refuted later; for histories.
        held: the standard that steps reach with what `known_to` held, by step id.
        blocked: whom `rule` reaches, certainly or possibly, by entity id.
    """

    subject: str
    known_by: date
    known_to: str | None = None
    to: str | None = None
    as_of: date | None = None
    within: int | None = None
    during: tuple[date, date] | None = None
    standard: Standard = Standard.SINGLE_REPORT
    max_hops: int = 6
    through: bool = False
    include: frozenset[Opening] = frozenset()
    strict_identity: bool = False
    limit: int = 25
    seconds: float = 30.0
    rule: str | None = None
    ever: bool = False
    held: Mapping[str, int] = field(default_factory=dict)
    blocked: Mapping[str, str] = field(default_factory=dict)

    @property
    def window(self) -> Window:
        """The days that count."""
        if self.during is not None:
            return Window(since=self.during[0], until=self.during[1], as_of=self.during[0])
        if self.as_of is None:
            return Window()
        since = FIRST_DAY
        if self.within is not None and (self.as_of - FIRST_DAY).days > self.within:
            since = self.as_of - timedelta(days=self.within)
        return Window(since=since, until=self.as_of, as_of=self.as_of)

    @property
    def day(self) -> date | None:
        """The day on which the status of a target is told: of a window, its last."""
        return self.during[1] if self.during is not None else self.as_of

    def parameters(self) -> dict[str, Any]:
        """Return the parameters that all levels of the trace query share."""
        window = self.window
        return {
            "subject": self.subject,
            "to": self.to or "",
            "through": self.through or self.to is not None,
            "since": window.since,
            "until": window.until,
            "asOf": window.as_of,
            "knownBy": min(self.known_by, _BEFORE_NEVER),
            "ever": self.ever,
            "strictIdentity": self.strict_identity,
            "blocked": sorted(self.blocked),
            "maxHops": self.max_hops,
            "automaton": [[int(state) for state in row] for row in table(self.include)],
        }

    def held_to(self, level: int) -> list[str]:
        """Return the steps that reach a level by what `known_to` held."""
        return sorted(one for one, standard in self.held.items() if standard >= level)


_BEFORE_NEVER = LAST_DAY - timedelta(days=1)
"""The last day stands for never; nothing is known by then that never was."""
