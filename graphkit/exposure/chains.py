"""One row of the trace query as a chain with its evidence, state, weakest step and sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.exposure import time
from graphkit.exposure.answer import Chain, Node, Party, State, Step, Target, Temporal
from graphkit.exposure.entity import node
from graphkit.exposure.evidence import Stated
from graphkit.exposure.listings import Listed, listing_answers, strongest
from graphkit.exposure.question import Question
from graphkit.exposure.rows import ChainRow
from graphkit.exposure.sentences import sentence
from graphkit.graph.vocabulary import role_of
from graphkit.model.automaton import StepClass, Symbol
from graphkit.model.dates import Bounds
from graphkit.model.proof import Standard

BASIS = (
    "weakest step; automaton of registry.yml; status of the target on the day of the dealing and"
    " on the day asked; bans on conduct (arms, flag, ship-to-ship, goods, leases) apply without"
    " listing and are assessed apart, by their own rules"
)


def chain(
    row: ChainRow,
    asked: Question,
    stated: Mapping[str, Stated],
    listed: Mapping[str, tuple[Listed, ...]],
) -> Chain:
    """Build a chain from a row of exposure/trace.

    Args:
        row: columns of the query, dates as datetime.date.
        asked: what was published after its `known_by` is left out, with the standard it gave.
        stated: what sources state behind each step, by link id.
        listed: designations by entity id.
    """
    timed = [_timed(step) for step in row["steps"]]
    nodes = tuple(node(one) for one in row["nodes"])
    ends = zip(nodes, nodes[1:], strict=False)
    steps = tuple(
        _step(raw, one, (source.id, target.id), stated[raw["link"]], asked)
        for raw, one, (source, target) in zip(row["steps"], timed, ends, strict=True)
    )
    conduct = time.conduct_date(timed)
    inferred = sum(1 for raw, one in zip(row["steps"], timed, strict=True) if _inference(raw, one))
    only_possibly = not listed.get(nodes[-1].id) and asked.blocked.get(nodes[-1].id) == "possibly"
    doubtful = only_possibly or any(map(_doubtful, row["steps"], timed))
    holds = not doubtful and time.certain(timed, asked.window)
    standard = Standard(row["standard"])
    return Chain(
        chain_id=_chain_id(row["steps"]),
        state=state(standard, certain=holds),
        standard=int(standard),
        standard_name=standard.words,
        hops=row["hops"],
        temporal=Temporal.CERTAIN if holds else Temporal.POSSIBLE,
        conduct_date=_day(conduct),
        nodes=nodes,
        steps=steps,
        weakest_step=min(range(len(steps)), key=lambda n: steps[n].standard) + 1,
        weakest_steps=sum(1 for step in steps if step.standard == min(s.standard for s in steps)),
        inferences=inferred,
        basis=BASIS,
        target=_target(nodes[-1], listed.get(nodes[-1].id, ()), conduct, asked),
        sentence=" ".join(step.sentence for step in _once(steps)),
    )


def state(standard: int | None, *, certain: bool) -> State:
    """Say what a chain amounts to; None is the standard of a chain that is not recorded."""
    if standard is None or standard < Standard.SINGLE_REPORT:
        return State.NONE_RECORDED
    good = certain and standard >= Standard.CORROBORATED
    return State.DOCUMENTED if good else State.INDICATED


def _inference(raw: Mapping[str, Any], step: time.Timed) -> bool:
    """Tell whether a step is concluded, not stated: identities, likely kinds, a list's "linked"."""
    return (
        step.step_class is StepClass.IDENTITY or raw["kind"] == "LINKED_TO" or _doubtful(raw, step)
    )


def _doubtful(raw: Mapping[str, Any], step: time.Timed) -> bool:
    return bool(raw["possible"]) or step.code is Symbol.AFFILIATE


def _once(steps: Iterable[Step]) -> list[Step]:
    """Say a fact once even where two steps of the chain rest on it."""
    return list({step.id: step for step in steps}.values())


def _timed(raw: Mapping[str, Any]) -> time.Timed:
    return time.Timed(
        bounds=Bounds(raw["startMin"], raw["startMax"], raw["endMin"], raw["endMax"]),
        event=raw["event"],
        code=Symbol(raw["code"]),
        flow=raw["flow"],
        lot=raw["lot"],
        step_class=StepClass(raw["class"]),
    )


def _step(
    raw: Mapping[str, Any],
    timed: time.Timed,
    ends: tuple[str, str],
    stated: Stated,
    asked: Question,
) -> Step:
    published = (step for step in Standard if raw["reached"][step] <= asked.known_by)
    reached = max(
        max(published, default=Standard.UNASSESSED), Standard(asked.held.get(raw["id"], 0))
    )
    return Step(
        id=raw["link"],
        type=raw["kind"],
        role=raw["role"],
        step_class=raw["class"],
        source=ends[0],
        target=ends[1],
        start=raw["start"] or None,
        end=raw["end"] or None,
        bounds=timed.bounds.days,
        event=raw["event"],
        possible=raw["possible"],
        hops=raw["hops"],
        standard=int(reached),
        standard_name=reached.words,
        standard_if_read=raw["ifRead"],
        status_if_read=raw["statusIfRead"],
        status=raw["status"],
        sentence=sentence(raw["kind"], stated.properties, stated.parties),
        parties=tuple(Party(**{**one, "role": role_of(one["role"])}) for one in stated.parties),
        evidence=stated.evidence,
        timed=timed,
    )


def _target(
    node: Node, listed: tuple[Listed, ...], conduct: Bounds | None, asked: Question
) -> Target:
    answers = listing_answers(listed, conduct, asked.day)
    return Target(
        id=node.id,
        name=node.name,
        designations=answers,
        at_event=strongest([one.at_event for one in answers]),
        as_of=strongest([one.as_of for one in answers]),
        blocked=asked.blocked.get(node.id),
    )


def _day(bounds: Bounds | None) -> str | None:
    """Write a conduct date in EDTF: a day, or the range in which it lies."""
    if bounds is None:
        return None
    first, last = bounds.start_min.isoformat(), bounds.start_max.isoformat()
    return first if first == last else f"[{first}..{last}]"


def _chain_id(steps: Iterable[Mapping[str, Any]]) -> str:
    """Return a stable id: the same steps are the same chain, whatever the day of asking."""
    text = "\n".join(f"{step['link']} {step['role']}" for step in steps)
    return "chain:" + hashlib.sha256(text.encode()).hexdigest()[:20]
