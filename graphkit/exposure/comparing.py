"""Comparing two loads of one source: what came, what went, what is said otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.catalogue import query
from graphkit.errors import UsageError
from graphkit.exposure.difference import Difference, Differences, Release
from graphkit.graph import Graph


def differences(graph: Graph, old: str, new: str) -> Differences:
    """Compare two loads.

    Args:
        graph: an open graph.
        old: the id of a run, or its source and day: `ofac-sdn@2019-01`.
        new: the same of another load of the same source.

    Raises:
        UsageError: there is no such complete load, or the two are of different sources.
    """
    runs = graph.read(query("evidence/runs"))
    first, second = _run(runs, old), _run(runs, new)
    if first["source"] != second["source"]:
        raise UsageError(
            f"these are loads of two sources, {first['source']} and {second['source']}",
            cure="compare two loads of one source",
        )
    came = _stated(graph, "new", second, first)
    went = _stated(graph, "gone", first, second)
    gone = {one.id for one in went}
    changed = [one for one in _changed(graph, _between(runs, first, second)) if one.id not in gone]
    return Differences(old=_release(first), new=_release(second), results=(*went, *came, *changed))


def _run(runs: Sequence[Mapping[str, Any]], text: str) -> Mapping[str, Any]:
    found = [one for one in runs if text in (one["id"], f"{one['source']}@{one['dated']}")]
    if found:
        return found[-1]
    known = ", ".join(f"{one['source']}@{one['dated']}" for one in runs if one["dated"])
    raise UsageError(
        f"no complete load is called {text!r}",
        cure=f"name one of: {known or 'none is loaded'}; a run's id does as well",
    )


def _between(
    runs: Sequence[Mapping[str, Any]], old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[str]:
    """Return the loads of the source after the old one, up to the new one."""
    return [
        one["id"]
        for one in runs
        if one["source"] == new["source"] and old["ended"] < one["ended"] <= new["ended"]
    ]


def _stated(
    graph: Graph, what: str, these: Mapping[str, Any], others: Mapping[str, Any]
) -> list[Difference]:
    asked = {"these": these["documents"], "others": others["documents"]}
    return [
        Difference(
            what=what,
            id=row["id"],
            kind=row["kind"],
            type=row["type"],
            reference=row["reference"] or "",
            parties=tuple(row["parties"]),
        )
        for row in graph.read(query("evidence/stated_by_one"), asked)
    ]


def _changed(graph: Graph, runs: list[str]) -> list[Difference]:
    return [
        Difference(
            what="changed",
            id=row["id"],
            kind="designation" if row["id"].startswith("designation:") else "entity or statement",
            parties=({"id": row["id"], "name": row["name"]},) if row["name"] else (),
            fields={
                name: (json.loads(before), json.loads(after))
                for name, before, after in zip(
                    row["fields"], row["before"], row["after"], strict=True
                )
            },
        )
        for row in graph.read(query("evidence/changes"), {"runs": runs})
    ]


def _release(run: Mapping[str, Any]) -> Release:
    return Release(
        id=run["id"],
        source=run["source"],
        title=run["title"],
        dated=run["dated"],
        rows=run["rowsRead"],
    )
