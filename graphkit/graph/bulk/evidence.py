"""The evidence of one bucket: each piece once, by what it is about, and its nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from graphkit.graph.bulk import groups
from graphkit.graph.bulk.codec import EVIDENCE, Fields
from graphkit.graph.bulk.columns import TEXTS, between, column, constant, digests, ids
from graphkit.graph.bulk.lookup import EVIDENCE as KIND
from graphkit.graph.bulk.lookup import Lookup, node_number
from graphkit.graph.bulk.output import Output
from graphkit.graph.bulk.references import NOWHERE
from graphkit.graph.tables import Column
from graphkit.model.statements import Proposition

_PROPOSITION = 1 + EVIDENCE.place("proposition")
_ABOUT = 1 + EVIDENCE.place("about")


@dataclass(frozen=True)
class EvidenceRows:
    """Evidence with what it is about.

    Args:
        rows: the number of the entity that each is about, if any, and then its fields.
        ids: of each.
        proof: places in rows of what proves that a thing was so, by the thing's id.
    """

    rows: list[Fields]
    ids: list[str]
    proof: Mapping[str, list[int]]

    def about(self, one: str) -> list[Fields]:
        """Return the evidence that a thing was so."""
        return [self.rows[place] for place in self.proof.get(one, ())]

    def ids_about(self, every: list[str]) -> Column:
        """Return the ids of the evidence that each thing was so."""
        found = []
        for one in every:
            places = self.proof.get(one, ())
            some = [self.ids[place] for place in places]
            found.append(sorted(some) if len(some) > 1 else some)
        return pa.array(found, TEXTS)


def evidence_of(rows: list[Fields]) -> EvidenceRows:
    """Return the evidence of a bucket; of one piece that was read twice the later record."""
    every = _ids(rows)
    last = dict(zip(every, range(len(rows)), strict=True))
    if len(last) < len(rows):
        rows, every = [rows[place] for place in last.values()], list(last)
    proof: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(rows):
        if one[_PROPOSITION] == Proposition.LINK.value:
            proof[one[_ABOUT]].append(place)
    return EvidenceRows(rows, every, proof)


def _ids(rows: list[Fields]) -> list[str]:
    """Return the ids of evidence, as `Evidence.id` makes them."""
    if not rows:
        return []
    held = _by_name(rows)
    text = {
        name: pa.array([one or "" for one in held[name]], pa.string())
        for name in ("about", "proposition", "direction", "document", "locator", "quote", "element")
    }
    roles = {one: str(sorted(one)) for one in set(held["roles"])}
    text["roles"] = pa.array([roles[one] for one in held["roles"]], pa.string())
    order = ("about", "proposition", "direction", "document", "locator", "quote", "roles")
    return ids("evidence:", [*(text[name] for name in order), text["element"]])


def _by_name(rows: list[Fields]) -> dict[str, tuple[Any, ...]]:
    columns = tuple(zip(*rows, strict=True))
    return dict(zip(("", *EVIDENCE.names), columns, strict=True))


def write_evidence(
    them: EvidenceRows, numbers: Mapping[str, int], lookup: Lookup, output: Output, bucket: int
) -> None:
    """Write evidence, the documents that it stands in, and what it speaks of.

    Args:
        them: the evidence.
        numbers: the numbers of joint facts and designations, by id.
        lookup: what is known of the whole release.
        output: where to.
        bucket: its number.
    """
    size = len(them.rows)
    if not size:
        return
    held = _by_name(them.rows)
    types = groups.EVIDENCE.types
    known: dict[str, Column] = {
        alias: column(held[name], types[alias]) for name, alias in EVIDENCE.aliases.items()
    }
    known["id"] = pa.array(them.ids, pa.string())
    known["caption"] = pa.array(
        [one or other for one, other in zip(held["locator"], held["document"], strict=True)],
        pa.string(),
    )
    known["sources"] = constant([lookup.source], TEXTS, size)
    known["digest"] = pa.array(digests(known), pa.string())
    own = [node_number(KIND, place, bucket) for place in range(size)]
    output.write(
        groups.EVIDENCE,
        {":ID": pa.array(own, pa.int64()), ":LABEL": constant("Evidence", pa.string(), size)},
        known,
        {"document": known["document"]},
    )
    documents = [lookup.document_numbers[one] for one in held["document"]]
    output.write(groups.STATED_IN, between(own, documents), {})
    _write_spoken(them, own, held, numbers, output)


def _write_spoken(
    them: EvidenceRows,
    own: list[int],
    held: Mapping[str, tuple[Any, ...]],
    numbers: Mapping[str, int],
    output: Output,
) -> None:
    """Join evidence to what it supports or contradicts, where that is a node."""
    found = [
        (own[place], number if number != NOWHERE else numbers[about], direction.upper())
        for place, (number, about, direction) in enumerate(
            zip(held[""], held["about"], held["direction"], strict=True)
        )
        if number != NOWHERE or about in numbers
    ]
    sources, targets, types = zip(*found, strict=True) if found else ((), (), ())
    ends = between(sources, targets)
    output.write(groups.SPEAKS_OF, {**ends, ":TYPE": pa.array(types, pa.string())}, {})
