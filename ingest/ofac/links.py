"""`Linked To:` clauses and vessel owners as links, where they name exactly one listed party.

Names are compared without case, accents and punctuation, and never by likeness. A party's own name
counts before other parties' aliases, because the list links parties by the names that they are
listed under. What names no party, or several, or the party itself, stays in notes as unresolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.model.records import Evidence, Link
from ingest.ofac.clauses import LINKED_TO
from ingest.ofac.known import Known
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


def named_links(party: Party, known: Known) -> Iterator[Stated]:
    """Return every link that a party's words state, resolved or not."""
    for clause in party.of_kind(LINKED_TO):
        yield _stated(party, clause.value, clause.text, "LINKED_TO", known)
    if party.owner:
        yield _stated(party, party.owner, party.owner, "OWNS", known)


def _stated(party: Party, name: str, words: str, kind: str, known: Known) -> Stated:
    found = known.directory.find(name)
    if reason := _reason(found, party):
        return Stated(unresolved=Unresolved(party.uid, name, reason, party.place, words))
    here, there = known.ids[party.uid], known.ids[found[0]]
    ends = (there, here) if kind == "OWNS" else (here, there)
    link = Link(type=kind, from_id=ends[0], to_id=ends[1])
    return Stated(link, evidence(link, party.said_at, words, known))


def evidence(link: Link, locator: str, quote: str, known: Known) -> Evidence:
    """Return the words of the list that state a link."""
    document = known.release.document.id
    return Evidence(about=link.id, document=document, locator=locator, quote=quote, read=True)


def _reason(found: tuple[str, ...], party: Party) -> str:
    if not found:
        return "no listed party has this name"
    if len(found) > 1:
        return f"{len(found)} listed parties have this name: uid {', '.join(found[:5])}"
    return "names the party itself" if found[0] == party.uid else ""
