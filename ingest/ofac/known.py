"""What the records of one party need to know of all the others: names, ids, shared numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind, strongest
from graphkit.model.names import normalised
from graphkit.model.registry import Schema
from ingest.ofac.entities import EntityBuilder
from ingest.ofac.records import Party, Problem
from ingest.ofac.release import Release


class Directory:
    """The listed parties by name and by alias."""

    def __init__(self, parties: Iterable[Party] = ()) -> None:
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._aliases: defaultdict[str, set[str]] = defaultdict(set)
        for party in parties:
            self.add(party)

    def add(self, party: Party) -> None:
        """Enter a party under all its names."""
        self._names[normalised(party.name)].add(party.uid)
        for other in party.names:
            self._aliases[normalised(other.name)].add(party.uid)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the listing numbers of those listed under a name, else of those also called so."""
        wanted = normalised(name)
        found = self._names.get(wanted) or self._aliases.get(wanted) or set()
        return tuple(sorted(found, key=int))


@dataclass(frozen=True)
class Known:
    """What is known of all parties of a release; kept in memory while its rows are read.

    Args:
        release: which list, and of which day.
        directory: listing numbers by name.
        ids: entity id by listing number.
        schemata: schema by listing number.
        shared: registrations that several parties state; each names none of them.
        problems: what is odd about the parties.
    """

    release: Release
    directory: Directory
    ids: Mapping[str, str]
    schemata: Mapping[str, Schema]
    shared: frozenset[Identifier]
    problems: tuple[Problem, ...]

    def entity(self, party: Party) -> Entity:
        """Return the entity of a party, without the numbers that are not its own."""
        return _without(EntityBuilder(party).build(), self.shared)


def survey(parties: Iterable[Party], release: Release) -> Known:
    """Read all parties once for what they know of one another."""
    directory, problems = Directory(), list[Problem]()
    places, schemata = dict[str, tuple[str, int]](), dict[str, Schema]()
    identifiers = dict[str, tuple[Identifier, ...]]()
    for party in parties:
        builder = EntityBuilder(party)
        identifiers[party.uid] = builder.build().identifiers
        problems += builder.problems
        directory.add(party)
        schemata[party.uid], places[party.uid] = builder.schema, (party.file, party.line)
    shared = _shared(identifiers)
    problems += _said(shared, places)
    dropped = frozenset(one for one in shared if one.kind is Kind.REGISTRATION)
    ids = {
        uid: str(strongest(one for one in own if one not in dropped))
        for uid, own in identifiers.items()
    }
    return Known(release, directory, ids, schemata, dropped, tuple(problems))


def _shared(identifiers: Mapping[str, tuple[Identifier, ...]]) -> dict[Identifier, list[str]]:
    owners: defaultdict[Identifier, list[str]] = defaultdict(list)
    for uid, own in identifiers.items():
        for one in own:
            owners[one].append(uid)
    return {one: uids for one, uids in owners.items() if len(uids) > 1}


def _said(
    shared: Mapping[Identifier, list[str]], places: Mapping[str, tuple[str, int]]
) -> Iterator[Problem]:
    for one, uids in shared.items():
        where = f"{places[uids[0]][0]}:" + ", ".join(str(places[uid][1]) for uid in uids)
        both = f"uid {' and '.join(uids)} state {one}"
        names = one.kind is not Kind.REGISTRATION
        then = "they become one entity" if names else "it names neither of them"
        yield Problem(where, f"{both}; {then}")


def _without(entity: Entity, dropped: frozenset[Identifier]) -> Entity:
    """Return an entity without some identifiers; the numbers stay among its registrations."""
    left = tuple(one for one in entity.identifiers if one not in dropped)
    if left == entity.identifiers:
        return entity
    return entity.model_copy(update={"identifiers": left, "id": str(strongest(left))})
