"""Giving an entity of the graph a stronger id, with all that hangs on its present one.

Ids of links, facts, designations and evidence are made of the ids of entities. So whatever hangs on
an entity is taken off, read as records, given the new ids, and written again as any load is; in one
transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from graphkit.graph import moved, stated
from graphkit.graph.merge import Stated
from graphkit.graph.statements import Statements, write_statements
from graphkit.graph.work import Work, read, write, write_ids
from graphkit.model.records import Designation, Evidence, JointFact, Link

S = TypeVar("S", Link, JointFact, Designation, Evidence)


def rekey(work: Work, new_ids: Mapping[str, str]) -> dict[str, str]:
    """Give entities new ids; call it inside one transaction.

    Args:
        work: the transaction.
        new_ids: the new id of each entity by its present id.

    Returns:
        The new id of each link, joint fact and designation of these entities, by its former id.
    """
    about = {row["about"] for row in read(work, "load/known/around", new_ids)}
    links = [stated.read_link(row) for row in read(work, "load/known/links", about)]
    facts = [stated.read_fact(row) for row in read(work, "load/known/facts", about)]
    listed = [stated.read_designation(row) for row in read(work, "load/known/designations", about)]
    evidence = [stated.reader(Evidence)(row) for row in read(work, "load/known/evidence", about)]
    write_ids(work, "load/links_taken_off", about)
    write_ids(work, "load/nodes_taken_off", about)
    rows = [{"former": former, "id": new} for former, new in sorted(new_ids.items())]
    write(work, "load/rekeyed", rows)
    return _written_again(work, Statements(links, facts, listed, evidence), new_ids)


def _written_again(work: Work, held: Statements, new_ids: Mapping[str, str]) -> dict[str, str]:
    again, renamed = under_new_ids(held, new_ids)
    write_statements(work, again)
    return renamed


def under_new_ids(held: Statements, ids: Mapping[str, str]) -> tuple[Statements, dict[str, str]]:
    """Return statements with the ids of their entities replaced.

    Returns:
        The statements, and the new id of each statement and piece of evidence that has one, by its
        former id.
    """
    renamed: dict[str, str] = {}
    ids = {former: now for former, now in ids.items() if former != now}
    facts = _moved(held.facts, moved.fact, ids, renamed)  # who is named twice takes part once
    links, listed, evidence = held.links, held.designations, held.evidence
    if ids:
        links = _moved(links, moved.link, ids, renamed)
        listed = _moved(listed, moved.designation, ids, renamed)
    if ids or renamed:
        evidence = _moved(evidence, moved.evidence, {**ids, **renamed}, renamed)
    return Statements(links, facts, listed, evidence, held.touched), renamed


def _moved(
    every: Iterable[Stated[S]],
    move: Callable[[S, moved.Ids], S],
    ids: moved.Ids,
    renamed: dict[str, str],
) -> list[Stated[S]]:
    """Move each record; note in `renamed` whose id is another now."""
    done = []
    for one in every:
        new = move(one.record, ids)
        if new is not one.record:
            renamed[one.record.id] = new.id
            one = Stated(new, one.sources, one.conflicting)
        done.append(one)
    return done
