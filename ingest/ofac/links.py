"""`Linked To:` clauses and vessel owners as links, where they name exactly one listed party.

Names are compared without case, accents and punctuation, and never by likeness. A party's own name
counts before other parties' aliases, because the list links parties by the names that they are
listed under. What names no party, or several, or the party itself, stays in notes as unresolved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphkit.model.records import Evidence, Link
from ingest.ofac.clauses import LINKED_TO
from ingest.ofac.names import normalised
from ingest.ofac.records import Party


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A link that the list states to somebody who cannot be told among the listed parties."""

    uid: str
    name: str
    why: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A link with the words that state it, or the reason why it is none."""

    link: Link | None = None
    evidence: Evidence | None = None
    unresolved: Unresolved | None = None


class Directory:
    """The listed parties by name and by alias."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._aliases: defaultdict[str, set[str]] = defaultdict(set)
        for party in parties:
            self._names[normalised(party.row.name)].add(party.row.uid)
            for other in party.names:
                self._aliases[normalised(other.name)].add(party.row.uid)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the listing numbers of those listed under a name, else of those also called so."""
        wanted = normalised(name)
        found = self._names.get(wanted) or self._aliases.get(wanted) or set()
        return tuple(sorted(found, key=int))


def links(
    parties: Iterable[Party], directory: Directory, ids: Mapping[str, str], document: str
) -> Iterator[Stated]:
    """Return every stated link of the parties, resolved or not.

    Args:
        parties: the listed parties.
        directory: all listed parties by name.
        ids: entity id by listing number.
        document: the id of the list as a document.
    """
    for party in parties:
        for clause in party.of_kind(LINKED_TO):
            yield _stated(party, clause.value, clause.text, "LINKED_TO", directory, ids, document)
        if owner := party.row.owner:
            yield _stated(party, owner, owner, "OWNS", directory, ids, document)


def _stated(
    party: Party,
    name: str,
    words: str,
    kind: str,
    directory: Directory,
    ids: Mapping[str, str],
    document: str,
) -> Stated:
    found = directory.find(name)
    if reason := _reason(found, party):
        return Stated(unresolved=Unresolved(party.row.uid, name, reason, party.place, words))
    here, there = ids[party.row.uid], ids[found[0]]
    ends = (there, here) if kind == "OWNS" else (here, there)
    link = Link(type=kind, from_id=ends[0], to_id=ends[1])
    locator = party.locator + (" with sdn_comments.csv" if party.continued else "")
    evidence = Evidence(about=link.id, document=document, locator=locator, quote=words, read=True)
    return Stated(link, evidence)


def _reason(found: tuple[str, ...], party: Party) -> str:
    if not found:
        return "no listed party has this name"
    if len(found) > 1:
        return f"{len(found)} listed parties have this name: uid {', '.join(found[:5])}"
    return "names the party itself" if found[0] == party.row.uid else ""
