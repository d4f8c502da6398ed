"""Everybody who is blocked under a rule, in the whole graph: the cascade down from the listed."""

from __future__ import annotations

from datetime import date

from graphkit.exposure.ownership.cascade import Blocked, blocked_by, cascade, network
from graphkit.exposure.ownership.facts import at_least
from graphkit.exposure.ownership.question import Question
from graphkit.exposure.ownership.reading import Reader, read_below
from graphkit.exposure.ownership.rules import Rule
from graphkit.graph import Graph
from graphkit.model.proof import Standard


def blocked(
    graph: Graph,
    rule: Rule,
    as_of: date,
    known_by: date,
    standard: Standard = Standard.SINGLE_REPORT,
    seconds: float = 30.0,
) -> dict[str, Blocked]:
    """Return who is blocked, certainly or possibly; whoever is not in it is not recorded as so.

    Args:
        graph: where to look.
        rule: the rule of a regime, as `rule_on` gives it for the day.
        as_of: the day on which shares, links and listings must stand.
        known_by: only evidence published by this day counts.
        standard: the lowest standard of evidence that counts.
        seconds: time budget.

    Raises:
        QueryTimeout: the time budget is used up.
        DatabaseError: the database cannot be reached.
    """
    asked = Question("", as_of, known_by, (rule.regime,), standard, seconds=seconds)
    facts = read_below(Reader(graph, asked), rule)
    net = network(at_least(facts, standard), rule, facts.links)
    return blocked_by(cascade(net))
