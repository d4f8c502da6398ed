"""What was read and what was not understood, counted entry by entry and said in lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from graphkit.model.records import Batch
from graphkit.model.rows import Reject
from ingest.un.patterns import table
from ingest.un.statements import Said
from ingest.un.transform import Entry

SHOWN = 20
"""Sentences of links that no pattern takes and that the summary shows; `Tally.untaken` has all."""
FIRST_SHOWN = "DPRK"


@dataclass(frozen=True, slots=True)
class Untaken:
    """A sentence of an entry's comments that no pattern takes."""

    reference: str
    programme: str
    words: str

    def speaks_of(self, what: str) -> bool:
        """Tell whether it has one of the words that are watched (patterns.yml)."""
        return bool(re.search(table().watched[what], self.words))

    def __str__(self) -> str:
        return f"{self.reference}: {self.words}"


@dataclass
class Tally:
    """Counts of one reading.

    Args:
        read: entries of the file.
        accepted: those that became rows.
        rejects: the others.
        individuals: accepted entries of persons by list.
        entities: other accepted entries by list.
        listed: listed parties by schema.
        named: schema of those that the list only names, by id.
        statements: links and joint facts by type and wording.
        taken: how often each pattern took something.
        sentences: sentences of comments.
        untaken: those that no pattern takes.
        unplaced: what is understood and has no place in the graph: reference, words and reason.
        problems: what is odd in the entries; none of it was dropped.
        owners: the first entry that states each identifier.
    """

    read: int = 0
    accepted: int = 0
    rejects: list[Reject] = field(default_factory=list)
    individuals: Counter[str] = field(default_factory=Counter)
    entities: Counter[str] = field(default_factory=Counter)
    listed: Counter[str] = field(default_factory=Counter)
    named: dict[str, str] = field(default_factory=dict)
    statements: dict[str, tuple[str, str]] = field(default_factory=dict)
    taken: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    untaken: list[Untaken] = field(default_factory=list)
    unplaced: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)

    def reject(self, one: Reject) -> None:
        """Count an entry that is not loaded."""
        self.read += 1
        self.rejects.append(one)

    def add(self, one: Entry, records: Batch, said: Said) -> None:
        """Count an entry with what it states."""
        self.read += 1
        self.accepted += 1
        listing = one.listing
        (self.individuals if listing.is_individual else self.entities)[listing.programme] += 1
        self.listed[one.entity.schema_.value] += 1
        self.named |= {entity.id: entity.schema_.value for entity in records.entities[1:]}
        wordings = {evidence.about: evidence.wording.value for evidence in records.evidence}
        self.statements |= {one.id: (one.type, wordings[one.id]) for one in records.links}
        self.statements |= {one.id: (one.type, wordings[one.id]) for one in records.facts}
        self.taken += said.taken
        self.sentences += said.sentences
        self.untaken += [Untaken(listing.reference, listing.programme, w) for w in said.untaken]
        self.unplaced += [(listing.reference, words, why) for words, why in said.unplaced]
        self.problems += [f"{listing.reference}: {problem}" for problem in one.problems]
        for identifier in one.entity.identifiers:
            first = self.owners.setdefault(str(identifier), listing.reference)
            if first != listing.reference:
                both = f"{first} and {listing.reference} state {identifier}"
                self.problems.append(f"{both}; they become one entity")

    def lines(self, name: str, day: date) -> list[str]:
        """Return the summary."""
        both = self.individuals + self.entities
        programmes = (
            f"{programme} {count} ({self.individuals[programme]} individuals)"
            for programme, count in both.most_common()
        )
        rejected = len(self.rejects)
        ships = [one for one in self.untaken if one.speaks_of("ships")]
        links = [one for one in self.untaken if one.speaks_of("links")]
        shown = sorted(links, key=lambda one: one.programme != FIRST_SHOWN)[:SHOWN]
        return [
            f"{name}: {self.read:,} read = {self.accepted:,} accepted + {rejected:,} rejected",
            f"list of {day}: {self.individuals.total():,} individuals, "
            f"{self.entities.total():,} entities",
            f"listed: {_counted(self.listed)}",
            f"named and not listed: {_counted(Counter(self.named.values()))}",
            "programmes: " + "; ".join(programmes),
            f"links and facts: {_counted(self._by_type())}",
            f"hedged, attempted or instructed: {_counted(self._by_wording())}",
            f"comments: {self.sentences:,} sentences; no pattern takes {len(self.untaken):,}, "
            "in notes",
            f"of these {len(ships)} speak of ships:",
            *(f"  untaken: {one}" for one in ships),
            f"and {len(links)} of links, here {len(shown)}:",
            *(f"  untaken: {one}" for one in shown),
            f"understood, with no place in the graph: {len(self.unplaced)}",
            *(f"  unplaced: {who}: {words} ({why})" for who, words, why in self.unplaced),
            *(f"note: {problem}" for problem in self.problems),
            *(f"rejected: {one}" for one in self.rejects),
        ]

    def _by_type(self) -> Counter[str]:
        return Counter(kind for kind, _ in self.statements.values())

    def _by_wording(self) -> Counter[str]:
        pairs = (f"{kind} {how}" for kind, how in self.statements.values() if how != "stated")
        return Counter(pairs)


def _counted(counter: Counter[str]) -> str:
    parts = (f"{count:,} {name}" for name, count in counter.most_common())
    return f"{counter.total():,} = " + ", ".join(parts) if counter else "0"
