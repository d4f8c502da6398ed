"""Read the part of the graph that a question needs, level by level: a few queries, not one each."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.catalogue import query
from graphkit.errors import QueryTimeout
from graphkit.exposure.ownership.cascade import Tally, World, counted
from graphkit.exposure.ownership.facts import Fact, Facts, Listing, Way, fact, listing
from graphkit.exposure.ownership.question import Question
from graphkit.exposure.ownership.rules import Counts, Rule
from graphkit.exposure.ownership.stake import stakes
from graphkit.graph import Graph

AT_ONCE = 10_000
"""Ids in one query; more of them make it no faster."""


@dataclass
class Reader:
    """Reads links and listings as of the day of a question, within its time budget."""

    graph: Graph
    asked: Question
    things: set[str] = field(default_factory=set)
    began: float = field(default_factory=time.monotonic)

    def links(self, name: str, ids: Iterable[str]) -> list[Fact]:
        """Return the links above or below entities; raises QueryTimeout."""
        rows = self._rows(f"ownership/{name}", sorted(ids), {})
        self.things |= {row["below"] for row in rows if row["thing"]}
        return [fact(row, self.asked.as_of, self.asked.known_by) for row in rows]

    def listings(self, ids: Iterable[str], authorities: Sequence[str]) -> list[Listing]:
        """Return the listings of entities that freeze; raises QueryTimeout."""
        rows = self._rows("ownership/listings", sorted(ids), {"authorities": list(authorities)})
        return self._stood(rows)

    def designated(self, authorities: Sequence[str]) -> list[Listing]:
        """Return all listings that freeze; raises QueryTimeout."""
        parameters = {**self.asked.parameters(), "authorities": list(authorities)}
        return self._stood(self._read("ownership/designated", parameters))

    def beside(self) -> list[dict[str, Any]]:
        """Return the links of the subject that no rule counts; raises QueryTimeout."""
        parameters = {**self.asked.parameters(), "subject": self.asked.subject}
        del parameters["measures"]
        return self._read("ownership/beside", parameters)

    def _stood(self, rows: Iterable[dict[str, Any]]) -> list[Listing]:
        read = (listing(row, self.asked.as_of, self.asked.known_by) for row in rows)
        return [one for one in read if one is not None]

    def _rows(self, name: str, ids: Sequence[str], more: dict[str, Any]) -> list[dict[str, Any]]:
        known = self.asked.parameters()
        if name != "ownership/listings":
            del known["measures"]
        return [
            row
            for start in range(0, len(ids), AT_ONCE)
            for row in self._read(name, {**known, **more, "ids": ids[start : start + AT_ONCE]})
        ]

    def _read(self, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        left = self.asked.seconds - (time.monotonic() - self.began)
        if left <= 0:
            raise QueryTimeout(
                f"the levels did not end within {self.asked.seconds:g} s",
                where=name,
                cure="narrow the question, or allow more: --seconds 120",
            )
        return self.graph.read(query(name), parameters, seconds=left)


def read_above(reader: Reader, start: Iterable[str]) -> tuple[list[Fact], str | None]:
    """Return all links above some entities, and what cut the reading, if anything did.

    What was cut can only be missing: whoever is blocked by what was read stays blocked.
    """
    found: list[Fact] = []
    seen: set[str] = set()
    level = set(start)
    while level:
        if len(seen) + len(level) > reader.asked.entities:
            return found, f"the limit of {reader.asked.entities:,} entities above the subject"
        seen |= level
        try:
            read = reader.links("above", level)
        except QueryTimeout:
            return found, f"the time budget of {reader.asked.seconds:g} s"
        found += read
        level = {one.above for one in read} - seen
    return found, None


def read_below(reader: Reader, rule: Rule) -> Facts:
    """Return what passes blocking from all listed parties down, wherever it may reach.

    A level is the links below everybody who may have become blocked by the level before; shares
    are added together here whatever the rule says, so that nothing is left unread.

    Raises:
        QueryTimeout: the time budget is used up.
        DatabaseError: the database cannot be reached.
    """
    listings = reader.designated(rule.authorities)
    tally = Tally(rule, World.MOST, reader.things, {})
    found: list[Fact] = []
    seen: set[str] = set()
    level = {one.entity for one in listings}
    while level:
        seen |= level
        read = reader.links("below", level)
        found += read
        level = _reached(read, tally, int(reader.asked.standard)) - seen
    return Facts(tuple(found), tuple(listings), frozenset(reader.things))


def _reached(read: Sequence[Fact], tally: Tally, standard: int) -> set[str]:
    """Return whom these links may block, and whoever may be the same holder."""
    counting = [one for one in read if one.standard >= standard]
    owned = {stake.owned for stake in stakes(counting) if tally.add(stake)}
    mates = {one.below for one in read if one.way is Way.IDENTITY}
    tied = {
        one.below
        for one in counting
        if one.way is not Way.OWNERSHIP and counted(one, tally.rule) is not Counts.NO
    }
    return owned | mates | tied
