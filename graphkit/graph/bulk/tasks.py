"""Laying out buckets: what each of the processes that do so is called with."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graphkit.garbage import uncollected
from graphkit.graph.bulk.buckets import read_bucket
from graphkit.graph.bulk.codec import Fields
from graphkit.graph.bulk.designations import write_designations
from graphkit.graph.bulk.entities import write_entities
from graphkit.graph.bulk.evidence import evidence_of, write_evidence
from graphkit.graph.bulk.facts import write_facts
from graphkit.graph.bulk.layout import Bucket
from graphkit.graph.bulk.links import write_links
from graphkit.graph.bulk.lookup import Lookup, read_lookup
from graphkit.graph.bulk.output import Output
from graphkit.graph.bulk.references import KINDS
from graphkit.graph.bulk.release import ENTITIES

MARKS = "marks"
TOGETHER = 5_000
"""Entities from which on a few more make no difference to the time that writing takes."""


@dataclass(frozen=True)
class LaidOut:
    """What some buckets hold.

    Args:
        created: how many things, by kind.
        designated: numbers of entities that are designated.
        aliased: numbers of nodes from which an identity step leads.
    """

    created: Counter[str]
    designated: array[int]
    aliased: array[int]


@uncollected()
def lay_out(folder: Path, writer: str, buckets: Sequence[int], shards: Sequence[str]) -> LaidOut:
    """Join, prove and write the statements of some buckets."""
    lookup, output = read_lookup(folder), Output(folder, writer)
    created: Counter[str] = Counter()
    designated, aliased = set[int](), set[int]()
    for bucket in buckets:
        at = _lay_out(bucket, lookup, output, folder, shards)
        created += at.created
        designated |= at.designated
        aliased |= at.aliased
    output.close()
    return LaidOut(created, array("Q", designated), array("Q", aliased))


def _lay_out(
    number: int, lookup: Lookup, output: Output, folder: Path, shards: Sequence[str]
) -> Bucket:
    links, facts, designations, evidence = read_bucket(folder, shards, number, KINDS)
    at = Bucket(number, lookup, output, evidence_of(evidence))
    write_links(links, at)
    write_facts(facts, at)
    write_designations(designations, at)
    write_evidence(at.evidence, at.numbers, lookup, output, number)
    at.created["evidence"] += len(at.evidence.rows)
    return at


@uncollected()
def lay_out_entities(folder: Path, writer: str, buckets: Sequence[int]) -> int:
    """Join and write the entities of some buckets; return how many there are."""
    lookup, output = read_lookup(folder), Output(folder, writer)
    marks = (folder / MARKS).read_bytes()
    count, rows = 0, list[Fields]()
    for bucket in buckets:
        rows += read_bucket(folder, [ENTITIES], bucket, 1)[0]
        if len(rows) >= TOGETHER or bucket == buckets[-1]:
            count += write_entities(rows, marks, lookup, output)
            rows = []
    output.close()
    return count
