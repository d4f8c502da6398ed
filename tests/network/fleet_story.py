"""Stories of ships: names that hulls used, ports with their country, calls and transfers."""

from __future__ import annotations

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.records import JointFact, Link
from graphkit.model.registry import Schema
from tests.exposure.story import Story


class Fleet(Story):
    """A story that also knows identities of hulls and countries of ports and registers."""

    def identity(
        self, ship: str, key: str, *, flag: str = "", false: bool = False, named: bool = True,
        standard: int = 3, published: str = "2017-01-01", **when: str,
    ) -> tuple[str, Link]:  # fmt: skip
        """State that a hull used a name, with or without a flag; return its id and the link."""
        known = self.id(f"as-{ship}-{key}")
        self.entities[known] = Entity(
            id=known,
            schema_=Schema.VESSEL_IDENTITY,
            name=key if named else flag,
            flag=(flag,) if flag else (),
            fraudulent=false,
            identifiers=(Identifier(Kind.CASE, f"{self.name}/as-{ship}-{key}"),),
        )
        return known, self.link("HAS_IDENTITY", ship, known, standard, published, **when)

    def of(self, name: str, country: str) -> str:
        """Give a port or a register its country; return its name."""
        self._party(name)
        self.entities[name] = self.entities[name].model_copy(update={"country": (country,)})
        return name

    def call(self, ship: str, date: str, port: str = "port-nampo", country: str = "kp",
             standard: int = 3, **roles: str) -> JointFact:  # fmt: skip
        """State a port call."""
        who = {"vessel": ship, "port": self.of(port, country), **roles}
        return self.fact("PortCall", standard, roles=who, date=date)

    def met(self, giver: str, receiver: str, date: str, standard: int = 3) -> JointFact:
        """State a ship-to-ship transfer."""
        return self.fact(
            "ShipToShipTransfer", standard, roles={"giver": giver, "receiver": receiver}, date=date
        )

    def _party(self, name: str) -> str:
        """Keep what is known of a party when it is named again."""
        known = self.entities.get(name)
        party = super()._party(name)
        if known is not None:
            self.entities[name] = known
        return party
