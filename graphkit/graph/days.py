"""Days of many rows, each sent once: a fact has eleven of them, and many facts share one.

The driver takes ten times as long for a day as for a number, so a row has the places of its days
in one list, `$days`. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from graphkit.graph.vocabulary import BOUNDS

ASKED = {"rows", "days"}
"""Parameters of a query that takes days so; `days` alone is a number of them."""
DATED = (*BOUNDS, "refutedFrom")
"""Properties that are one day."""
LISTED = "reached"
"""The property that is a list of days."""


class _Places(dict[date, int]):
    """The place of each day in a list of those that were asked for."""

    def __missing__(self, day: date) -> int:
        self[day] = place = len(self)
        return place


def shared(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters with the days of the properties in $rows moved to $days."""
    places = _Places()
    rows = [{**row, "properties": _placed(row["properties"], places)} for row in parameters["rows"]]
    return {**parameters, "rows": rows, "days": list(places)}


def _placed(known: Mapping[str, Any], places: _Places) -> dict[str, Any]:
    found = dict(known)
    for name in DATED:
        if name in known:
            found[name] = places[known[name]]
    if LISTED in known:
        found[LISTED] = [places[day] for day in known[LISTED]]
    return found
