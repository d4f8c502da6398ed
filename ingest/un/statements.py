"""What an entry states beside its own listing, sentence by sentence, and what is not taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphkit.model.entities import Entity
from graphkit.model.records import Evidence, JointFact, Link
from ingest.un.directory import Directory
from ingest.un.ends import Ends, flag
from ingest.un.forms import form
from ingest.un.listing import Alias, Listing
from ingest.un.making import Sentence, Taken, evidence, facts, links
from ingest.un.mentions import read
from ingest.un.patterns import COMMENTS, Pattern, State, expressions
from ingest.un.sentences import sentences

POSITION = "DESIGNATION"
_LISTED_AS = re.compile(r"(?P<name>.+?) ?\((?P<list>[A-Z]{2})(?P<kind>[EIei])\.(?P<number>\d{3})\)")


@dataclass
class Said:
    """What one entry states, and what of it was not taken.

    Args:
        entities: those that it names and the list does not list, by id.
        links: by id.
        facts: joint facts, by id.
        evidence: one for each statement, by id.
        taken: how often each pattern took something.
        sentences: how many sentences its comments have.
        untaken: those that no pattern takes, as they stand.
        unplaced: what is understood and has no place in the graph, with the reason.
    """

    entities: Mapping[str, Entity] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    facts: dict[str, JointFact] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    taken: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    untaken: list[str] = field(default_factory=list)
    unplaced: list[tuple[str, str]] = field(default_factory=list)

    def add(self, record: Link | JointFact, words: Evidence) -> None:
        """Add a statement with its words."""
        if isinstance(record, Link):
            self.links[record.id] = record
        else:
            self.facts[record.id] = record
        self.evidence[words.id] = words


def statements(listing: Listing, directory: Directory, day: str, document: str) -> Said:
    """Read the comments of an entry, the positions of a person, and what aliases say of identity.

    Args:
        listing: the entry.
        directory: everybody whom it may name.
        day: the day of the list, by which what is "former" is over.
        document: the id of the list as a document.
    """
    reader = _Reader(listing, directory, day, document)
    comments = read(listing.comments, listing, directory)
    for begin, text in sentences(comments.text):
        reader.said.sentences += 1
        one = Sentence(COMMENTS, text, begin, comments)
        if not reader.take(one):
            reader.said.untaken.append(one.words())
    for position in listing.raw.values(POSITION):
        found = read(position, listing, directory)
        reader.take(Sentence(POSITION, found.text, 0, found))
    for alias in listing.aliases:
        reader.same_as(alias)
    reader.said.entities = reader.ends.others
    return reader.said


class _Reader:
    """Takes the sentences of one entry in their order: a later one may mean ships named before."""

    def __init__(self, listing: Listing, directory: Directory, day: str, document: str) -> None:
        self.listing, self.day, self.document = listing, day, document
        self.ends = Ends(listing, directory)
        self.said = Said()

    def take(self, one: Sentence) -> bool:
        """Try every pattern on a sentence; tell whether one takes it."""
        stated: set[str] = set()
        took = False
        for pattern, expression in expressions():
            if one.element != pattern.field or pattern.of not in ("", self.listing.raw.kind):
                continue
            if pattern.unless and pattern.unless in stated:
                continue
            for match in expression.finditer(one.text):
                took = True
                self._taken(pattern, Taken(one, match, self.ends, self.day))
                stated |= {state.fact for state in pattern.states}
        return took

    def _taken(self, pattern: Pattern, taken: Taken) -> None:
        self.said.taken[pattern.name] += 1
        if pattern.unplaced:
            self.said.unplaced.append((taken.sentence.words(), pattern.unplaced))
        for state in pattern.states:
            self._state(state, taken)

    def _state(self, state: State, taken: Taken) -> None:
        if state.vessel:
            for ship in taken.who(state.vessel):
                self.ends.ship(ship.name, flag(taken.match))
            return
        for made in facts(state, taken) if state.fact else links(state, taken):
            if isinstance(made, str):
                self.said.unplaced.append((taken.sentence.words(), made))
            else:
                self.said.add(made, evidence(made.id, state, taken, self.document))

    def same_as(self, alias: Alias) -> None:
        """State that two listings are one party, where an alias is the other's name and number."""
        found = _LISTED_AS.fullmatch(alias.name)
        other = self.ends.directory.parties.get(_number(found)) if found else None
        if found is None or other is None or form(found["name"]) != form(other.entity.name):
            return
        link = Link(type="SAME_AS", from_id=self.ends.own().id, to_id=other.entity.id)
        words = Evidence(
            about=link.id,
            document=self.document,
            locator=f"{self.listing.locator}, {self.listing.raw.kind}_ALIAS",
            quote=alias.name,
            read=True,
        )
        self.said.add(link, words)


def _number(found: re.Match[str]) -> str:
    """Return the reference number that an alias gives in capitals: `KPe.018` for `KPE.018`."""
    return f"{found['list'].upper()}{found['kind'].lower()}.{found['number']}"
