"""When an answer became known: the days on which what was published changed it, and by what."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graphkit.exposure.answer import Chain, Evidence, Listing, standing
from graphkit.exposure.asking import resolved
from graphkit.exposure.chains import state
from graphkit.exposure.changes import Change, History, Moved
from graphkit.exposure.coverage import coverage
from graphkit.exposure.listings import Listed, listing_answers
from graphkit.exposure.question import Question
from graphkit.exposure.rows import ChainRow
from graphkit.exposure.search import Found, search
from graphkit.exposure.shape import State, Temporal, best
from graphkit.exposure.trace import read_chains
from graphkit.graph import Graph
from graphkit.model.dates import FIRST_DAY, day_range
from graphkit.model.proof import Standard

MOST = 2_000
"""Chains that are replayed at most; what is cut is said."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A chain with what its standard hangs on, day by day."""

    row: ChainRow
    chain: Chain
    listed: Mapping[str, tuple[Listed, ...]]
    through: bool

    def days(self) -> Iterator[date]:
        """Yield the days on which its standard may change."""
        for step in self.row["steps"]:
            yield from step["reached"]
            yield step["refutedFrom"]
        for node in self.row["nodes"][1:]:
            yield from (one.bounds.start_min for one in self.listed.get(node["id"], ()))

    def standard(self, day: date, asked: Question) -> int | None:
        """Return its standard as known on a day, or None where it was no chain then."""
        end = self.row["nodes"][-1]["id"]
        between = (node["id"] for node in self.row["nodes"][1:-1])
        if not (asked.to or end in asked.blocked or self._known_targets(end, day)):
            return None
        if not self.through and any(self._in_force(one, day, asked) for one in between):
            return None
        lowest = min(
            _level(step["reached"], step["refutedFrom"], day) for step in self.row["steps"]
        )
        return lowest if lowest >= max(1, asked.standard) else None

    def _known_targets(self, entity_id: str, day: date) -> list[Listed]:
        return [
            one
            for one in self.listed.get(entity_id, ())
            if one.row["stage"] != "proposed" and not one.void and one.bounds.start_min <= day
        ]

    def _in_force(self, entity_id: str, day: date, asked: Question) -> bool:
        window = asked.window
        return entity_id in asked.blocked or any(
            one.bounds.start_min <= window.until and one.bounds.end_max >= window.as_of
            for one in self._known_targets(entity_id, day)
        )


def _level(reached: Sequence[date], refuted: date, day: date) -> int:
    """Return the standard of one step as known on a day; 0 where it was not known, or refuted."""
    if refuted <= day:
        return 0
    return max((step for step in Standard if reached[step] <= day), default=0)


def known_history(graph: Graph, asked: Question) -> History:
    """Replay what was published, day by day, and return the days on which the answer changed.

    Every chain that was ever there is found once; its standard on a day follows from the days on
    which its steps reached theirs, from refutations, and from listings.

    Raises:
        UsageError: nothing loaded has the subject's or the target's identifier.
        DatabaseError: the database cannot be reached.
    """
    subject, asked = resolved(graph, asked)
    found, told = _told(graph, asked)
    days = sorted({day for one in told for day in one.days() if FIRST_DAY < day <= asked.known_by})
    changes = []
    before: dict[str, int] = {}
    for day in days:
        now = _known(told, day, asked)
        if now != before:
            changes.append(_change(day, told, before, now))
        before = now
    return History(
        subject=subject,
        as_of=asked.as_of,
        known_by=asked.known_by,
        standard=int(asked.standard),
        state=_state(told, before),
        results=tuple(changes),
        truncated=found.truncation is not None,
        truncation=found.truncation,
        coverage=coverage(graph),
    )


def _told(graph: Graph, asked: Question) -> tuple[Found, list[_Told]]:
    every = replace(asked, ever=True, through=True, limit=MOST)
    found = search(graph, every, time.monotonic())
    chains, listed = read_chains(graph, every, found.rows)
    through = asked.through or asked.to is not None
    told = zip(found.rows, chains, strict=True)
    return found, [_Told(row, chain, listed, through) for row, chain in told]


def _known(told: Iterable[_Told], day: date, asked: Question) -> dict[str, int]:
    standards = {one.chain.chain_id: one.standard(day, asked) for one in told}
    return {one: standard for one, standard in standards.items() if standard is not None}


def _state(told: Iterable[_Told], known: Mapping[str, int]) -> State:
    found = [
        state(known[one.chain.chain_id], certain=one.chain.temporal is Temporal.CERTAIN)
        for one in told
        if one.chain.chain_id in known and standing(one.chain)
    ]
    return best(found)


def _change(
    day: date, told: Sequence[_Told], before: Mapping[str, int], now: Mapping[str, int]
) -> Change:
    moved = [one for one in told if before.get(one.chain.chain_id) != now.get(one.chain.chain_id)]
    counted = Counter(now.values())
    return Change(
        day=day,
        state_before=_state(told, before),
        state=_state(told, now),
        curve={Standard(n).words: counted[n] for n in range(5, 0, -1) if counted[n]},
        moved=tuple(
            Moved(
                chain_id=one.chain.chain_id,
                target=one.chain.nodes[-1],
                hops=one.chain.hops,
                before=before.get(one.chain.chain_id),
                after=now.get(one.chain.chain_id),
                sentence=one.chain.sentence,
            )
            for one in moved
        ),
        evidence=_published(day, moved),
        listings=_listings(day, moved),
    )


def _published(day: date, moved: Iterable[_Told]) -> tuple[Evidence, ...]:
    """Return what was published on a day about steps whose standard it changed."""
    eve = day - timedelta(days=1)
    found = {
        it.id: it
        for one in moved
        for raw, step in zip(one.row["steps"], one.chain.steps, strict=True)
        if _level(raw["reached"], raw["refutedFrom"], eve)
        != _level(raw["reached"], raw["refutedFrom"], day)
        for it in step.evidence
        if day_range(it.published or it.retrieved or "")[1] == day
    }
    return tuple(found[one] for one in sorted(found))


def _listings(day: date, moved: Iterable[_Told]) -> tuple[Listing, ...]:
    found = {
        it.row["id"]: it
        for one in moved
        for node in one.row["nodes"][1:]
        for it in one.listed.get(node["id"], ())
        if it.bounds.start_min == day
    }
    return listing_answers([found[one] for one in sorted(found)], None, None)
