"""What rows state, told in lines, so that a test can hold all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.model.records import JointFact, Link
from graphkit.model.rows import Reject, Row


def told(rows: Iterable[Row | Reject]) -> list[str]:
    """Return one line for each link and joint fact of each row, in order."""
    accepted = [row for row in rows if isinstance(row, Row)]
    numbers = {row.records.entities[0].id: row.records.designations[0].list_id for row in accepted}
    return [line for row in accepted for line in _of(row, numbers)]


def _of(row: Row, numbers: dict[str, str]) -> Iterator[str]:
    records = row.records
    words = {one.about: one.wording.value for one in records.evidence}
    reference = records.designations[0].list_id
    told = {one.id: _link(one, numbers) for one in records.links}
    told |= {one.id: _fact(one, numbers) for one in records.facts}
    for made, what in told.items():
        how = "" if words[made] == "stated" else f" [{words[made]}]"
        yield f"{reference}: {what}{how}"


def _link(link: Link, numbers: dict[str, str]) -> str:
    source, target = (numbers.get(end, end) for end in (link.from_id, link.to_id))
    times = [f"since {link.start_date}" if link.start_date else "", link.date]
    times.append(f"until {link.end_date}" if link.end_date else "")
    more = "; ".join(filter(None, [link.role, *times]))
    return f"{source} {link.type} {target}" + (f" ({more})" if more else "")


def _fact(fact: JointFact, numbers: dict[str, str]) -> str:
    roles = ", ".join(
        f"{role} {numbers.get(one, one)}" for role, ids in fact.roles.items() for one in ids
    )
    more = "; ".join(filter(None, [fact.date, fact.quantity, fact.goods]))
    return f"{fact.type} of {roles} ({more})"
