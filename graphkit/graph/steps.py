"""The step layer in the graph: derived by the model, written where it differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphkit.graph import stated
from graphkit.graph.proof import Proof
from graphkit.graph.schemata import read_schemata
from graphkit.graph.settle import Sifted, sift
from graphkit.graph.work import Work, read, slabs, write, write_ids
from graphkit.model.records import JointFact, Link
from graphkit.model.registry import Schema
from graphkit.model.steps import SchemaOf, Step, fact_steps, link_steps

AT_ONCE = 500
"""Links and facts whose steps are sent together: the server writes them while more are derived."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the graph holds, before steps are derived from links and joint facts.

    Args:
        schemata: of every entity that a step may begin or end at.
        steps: the steps that there are, by id.
    """

    schemata: Mapping[str, Schema]
    steps: Mapping[str, Mapping[str, Any]]


def read_before(
    work: Work,
    links: Iterable[Link],
    facts: Iterable[JointFact],
    there: Iterable[str],
    schemata: Mapping[str, Schema],
) -> Before:
    """Read what the steps of links and joint facts hang on.

    Args:
        work: an open transaction.
        links: the links.
        facts: the joint facts.
        there: the ids of those that the graph holds; what is new has no steps.
        schemata: of entities, as far as they were read before.
    """
    ends = {end for link in links for end in (link.from_id, link.to_id)}
    parties = {party for fact in facts for ids in fact.roles.values() for party in ids}
    others = read_schemata(work, (ends | parties) - schemata.keys())
    return Before(
        {**schemata, **others}, {row["id"]: row for row in read(work, "load/known/steps", there)}
    )


def write_steps(
    work: Work, links: list[Link], facts: list[JointFact], proof: Proof, before: Before
) -> tuple[int, int]:
    """Derive the steps of links and joint facts again and write what changed.

    Returns:
        How many steps were written, and how many stale ones deleted.
    """
    known, digests = before.steps, {one: row["digest"] for one, row in before.steps.items()}
    there, renamed, written = set[str](), set[str](), 0
    every: list[Link | JointFact] = [*links, *facts]
    for some in slabs(every, AT_ONCE):
        steps = list(_derived(some, proof, before.schemata))
        sifted = sift({one.id: stated.step(one) for one in steps}, digests)
        _send_steps(work, steps, sifted)
        there.update(one.id for one in steps)
        renamed.update(one.source for one in steps if not one.hops and one.id in sifted.created)
        written += len(sifted.written)
    stale = known.keys() - there
    write_ids(work, "load/steps_stale", stale)
    renamed.update(known[one]["source"] for one in stale if not known[one]["hops"])
    write_ids(work, "load/aliased", renamed)
    return written, len(stale)


def _send_steps(work: Work, steps: Iterable[Step], sifted: Sifted) -> None:
    ends = {one.id: {"id": one.id, "from": one.source, "to": one.target} for one in steps}
    for name, part in (("new", sifted.created), ("changed", sifted.changed)):
        rows = [{**ends[one], "properties": row} for one, row in part.items()]
        write(work, f"load/steps_{name}", rows)


def _derived(
    every: Iterable[Link | JointFact], proof: Proof, schemata: Mapping[str, Schema]
) -> Iterable[Step]:
    schema_of: SchemaOf = schemata.__getitem__
    for one in every:
        if isinstance(one, Link):
            yield from link_steps(one, schema_of, proof.of_link(one))
        else:
            yield from fact_steps(one, schema_of, partial(proof.of_roles, one))
