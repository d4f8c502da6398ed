"""The links of one bucket, with their steps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

import pyarrow as pa
import pyarrow.compute as pc

from graphkit.graph import merge, stated
from graphkit.graph.bulk import groups
from graphkit.graph.bulk.assessments import assessed
from graphkit.graph.bulk.codec import LINKS, UNKNOWN, Fields, share_of
from graphkit.graph.bulk.columns import Columns
from graphkit.graph.bulk.layout import Bucket, Layout, layout_of
from graphkit.graph.bulk.steps import LinkWays, Steps
from graphkit.graph.proof import Proof
from graphkit.graph.tables import Column
from graphkit.model.proof import Assessment
from graphkit.model.records import Evidence
from graphkit.model.registry import registry

AHEAD = 2


def write_links(rows: list[Fields], at: Bucket) -> None:
    """Write links and their steps.

    Args:
        rows: the numbers of their two ends, their ids, and their fields.
        at: their bucket.
    """
    if not rows:
        return
    them = layout_of(LINKS, groups.LINKS, rows, merge.facts, at.lookup.source, ahead=AHEAD)
    ways = _laid(them, at)
    numbers = [pa.array([one[n] for one in them.rows], pa.int64()) for n in range(AHEAD)]
    names = [pa.array([at.lookup.names[one[n]] for one in them.rows], pa.string()) for n in (0, 1)]
    shares = _shares(them.held("share"), them.held("type"))
    leading: dict[str, Column] = dict(zip((":START_ID", ":END_ID"), numbers, strict=True))
    leading[":TYPE"] = pa.array(them.held("type"), pa.string())
    ends = dict(zip(("from", "to"), names, strict=True))
    at.output.write(groups.LINKS, leading, them.properties(at, **shares), ends)
    at.aliased |= _steps(ways, numbers, names, them).write(them.of_steps(via=False), at.output)
    at.created["links"] += len(them.rows)


def _laid(them: Layout, at: Bucket) -> LinkWays:
    """Add what follows from each link, and return its ways."""
    names, schemata, assess = at.lookup.names, at.lookup.schemata, at.lookup.assessments.assess
    kinds, shares, types = them.held("type"), them.held("share"), registry().links
    them.captions = list(map(_caption, kinds, shares, them.held("role")))
    them.date([types[kind].event for kind in kinds])
    ways, found = LinkWays(), list[Assessment]()
    for one, kind, held in zip(them.rows, kinds, shares, strict=True):
        source, target, name = one[: AHEAD + 1]
        ways.add(kind, held, schemata[source], schemata[target])
        ends = names[source], names[target]
        found.append(assess(at.evidence.about(name), ends, kind, partial(_proved, one, at)))
    them.proof = assessed(found)
    return ways


def _steps(
    ways: LinkWays, numbers: Sequence[Column], names: Sequence[Column], them: Layout
) -> Steps:
    """Return the steps of links, each from the end that its way begins at."""
    places, which = ways.spread()
    back = pa.array([way.back for way in ways.every], pa.bool_()).take(which)

    def turned(ends: Sequence[Column]) -> tuple[Column, Column]:
        first, second = (one.take(places) for one in ends)
        return pc.if_else(back, second, first), pc.if_else(back, first, second)

    proof = {name: one.take(places) for name, one in them.proof.items()}
    return Steps(places, which, ways.every, turned(numbers), turned(names), proof)


@lru_cache(maxsize=10_000)
def _caption(kind: str, held: Fields | None, role: str) -> str:
    return stated.link_caption(kind, share_of(held), role)


def _proved(row: Fields, at: Bucket, evidence: list[Evidence]) -> Assessment:
    link = LINKS.unpack(row[AHEAD + 1 :])
    return Proof({link.id: evidence}, at.lookup.documents).of_link(link)


def _shares(shares: tuple[Fields | None, ...], types: tuple[str, ...]) -> Columns:
    """Return shares as columns; one that nobody states is kept of OWNS alone, as it is there."""
    unknown = (
        UNKNOWN.minimum,
        UNKNOWN.maximum,
        UNKNOWN.minimum_exclusive,
        UNKNOWN.maximum_exclusive,
    )
    nothing = (None,) * len(groups.SHARE)
    each = [
        one or (unknown if kind == "OWNS" else nothing)
        for one, kind in zip(shares, types, strict=True)
    ]
    columns = zip(*each, strict=True)
    return {
        name: pa.array(values, kind)
        for (name, kind), values in zip(groups.SHARE.items(), columns, strict=True)
    }
