"""What the chains of an answer consist of, each thing once: entities, and what joins them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.exposure.answer import Listing, Node, Step, Trace
from graphkit.model.registry import registry


@dataclass(frozen=True, slots=True)
class Joint:
    """A stated fact between two entities of chains.

    Args:
        step: how a chain walks it first.
        source: id of where it leads from, as the source states it; where `directed` is false, from
            where it is walked.
        target: id of where it leads to.
        directed: whether the source states a direction: a joint fact has none.
        places: chain and step, each from 1, where it is walked.
    """

    step: Step
    source: str
    target: str
    directed: bool
    places: tuple[tuple[int, int], ...]


def entities(trace: Trace) -> dict[str, Node]:
    """Return the subject and every entity on a chain, by id."""
    nodes = {node.id: node for chain in trace.results for node in chain.nodes}
    return {trace.subject.id: trace.subject, **nodes}


def joints(trace: Trace) -> list[Joint]:
    """Return what joins entities of chains; a fact walked in both directions is there once."""
    found: dict[tuple[str, str, str], Step] = {}
    places: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for place, step in _walked(trace):
        source, target = sorted((step.source, step.target))
        found.setdefault((step.id, source, target), step)
        places.setdefault((step.id, source, target), []).append(place)
    return [_joint(step, tuple(places[key])) for key, step in found.items()]


def _walked(trace: Trace) -> Iterator[tuple[tuple[int, int], Step]]:
    for chain_number, chain in enumerate(trace.results, 1):
        for step_number, step in enumerate(chain.steps, 1):
            yield (chain_number, step_number), step


def _joint(step: Step, places: tuple[tuple[int, int], ...]) -> Joint:
    source, target = step.source, step.target
    if step.role == "backward":
        source, target = target, source
    return Joint(step, source, target, has_direction(step), places)


def is_link(step: Step) -> bool:
    """Tell whether a step goes along a link, and not from role to role of a joint fact."""
    return step.role in ("forward", "backward")


def has_direction(step: Step) -> bool:
    """Tell whether the source states a direction; a joint fact has none, and no kinship."""
    kind = registry().links.get(step.type)
    return is_link(step) and not (kind and kind.symmetric)


def listings(trace: Trace) -> dict[str, tuple[Listing, ...]]:
    """Return the designations of the subject and of the parties that chains end at, by entity."""
    known = {chain.target.id: chain.target.designations for chain in trace.results}
    own = trace.subject_designations or known.get(trace.subject.id, ())
    return {**known, trace.subject.id: own}


def is_listed(one: Listing) -> bool:
    """Tell whether a designation is in force, or may be, on the day asked about, if any."""
    if one.as_of is None:
        return one.stage == "in force"
    return one.as_of in ("listed", "possibly listed")


def chains_by_entity(trace: Trace) -> dict[str, list[int]]:
    """Return the numbers, from 1, of the chains that each entity is on."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, chain in enumerate(trace.results, 1):
        for node in chain.nodes:
            found[node.id].append(number)
    return found
