"""What evidence amounts to, found once for all evidence of the same worth.

Of a million links in one register most have one piece of evidence each, and these differ in
nothing that counts. So an assessment is kept by what it hangs on; `graph.proof` makes what is new.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import pyarrow as pa

from graphkit.graph.bulk.codec import EVIDENCE, Fields
from graphkit.graph.bulk.columns import DAYS, Columns, Repeated
from graphkit.model.proof import Assessment
from graphkit.model.records import Document, Evidence

IRRELEVANT = ("about", "locator", "quote", "notes", "element", "document", "admitted_by")
"""Fields of evidence that no assessment looks at, and two that are looked at otherwise here."""
MOST = 100_000
"""Assessments that are kept at once."""

_worth = itemgetter(*(1 + n for n, name in enumerate(EVIDENCE.names) if name not in IRRELEVANT))
_DOCUMENT, _BY = 1 + EVIDENCE.place("document"), 1 + EVIDENCE.place("admitted_by")

Assess = Callable[[list[Evidence]], Assessment]
"""Assesses some evidence, all of it about one thing."""


@dataclass
class Assessments:
    """Assessments by what they hang on.

    Args:
        documents: all documents, by id.
    """

    documents: Mapping[str, Document]
    _known: dict[Any, Assessment] = field(default_factory=dict)
    _worths: dict[str, Any] = field(default_factory=dict)

    def assess(
        self, rows: Sequence[Fields], parties: Collection[str], way: Any, assess: Assess
    ) -> Assessment:
        """Assess evidence about one thing; its `evidence` is not that of this thing.

        Args:
            rows: the evidence, each with the number of what it is about in front.
            parties: whom the thing concerns.
            way: what the assessment hangs on besides.
            assess: assesses it where it is new.
        """
        alone = len(rows) == 1
        worth = [self._worth(one, parties, alone) for one in rows]
        key = (way, worth[0] if alone else tuple(sorted(worth)))
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST:
                self._known.clear()
            found = assess([EVIDENCE.unpack(one[1:]) for one in rows])
            self._known[key] = found
        return found

    def _worth(self, one: Fields, parties: Collection[str], alone: bool) -> tuple[Any, ...]:
        by = one[_BY]
        document = self._document(one[_DOCUMENT]) if alone else one[_DOCUMENT]
        return (document, bool(by), by in parties, *_worth(one))

    def _document(self, one: str) -> Any:
        """Return what a document is worth alone: beside others it also counts which one it is."""
        found = self._worths.get(one)
        if found is None:
            if len(self._worths) >= MOST:
                self._worths.clear()
            found = self._worths[one] = _alone(self.documents[one])
        return found


def _alone(one: Document) -> Any:
    if one.relies_on:
        return one.id
    days = (one.published, one.retrieved, one.withdrawn)
    named = bool(one.publisher.strip())
    return (one.kind.value, one.reliability, named, one.relies_on_known, *days)


def assessed(every: Sequence[Assessment]) -> Columns:
    """Return what assessments say, without their evidence, for as many things.

    Those of one `Assessments` are the same object where they are the same.
    """
    own = list(map(id, every))
    found = dict(zip(own, every, strict=True))
    place = {one: n for n, one in enumerate(found)}
    few = list(found.values())
    columns: Columns = {
        "standard": pa.array([int(one.standard) for one in few], pa.int64()),
        "ifRead": pa.array([int(one.if_read) for one in few], pa.int64()),
        "statusIfRead": pa.array([one.status_if_read.value for one in few], pa.string()),
        "reached": pa.array([one.reached for one in few], DAYS),
        "refutedFrom": pa.array([one.refuted_from for one in few], pa.date32()),
        "origins": pa.array([one.origins for one in few], pa.int64()),
        "status": pa.array([one.status.value for one in few], pa.string()),
    }
    places = pa.array([place[one] for one in own], pa.int64())
    return {name: Repeated(one, places) for name, one in columns.items()}
