"""Level 1: the entity that holds an LEI."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, strongest
from graphkit.model.registry import Schema
from ingest.codes import Refused
from ingest.gleif.codes import Bearing, codes, known
from ingest.gleif.days import day
from ingest.gleif.events import Event
from ingest.gleif.parts import Part
from ingest.gleif.places import addresses, country
from ingest.gleif.registrations import registered, validated
from ingest.gleif.told import Party


@dataclass
class Holder:
    """Builds the entity of one LEI record.

    Args:
        party: what the LEI names.
        entity: the part of the record on the entity itself.
        registration: its part on the LEI.
        events: what happened to the entity.
    """

    party: Party
    entity: Part
    registration: Part
    events: tuple[Event, ...]
    fields: dict[str, list[str]] = field(default_factory=dict)

    def build(self) -> Entity:
        """Return the entity; raises Refused where a code or a day is unknown."""
        if not (name := self.entity.at("LegalName")):
            raise Refused("LegalName", "", "an entity without a name")
        self._names()
        self._places()
        self._kinds()
        self._numbers()
        self._statuses()
        ended = self._end()
        self._add("notes", *map(str, self.events))
        identifiers = self._identifiers()
        return Entity.model_validate(
            {
                "id": str(strongest(identifiers)),
                "schema_": self._schema(),
                "name": name,
                "identifiers": identifiers,
                "ill_formed": self.party.ill_formed,
                "lei_code": self.party.lei,
                "start_date": day("EntityCreationDate", self.entity.at("EntityCreationDate")),
                "end_date": ended,
                **{key: tuple(dict.fromkeys(stated)) for key, stated in self.fields.items()},
            }
        )

    @cached_property
    def bearing(self) -> Bearing:
        """What the status of the LEI means for its entity."""
        stated = known("RegistrationStatus", self._status(), codes().lei_statuses)
        return codes().lei_statuses[stated]

    def _status(self) -> str:
        return self.registration.at("RegistrationStatus")

    def _category(self) -> str:
        return known("EntityCategory", self.entity.at("EntityCategory"), codes().categories)

    def _schema(self) -> Schema:
        return codes().categories[self._category()]

    def _add(self, name: str, *stated: str) -> None:
        self.fields.setdefault(name, []).extend(one for one in stated if one)

    def _names(self) -> None:
        for group in ("OtherEntityNames", "TransliteratedOtherEntityNames"):
            for name in self.entity.every(group, group.removesuffix("s")):
                kind = known(f"{name.name} type", name.attribute("type"), codes().names)
                self._add(codes().names[kind], name.text)

    def _places(self) -> None:
        for address, land in addresses(self.entity):
            self._add("address", address)
            self._add("country", land)
        stated = self.entity.at("LegalJurisdiction")
        self._add("jurisdiction", country("LegalJurisdiction", stated))
        if "-" in stated:
            self._add("notes", f"legal jurisdiction: {stated}")

    def _kinds(self) -> None:
        self._add("type", "" if self._category() == "GENERAL" else self._category())
        if sub := self.entity.at("EntitySubCategory"):
            self._add("type", known("EntitySubCategory", sub, codes().subcategories))
        code = self.entity.at("LegalForm", "EntityLegalFormCode")
        other = self.entity.at("LegalForm", "OtherLegalForm")
        if other:
            self._add("notes", f"legal form: {other}" + (f" (ELF {code})" if code else ""))
        elif code:
            self._add("notes", f"legal form: ELF {code}")

    def _numbers(self) -> None:
        every = [registered(self.entity), *validated(self.registration)]
        self._add("registration_number", *map(str, every))

    def _identifiers(self) -> tuple[Identifier, ...]:
        """Return the LEI, and the number in a national register where it names this company."""
        lone = self.bearing is Bearing.ALONE or self._schema() is not Schema.COMPANY
        number = None if lone else registered(self.entity).identifier()
        return (*self.party.identifiers, *([number] if number else []))

    def _statuses(self) -> None:
        if self.bearing is Bearing.REFUSED:
            rule = f"{self._status()} is not to be published"
            raise Refused("RegistrationStatus", self._status(), rule)
        if self.bearing is not Bearing.PLAIN:
            self._add("notes", f"LEI registration: {self._status()}")
        status = known("EntityStatus", self.entity.at("EntityStatus"), codes().entity_statuses)
        if status != "ACTIVE":
            self._add("notes", f"entity status: {status}")

    def _end(self) -> str:
        """Return the day on which it ceased, where the record says so."""
        if reason := self.entity.at("EntityExpirationReason"):
            self._add("notes", f"expiration reason: {reason}")
        if stated := self.entity.at("EntityExpirationDate"):
            return day("EntityExpirationDate", stated)
        over = self.entity.at("EntityStatus") == "INACTIVE"
        ends = {one.effective for one in self.events if one.ends and over} - {""}
        return ends.pop() if len(ends) == 1 else ""
