"""The joint facts of one bucket, with their parties and steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

import pyarrow as pa

from graphkit.graph import merge, stated
from graphkit.graph.bulk import groups
from graphkit.graph.bulk.assessments import assessed
from graphkit.graph.bulk.codec import FACTS, Fields
from graphkit.graph.bulk.columns import between
from graphkit.graph.bulk.layout import Bucket, Layout, layout_of
from graphkit.graph.bulk.lookup import FACT, node_number
from graphkit.graph.bulk.steps import Steps, Way, fact_pairs, fact_way
from graphkit.graph.proof import Proof
from graphkit.graph.tables import Column
from graphkit.graph.vocabulary import role_type
from graphkit.model.proof import Assessment
from graphkit.model.records import Evidence
from graphkit.model.registry import registry

AHEAD = 1
Parties = Mapping[str, tuple[int, ...]]


def write_facts(rows: list[Fields], at: Bucket) -> None:
    """Write joint facts, who took part in them, and their steps.

    Args:
        rows: the numbers of their parties by role, their ids, and their fields.
        at: their bucket.
    """
    if not rows:
        return
    them = layout_of(FACTS, groups.FACTS, rows, merge.facts, at.lookup.source, ahead=AHEAD)
    walked = _laid(them, at)
    own = [node_number(FACT, place, at.number) for place in range(len(them.rows))]
    at.numbers.update(zip(them.ids, own, strict=True))
    types = pa.array(them.held("type"), pa.string())
    leading = {":ID": pa.array(own, pa.int64()), ":LABEL": groups.labels("JointFact", types)}
    at.output.write(groups.FACTS, leading, them.properties(at), {"type": types})
    _write_roles([one[0] for one in them.rows], own, at)
    at.aliased |= walked.steps(at.lookup.names).write(them.of_steps(via=True), at.output)
    at.created["facts"] += len(them.rows)


@dataclass
class _Walked:
    """The steps of joint facts, one after the other."""

    places: list[int] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    proof: list[Assessment] = field(default_factory=list)

    def steps(self, names: Sequence[str]) -> Steps:
        every = {id(way): way for way in self.ways}
        place = {one: n for n, one in enumerate(every)}
        ends = (self.sources, self.targets)
        return Steps(
            places=pa.array(self.places, pa.int64()),
            ways=pa.array([place[id(way)] for way in self.ways], pa.int64()),
            every=list(every.values()),
            numbers=(pa.array(ends[0], pa.int64()), pa.array(ends[1], pa.int64())),
            names=(_names(ends[0], names), _names(ends[1], names)),
            proof=assessed(self.proof),
        )


def _names(numbers: list[int], names: Sequence[str]) -> Column:
    return pa.array([names[one] for one in numbers], pa.string())


def _laid(them: Layout, at: Bucket) -> _Walked:
    """Add what follows from each joint fact, and return its steps."""
    schemata, types = at.lookup.schemata, registry().joint_facts
    kinds, varieties = them.held("type"), them.held("kind")
    days = zip(kinds, them.held("date"), them.held("start_date"), strict=True)
    them.captions = [stated.fact_caption(kind, day or start) for kind, day, start in days]
    them.date([types[kind].event for kind in kinds])
    walked, found = _Walked(), list[Assessment]()
    for place, one in enumerate(them.rows):
        parties, name = one[: AHEAD + 1]
        kind, variety = kinds[place], varieties[place]
        who = {at.lookup.names[party] for some in parties.values() for party in some}
        assess = partial(at.lookup.assessments.assess, at.evidence.about(name), who)
        found.append(assess("", partial(_proved, one, at, ())))
        for pair, source, target in _pairs(parties, kind, variety):
            walked.places.append(place)
            walked.ways.append(fact_way(kind, variety, pair, schemata[source], schemata[target]))
            walked.sources.append(source)
            walked.targets.append(target)
            walked.proof.append(assess(pair, partial(_proved, one, at, pair)))
    them.proof = assessed(found)
    return walked


def _pairs(parties: Parties, kind: str, variety: str) -> Iterator[tuple[tuple[str, str], int, int]]:
    for pair in fact_pairs(kind, variety):
        for source in parties.get(pair[0], ()):
            for target in parties.get(pair[1], ()):
                if source != target:
                    yield pair, source, target


def _proved(
    row: Fields, at: Bucket, roles: tuple[str, ...], evidence: list[Evidence]
) -> Assessment:
    """Assess a joint fact, or that two of its roles were held."""
    fact = FACTS.unpack(row[AHEAD + 1 :])
    proof = Proof({fact.id: evidence}, at.lookup.documents)
    return proof.of_roles(fact, frozenset(roles)) if roles else proof.of_fact(fact)


_role_type = cache(role_type)


def _write_roles(every: list[Parties], own: list[int], at: Bucket) -> None:
    found = [
        (number, party, _role_type(role))
        for number, parties in zip(own, every, strict=True)
        for role, some in parties.items()
        for party in some
    ]
    sources, targets, types = zip(*found, strict=True)
    leading = {**between(sources, targets), ":TYPE": pa.array(types, pa.string())}
    at.output.write(groups.ROLES, leading, {})
