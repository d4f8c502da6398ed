"""The steps of many statements at once, as columns.

What a step says beside its ends, dates and proof hangs on few things: the type, the share and what
its two ends are. It is found once for each such way, by `model.steps` itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from graphkit.graph.bulk.codec import Fields, share_of
from graphkit.graph.bulk.columns import Columns, digests, ids, word
from graphkit.graph.bulk.groups import STEPS
from graphkit.graph.bulk.numbering import SCHEMATA
from graphkit.graph.bulk.output import Output
from graphkit.graph.tables import Column, rows_of
from graphkit.model.dates import FIRST_DAY, LAST_DAY, Bounds
from graphkit.model.proof import Assessment, Standard, Status
from graphkit.model.records import JointFact, Link
from graphkit.model.registry import Schema, registry
from graphkit.model.steps import Step, fact_steps, link_steps

_UNPROVED = Assessment(
    standard=Standard.UNASSESSED,
    status=Status.STATED,
    reached=(LAST_DAY,) * len(Standard),
    refuted_from=FIRST_DAY,
    origins=0,
    if_read=Standard.UNASSESSED,
    status_if_read=Status.STATED,
)
_ONE, _OTHER = "one", "other"


@dataclass(frozen=True, slots=True)
class Way:
    """One direction of a kind of statement.

    Args:
        step: a step of it, of which its ends, its dates and its proof say nothing.
        back: it leads from the second of two ends to the first.
    """

    step: Step
    back: bool


@lru_cache(maxsize=50_000)
def link_ways(kind: str, held: Fields | None, source: int, target: int) -> tuple[Way, ...]:
    """Return the ways over a link; what its two ends are is given as places in SCHEMATA."""
    share = share_of(held)
    link = Link.model_construct(None, type=kind, from_id=_ONE, to_id=_OTHER, share=share)
    steps = link_steps(link, _schemata(source, target).__getitem__, _UNPROVED)
    return tuple(Way(one, one.source == _OTHER) for one in steps)


@lru_cache
def fact_pairs(kind: str, variety: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of roles of a joint fact that are steps."""
    every = registry().joint_facts[kind].steps
    return tuple(
        (pair.source, pair.target) for pair in every if not pair.kinds or variety in pair.kinds
    )


@lru_cache(maxsize=50_000)
def fact_way(kind: str, variety: str, pair: tuple[str, str], source: int, target: int) -> Way:
    """Return the way from the holder of one role to that of another."""
    roles: dict[str, tuple[str, ...]] = {pair[0]: (_ONE,), pair[1]: (_OTHER,)}
    fact = JointFact.model_construct(None, type=kind, kind=variety, roles=roles)
    steps = fact_steps(fact, _schemata(source, target).__getitem__, lambda _: _UNPROVED)
    role = "→".join(pair)
    return next(Way(one, False) for one in steps if one.role == role and one.source == _ONE)


def _schemata(source: int, target: int) -> dict[str, Schema]:
    return {_ONE: SCHEMATA[source], _OTHER: SCHEMATA[target]}


def period(start: str, end: str, day: str, event: bool, bounds: Bounds) -> tuple[str, str]:
    """Return a step's beginning and end as `model.steps` states them."""
    if not day or event:
        return start or day, end
    return start or f"[..{bounds.start_max}]", end or f"[{bounds.end_min}..]"


@dataclass
class LinkWays:
    """The ways over the links of one bucket, in their order."""

    every: list[Way] = field(default_factory=list)
    _lists: list[list[int]] = field(default_factory=list)
    _known: dict[tuple[str, Fields | None, int, int], int] = field(default_factory=dict)
    _of: list[int] = field(default_factory=list)

    def add(self, kind: str, held: Fields | None, source: int, target: int) -> None:
        """Add those over the next link; what its two ends are is given as places in SCHEMATA."""
        key = (kind, held, source, target)
        place = self._known.get(key)
        if place is None:
            place = self._known[key] = len(self._lists)
            ways = link_ways(*key)
            self._lists.append(list(range(len(self.every), len(self.every) + len(ways))))
            self.every += ways
        self._of.append(place)

    def spread(self) -> tuple[Column, Column]:
        """Return for each step the place of its link, and that of its way in `every`."""
        lists: Column = pa.array(self._lists, pa.list_(pa.int64()))
        each = lists.take(pa.array(self._of, pa.int64()))
        return pc.list_parent_indices(each), each.flatten()


@dataclass(frozen=True)
class Steps:
    """Steps, as columns.

    Args:
        places: where the statement of each stands.
        ways: where the way of each stands among `every`.
        every: ways.
        numbers: the numbers of their sources and targets.
        names: the ids of these.
        proof: what is proved of each.
    """

    places: Column
    ways: Column
    every: Sequence[Way]
    numbers: tuple[Column, Column]
    names: tuple[Column, Column]
    proof: Columns

    def write(self, statements: Columns, output: Output) -> set[int]:
        """Write them, into the graph's files and into the snapshot.

        Args:
            statements: of the statements: link, via, lot, start, end and the four days.
            output: where to.

        Returns:
            The numbers of nodes from which an identity step leads.
        """
        if not len(self.places):
            return set()
        kinds = {name: one.take(self.ways) for name, one in self._kinds().items()}
        known = {name: one.take(self.places) for name, one in statements.items()}
        known |= kinds | {name: one for name, one in self.proof.items() if name in STEPS.types}
        parts = (known["link"], known["role"], *self.names)
        known["id"] = pa.array(ids("step:", parts), pa.string())
        known["digest"] = pa.array(digests(known), pa.string())
        output.write(STEPS, dict(zip(STEPS.leading, self.numbers, strict=True)), known)
        ends = dict(zip(("source", "target"), self.names, strict=True))
        proof = {name: one.whole() for name, one in self.proof.items()}
        output.write_rows("steps", rows_of("steps", {**known, **proof, **ends}))
        same: Column = pc.equal(kinds["hops"], word(0))
        return set(pc.unique(self.numbers[0].filter(same)).to_pylist())

    def _kinds(self) -> dict[str, Column]:
        steps = [way.step for way in self.every]
        texts = {
            "kind": [one.kind for one in steps],
            "role": [one.role for one in steps],
            "class": [one.step_class.value for one in steps],
            "caption": [one.caption for one in steps],
        }
        numbers = {
            "code": [int(one.code) for one in steps],
            "hops": [one.hops for one in steps],
            "flow": [one.flow for one in steps],
        }
        truths = {
            "event": [one.event for one in steps],
            "possible": [one.possible for one in steps],
        }
        return {
            **{name: pa.array(some, pa.string()) for name, some in texts.items()},
            **{name: pa.array(some, pa.int64()) for name, some in numbers.items()},
            **{name: pa.array(some, pa.bool_()) for name, some in truths.items()},
        }
