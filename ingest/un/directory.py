"""Who is meant by a name in the comments: the listed parties, and those of parties.yml, by name.

A name that two parties have means neither. Comments on one list speak of its own parties by any
name and abbreviation that it gives them, and of parties of other lists only by the name that these
are listed under.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphkit.model.entities import Entity
from graphkit.model.registry import Schema
from ingest.un.forms import Form, called, form, forms, runs
from ingest.un.listing import Listing
from ingest.un.unlisted import added_names, named

Who = frozenset[str]
"""Keys of the parties that have a name."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party that comments may name.

    Args:
        key: its reference number, or its id where it is not listed.
        entity: what it is.
        programme: the list that it is on, or on whose comments it is named.
        names: what it is called there.
    """

    key: str
    entity: Entity
    programme: str
    names: tuple[str, ...]


class Directory:
    """Everybody whom the comments may name, by key in `parties`."""

    def __init__(self, listings: Iterable[tuple[Listing, Entity]]) -> None:
        self.parties: dict[str, Party] = {}
        self._names: dict[str, Mapping[Form, Who]] = {}
        self._firsts: dict[str, frozenset[str]] = {}
        self._parts: dict[str, Mapping[Form, Who]] = {}
        added = {row.reference: row.names for row in added_names().called}
        for listing, entity in listings:
            names = (*called(listing), *added.get(listing.reference, ()))
            self._add(Party(listing.reference, entity, listing.programme, names))
        for row in added_names().unlisted:
            entity = named(row.schema_, row.names[0])
            self._add(Party(entity.id, entity, row.programme, row.names))

    def _add(self, party: Party) -> None:
        self.parties[party.key] = party

    def names(self, programme: str) -> Mapping[Form, Who]:
        """Return who has each name in the comments of one list.

        The name that somebody is listed under comes before other parties' aliases. Of a party on
        another list it has two words at least: an abbreviation there may be another one's here.
        """
        if programme not in self._names:
            listed: list[tuple[Form, str]] = []
            others: list[tuple[Form, str]] = []
            for key, party in self.parties.items():
                if party.programme == programme:
                    listed += ((form(name), key) for name in forms(party.entity.name))
                    others += ((form(name), key) for name in party.names)
                elif len(words := form(party.entity.name)) > 1:
                    listed.append((words, key))
            self._names[programme] = {**_by_form(others), **_by_form(listed)}
        return self._names[programme]

    def first_words(self, programme: str) -> frozenset[str]:
        """Return the words with which the names of one list begin."""
        if programme not in self._firsts:
            self._firsts[programme] = frozenset(one[0] for one in self.names(programme))
        return self._firsts[programme]

    def own_parts(self, party: Party, *, leading: bool) -> Iterator[Form]:
        """Give the runs of words in a party's names that no other entity of its list has.

        Args:
            party: the party.
            leading: only those that a name begins with.
        """
        known = self._parts_of(party.programme)
        for name in party.names:
            words = form(name)
            for run in runs(name):
                starts = run == words[: len(run)] or not leading
                if starts and known.get(run) == frozenset({party.key}) and len("".join(run)) > 2:
                    yield run

    def _parts_of(self, programme: str) -> Mapping[Form, Who]:
        if programme not in self._parts:
            self._parts[programme] = _by_form(
                (run, key)
                for key, party in self.parties.items()
                if party.programme == programme and party.entity.schema_ is not Schema.PERSON
                for name in party.names
                for run in runs(name)
            )
        return self._parts[programme]


def _by_form(pairs: Iterable[tuple[Form, str]]) -> Mapping[Form, Who]:
    found: defaultdict[Form, set[str]] = defaultdict(set)
    for words, key in pairs:
        if words:
            found[words].add(key)
    return {words: frozenset(keys) for words, keys in found.items()}
