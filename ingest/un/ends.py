"""Whom the ends of a statement mean: listed parties, ships by name, places, and the unnamed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graphkit.model.entities import Entity
from graphkit.model.registry import Schema
from ingest.un.days import edtf
from ingest.un.directory import Directory, Party
from ingest.un.listing import Listing
from ingest.un.patterns import End, PortOf, Territory, Unnamed, spelled, table
from ingest.un.unlisted import CASES, named

SELF, NAMED_SHIPS = "self", "named ships"
NO_NUMBER = "named in the UN list without an IMO number: it rests on its name"


class Ends:
    """Finds who takes part in what one entry states.

    Attributes:
        ships: the ships that the entry has named so far, by id.
        others: everybody whom it names and the list does not list, by id.
    """

    def __init__(self, listing: Listing, directory: Directory) -> None:
        self.listing, self.directory = listing, directory
        self.ships: dict[str, Entity] = {}
        self.others: dict[str, Entity] = {}

    def of(
        self, end: End, match: re.Match[str], parties: Mapping[str, Party]
    ) -> tuple[Entity, ...]:
        """Return who an end of a state means.

        Args:
            end: as patterns.yml writes it.
            match: the sentence with its groups.
            parties: by the signs in the sentence.
        """
        if end == SELF:
            return (self.own(),)
        if end == NAMED_SHIPS:
            return tuple(self.ships.values())
        if not isinstance(end, str):
            return (self._other(_unlisted(end, match, self.listing)),)
        words = match[end] or ""
        if end.startswith("ship"):
            return tuple(self.ship(name) for name in re.findall(spelled("SHIP"), words))
        return tuple(self._party(parties[sign]) for sign in dict.fromkeys(words) if sign in parties)

    def own(self) -> Entity:
        """Return the party whose entry it is."""
        return self.directory.parties[self.listing.reference].entity

    def ship(self, stated: str, *flags: str) -> Entity:
        """Return a ship by its name, with what its flag is said to be."""
        found = named(Schema.VESSEL, stated.strip("“”"), notes=(NO_NUMBER,))
        known = self.ships.get(found.id, found)
        self.ships[found.id] = known.model_copy(
            update={"flag": tuple(dict.fromkeys((*known.flag, *flags)))}
        )
        return self._other(self.ships[found.id])

    def false_name(self, stated: str) -> Entity:
        """Return a name that a ship was to bear to hide its own; it joins no two hulls."""
        name = stated.upper()
        entity = named(Schema.VESSEL_IDENTITY, f"false name {name}", fraudulent=True)
        return self._other(entity.model_copy(update={"name": name}))

    def _party(self, party: Party) -> Entity:
        entity = party.entity
        return self._other(entity) if entity.id.startswith(CASES) else entity

    def _other(self, entity: Entity) -> Entity:
        self.others[entity.id] = entity
        return entity


def _unlisted(end: Unnamed | PortOf | Territory, match: re.Match[str], listing: Listing) -> Entity:
    groups = match.groupdict("")
    if isinstance(end, PortOf):
        port = named(Schema.PORT, f"port {groups['port']}", country=(end.port,))
        return port.model_copy(update={"name": groups["port"]})
    if isinstance(end, Territory):
        return named(Schema.TERRITORY, end.name, country=(end.territory,))
    day = edtf(groups.get("when", ""))
    name = end.unnamed.format(**groups, day=day, reference=listing.reference)
    return named(end.schema_, name, unidentified=True)


def flag(match: re.Match[str]) -> str:
    """Return the two letters of a flag that a pattern found."""
    return table().flags[match["flag"]]
