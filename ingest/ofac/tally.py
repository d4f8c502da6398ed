"""What a person is told of a release that was read: counts, and what was not understood."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphkit.model.registry import Schema
from graphkit.model.rows import Reject
from ingest.ofac.counts import Rows
from ingest.ofac.links import Unresolved
from ingest.ofac.programmes import is_unknown
from ingest.ofac.records import Party, Problem
from ingest.ofac.release import Release
from ingest.ofac.transform import Transformed

MOST_PROGRAMMES = 12
MOST_FREE = 5
MOST_REJECTS = 10
"""Rejected rows that are shown; `rows` gives all of them."""


@dataclass
class Tally:
    """Counts of the rows that were given.

    Args:
        schemata: entities by schema.
        links: links by type.
        listed: listing numbers by programme, and which of them are vessels.
        designations: how many there are.
        clauses: clauses of remarks by kind; the empty kind is free text, kept in notes.
        free_text: clauses that no pattern takes, numbers as `#`.
        unresolved: links to somebody who cannot be told among the listed parties.
    """

    schemata: Counter[Schema] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    listed: dict[str, dict[str, bool]] = field(default_factory=lambda: defaultdict(dict))
    designations: int = 0
    clauses: Counter[str] = field(default_factory=Counter)
    free_text: Counter[str] = field(default_factory=Counter)
    unresolved: list[Unresolved] = field(default_factory=list)

    def add(self, party: Party, made: Transformed) -> None:
        """Count one party."""
        records = made.row.records
        (entity,) = records.entities
        self.schemata[entity.schema_] += 1
        self.links.update(link.type for link in records.links)
        self.designations += len(records.designations)
        for one in records.designations:
            self.listed[one.programme][party.uid] = entity.schema_ is Schema.VESSEL
        self.clauses.update(clause.kind for clause in party.clauses)
        free = (clause.text for clause in party.clauses if not clause.kind)
        self.free_text.update(re.sub(r"\d+", "#", text) for text in free)
        self.unresolved += made.unresolved

    def lines(
        self,
        release: Release,
        counts: Mapping[str, Rows],
        rejects: tuple[Reject, ...],
        problems: tuple[Problem, ...],
    ) -> Iterator[str]:
        """Say in lines what was read and what was not understood."""
        for name, rows in counts.items():
            yield f"{name}: {rows.read} read = {rows.accepted} accepted + {rows.rejected} rejected"
        schemata = Counter({str(schema): count for schema, count in self.schemata.items()})
        yield f"entities: {schemata.total()} = {_counted(schemata)}"
        yield "programmes: " + "; ".join(self._programmes())
        if unknown := sorted(self._unknown(release)):
            yield f"programmes whose measures are not known here: {', '.join(unknown)}"
        yield f"designations: {self.designations} by {release.stated}"
        links = _counted(self.links) or "none"
        yield f"links: {links}; {len(self.unresolved)} unresolved, in notes"
        free = self.clauses[""]
        yield f"remarks: {self.clauses.total()} clauses; {free} are free text, in notes"
        for text, count in self.free_text.most_common(MOST_FREE):
            yield f"free text, {count} times: {text}"
        for problem in problems:
            yield f"note: {problem}"
        for reject in rejects[:MOST_REJECTS]:
            yield f"note: {reject}; rejected"
        if (more := len(rejects) - MOST_REJECTS) > 0:
            yield f"note: {more} more rejected"

    def _programmes(self) -> Iterator[str]:
        """Say how many parties each programme has, families (DPRK to DPRK4) together."""
        families: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        for tag, listed in self.listed.items():
            families[re.sub(r"(?<=[A-Z])\d$", "", tag)] |= listed
        largest = sorted(families, key=lambda name: (-len(families[name]), name))
        for name in largest[:MOST_PROGRAMMES]:
            yield f"{name} {len(families[name])} ({sum(families[name].values())} vessels)"

    def _unknown(self, release: Release) -> Iterator[str]:
        for tag, listed in self.listed.items():
            if is_unknown(tag, release.source.measures):
                yield f"{tag} {len(listed)}"


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counter.most_common())
