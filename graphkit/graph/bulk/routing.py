"""Laying the statements of a whole release into buckets, whatever order its rows have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from graphkit.garbage import uncollected
from graphkit.graph.bulk.buckets import Blocks, Buckets, read_blocks
from graphkit.graph.bulk.lookup import read_lookup
from graphkit.graph.bulk.references import ABOUT, KINDS, Missing, Resolver
from graphkit.graph.bulk.release import STATEMENTS, Item, Release
from graphkit.graph.bulk.workers import Workers, cut

BUCKET_BYTES = 2_000_000
"""Bytes of statements in one bucket; laid out they take about twenty times as much memory."""
MOST_BUCKETS = 1024
LAST = "last"


Lost = tuple[int, int, str, str]
"""A row that refers to what is nowhere: number of its file, line, what is missing, its id."""


@dataclass(frozen=True)
class _Shard:
    """What became of the rows that one process laid into buckets.

    Args:
        lost: rows that refer to what is nowhere.
        known: ids that evidence of other rows is about: the new one by that of their row.
        deferred: blocks of rows that must wait until all others are laid.
    """

    lost: list[Lost]
    known: dict[str, str]
    deferred: list[int]


@dataclass(frozen=True)
class Routes:
    """Where the statements of a release lie.

    Args:
        buckets: how many buckets there are.
        shards: the names of their files, in the order of the rows.
        lost: rows that refer to what is nowhere.
    """

    buckets: int
    shards: Sequence[str]
    lost: Sequence[Lost]


def route(release: Release, workers: Workers) -> Routes:
    """Lay all statements into buckets."""
    count = min(max(1, release.statements.size // BUCKET_BYTES), MOST_BUCKETS)
    parts = cut(release.statements.blocks, 2 * workers.size)
    given = [(release.folder, f"shard{n}", part, count) for n, part in enumerate(parts)]
    routed = workers.do(_route, given, "finding what rows refer to")
    shards = [shard for _, shard, *_ in given]
    lost = [one for part in routed for one in part.lost]
    lost += _route_deferred(release.folder, dict(zip(shards, routed, strict=True)), count)
    return Routes(count, [*shards, LAST], lost)


@uncollected()
def _route(folder: Path, shard: str, blocks: Sequence[int], buckets: int) -> _Shard:
    """Lay the statements of some blocks into buckets."""
    lookup = read_lookup(folder)
    resolver = Resolver(lookup.numbers, lookup.names, lookup.documents, lookup.strays)
    into, deferred = Buckets(folder, shard, buckets, KINDS), Blocks(folder / _deferred_name(shard))
    lost: list[Lost] = []
    for item in read_blocks(folder / STATEMENTS, blocks):
        if not resolver.is_ready(item):
            deferred.add(item)
        elif (one := _lay(item, resolver, into)) is not None:
            lost.append(one)
    into.close()
    deferred.close()
    return _Shard(lost, resolver.known, deferred.blocks)


def _lay(item: Item, resolver: Resolver, into: Buckets) -> Lost | None:
    """Lay one row into buckets, or say what it misses."""
    try:
        resolver.route(item, into)
    except Missing as missing:
        return item[0], item[1], missing.kind, missing.id
    return None


def _deferred_name(shard: str) -> str:
    """Return the name of the file of what a shard leaves for later."""
    return f"{shard}.deferred"


def _route_deferred(folder: Path, routed: dict[str, _Shard], count: int) -> list[Lost]:
    """Lay the rows whose evidence is about what other rows state, as long as one becomes ready."""
    deferred: list[Item] = list(
        chain.from_iterable(
            read_blocks(folder / _deferred_name(shard), part.deferred)
            for shard, part in routed.items()
        )
    )
    if not deferred:
        return []
    lookup, into = read_lookup(folder), Buckets(folder, LAST, count, KINDS)
    known = {former: new for part in routed.values() for former, new in part.known.items()}
    resolver = Resolver(lookup.numbers, lookup.names, lookup.documents, lookup.strays, known)
    lost: list[Lost] = []
    while ready := [item for item in deferred if resolver.is_ready(item)]:
        deferred = [item for item in deferred if not resolver.is_ready(item)]
        found = (_lay(item, resolver, into) for item in ready)
        lost += [one for one in found if one is not None]
    into.close()
    return lost + [_lost(item, resolver) for item in deferred]


def _lost(item: Item, resolver: Resolver) -> Lost:
    missing = sorted(one[ABOUT] for one in item[5] if not resolver.is_stated(one[ABOUT], item))
    return item[0], item[1], "what evidence is about", missing[0]
