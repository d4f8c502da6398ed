"""Giving an entity of the graph a stronger id, with all that hangs on its present one.

Ids of links, facts, designations and evidence are made of the ids of entities. So whatever hangs on
an entity is taken off, read as records, given the new ids, and written again as any load is; in one
transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from graphkit.graph import moved, stated
from graphkit.graph.merge import Stated
from graphkit.graph.statements import Statements, write_statements
from graphkit.graph.work import Work, read, write, write_ids
from graphkit.model.record import Record
from graphkit.model.records import Evidence

R = TypeVar("R", bound=Record)


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
        The statements, and the new id of each link, fact and designation by its former id.
    """
    links = [(one, moved.link(one.record, ids)) for one in held.links]
    facts = [(one, moved.fact(one.record, ids)) for one in held.facts]
    listed = [(one, moved.designation(one.record, ids)) for one in held.designations]
    renamed = {one.record.id: new.id for one, new in links}
    renamed |= {one.record.id: new.id for one, new in facts}
    renamed |= {one.record.id: new.id for one, new in listed}
    every = {**ids, **renamed}
    return (
        Statements(
            links=[_as(one, new) for one, new in links],
            facts=[_as(one, new) for one, new in facts],
            designations=[_as(one, new) for one, new in listed],
            evidence=[_as(one, moved.evidence(one.record, every)) for one in held.evidence],
            touched=held.touched,
        ),
        renamed,
    )


def _as(one: Stated[R], record: R) -> Stated[R]:
    return Stated(record, one.sources, one.conflicting)
