"""Taking back what we inferred ourselves: links, with their steps and evidence, leave no trace.

Only what this program wrote on its own account is ever taken back: decisions about identity, and
candidates. What a source states is never deleted; where it states the same link, the link stays,
and is assessed again without our evidence.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.graph import stated
from graphkit.graph.merge import Stated
from graphkit.graph.proof import Proof
from graphkit.graph.statements import Statements, write_statements
from graphkit.graph.work import Work, read, write, write_ids
from graphkit.model.records import Link


def withdraw(work: Work, documents: Iterable[str], source: str) -> int:
    """Take back documents of our own with all that rests on them alone; in one transaction.

    Args:
        work: the transaction.
        documents: ids of the documents.
        source: the short name that we wrote them under.

    Returns:
        How many links were deleted.
    """
    ids = sorted(set(documents))
    ours = list(read(work, "load/known/proved_in", ids))
    own = {row["id"] for row in ours}
    about = {row["about"] for row in ours}
    others = {row["properties"]["about"] for row in read(work, "load/known/evidence", about)
              if row["id"] not in own}  # fmt: skip
    links = [stated.read_link(row) for row in read(work, "load/known/links", about)]
    alone = [
        one.record for one in links if one.sources == (source,) and one.record.id not in others
    ]
    gone = {one.id for one in alone}
    write_ids(work, "load/links_taken_off", gone)
    write_ids(work, "load/documents_withdrawn", ids)
    write_ids(work, "load/aliased", {end for one in alone for end in (one.from_id, one.to_id)})
    _without_us(work, [one for one in links if one.record.id not in gone], source)
    return len(alone)


def _without_us(work: Work, links: Iterable[Stated[Link]], source: str) -> None:
    """Write links that others state too as if we had never stated them."""
    left = [_left(one, source) for one in links]
    unproved = Proof({}, {})
    rows = [
        {
            "id": one.record.id,
            "from": one.record.from_id,
            "to": one.record.to_id,
            "properties": stated.link(one, unproved.of_link(one.record)),
        }
        for one in left
    ]
    write(work, "load/links_changed", rows)
    write_statements(work, Statements(touched=frozenset(one.record.id for one in left)))


def _left(one: Stated[Link], source: str) -> Stated[Link]:
    sources = tuple(other for other in one.sources if other != source)
    aside = tuple(said for said in one.conflicting if not said.endswith(f" ({source})"))
    return Stated(one.record, sources, aside)
