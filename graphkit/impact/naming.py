"""Which entities many identifiers name, as `exposure.entity` tells it of one, in two queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graphkit.catalogue import query
from graphkit.exposure.find import spellings
from graphkit.graph import Graph


def named(graph: Graph, stated: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the entities that each text names: one, none, or several in conflict.

    Args:
        graph: where to look.
        stated: `imo:7937317`, `KPe.020`, a bare id of a case row; an id that something has as it
            stands is preferred to a case row that is called so.
    """
    texts = sorted(set(stated))
    if not texts:
        return {}
    runs = graph.read(query("evidence/runs"), {})
    cases = sorted({row["source"] for row in runs if row["source"].startswith("case:")})
    first = {one: [one, *spellings(one)] for one in texts}
    then = {one: [f"{case}/{one}" for case in cases] for one in texts}
    wanted = sorted({name for names in (*first.values(), *then.values()) for name in names})
    known = _known(graph.read(query("find/by_identifier"), {"ids": wanted}))
    return {one: _ids(first[one], known) or _ids(then[one], known) for one in texts}


def _known(rows: Sequence[Mapping[str, object]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        identifiers = row["identifiers"]
        assert isinstance(identifiers, list)
        for name in (row["id"], *identifiers):
            found.setdefault(str(name), set()).add(str(row["id"]))
    return found


def _ids(names: Iterable[str], known: Mapping[str, set[str]]) -> tuple[str, ...]:
    return tuple(sorted({one for name in names for one in known.get(name, ())}))
