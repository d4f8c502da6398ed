"""What the rows of a file were, counted, so that nothing is lost without being told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphkit.model.records import Batch
from graphkit.model.rows import Reject, Row
from ingest.ftm.parties import LINKED
from ingest.ftm.source import description

MOST_LISTED = 20
"""How many of a kind of remark are listed one by one."""


@dataclass
class Tally:
    """Counts of rows and of what they state.

    Args:
        rules: rejected rows by the rule that they break.
        kept: what is in notes only.
        shared: identifiers that several entities have, which makes them one.
    """

    read: int = 0
    accepted: int = 0
    schemata: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    authorities: Counter[str] = field(default_factory=Counter)
    listings: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    gone: int = 0
    odd_ids: list[str] = field(default_factory=list)
    shared: list[tuple[str, list[str]]] = field(default_factory=list)

    def add(self, row: Row | Reject) -> None:
        """Count one row."""
        self.read += 1
        if isinstance(row, Reject):
            self.rules[row.rule.partition(":")[0]] += 1
            return
        self.accepted += 1
        self._state(row.records)

    def _state(self, said: Batch) -> None:
        self.gone += len(said.gone)
        for entity in said.entities:
            self.schemata[entity.schema_] += 1
            if not entity.id.isascii():
                self.odd_ids.append(entity.id)
        for link in said.links:
            self.facts[link.type] += 1
        for fact in said.facts:
            self.facts[fact.type] += 1
        for one in said.designations:
            self.authorities[one.authority] += 1
        if said.designations:
            self.listings.update(document.id for document in said.documents)

    def whole_lists(self) -> tuple[str, ...]:
        """Return whose lists the file holds whole: those with as many listings as they need."""
        found = set()
        for document, count in self.listings.items():
            dataset = document.removeprefix("ftm-")[: -len("-0000-00-00")]
            known = description().datasets.get(dataset)
            if known is not None and known.whole_from and count >= known.whole_from:
                found.add(known.authority)
        return tuple(sorted(found))

    def summary(self, file: str, keys: Mapping[str, int], topics: Mapping[str, int]) -> list[str]:
        """Say in lines what the file says, what of it is in notes only, and what was not taken."""
        rejected = self.read - self.accepted
        lines = [
            f"{file}: {self.read:,} read = {self.accepted:,} accepted + {rejected:,} rejected",
            f"entities: {self.schemata.total():,} = {_counted(self.schemata)}",
            f"links and joint facts: {_counted(self.facts) or 'none'}",
            f"designations: {self.authorities.total():,}"
            + (f" = {_counted(self.authorities)}" if self.authorities else ""),
        ]
        if self.gone:
            lines.append(f"withdrawn, or replaced by what follows: {self.gone:,}")
        lines += [f"not taken: {count:,} × {rule}" for rule, count in self.rules.most_common()]
        properties = Counter({one: n for one, n in self.kept.items() if " " not in one})
        if properties:
            lines.append(f"properties in notes only: {_counted(properties)}")
        if count := topics.get(LINKED):
            lines.append(f"note: {count:,} × topic {LINKED}, which is no link and no listing")
        if keys:
            lines.append(f"note: keys that are not read: {_counted(Counter(keys))}")
        return lines + list(self._remarks())

    def _remarks(self) -> Iterator[str]:
        for words, count in sorted(self.kept.items()):
            if " " in words:
                yield f"note: {count:,} × {words}"
        odd = [f"the id {one} has letters beyond ASCII" for one in self.odd_ids]
        one_thing = [
            f"{' and '.join(owners)} state {identifier}; they become one entity"
            for identifier, owners in self.shared
        ]
        for remarks in (odd, one_thing):
            yield from (f"note: {remark}" for remark in remarks[:MOST_LISTED])
            if len(remarks) > MOST_LISTED:
                yield f"note: and {len(remarks) - MOST_LISTED:,} more of this sort"


def _counted(counter: Counter[str]) -> str:
    every = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count:,} {name}" for name, count in every)
