"""The step layer in the graph: derived by the model, written where it differs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from graphkit.graph import stated
from graphkit.graph.proof import Proof
from graphkit.graph.settle import sift
from graphkit.graph.work import Work, read, write, write_ids
from graphkit.model.records import JointFact, Link
from graphkit.model.registry import Schema
from graphkit.model.steps import SchemaOf, Step, fact_steps, link_steps


def write_steps(
    work: Work, links: list[Link], facts: list[JointFact], proof: Proof
) -> tuple[int, int]:
    """Derive the steps of links and joint facts again and write what changed.

    Returns:
        How many steps were written, and how many stale ones deleted.
    """
    steps = list(_derived(links, facts, proof, _schemata(work, links, facts)))
    ids = [*(one.id for one in links), *(one.id for one in facts)]
    known = {row["id"]: row for row in read(work, "load/known/steps", ids)}
    digests = {one: row["digest"] for one, row in known.items()}
    sifted = sift({one.id: stated.step(one) for one in steps}, digests)
    ends = {one.id: {"id": one.id, "from": one.source, "to": one.target} for one in steps}
    stale = known.keys() - ends.keys()
    write_ids(work, "load/steps_stale", stale)
    for name, part in (("new", sifted.created), ("changed", sifted.changed)):
        rows = [{**ends[one], "properties": row} for one, row in part.items()]
        write(work, f"load/steps_{name}", rows)
    renamed = {one.source for one in steps if not one.hops and one.id in sifted.created}
    renamed |= {known[one]["source"] for one in stale if not known[one]["hops"]}
    write_ids(work, "load/aliased", renamed)
    return len(sifted.created) + len(sifted.changed), len(stale)


def _derived(
    links: list[Link], facts: list[JointFact], proof: Proof, schemata: dict[str, Schema]
) -> Iterable[Step]:
    schema_of: SchemaOf = schemata.__getitem__
    for link in links:
        yield from link_steps(link, schema_of, proof.of_link(link))
    for fact in facts:
        yield from fact_steps(fact, schema_of, partial(proof.of_roles, fact))


def _schemata(work: Work, links: list[Link], facts: list[JointFact]) -> dict[str, Schema]:
    """Return the schema of every entity that a step may begin or end at."""
    ends = {end for link in links for end in (link.from_id, link.to_id)}
    parties = {party for fact in facts for ids in fact.roles.values() for party in ids}
    rows = read(work, "load/known/schemata", ends | parties)
    return {row["id"]: stated.schema_of(row["labels"]) for row in rows}
