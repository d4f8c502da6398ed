"""Designations, and how each stood on the day of the dealing and on the day asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphkit.catalogue import query
from graphkit.exposure.answer import Listing
from graphkit.exposure.time import status_on
from graphkit.graph import Graph
from graphkit.model.dates import Bounds


@dataclass(frozen=True, slots=True)
class Listed:
    """One designation as the graph holds it."""

    row: dict[str, Any]
    bounds: Bounds

    @property
    def void(self) -> bool:
        """Tell whether a court annulled it."""
        return bool(self.row["endReason"] == "annulled")


def read_listings(graph: Graph, entities: Iterable[str]) -> dict[str, tuple[Listed, ...]]:
    """Return every designation of the given entities, by entity."""
    found: defaultdict[str, list[Listed]] = defaultdict(list)
    for row in graph.read(query("exposure/designations"), {"ids": sorted(set(entities))}):
        bounds = Bounds(row["startMin"], row["startMax"], row["endMin"], row["endMax"])
        found[row["entity"]].append(Listed(row, bounds))
    return {entity: tuple(rows) for entity, rows in found.items()}


def listing_answers(
    listed: Iterable[Listed], conduct: Bounds | None, as_of: date | None
) -> tuple[Listing, ...]:
    """Return designations with their status on the conduct date and as of the day asked."""
    day = Bounds(as_of, as_of, as_of, as_of) if as_of else None
    return tuple(_answer(one, conduct, day) for one in listed)


def _answer(one: Listed, conduct: Bounds | None, as_of: Bounds | None) -> Listing:
    row = one.row
    return Listing(
        id=row["id"],
        authority=row["authority"],
        programme=row["programme"],
        list_id=row["listId"],
        stage=row["stage"],
        measures=tuple(row["measures"]),
        start=row["start"],
        end=row["end"],
        bounds=one.bounds.days,
        end_reason=row["endReason"],
        scope=row["scope"],
        at_event=status_on(one.bounds, row["stage"], one.void, conduct),
        as_of=status_on(one.bounds, row["stage"], one.void, as_of),
    )


_STRONGEST = ("listed", "possibly listed", "ended before", "listed later", "proposed", "void")


def strongest(statuses: Sequence[str | None]) -> str | None:
    """Return what may be said of a party with several designations: the nearest to listed."""
    known = [status for status in statuses if status is not None]
    return min(known, key=_STRONGEST.index, default=None)
