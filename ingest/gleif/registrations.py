"""Numbers of an entity in other registers: where it is registered, and by what it was validated."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.model.identifiers import Identifier, Kind, identifier
from ingest.gleif.codes import registers
from ingest.gleif.parts import Part


@dataclass(frozen=True, slots=True)
class Registration:
    """A number and the authority that keeps it.

    Args:
        authority: GLEIF's code: `RA000585`.
        number: the number, as stated; empty where none is.
        other: the authority's name, where GLEIF has no code for it.
    """

    authority: str
    number: str
    other: str = ""

    def __str__(self) -> str:
        return f"{self.number} ({self.other or self.authority})" if self.number else ""

    def identifier(self) -> Identifier | None:
        """Return the number as one that names a company, where its register is of that kind."""
        register = registers().get(self.authority)
        name = register.name(self.number) if register else ""
        return identifier(Kind.REGISTRATION, name) if name else None


def registered(entity: Part) -> Registration:
    """Return the register in which an entity was formed."""
    return _read(entity.one("RegistrationAuthority"), "Registration")


def validated(registration: Part) -> list[Registration]:
    """Return the registers by which a record was checked."""
    stated = [
        *registration.every("ValidationAuthority"),
        *registration.every("OtherValidationAuthorities", "OtherValidationAuthority"),
    ]
    return [_read(one, "Validation") for one in stated]


def _read(stated: Part, word: str) -> Registration:
    return Registration(
        stated.at(f"{word}AuthorityID"),
        stated.at(f"{word}AuthorityEntityID"),
        stated.at(f"Other{word}AuthorityID"),
    )
