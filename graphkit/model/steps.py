"""Derive the step layer: what exposure walks, from what sources state.

A step joins two entities in one direction, from the exposed to what it is exposed to. A joint fact
of any number of parties becomes one step for each pair of roles that the registry opens, so that a
lease or a payment costs one hop. Derived whole by `steps()`, rebuilt for whatever a load touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from graphkit.model.automaton import Opening, StepClass, Symbol
from graphkit.model.dates import Bounds
from graphkit.model.proof import Assessment
from graphkit.model.record import hashed
from graphkit.model.records import JointFact, Link
from graphkit.model.registry import Direction, RolePair, Schema, registry
from graphkit.model.share import Share

FLOW = {"": 0, "onward": 1, "backward": -1}


@dataclass(frozen=True, slots=True)
class Step:
    """One directed step with all that the trace query reads; field names are its properties.

    `flow` is +1 where goods or money move with the walk, -1 against it, 0 where nothing moves.
    `possible` marks a step that is an inference whatever its evidence (a likely identity).
    """

    id: str
    link: str
    source: str
    target: str
    kind: str
    role: str
    step_class: StepClass
    code: Symbol
    hops: int
    event: bool
    possible: bool
    flow: int
    lot: str
    via: str
    start: str
    end: str
    bounds: Bounds
    standard: int
    if_read: int
    status_if_read: str
    reached: tuple[date, ...]
    refuted_from: date
    status: str
    caption: str


SchemaOf = Callable[[str], Schema]
AssessmentOf = Callable[[frozenset[str]], Assessment]
"""Assess the evidence of a fact that speaks of all of the given roles."""


def link_steps(link: Link, schema_of: SchemaOf, assessment: Assessment) -> list[Step]:
    """Return the steps of a link: one for each direction that the registry lists."""
    kind = registry().links[link.type]
    ways = (
        (kind.forward, link.from_id, link.to_id, "forward"),
        (kind.backward, link.to_id, link.from_id, "backward"),
    )
    return [
        _step(link, way, (source, target), name, schema_of, assessment)
        for way, source, target, name in ways
        if way is not None
    ]


def fact_steps(fact: JointFact, schema_of: SchemaOf, assess: AssessmentOf) -> list[Step]:
    """Return the steps of a joint fact: one for each pair of holders of an open pair of roles."""
    return [
        _step(fact, pair, ends, f"{pair.source}→{pair.target}", schema_of, assess(_roles(pair)))
        for pair in registry().joint_facts[fact.type].steps
        if not pair.kinds or fact.kind in pair.kinds
        for ends in _holders(fact, pair)
    ]


def _roles(pair: RolePair) -> frozenset[str]:
    return frozenset((pair.source, pair.target))


def _holders(fact: JointFact, pair: RolePair) -> Iterator[tuple[str, str]]:
    for source in fact.roles.get(pair.source, ()):
        for target in fact.roles.get(pair.target, ()):
            if source != target:
                yield source, target


def _step(
    stated: Link | JointFact,
    way: Direction,
    ends: tuple[str, str],
    role: str,
    schema_of: SchemaOf,
    assessment: Assessment,
) -> Step:
    source, target = ends
    share = stated.share if isinstance(stated, Link) else Share()
    identity = way.step_class is StepClass.IDENTITY
    possible = isinstance(stated, Link) and registry().links[stated.type].possible
    return Step(
        id="step:" + hashed(stated.id, role, source, target),
        link=stated.id,
        source=source,
        target=target,
        kind=stated.type,
        role=role,
        step_class=way.step_class,
        code=symbol(way, share, schema_of(source), schema_of(target)),
        hops=0 if identity else 1,
        event=stated.is_event,
        possible=possible,
        flow=FLOW[way.flow],
        lot=stated.lot,
        via=stated.id if isinstance(stated, JointFact) else "",
        start=_start(stated),
        end=_end(stated),
        bounds=stated.bounds(),
        standard=int(assessment.standard),
        if_read=int(assessment.if_read),
        status_if_read=assessment.status_if_read.value,
        reached=assessment.reached,
        refuted_from=assessment.refuted_from,
        status=assessment.status.value,
        caption=_caption(stated, role),
    )


def _caption(stated: Link | JointFact, role: str) -> str:
    """Return what the Neo4j Browser shows of a step; ◂ says: these words read against the arrow."""
    if isinstance(stated, JointFact):
        return role
    words = stated.type.replace("_", " ").lower()
    turned = role == "backward" and not registry().links[stated.type].symmetric
    return f"◂ {words}" if turned else words


def _start(stated: Link | JointFact) -> str:
    """Return when it began or happened, EDTF; a day on which it stood only bounds the beginning."""
    if stated.start_date or not stated.date:
        return stated.start_date
    return stated.date if stated.is_event else f"[..{stated.bounds().start_max}]"


def _end(stated: Link | JointFact) -> str:
    """Return when it ended, EDTF; a day on which it stood only bounds the end."""
    if stated.end_date or not stated.date or stated.is_event:
        return stated.end_date
    return f"[{stated.bounds().end_min}..]"


def symbol(way: Direction, share: Share, source: Schema, target: Schema) -> Symbol:
    """Return what one direction of one stated fact is to the automaton."""
    if way.closed or source in way.closed_from:
        return Symbol.OFF
    if target in (Schema.PORT, Schema.TERRITORY):
        return Symbol.PLACE  # whatever leads there: a place ends a chain and joins none
    if way.opens is Opening.FAMILY:
        return Symbol.FAMILY
    if way.step_class is StepClass.DEALT_WITH:
        return _dealing(way, target)
    down = way.step_class is StepClass.ANSWERS_FOR
    if way.minor_below is not None and not share.possibly_reaches(way.minor_below):
        return Symbol.MINORITY_DOWN if down else Symbol.MINORITY_UP
    if way.strong_from is not None and share.certainly_reaches(way.strong_from):
        return Symbol.CONTROL
    return _PLAIN[way.step_class]


def _dealing(way: Direction, target: Schema) -> Symbol:
    if isinstance(way, RolePair) and way.transfer:
        return Symbol.TRANSFER
    at_a_ship = target in (Schema.VESSEL, Schema.VESSEL_IDENTITY)
    return Symbol.DEALT_VESSEL if at_a_ship else Symbol.DEALT_PARTY


_PLAIN = {
    StepClass.ANSWERS_FOR: Symbol.ANSWERS_FOR,
    StepClass.SERVES: Symbol.SERVES,
    StepClass.STANDS_BEHIND: Symbol.STANDS_BEHIND,
    StepClass.CONTROL: Symbol.CONTROL,
    StepClass.SERVED_BY: Symbol.SERVED_BY,
    StepClass.AFFILIATE: Symbol.AFFILIATE,
    StepClass.PLACE: Symbol.PLACE,
    StepClass.IDENTITY: Symbol.IDENTITY,
}
