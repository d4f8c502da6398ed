"""The designations of one bucket, with whom they designate."""

from __future__ import annotations

from functools import partial

import pyarrow as pa

from graphkit.graph import merge, stated
from graphkit.graph.bulk import groups
from graphkit.graph.bulk.assessments import assessed
from graphkit.graph.bulk.codec import DESIGNATIONS, Fields
from graphkit.graph.bulk.columns import between, constant
from graphkit.graph.bulk.layout import Bucket, layout_of
from graphkit.graph.bulk.lookup import DESIGNATION, node_number
from graphkit.graph.proof import Proof
from graphkit.graph.tables import rows_of
from graphkit.model.proof import Assessment
from graphkit.model.records import Designation, Evidence

AHEAD = 1


def write_designations(rows: list[Fields], at: Bucket) -> None:
    """Write designations.

    Args:
        rows: the numbers of the entities that they designate, their ids, and their fields.
        at: their bucket.
    """
    if not rows:
        return
    source = at.lookup.source
    them = layout_of(
        DESIGNATIONS, groups.DESIGNATIONS, rows, merge.designations, source, ahead=AHEAD
    )
    records = [DESIGNATIONS.unpack(one[AHEAD + 1 :]) for one in them.rows]
    targets = [stated.is_target(one) for one in records]
    at.designated.update(row[0] for row, is_one in zip(them.rows, targets, strict=True) if is_one)
    them.captions = [stated.designation_caption(one.authority, one.programme) for one in records]
    them.bounds = [one.bounds() for one in records]
    them.proof = assessed(
        [
            at.lookup.assessments.assess(
                at.evidence.about(name), (), "designation", partial(_proved, record, at)
            )
            for name, record in zip(them.ids, records, strict=True)
        ]
    )
    own = [node_number(DESIGNATION, place, at.number) for place in range(len(them.rows))]
    at.numbers.update(zip(them.ids, own, strict=True))
    leading = {
        ":ID": pa.array(own, pa.int64()),
        ":LABEL": constant("Designation", pa.string(), len(own)),
    }
    known = them.properties(at, target=pa.array(targets, pa.bool_()))
    entities = pa.array(them.held("entity_id"), pa.string())
    at.output.write(groups.DESIGNATIONS, leading, known, {"entity": entities})
    at.output.write(groups.DESIGNATES, between(own, [one[0] for one in them.rows]), {})
    stated_so = {name: pa.array(them.held(name)) for name in ("authority", "programme")}
    listings = {**known, **stated_so, "entity": entities}  # there what is empty is null
    at.output.write_rows("listings", rows_of("listings", listings))
    at.created["designations"] += len(own)


def _proved(record: Designation, at: Bucket, evidence: list[Evidence]) -> Assessment:
    return Proof({record.id: evidence}, at.lookup.documents).of_designation(record)
