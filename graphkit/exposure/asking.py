"""A question made ready for the graph: names become ids, and what hangs on them is read."""

from __future__ import annotations

from dataclasses import replace

from graphkit.errors import UsageError
from graphkit.exposure.entity import entity
from graphkit.exposure.held import held_steps
from graphkit.exposure.ownership.blocked import blocked
from graphkit.exposure.ownership.rules import Regime, rule_on
from graphkit.exposure.question import Question
from graphkit.exposure.shape import Node
from graphkit.graph import Graph
from graphkit.model.proof import Standard


def resolved(graph: Graph, asked: Question) -> tuple[Node, Question]:
    """Return the subject, and the question with ids of the graph.

    Where the question names a party that knew more, the steps are found that its unpublished
    documents prove; where it names a rule of ownership, those whom the rule reaches.

    Raises:
        UsageError: nothing loaded has one of the identifiers, or a rule is asked of no day.
        DatabaseError: the database cannot be reached.
    """
    subject = entity(graph, asked.subject)
    party = entity(graph, asked.known_to).id if asked.known_to else None
    return subject, replace(
        asked,
        subject=subject.id,
        to=entity(graph, asked.to).id if asked.to else None,
        known_to=party,
        held=held_steps(graph, party, asked.known_by) if party else {},
        blocked=_blocked(graph, asked) if asked.rule else {},
    )


def _blocked(graph: Graph, asked: Question) -> dict[str, str]:
    """Return who is blocked by ownership under the rule of the day: certainly or possibly."""
    if asked.day is None:
        raise UsageError(
            f"the rule of {asked.rule} on ownership depends on the day",
            where="--rule",
            cure="name the day: --as-of 2020-01-31",
        )
    rule = rule_on(Regime(asked.rule or ""), asked.day)
    found = blocked(
        graph,
        rule,
        asked.day,
        asked.known_by,
        max(asked.standard, Standard.SINGLE_REPORT),
        seconds=asked.seconds,
    )
    return {one: str(how) for one, how in found.items()}
